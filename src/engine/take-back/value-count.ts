/** Counts in how many places of a document a value or a list of values is. */
import type { Blocks, Document, Leaf } from '../../model/document.js';
import type { Span } from '../../model/source.js';
import { textsIn, visit } from '../../model/walk.js';
import { placesMark } from './changed-value.js';

/** How often a value is in a document, by the place where it is written. */
export function countValues({ title, blocks, masthead }: Document): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const texts = [
    ...textsIn([...title, ...blocks]),
    masthead.organisation,
    ...(masthead.registration ? [masthead.registration] : []),
  ];
  let last: { readonly places: readonly Span[] } | undefined;
  for (const text of texts) {
    const { places } = text;
    // The lines of a value are texts one after the other with the same places.
    const isMore = last !== undefined && places !== undefined && places === last.places && text.apart === undefined;
    last = places ? { places } : undefined;
    if (!places || isMore) continue;
    const mark = placesMark(places);
    counts.set(mark, (counts.get(mark) ?? 0) + 1);
  }
  return counts;
}

/** How often a list of values is in a text, by its placeholder. */
export function countLists(blocks: Blocks<Leaf>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  visit(blocks, (node) => {
    if (node.type === 'each') counts.set(node.name, (counts.get(node.name) ?? 0) + 1);
  });
  return counts;
}
