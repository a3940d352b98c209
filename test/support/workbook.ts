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
