/** Reads spreadsheets: CSV and Excel workbooks, known by what they hold rather than by their names. */
import { error, type Outcome } from '../../model/diagnostic.js';
import type { Sheet } from '../../model/spreadsheet.js';

/** Reads a sheet; `sheetName` chooses among those of a workbook. */
export async function readSpreadsheet(bytes: Uint8Array, path: string, sheetName?: string): Promise<Outcome<Sheet>> {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  if (start === '504b0304') return (await import('./xlsx.js')).readXlsx(bytes, path, sheetName);
  if (start === 'd0cf11e0' || bytes.includes(0))
    return start.startsWith('fffe') || start.startsWith('feff') ? readText(bytes, path) : { diagnostics: [OLD(path)] };
  return readText(bytes, path);
}

async function readText(bytes: Uint8Array, path: string): Promise<Outcome<Sheet>> {
  return (await import('./csv.js')).readCsv(bytes, path);
}

const OLD = (path: string) =>
  error('spreadsheet-unreadable', 'The file can’t be read as a spreadsheet', path, {
    hint: 'If it is an older .xls file or has a password, save it as .xlsx or as CSV.',
  });
