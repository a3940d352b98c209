/**
 * Refuses a file that was copied and not changed yet, by hand (`acme-copy.yaml`) or by a program that shares folders (`acme-PC2.yaml`):
 * two organisations can’t have the same name and the same registration number.
 */
import type { CalendarDate } from '../model/calendar.js';
import { type Diagnostic, error } from '../model/diagnostic.js';
import { addToGroup } from '../model/groups.js';
import type { Organisation } from '../model/organisation.js';
import { remember } from '../model/remember.js';
import { comparable } from './comparable.js';
import type { Found } from './held-values.js';
import { valuesOf } from './identifying-values.js';

/** What an organisation's file says of who it is. */
export interface Identity {
  readonly id: string;
  readonly values: Iterable<Found>;
  readonly left?: CalendarDate | undefined;
}

/** Gives an error if another organisation has the same name and number, unless that one’s file is the copy by its own name. */
export function copiedOrganisation(organisation: Organisation, everybody: readonly Identity[]): readonly Diagnostic[] {
  const { id, source } = organisation;
  const key = keyOf(valuesOf(organisation));
  const isAmong = everybody.some((other) => other.id === id && other.left === undefined);
  const ids = isAmong ? copiesIn(everybody) : byKey(everybody);
  const others = (key === undefined ? [] : (ids.get(key) ?? [])).filter((other) => other !== id);
  const original = others.find((other) => !isCopyOf(other, id));
  if (original === undefined) return [];
  return [
    error(
      'organisation-duplicate',
      `This file has the name and the registration number of ${original} too`,
      source.path,
      {
        hint: 'If it was copied for a new organisation, give it its own name and number. If it is a copy that nobody wants, delete it.',
      },
    ),
  ];
}

/** Pairs of organisations that are copies, with their ids, in a form that can be compared. */
export function copiesAmong(everybody: readonly Identity[]): readonly string[] {
  return [...copiesIn(everybody)].map(([key, ids]) => [key, ...ids].join(' '));
}

/** Whether a file’s name says that it is a copy of another: it begins with the other’s. */
function isCopyOf(id: string, original: string): boolean {
  return id.startsWith(original) && id.length > original.length;
}

/** The names and numbers that several organisations have: of a thousand the others would be held to the end of a run. */
const copiesIn = remember(
  (everybody: readonly Identity[]): ReadonlyMap<string, readonly string[]> =>
    new Map([...byKey(everybody)].filter(([, ids]) => ids.length > 1)),
);

function byKey(everybody: readonly Identity[]): ReadonlyMap<string, readonly string[]> {
  const ids = new Map<string, string[]>();
  for (const { id, values, left } of everybody) {
    const key = left ? undefined : keyOf(values);
    if (key !== undefined) addToGroup(ids, key, id);
  }
  return ids;
}

function keyOf(values: Iterable<Found>): string | undefined {
  const all = [...values];
  const [name, number] = ['name', 'registration_no'].map(
    (key) => all.find((value) => value.key === key)?.spelling ?? '',
  );
  return name && number ? `${comparable(name)}\n${number.replace(/[\s-]/g, '').toUpperCase()}` : undefined;
}
