/**
 * Checks that a font file supplied by an organisation can be used. Refuses anything but a static TrueType font (collections,
 * PostScript outlines, web fonts, variable fonts), fonts whose licence bits forbid embedding, fonts that lack a character that
 * British documents need, and fonts that cannot be subset for a PDF.
 */
import { openCmap } from './cmap.js';
import { FontTrouble, readTables, type Tables, tableOf, viewOf } from './sfnt.js';

const range = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, n) => first + n);

const codePoints = (text: string): readonly number[] => [...text].map((character) => character.codePointAt(0) ?? 0);

/** Basic Latin, the letters of Western Europe and of Welsh, the signs of good typography, the marks of lists. */
const NEEDED: readonly number[] = [
  ...range(0x20, 0x7e),
  ...range(0xc0, 0xff),
  ...codePoints('\u00a0£©®°·ŴŵŶŷẀẁẂẃẄẅỲỳŸ‘’“”–—•…€'),
];

const DAMAGED = 'is damaged or isn’t a TrueType font';

/** How many characters a message names before it counts the rest. */
const MOST_NAMED = 8;

/** Says what is wrong with a font file, in words that follow its name; undefined where it can be used. */
export async function fontFault(file: Uint8Array): Promise<string | undefined> {
  try {
    const foreign = foreignKind(file);
    if (foreign) return foreign;
    const tables = readTables(file);
    return variation(tables) ?? embedding(tables) ?? outlines(tables) ?? coverage(tables) ?? (await cutting(file));
  } catch (cause) {
    if (cause instanceof FontTrouble || cause instanceof RangeError) return DAMAGED;
    throw cause;
  }
}

const KINDS: Readonly<Record<string, string>> = {
  OTTO: 'has PostScript outlines (CFF) instead of TrueType outlines',
  ttcf: 'is a collection of fonts (TTC), not a single font',
  wOFF: 'is a web font (WOFF), not a TrueType file',
  wOF2: 'is a web font (WOFF2), not a TrueType file',
};

function foreignKind(file: Uint8Array): string | undefined {
  return KINDS[String.fromCharCode(...file.subarray(0, 4))];
}

function variation(tables: Tables): string | undefined {
  return tables.has('fvar') ? 'is a variable font, not a static one' : undefined;
}

/** OpenType 1.9, OS/2, fsType: usage permissions are the lowest four bits, of which the least restrictive counts. */
function embedding(tables: Tables): string | undefined {
  const type = viewOf(tableOf(tables, 'OS/2')).getUint16(8);
  if ((type & 0x000e) === 0x0002) return 'doesn’t allow embedding (OS/2 fsType)';
  if ((type & 0x0100) !== 0) return 'doesn’t allow subsetting (OS/2 fsType)';
  if ((type & 0x0200) !== 0) return 'allows embedding only as bitmaps (OS/2 fsType)';
  return undefined;
}

/** Each glyph's outline lies within the table glyf, at or after the one before (OpenType 1.9, loca). */
function outlines(tables: Tables): string | undefined {
  const loca = viewOf(tableOf(tables, 'loca'));
  const long = viewOf(tableOf(tables, 'head')).getInt16(50) === 1;
  const count = viewOf(tableOf(tables, 'maxp')).getUint16(4);
  const last = tableOf(tables, 'glyf').length;
  let before = 0;
  for (let id = 0; id <= count; id++) {
    const offset = long ? loca.getUint32(id * 4) : loca.getUint16(id * 2) * 2;
    if (offset < before || offset > last) return DAMAGED;
    before = offset;
  }
  return undefined;
}

function coverage(tables: Tables): string | undefined {
  const glyphOf = openCmap(tableOf(tables, 'cmap'));
  if (!glyphOf) return 'has no table of Unicode characters';
  const missingCodePoints = NEEDED.filter((codePoint) => glyphOf(codePoint) === 0);
  if (missingCodePoints.length === 0) return undefined;
  const characters = missingCodePoints.slice(0, MOST_NAMED).map(nameOf).join(', ');
  return `lacks ${characters}${missingCodePoints.length > MOST_NAMED ? ` and ${missingCodePoints.length - MOST_NAMED} more characters` : ''}`;
}

function nameOf(codePoint: number): string {
  const number = `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
  return codePoint === 0x20 || codePoint === 0xa0 ? number : `${String.fromCodePoint(codePoint)} (${number})`;
}

/** Subsets the font as the writer of PDFs will, so that a broken outline is found now; HarfBuzz is loaded only for this. */
async function cutting(file: Uint8Array): Promise<string | undefined> {
  const { openFace } = await import('./face.js');
  const { metrics } = openFace(file).subset([]);
  return metrics.unitsPerEm >= 16 && metrics.unitsPerEm <= 16384 ? undefined : 'doesn’t say how large its letters are';
}
