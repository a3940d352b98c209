/** Reads Excel workbooks: the values of cells, those of formulas as they were last worked out, dates as dates. */
import readWorkbook from 'read-excel-file/node';
import { readZip, ZipTrouble } from '../../formats/zip/read.js';
import { type Diagnostic, error, type Outcome } from '../../model/diagnostic.js';
import type { Sheet } from '../../model/spreadsheet.js';
import { mergedRanges } from './merged-ranges.js';
import { sheetOf, type TypedCell } from './sheet.js';

/** Reads the sheet with a name, else the first that has words. */
export async function readXlsx(bytes: Uint8Array, path: string, sheetName?: string): Promise<Outcome<Sheet>> {
  try {
    // What the library unpacks is bounded here first.
    const parts = readZip(bytes);
    if (!parts.has('xl/workbook.xml')) return { diagnostics: [unreadable(path)] };
    const sheets = await readWorkbook(Buffer.from(bytes));
    const names = sheets.map(({ sheet }) => sheet);
    const chosen =
      sheetName === undefined
        ? (sheets.find(({ data }) => data.length > 0) ?? sheets[0])
        : sheets.find(({ sheet }) => sheet === sheetName);
    if (!chosen) return { diagnostics: [noSuchSheet(path, sheetName ?? '', names)] };
    return sheetOf(
      path,
      chosen.data.map((row) => row.map(typedCell)),
      { merged: mergedRanges(parts, chosen.sheet), ...(names.length > 1 ? { name: chosen.sheet } : {}) },
    );
  } catch (cause) {
    if (cause instanceof ZipTrouble || cause instanceof Error) return { diagnostics: [unreadable(path)] };
    throw cause;
  }
}

function typedCell(value: unknown): TypedCell | undefined {
  if (isMoment(value)) return { kind: 'date', words: value.toISOString().slice(0, 10) };
  if (typeof value === 'number') return { kind: 'number', words: String(value) };
  if (typeof value === 'boolean') return { kind: 'text', words: value ? 'Yes' : 'No' };
  return typeof value === 'string' ? { kind: 'text', words: value } : undefined;
}

/** The library gives dates as moments at midnight in UTC, which its types don’t say. */
function isMoment(value: unknown): value is { toISOString(): string } {
  return typeof value === 'object' && value !== null && 'toISOString' in value;
}

function unreadable(path: string): Diagnostic {
  return error('spreadsheet-unreadable', 'The file can’t be read as an Excel workbook', path, {
    hint: 'If it is an older .xls file, has a password or macros, save it as .xlsx or as CSV.',
  });
}

function noSuchSheet(path: string, name: string, names: readonly string[]): Diagnostic {
  return error('spreadsheet-unreadable', `The workbook has no sheet "${name}"`, path, {
    hint: `It has: ${names.map((each) => `"${each}"`).join(', ')}.`,
  });
}
