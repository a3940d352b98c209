/** Writes PDF's notation (ISO 32000-1, 7.3): numbers, strings and colours for content streams and objects. */

/** A number to hundredths; lengths are points, so a hundredth is finer than any printer. */
export function number(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return rounded === 0 ? '0' : `${rounded}`;
}

/** Numbers with spaces between. */
export function numbers(...values: readonly number[]): string {
  return values.map(number).join(' ');
}

/** A text string: printable ASCII as a literal, anything else in UTF-16 (7.9.2.2). */
export function textString(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return `(${text.replace(/[\\()]/g, '\\$&')})`;
  let hex = 'FEFF';
  for (let at = 0; at < text.length; at++) hex += text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0');
  return `<${hex}>`;
}

/** `#1d5a84` as three components for `rg` and `RG`, to thousandths. */
export function colourOperands(colour: string): string {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 0xff, value & 0xff]
    .map((part) => `${Math.round((part / 255) * 1000) / 1000}`)
    .join(' ');
}

/** A value of a dictionary: a name without its slash, a number, bytes, an array, or a dictionary. */
export type EntryValue = string | number | Uint8Array | readonly EntryValue[] | Entries;

export interface Entries {
  readonly [key: string]: EntryValue;
}

/** The entries of a dictionary, without the brackets around them. */
export function entriesText(entries: Entries): string {
  return Object.entries(entries)
    .map(([key, value]) => `/${key} ${valueText(value)}`)
    .join('');
}

function valueText(value: EntryValue): string {
  if (typeof value === 'string') return `/${value}`;
  if (typeof value === 'number') return `${value}`;
  if (value instanceof Uint8Array) return `<${Buffer.from(value).toString('hex')}>`;
  return isArray(value) ? `[${value.map(valueText).join(' ')}]` : `<<${entriesText(value)}>>`;
}

function isArray(value: readonly EntryValue[] | Entries): value is readonly EntryValue[] {
  return Array.isArray(value);
}
