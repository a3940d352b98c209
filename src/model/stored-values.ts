/**
 * An organisation's values as an issue keeps them: what its file says after its base, by key at the root, so that the reader of
 * organisations reads them back. An issue holds only what differs from the issue before.
 */

/** Text, null for nothing, a list or a map. */
export type StoredValue = string | null | readonly StoredValue[] | StoredValues;

export interface StoredValues {
  readonly [key: string]: StoredValue;
}

/** Keys that say nothing that a policy prints, or that are recorded in another place: look, pack and records. */
const NOT_KEPT: ReadonlySet<string> = new Set([
  'extends',
  'pack',
  'theme',
  'policies',
  'attachments',
  'record_format',
  'reviewed_on',
  'approved_by',
  'approved_on',
  'approver',
  'left',
  'former_names',
]);

/** The values to keep of an organisation's file; keys without a value are left out. */
export function valuesToKeep(file: StoredValues): StoredValues {
  return mapOf(Object.entries(file).filter(([key, value]) => value !== null && !NOT_KEPT.has(key)));
}

/** What differs from earlier values, by key at the root; null for what is gone. Undefined where nothing differs. */
export function valuesDifference(before: StoredValues, after: StoredValues): StoredValues | undefined {
  const gone = Object.keys(before).filter((key) => !Object.hasOwn(after, key));
  const changed = Object.entries(after).filter(
    ([key, value]) => !Object.hasOwn(before, key) || !isSameValue(before[key] ?? null, value),
  );
  if (gone.length + changed.length === 0) return undefined;
  return mapOf([...changed, ...gone.map((key): [string, StoredValue] => [key, null])]);
}

/** Values after a list of differences, the oldest first. */
export function foldValues(differences: readonly StoredValues[]): StoredValues {
  const values = new Map<string, StoredValue>();
  for (const [key, value] of differences.flatMap((difference) => Object.entries(difference)))
    if (value === null) values.delete(key);
    else values.set(key, value);
  return mapOf([...values]);
}

/** Whether two values say the same; the order of a map's keys says nothing. */
export function isSameValue(a: StoredValue, b: StoredValue): boolean {
  if (a === null || b === null || typeof a === 'string' || typeof b === 'string') return a === b;
  if (isList(a) || isList(b))
    return isList(a) && isList(b) && a.length === b.length && a.every((item, at) => isSameValue(item, b[at] ?? null));
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSameValue(a[key] ?? null, b[key] ?? null))
  );
}

/** Values as text that the reader of organisations reads. */
export function valuesText(values: StoredValues): string {
  return `${JSON.stringify(values, undefined, 2)}\n`;
}

function isList(value: StoredValue): value is readonly StoredValue[] {
  return Array.isArray(value);
}

/** A map without a prototype, whatever its keys are called. */
function mapOf(entries: readonly (readonly [string, StoredValue])[]): StoredValues {
  const map: Record<string, StoredValue> = Object.create(null);
  for (const [key, value] of entries) map[key] = value;
  return map;
}
