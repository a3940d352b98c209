/** The ends of ranges (bookmarks, permissions, comments) in what is taken out of a Word file: those whose other end stays must stay. */
import { type PlacedElement, placedChildren } from '../../../formats/xml/places.js';

const RANGE_END = /^w:(bookmark|perm|commentRange)(Start|End)$/;

/** Whether an element is an end of a range, which prints nothing. */
export function isRangeEnd({ name }: PlacedElement): boolean {
  return RANGE_END.test(name);
}

/** The ends in an element whose other end isn't in it. */
export function openEnds(element: PlacedElement): readonly PlacedElement[] {
  const ends = new Map<string, PlacedElement[]>();
  const walk = (at: PlacedElement): void => {
    const kind = RANGE_END.exec(at.name)?.[1];
    if (kind !== undefined) {
      const key = `${kind} ${at.attributes.get('w:id')}`;
      ends.set(key, [...(ends.get(key) ?? []), at]);
    }
    for (const child of placedChildren(at)) walk(child);
  };
  walk(element);
  return [...ends.values()].flatMap((both) => (both.length === 1 ? both : []));
}
