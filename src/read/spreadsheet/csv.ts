/**
 * Reads CSV as spreadsheets write it: separated by commas, semicolons or tabs, in UTF-8, in UTF-16 ("Unicode text") or in the
 * code page of Western Windows, which Excel writes unless it is asked for another.
 */
import { CsvError, parse } from 'csv-parse/sync';
import { decodedAnyhow } from '../../formats/other-encodings.js';
import { type Diagnostic, error, type Outcome } from '../../model/diagnostic.js';
import type { Sheet } from '../../model/spreadsheet.js';
import { sheetOf, type TypedCell } from './sheet.js';

/** Reads one file; its cells are texts. */
export function readCsv(bytes: Uint8Array, path: string): Outcome<Sheet> {
  const { text = '' } = decodedAnyhow(bytes);
  try {
    const rows = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
    });
    return sheetOf(
      path,
      rows.map((row) => row.map((words): TypedCell => ({ kind: 'text', words: words.replace(DISARMED, '') }))),
    );
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    return { diagnostics: [unreadable(cause, path)] };
  }
}

/** The apostrophe before what would be a formula, as this program writes it too. */
const DISARMED = /^'(?=[\s"'\p{Cf}]*[=+\-@＝＋－＠])/u;

const DELIMITERS = [',', ';', '\t'];

/** The sign that divides the first line with words; quoted words apart. */
function delimiterOf(text: string): string {
  const first = text.split(/\r?\n/).find((line) => line.trim() !== '') ?? '';
  const bare = first.replace(/"(?:[^"]|"")*"/g, '');
  const counts = DELIMITERS.map((sign) => bare.split(sign).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

function unreadable(cause: CsvError, path: string): Diagnostic {
  const line: unknown = Reflect.get(cause, 'lines');
  const where = typeof line === 'number' ? ` at line ${line}` : '';
  return error('spreadsheet-unreadable', `The file can’t be read as CSV${where}: a quote isn’t closed`, path, {
    hint: 'Open it in a spreadsheet program and save it as CSV again.',
  });
}
