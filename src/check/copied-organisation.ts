/**
 * Refuses a file that was copied and not changed yet, by hand (`acme-copy.yaml`) or by a program that shares folders (`acme-PC2.yaml`):
 * two organisations can’t have the same name and the same registration number.
 */
import type { CalendarDate } from '../model/calendar.js';
import { type Diagnostic, error } from '../model/diagnostic.js';
import type { Organisation } from '../model/organisation.js';
import { remember } from '../model/remember.js';
import { comparable } from './comparable.js';
import { type Found, valuesOf } from './identifying-values.js';

/** What an organisation's file says of who it is. */
export interface Identity {
  readonly id: string;
  readonly values: readonly Found[];
  readonly left?: CalendarDate;
}

/** Gives an error if another organisation has the same name and number, unless that one’s file is the copy by its own name. */
export function copiedOrganisation(organisation: Organisation, everybody: readonly Identity[]): readonly Diagnostic[] {
  const { id, source } = organisation;
  const key = keyOf(valuesOf(organisation));
  const others = (key === undefined ? [] : (byKey(everybody).get(key) ?? [])).filter((other) => other !== id);
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
  return [...byKey(everybody)].flatMap(([key, ids]) => (ids.length > 1 ? [[key, ...ids].join(' ')] : []));
}

/** Whether a file’s name says that it is a copy of another: it begins with the other’s. */
function isCopyOf(id: string, original: string): boolean {
  return id.startsWith(original) && id.length > original.length;
}

const byKey = remember((everybody: readonly Identity[]): ReadonlyMap<string, readonly string[]> => {
  const ids = new Map<string, string[]>();
  for (const { id, values, left } of everybody) {
    const key = left ? undefined : keyOf(values);
    if (key !== undefined) ids.set(key, [...(ids.get(key) ?? []), id]);
  }
  return ids;
});

function keyOf(values: readonly Found[]): string | undefined {
  const [name, number] = ['name', 'registration_no'].map(
    (key) => values.find((value) => value.key === key)?.spelling ?? '',
  );
  return name && number ? `${comparable(name)}\n${number.replace(/[\s-]/g, '').toUpperCase()}` : undefined;
}
