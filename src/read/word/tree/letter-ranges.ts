/** The letters of a paragraph's elements as words and tags, also where a tag goes over several elements. */
import type { PlacedElement } from '../../../formats/xml/places.js';
import { remember } from '../../../model/remember.js';
import type { RunPart } from '../../template/inline-run.js';
import { taggedParts } from '../../template/tagged-parts.js';
import type { Tag } from '../../template/tags.js';
import { tagsByRange } from '../cut-letters.js';
import type { WordLine } from '../lines.js';
import type { LetterRange } from '../unplaced-line.js';
import type { TreeReading } from './reading.js';

/** A stretch of letters. */
export interface Letters {
  readonly parts: readonly RunPart[];
  /** How many letters it has. */
  readonly length: number;
}

/** Gives the letters of an element (`w:t`) of a line; a tag that begins in it is whole. */
export function lettersOf(element: PlacedElement, line: WordLine, reading: TreeReading): readonly Letters[] {
  return (rangesOf(line, reading).get(element) ?? []).map(({ range, tags }) => {
    const [from, to] = [line.start + range.at, line.start + range.at + range.length];
    const innerTags = tags.filter(({ span }) => span.start >= from);
    // A tag that began in an earlier run may end in this one: its letters aren't words.
    const earlierTag = tags.find(({ span }) => span.start < from);
    const start = earlierTag ? Math.min(to, earlierTag.span.end) : from;
    const end = Math.max(to, innerTags.at(-1)?.span.end ?? to);
    return { parts: taggedParts(reading.part.source, start, end, innerTags), length: end - start };
  });
}

type RangesByHolder = ReadonlyMap<
  PlacedElement,
  readonly { readonly range: LetterRange; readonly tags: readonly Tag[] }[]
>;

/** The letters of a line, by the element that holds them, each with the tags that overlap them. */
const rangesOf = remember((line: WordLine, { part }: TreeReading): RangesByHolder => {
  const tags = tagsByRange(line, part.tagsIn.get(line) ?? []);
  const byHolder = new Map<PlacedElement, { range: LetterRange; tags: readonly Tag[] }[]>();
  for (const range of line.ranges) {
    if (!range.node) continue;
    const ranges = byHolder.get(range.holder) ?? [];
    ranges.push({ range, tags: tags.get(range) ?? [] });
    byHolder.set(range.holder, ranges);
  }
  return byHolder;
});
