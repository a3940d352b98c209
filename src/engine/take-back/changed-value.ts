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

/** A list of values with other items. */
export interface ChangedList {
  /** `fields.towns` */
  readonly key: string;
  /** Where each of its items is written. */
  readonly places: readonly Span[];
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** In how many places of the text it was changed, of how many. */
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

/** The keys that lead to a list, by the place of its first item; undefined where it isn't a list of its own. */
export function listPath([place]: readonly Span[]): readonly string[] | undefined {
  const path = place && pathAt(place.source, place.start);
  const keys = path?.slice(0, -1).filter((step) => typeof step === 'string');
  return keys && keys.length > 0 && keys.length === (path?.length ?? 0) - 1 ? keys : undefined;
}

/** Where a value is written: `orgs/acme.yaml:14`. */
export function placeOf([place]: readonly Span[]): string {
  return place ? `${place.source.path}:${pointAt(place.source, place.start).line}` : '';
}
