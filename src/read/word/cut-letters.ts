/** Cuts the letters of a paragraph at its tags: for each text element of a run, the words and the tags that begin there. */
import { escapeXml } from '../../formats/xml/escape.js';
import { letterPlaces, type PlacedElement } from '../../formats/xml/places.js';
import type { Tag } from '../template/tags.js';
import type { Stretch } from './found-line.js';
import type { WordLine } from './lines.js';

export type Segment =
  | { readonly kind: 'words'; readonly xml: string; readonly letters: string }
  | { readonly kind: 'tag'; readonly tag: Tag };

/** Gives the segments of each text element that a tag touches; a tag belongs to the element of its first letter. */
export function cutLetters(
  line: WordLine,
  tags: readonly Tag[],
  xml: string,
): ReadonlyMap<PlacedElement, readonly Segment[]> {
  const overlapping = tagsByStretch(line, tags);
  const touched = new Set([...overlapping.keys()].map(({ holder }) => holder));
  const cut = new Map<PlacedElement, Segment[]>();
  for (const stretch of line.stretches) {
    if (!touched.has(stretch.holder)) continue;
    const segments = cut.get(stretch.holder) ?? [];
    cut.set(stretch.holder, segments);
    segments.push(...segmentsOf(stretch, line.start + stretch.at, overlapping.get(stretch) ?? [], xml));
  }
  return cut;
}

/** The tags that lie in each stretch at least in part; both are in reading order. */
export function tagsByStretch(line: WordLine, tags: readonly Tag[]): ReadonlyMap<Stretch, readonly Tag[]> {
  const found = new Map<Stretch, readonly Tag[]>();
  let first = 0;
  for (const stretch of line.stretches) {
    const [from, to] = [line.start + stretch.at, line.start + stretch.at + stretch.length];
    while ((tags[first]?.span.end ?? to) <= from) first++;
    let last = first;
    while ((tags[last]?.span.start ?? to) < to) last++;
    if (last > first && stretch.node) found.set(stretch, tags.slice(first, last));
  }
  return found;
}

function segmentsOf(stretch: Stretch, from: number, tags: readonly Tag[], xml: string): readonly Segment[] {
  const { node } = stretch;
  if (!node) return [];
  const to = from + stretch.length;
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
