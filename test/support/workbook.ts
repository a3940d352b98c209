/** An Excel workbook as another program made it, part by part. */
import { zipPart } from '../../src/formats/zip/part.js';
import { writeZip } from '../../src/formats/zip/write.js';

const MAIN = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';

/** A workbook with these parts, by their paths. */
export function workbook(parts: Readonly<Record<string, string | Uint8Array>>, main = MAIN): Uint8Array {
  const types = `<Types><Override PartName="/xl/workbook.xml" ContentType="${main}"/></Types>`;
  return writeZip([
    zipPart('[Content_Types].xml', types),
    ...Object.entries(parts).map(([path, content]) => zipPart(path, content)),
  ]);
}

/** Words as the text of an element. */
export function escapeXml(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** What a cell of a sheet holds: words, a number, a day as Excel keeps it, or a formula and what it came to. */
export type SheetValue =
  | string
  | number
  | null
  | { readonly serial: number }
  | { readonly formula: string; readonly value: string };

/** A workbook as Excel writes it, sheet by sheet; `merged` has ranges such as `B2:B4` for sheets by their names. */
export function sheetsWorkbook(
  sheets: Readonly<Record<string, readonly (readonly SheetValue[])[]>>,
  merged: Readonly<Record<string, readonly string[]>> = {},
): Uint8Array {
  const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const names = Object.keys(sheets);
  const entries = names.map((name, at) => `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="r${at + 1}"/>`);
  const rels = names.map(
    (_, at) =>
      `<Relationship Id="r${at + 1}" Type="${relationships}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  const package_ = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const styles = `<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`;
  return workbook({
    '_rels/.rels': `<Relationships xmlns="${package_}"><Relationship Id="r" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relationships}"><sheets>${entries.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${package_}">${rels.join('')}<Relationship Id="s" Type="${relationships}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': styles,
    ...Object.fromEntries(
      Object.entries(sheets).map(([name, rows], at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        `<worksheet xmlns="${main}"><sheetData>${rows.map((row, y) => `<row r="${y + 1}">${row.map((value, x) => sheetCell(value, `${String.fromCharCode(65 + x)}${y + 1}`)).join('')}</row>`).join('')}</sheetData>${mergesOf(merged[name] ?? [])}</worksheet>`,
      ]),
    ),
  });
}

function mergesOf(ranges: readonly string[]): string {
  const cells = ranges.map((range) => `<mergeCell ref="${range}"/>`).join('');
  return ranges.length === 0 ? '' : `<mergeCells count="${ranges.length}">${cells}</mergeCells>`;
}

function sheetCell(value: SheetValue, place: string): string {
  if (value === null) return '';
  if (typeof value === 'number') return `<c r="${place}"><v>${value}</v></c>`;
  if (typeof value === 'string') return `<c r="${place}" t="inlineStr"><is><t>${escapeXml(value)}</t></is></c>`;
  if ('serial' in value) return `<c r="${place}" s="1"><v>${value.serial}</v></c>`;
  return `<c r="${place}" t="str"><f>${escapeXml(value.formula)}</f><v>${escapeXml(value.value)}</v></c>`;
}
