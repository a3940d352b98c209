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
  const sound = tags.flatMap((tag) => (isForeign(tag) ? wordsOf(tag, source) : tag));
  const { pairsOf } = pairBlocks(sound);
  const isUnpaired = (tag: Tag) => /^(?:open|else|close)$/.test(tag.form.kind) && !pairsOf.has(tag);
  return { tags: sound.flatMap((tag) => (isUnpaired(tag) ? wordsOf(tag, source) : tag)), diagnostics: [] };
}

/** What this program can't read, and passages, which are in this program's own workspaces only. */
function isForeign({ form }: Tag): boolean {
  return form.kind === 'broken' || form.kind === 'passage';
}

/** A lone pair of signs is too short to be hidden, and Markdown leaves it as it is. */
function wordsOf({ span, alone }: Tag, source: SourceText): readonly Tag[] {
  const text = source.text.slice(span.start, span.end);
  return text.length < SHORTEST ? [] : [{ form: { kind: 'literal', text, ownLine: alone }, span, alone: false }];
}

/** Words in angle brackets: no address, attribute or quotation; a backtick in them begins or ends code. */
const ANGLES = /(?<![<\\]|\]\(|\]: ?)<(\p{L}[^<>\n@:="{}\\`]{0,80})>(?!>)/gu;

/** Adds to a Markdown text's tags, which are in order, the placeholders in angle brackets. */
export function withAngleBrackets(tags: readonly Tag[], source: SourceText, start: number): readonly Tag[] {
  const text = source.text.slice(start);
  const closed = new Set([...text.matchAll(/<\/([\w-]+)>/g)].map(([, name]) => name));
  const angles: Tag[] = [];
  let next = 0;
  for (const { 0: words, 1: content = '', index } of text.matchAll(ANGLES)) {
    const span = spanOf(source, start + index, start + index + words.length);
    for (let tag = tags[next]; tag && tag.span.end <= span.start; tag = tags[next]) next++;
    const isWithin = (tags[next]?.span.start ?? span.end) < span.end;
    // With an end tag it may be an element that this program doesn't know.
    const isElement = isElementTag(content) || closed.has(/^[\w-]+/.exec(content)?.[0] ?? '');
    if (!isWithin && !isElement && words.length >= SHORTEST)
      angles.push({ form: { kind: 'literal', text: words, ownLine: false }, span, alone: false });
  }
  return angles.length === 0 ? tags : [...tags, ...angles].sort((a, b) => a.span.start - b.span.start);
}
