/**
 * Reads what is in an Excel file: cells and formulas, names of sheets, hidden ones too, comments, headers and footers, checks of what
 * is typed, properties, links, pictures, and the files within it.
 */
import { readZipParts, unpackPart } from '../zip/read.js';
import type { FinishedContent } from './file-text.js';
import { packageContent } from './package.js';
import { partText } from './part-text.js';

/** Why a file can't go into a pack. */
export type ExcelRefusal = 'empty' | 'locked-or-old' | 'macros' | 'other-file';

/** Thrown for a file that is no Excel workbook without macros. */
export class UnreadableExcel extends Error {
  readonly refusal: ExcelRefusal;
  constructor(refusal: ExcelRefusal) {
    super(refusal);
    this.refusal = refusal;
  }
}

const COMPOUND_FILE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
const WORKBOOK = /spreadsheetml\.(?:sheet|template)\.main\+xml/i;
const MACROS = /macroEnabled|vbaProject|ms-excel\.(?:macrosheet|intlmacrosheet)/i;

/** Reads a package; throws UnreadableExcel for another file, and ZipTrouble for one that is damaged. */
export function xlsxContent(bytes: Uint8Array): FinishedContent {
  if (bytes.length === 0) throw new UnreadableExcel('empty');
  if (Buffer.from(bytes.subarray(0, 4)).equals(COMPOUND_FILE)) throw new UnreadableExcel('locked-or-old');
  const listed = readZipParts(bytes).get('[Content_Types].xml');
  const types = listed ? partText(unpackPart(listed)) : '';
  if (MACROS.test(types)) throw new UnreadableExcel('macros');
  if (!WORKBOOK.test(types)) throw new UnreadableExcel('other-file');
  return packageContent(bytes);
}
