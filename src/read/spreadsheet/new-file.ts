/** Writes the file of a new organisation from a row of a spreadsheet, its keys in the order of the schema. */
import { ORGANISATION_KEYS } from '../../model/organisation-schema.js';
import { nationOfRegistration } from '../../model/service-words.js';
import type { ValueChange, ValueChanges } from '../organisation/value-edit.js';
import { mapText, type Written } from '../yaml/edit.js';
import type { OrganisationRow } from './organisation-rows.js';
import { rowChanges } from './row-changes.js';

const HEAD = '# yaml-language-server: $schema=../schema/organisation.schema.json\n';

/** Gives its text; the form of a registration number says the nation, where no column does. */
export function newOrganisationText(row: OrganisationRow): string {
  const values = new Map(Object.entries(writtenChanges(rowChanges(row, {}))));
  const nation = nationOfRegistration(row.values.get('registration_no') ?? '');
  if (nation && !values.has('nation')) values.set('nation', nation);
  const keys = [...values.keys()].sort((a, b) => placeOf(a) - placeOf(b));
  return HEAD + mapText(Object.fromEntries(keys.map((key) => [key, values.get(key) ?? ''])));
}

function placeOf(key: string): number {
  const at = ORGANISATION_KEYS.indexOf(key);
  return at < 0 ? ORGANISATION_KEYS.length : at;
}

function writtenChanges(changes: ValueChanges): Readonly<Record<string, Written>> {
  return Object.fromEntries(
    [...changes].flatMap(([key, change]): [string, Written][] => {
      const value = written(change);
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

function written(change: ValueChange): Written | undefined {
  if (change.kind === 'set') return change.value;
  if (change.kind === 'append') return change.items;
  return change.kind === 'within' ? writtenChanges(change.changes) : undefined;
}
