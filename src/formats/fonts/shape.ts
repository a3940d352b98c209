/**
 * Words to glyphs with their places, by HarfBuzz: kerning, ligatures, marks. Left to right, Latin, Greek or Cyrillic as
 * the letters say. Characters that show nothing (joiners, direction marks, soft hyphens) become a glyph without width, or none
 * where they belong to the character before them (variation selectors).
 */
import * as harfbuzz from 'harfbuzzjs';

/** One glyph of a shaped text; lengths in font units. */
export interface Glyph {
  /** 0 where the font has none. */
  readonly id: number;
  /** Where its cluster begins in the text, in UTF-16 units. */
  readonly cluster: number;
  readonly advance: number;
  readonly right: number;
  readonly up: number;
}

export interface Shaper {
  /** The characters that the font has a glyph for. */
  readonly codePoints: ReadonlySet<number>;
  shape(text: string): readonly Glyph[];
  /** What each glyph stands for on its own: the character or ligature it is reached by. */
  readonly meanings: ReadonlyMap<number, string>;
}

/** Opens a font file for shaping. */
export function openShaper(file: Uint8Array): Shaper {
  const face = new harfbuzz.Face(new harfbuzz.Blob(file));
  const font = new harfbuzz.Font(face);
  const buffer = new harfbuzz.Buffer();
  // HarfBuzz shows what shows nothing as a space without width.
  const space = font.nominalGlyph(0x20);
  const codePoints = new Set(face.collectUnicodes());
  return {
    codePoints,
    meanings: meaningsOf(codePoints, font),
    shape(text) {
      buffer.clearContents();
      buffer.addText(text);
      buffer.guessSegmentProperties();
      buffer.setDirection(harfbuzz.Direction.LTR);
      buffer.setLanguage('en');
      harfbuzz.shape(font, buffer);
      const places = buffer.getGlyphPositions();
      return buffer
        .getGlyphInfos()
        .map(({ codepoint, cluster }, n) => ({
          id: codepoint,
          cluster,
          advance: places[n]?.xAdvance ?? 0,
          right: places[n]?.xOffset ?? 0,
          up: places[n]?.yOffset ?? 0,
        }))
        .filter(({ id, advance, cluster }, n, all) => id !== space || advance !== 0 || all[n - 1]?.cluster !== cluster);
    },
  };
}

/** Characters that share a glyph with a plainer one, and so are never what the glyph stands for. */
const STAND_INS = /[\u00a0\u00ad\u2011\u2126\u212a\u212b\p{Default_Ignorable_Code_Point}]/u;

/** `ﬀ` stands for its two letters: U+FB00 to U+FB06 are presentation forms of ligatures. */
function ligatureLetters(character: string): string {
  return character >= '\ufb00' && character <= '\ufb06' ? character.normalize('NFKC') : character;
}

function meaningsOf(codePoints: ReadonlySet<number>, font: harfbuzz.Font): ReadonlyMap<number, string> {
  const meanings = new Map<number, string>();
  const standIns = new Map<number, string>();
  for (const code of codePoints) {
    const id = font.nominalGlyph(code);
    if (id === undefined || id === 0) continue;
    const character = String.fromCodePoint(code);
    const target = STAND_INS.test(character) ? standIns : meanings;
    if (!target.has(id)) target.set(id, ligatureLetters(character));
  }
  for (const [id, character] of standIns) if (!meanings.has(id)) meanings.set(id, character);
  return meanings;
}
