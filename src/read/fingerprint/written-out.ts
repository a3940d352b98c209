/**
 * Writes out what method 1 of fingerprints doesn't know: a passage as its words, `else if` as a block within the else. So a text
 * has the fingerprint of the same text written out, and a text that uses neither has the one that it always had.
 */
import { remember } from '../../model/remember.js';
import type { SharedPassage } from '../../model/shared-passage.js';
import { type BlockPairs, pairBlocks } from '../template/block-pairs.js';
import { mayHoldNewTags, shownTags, type TextPlace } from '../template/shown-tags.js';
import type { Tag } from '../template/tags.js';

type Passages = ReadonlyMap<string, SharedPassage>;

/** A stretch of a source, and what stands in its place. */
interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Gives the text from its start to the end of its source, with passages and `else if` written out. */
export function writtenOut(place: TextPlace, passages: Passages): string {
  const { source, start } = place;
  const body = source.text.slice(start);
  if (!mayHoldNewTags(body)) return body;
  const tags = shownTags(place);
  const pairs = pairBlocks(tags);
  const pieces: string[] = [];
  let at = start;
  for (const { start: from, end, text } of tags.flatMap((tag) => replacementOf(tag, pairs, passages))) {
    pieces.push(source.text.slice(at, from), text);
    at = end;
  }
  return pieces.join('') + source.text.slice(at);
}

function replacementOf(tag: Tag, { pairsOf }: BlockPairs, passages: Passages): readonly Replacement[] {
  const { form, span } = tag;
  if (form.kind === 'passage') {
    const passage = passages.get(form.name);
    return passage ? [{ ...span, text: indented(wordsOf(passage), lineBefore(tag)) }] : [];
  }
  const pairs = pairsOf.get(tag) ?? [];
  const [chained] = pairs.filter((pair) => pair.chained && pair.open === tag);
  if (chained) return [{ ...span, text: `{{else}}{{#${chained.block} ${chained.name}}}` }];
  const ends = pairs.filter((pair) => pair.chained && pair.close === tag).map(({ block }) => `{{/${block}}}`);
  return ends.length > 0 ? [{ start: span.start, end: span.start, text: ends.join('') }] : [];
}

/** The words of a passage as they would be written in a text. */
export const wordsOf = remember(({ source, bodyStart, uses }: SharedPassage): string =>
  writtenOut({ source, start: bodyStart, kind: 'markdown' }, uses)
    .replace(/^\s*\n/, '')
    .trimEnd(),
);

function lineBefore({ span: { source, start } }: Tag): string {
  const lineStart = Math.max(source.text.lastIndexOf('\n', start - 1), source.text.lastIndexOf('\f', start - 1)) + 1;
  return source.text.slice(lineStart, start);
}

/** In a quotation or an item, each line of the passage begins as that goes on. */
function indented(words: string, before: string): string {
  if (!/^[ \t>]*(?:(?:[-*+]|\w{1,9}[.)])[ \t]+[ \t>]*)*$/.test(before) || before === '') return words;
  const goesOn = before.replace(/[^ \t>]/g, ' ');
  // Between paragraphs a quotation needs its sign too.
  const between = goesOn.includes('>') ? goesOn.trimEnd() : '';
  return words.replace(/\n(\r?\n)?/g, (_, blank = '') => `\n${blank === '' ? '' : between + blank}${goesOn}`);
}
