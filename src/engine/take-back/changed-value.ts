/** A value that a customer changed, and where it is written in the organisation's files. */
import { yamlPathOf } from '../../model/placeholders.js';
import { pointAt, type Span } from '../../model/source.js';
import { pathAt, shownPath } from './value-path.js';

/** A value with other words. */
export interface ChangedValue {
  /** The placeholder, as the text has it: `org_field_phone`, or `phone` within a list. */
  readonly name: string;
  /** `phone`, `registered_manager.name`, `local_authorities[2].phone`. */
  readonly key: string;
  readonly places: readonly Span[];
  readonly before: string;
  readonly after: string;
  /** In how many places of the document it was changed, of how many. */
  readonly changedPlaces: number;
  readonly allPlaces: number;
}

/** Equal for the places of the same value. */
export function placesMark(places: readonly Span[]): string {
  return places.map(({ source, start }) => `${source.path}:${start}`).join(' ');
}

/** The key of a value in its file, as people name it. */
export function keyOf(name: string, [place]: readonly Span[]): string {
  if (name.startsWith('org_field_')) return yamlPathOf(name);
  const path = place && pathAt(place.source, place.start);
  return path ? shownPath(path) : name;
}

/** Where a value is written: `orgs/acme.yaml:14`. */
export function placeOfValue({ places }: ChangedValue): string {
  const [place] = places;
  return place ? `${place.source.path}:${pointAt(place.source, place.start).line}` : '';
}
