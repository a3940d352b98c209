/**
 * Lets tags that aren't this program's stand as the words they are: in a document to import, all of them; in Markdown also
 * placeholders such as `<Company Name>`, which Markdown would take for HTML.
 */
import { isElementTag } from '../../model/html-elements.js';
import { type SourceText, spanOf } from '../../model/source.js';
import { pairBlocks } from './block-pairs.js';
import type { Tag, TagScan } from './tags.js';

/** A mark in the text of a hidden tag takes three characters (`mask.ts`). */
const SHORTEST = 3;

/** Gives a document's tags with those of other programs as words. Nothing is wrong with these, so there is no problem left. */
export function withForeignAsWords({ tags }: TagScan, source: SourceText): TagScan {
  const sound = tags.flatMap((tag) => (tag.form.kind === 'broken' ? wordsOf(tag, source) : tag));
  const { pairOf } = pairBlocks(sound);
  const isUnpaired = (tag: Tag) => /^(?:open|else|close)$/.test(tag.form.kind) && !pairOf.has(tag);
  return { tags: sound.flatMap((tag) => (isUnpaired(tag) ? wordsOf(tag, source) : tag)), diagnostics: [] };
}

/** A lone pair of signs is too short to be hidden, and Markdown leaves it as it is. */
function wordsOf({ span, alone }: Tag, source: SourceText): readonly Tag[] {
  const text = source.text.slice(span.start, span.end);
  return text.length < SHORTEST ? [] : [{ form: { kind: 'literal', text, ownLine: alone }, span, alone: false }];
}

/** Adds to a Markdown text's tags the placeholders in angle brackets. */
export function withAngleBrackets(tags: readonly Tag[], source: SourceText, start: number): readonly Tag[] {
  const angles: Tag[] = [];
  for (const match of source.text.slice(start).matchAll(/(?<![<\\]|\]\(|\]: ?)<(\p{L}[^<>\n@:="{}\\]{0,80})>(?!>)/gu)) {
    const [text, content = ''] = match;
    const at = start + match.index;
    const span = spanOf(source, at, at + text.length);
    const isWithin = tags.some((tag) => tag.span.start < span.end && span.start < tag.span.end);
    if (!isWithin && text.length >= SHORTEST && !isElementTag(content) && !closes(content, source, start))
      angles.push({ form: { kind: 'literal', text, ownLine: false }, span, alone: false });
  }
  return angles.length === 0 ? tags : [...tags, ...angles].sort((a, b) => a.span.start - b.span.start);
}

/** Whether the text has an end for a tag, as it would for an element that this program doesn't know. */
function closes(content: string, { text }: SourceText, start: number): boolean {
  const name = /^[\w-]+/.exec(content)?.[0] ?? '';
  return name !== '' && text.indexOf(`</${name}>`, start) >= 0;
}
