/** The widths of a font in a finished PDF, as the PDF tells them and as the embedded program has them. */
import type { Dictionary, PdfObjects } from './objects.js';

/** Reads both, in thousandths of an em, by glyph id. */
export function metricsOf(
  objects: PdfObjects,
  font: Dictionary,
): { readonly told: ReadonlyMap<number, number>; readonly programmed: readonly number[] } {
  const descendant = objects.dictionary(objects.array(font.get('DescendantFonts'))[0]);
  const told = new Map<number, number>();
  const array = objects.array(descendant.get('W'));
  for (let n = 0; n < array.length; n += 2)
    objects.array(array[n + 1]).forEach((width, at) => {
      told.set(objects.number(array[n]) + at, objects.number(width));
    });
  const file = objects.data(objects.dictionary(descendant.get('FontDescriptor')).get('FontFile2'));
  const start = (tag: string) => tableStart(file, tag);
  const unitsPerEm = file.readUInt16BE(start('head') + 18);
  const full = file.readUInt16BE(start('hhea') + 34);
  const programmed = Array.from(
    { length: file.readUInt16BE(start('maxp') + 4) },
    (_, glyph) => (file.readUInt16BE(start('hmtx') + Math.min(glyph, full - 1) * 4) * 1000) / unitsPerEm,
  );
  return { told, programmed };
}

/** Where a table begins; throws where there is none. */
function tableStart(file: Buffer, tag: string): number {
  for (let n = 0; n < file.readUInt16BE(4); n++) {
    const entry = 12 + n * 16;
    if (file.toString('latin1', entry, entry + 4) === tag) return file.readUInt32BE(entry + 8);
  }
  throw new Error(`The font has no table ${tag}.`);
}
