/** What of a file's list of examples is left once values were said: they are the organisation's own then. */
import type { ValueChange, ValueChanges } from '../organisation/value-edit.js';
import type { OrganisationRow } from './organisation-rows.js';

/** The plain values of a file, as YAML gives them. */
export type PlainMap = Readonly<Record<string, unknown>>;

/** Gives the change of the list; nothing where it stays as it is. */
export function examplesChange(row: OrganisationRow, before: PlainMap, changes: ValueChanges): ValueChanges {
  const listed = Array.isArray(before.examples) ? before.examples.map(String) : [];
  const left = listed.flatMap((key) => remaining(key, row, before, changes));
  if (left.join() === listed.join()) return new Map();
  const change: ValueChange = left.length > 0 ? { kind: 'set', value: left } : { kind: 'remove' };
  return new Map([['examples', change]]);
}

/** What is left of one key: itself, nothing, or those of its parts that nobody said. */
function remaining(key: string, row: OrganisationRow, before: PlainMap, changes: ValueChanges): readonly string[] {
  const [group = '', part] = key.split('.');
  const isSaid = (path: string) =>
    row.values.has(path) || isGone(path, changes) || (isNaming(path) && row.people.has(group));
  if (part !== undefined) return isSaid(key) ? [] : [key];
  const parts = Object.keys(plainMap(before[group])).map((each) => `${group}.${each}`);
  if (parts.length === 0) return isSaid(key) || row.people.has(key) ? [] : [key];
  const rest = parts.filter((path) => !isSaid(path));
  return rest.length === parts.length && !row.people.has(key) ? [key] : rest;
}

const isNaming = (path: string) => /\.(?:title|first_name|last_name|name)$/.test(path);

/** Whether a change takes a value away. */
function isGone(path: string, changes: ValueChanges): boolean {
  const [group = '', part = ''] = path.split('.');
  const change = changes.get(group);
  if (change?.kind !== 'within') return change !== undefined;
  return change.changes.has(part);
}

function plainMap(value: unknown): object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
