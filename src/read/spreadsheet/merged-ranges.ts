/** Reads from a workbook's parts which cells of a sheet were merged (ISO/IEC 29500-1, 18.3.1.55), which the library doesn't tell. */
import { readRelationships, relationshipsPath } from '../../formats/word/relationships.js';
import { descendants, parseXml } from '../../formats/xml/parse.js';
import { columnOfLetters, type MergedRange } from '../../model/spreadsheet.js';

const WORKBOOK = 'xl/workbook.xml';

/** More than anybody merges in a list of organisations. */
const MOST_RANGES = 1_000;

/** Gives the merged ranges of the sheet with this name, in the order of the file. Throws XmlTrouble. */
export function mergedRanges(parts: ReadonlyMap<string, Uint8Array>, sheetName: string): readonly MergedRange[] {
  const path = sheetPath(parts, sheetName);
  const text = path === undefined ? '' : textOf(parts, path);
  // A sheet may have a million cells, so its XML isn’t parsed again: in text, "<" is always escaped.
  const tags = [...text.slice(text.lastIndexOf('</sheetData>')).matchAll(MERGE)].slice(0, MOST_RANGES);
  return tags.map(([, fromColumn = '', fromRow = '', toColumn = '', toRow = '']) => ({
    columns: [columnOfLetters(fromColumn), columnOfLetters(toColumn)],
    rows: [Number(fromRow), Number(toRow)],
  }));
}

const MERGE = /<(?:\w+:)?mergeCell\s[^>]*?\bref=["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']/g;

/** The part of a sheet: the workbook names a relationship, and that the part. */
function sheetPath(parts: ReadonlyMap<string, Uint8Array>, sheetName: string): string | undefined {
  const sheets = descendants(parseXml(textOf(parts, WORKBOOK)), 'sheet');
  const sheet = sheets.find(({ attributes }) => attributes.name === sheetName);
  const [, id] = Object.entries(sheet?.attributes ?? {}).find(([name]) => name.endsWith(':id')) ?? [];
  const find = (path: string) => [...parts.keys()].find((each) => each.toLowerCase() === path.toLowerCase());
  const relationships = readRelationships(textOf(parts, relationshipsPath(WORKBOOK)), WORKBOOK, find);
  return relationships.find((relationship) => relationship.id === id)?.part;
}

function textOf(parts: ReadonlyMap<string, Uint8Array>, path: string): string {
  return Buffer.from(parts.get(path) ?? []).toString('utf8');
}
