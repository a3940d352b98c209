/**
 * CSV as spreadsheets open it: UTF-8 with a byte order mark, without which Excel takes it for the system's old code page;
 * RFC 4180 otherwise. A cell that a spreadsheet would take for a formula begins with an apostrophe (OWASP: CSV injection).
 */

/** The characters that begin a formula, full-width forms included, after any spaces, quotes and invisible marks. */
const FORMULA = /^[\s"'\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20]/u;

/** The same behind what divides cells where the decimal sign is a comma, or where a cell is pasted. */
const LATER_FORMULA = /([;\t\r\n][\s"'\p{Cf}]*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/gu;

function disarmed(value: string): string {
  const inside = value.replace(LATER_FORMULA, "$1'");
  return FORMULA.test(value) || /^[\t\r\n]/.test(value) ? `'${inside}` : inside;
}

const quoted = (value: string) => `"${disarmed(value).replaceAll('"', '""')}"`;

/** Rows of cells as the text of a file, its byte order mark included; each cell is quoted. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('')}`;
}
