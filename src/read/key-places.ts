/** Where a key belongs that stands under the wrong parent: found from what the schema knows at each path, never from a list. */
import { remember } from '../model/remember.js';

/** Keys on the way to a map; a number is an entry of a list, and ANY_NAME the name of an author's own. */
export type KeyPlace = readonly (string | number)[];

/** What a schema knows in the map at a path. */
type KnownKeys = (path: KeyPlace) => readonly string[];

/** Stands for any name; no key of YAML is empty in a schema. */
const ANY_NAME = '';

/** Maps within maps; no schema of ours goes deeper. */
const DEEPEST = 5;

/** The most places that a hint names. */
const MOST_NAMED = 2;

/** Of each key, the maps that it may stand in, in the order of the schema. */
const placesIn = remember((knownKeys: KnownKeys): ReadonlyMap<string, readonly KeyPlace[]> => {
  const places = new Map<string, KeyPlace[]>();
  const visit = (path: KeyPlace) => {
    const keys = knownKeys(path);
    for (const key of keys) places.set(key, [...(places.get(key) ?? []), path]);
    if (path.length < DEEPEST) for (const key of keys) for (const below of mapsAt([...path, key])) visit(below);
  };
  const mapsAt = (path: KeyPlace): readonly KeyPlace[] =>
    [path, [...path, 0], [...path, ANY_NAME]].filter((each) => knownKeys(each).length > 0);
  visit([]);
  return places;
});

/** Says where a key belongs that isn't known where it stands: `"last" belongs under "review:".` Nothing where no place or too many fit. */
export function rightPlace(
  key: string,
  knownKeys: KnownKeys,
  isThere: (place: KeyPlace) => boolean,
): string | undefined {
  const all = placesIn(knownKeys).get(key) ?? [];
  // Of many groups with such a key, those are meant that the file has.
  const places = all.length > MOST_NAMED ? all.filter((place) => place.length > 0 && isThere(place)) : all;
  if (places.length === 0 || places.length > MOST_NAMED) return undefined;
  return `"${key}" belongs ${places.map(wordsOf).join(', or ')}.`;
}

/** Whether a key is known in the map at a path. */
export function isKnownAt(key: string, path: KeyPlace, knownKeys: KnownKeys): boolean {
  return (placesIn(knownKeys).get(key) ?? []).some((place) => place.join('\n') === path.join('\n'));
}

function wordsOf(place: KeyPlace): string {
  const last = place.at(-1);
  if (last === undefined) return 'at the top level, without spaces before it';
  const above = place.slice(0, -1);
  if (typeof last === 'number') return `in an entry of "${above.at(-1)}:"${within(above.slice(0, -1))}`;
  if (last === ANY_NAME) return `under a name within "${above.at(-1)}:"${within(above.slice(0, -1))}`;
  return `under "${last}:"${within(above)}`;
}

function within(place: KeyPlace): string {
  const names = place.filter((step) => typeof step === 'string' && step !== ANY_NAME);
  return names.length === 0 ? '' : ` within "${names.join('.')}:"`;
}
