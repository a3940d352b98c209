/** Brings plain values into one form, to compare what two files say: the order of keys in a map says nothing. */

/** Gives the form; equal for values that say the same. */
export function canonical(value: unknown): string {
  return JSON.stringify(sorted(value));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = [...(value instanceof Map ? value : new Map(Object.entries(value)))].map(
    ([key, part]): [string, unknown] => [String(key), sorted(part)],
  );
  return { entries: entries.sort(([a], [b]) => (a < b ? -1 : 1)) };
}
