/**
 * Cuts the letters of a paragraph at its tags: for each text element of a run, its words and the tags that begin in it.
 */
import { escapeXml } from '../../formats/xml/escape.js';
import { letterPlaces, type PlacedElement } from '../../formats/xml/places.js';
import type { Tag } from '../template/tags.js';
import type { WordLine } from './lines.js';
import type { LetterRange } from './unplaced-line.js';

export type Segment =
  | { readonly kind: 'words'; readonly xml: string; readonly letters: string }
  | { readonly kind: 'tag'; readonly tag: Tag };

/** Gives the segments of each text element that a tag touches; a tag belongs to the element of its first letter. */
export function cutLetters(
  line: WordLine,
  tags: readonly Tag[],
  xml: string,
): ReadonlyMap<PlacedElement, readonly Segment[]> {
  const overlapping = tagsByRange(line, tags);
  const touched = new Set([...overlapping.keys()].map(({ holder }) => holder));
  const byHolder = new Map<PlacedElement, Segment[]>();
  for (const range of line.ranges) {
    if (!touched.has(range.holder)) continue;
    const segments = byHolder.get(range.holder) ?? [];
    byHolder.set(range.holder, segments);
    segments.push(...segmentsOf(range, line.start + range.at, overlapping.get(range) ?? [], xml));
  }
  return byHolder;
}

/** The tags that overlap each range of letters; ranges and tags are in reading order. */
export function tagsByRange(line: WordLine, tags: readonly Tag[]): ReadonlyMap<LetterRange, readonly Tag[]> {
  const overlapping = new Map<LetterRange, readonly Tag[]>();
  let first = 0;
  for (const range of line.ranges) {
    const [from, to] = [line.start + range.at, line.start + range.at + range.length];
    while ((tags[first]?.span.end ?? to) <= from) first++;
    let last = first;
    while ((tags[last]?.span.start ?? to) < to) last++;
    if (last > first && range.node) overlapping.set(range, tags.slice(first, last));
  }
  return overlapping;
}

function segmentsOf(range: LetterRange, from: number, tags: readonly Tag[], xml: string): readonly Segment[] {
  const { node } = range;
  if (!node) return [];
  const to = from + range.length;
  const places = letterPlaces(xml, node);
  const words = (start: number, end: number): Segment[] =>
    end > start
      ? [
          {
            kind: 'words',
            xml: node.cdata
              ? escapeXml(node.text.slice(start - from, end - from))
              : xml.slice(places[start - from], places[end - from]),
            letters: node.text.slice(start - from, end - from),
          },
        ]
      : [];
  const segments: Segment[] = [];
  let at = from;
  for (const tag of tags) {
    segments.push(...words(at, Math.max(at, tag.span.start)));
    if (tag.span.start >= from) segments.push({ kind: 'tag', tag });
    at = Math.min(tag.span.end, to);
  }
  return [...segments, ...words(at, to)];
}
