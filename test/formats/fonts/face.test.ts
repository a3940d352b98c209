import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openFace, type ShapedText } from '../../../src/formats/fonts/face.js';
import { fontFile } from '../../support/pdf/fonts.js';
import { runs } from '../../support/tier.js';

const face = openFace(fontFile('SourceSans3-Regular.ttf'));
const bold = openFace(fontFile('SourceSans3-Bold.ttf'));

/** What a reader is told by pieces that give their text. */
const told = (shaped: ShapedText) => shaped.pieces.map((piece) => piece.text);

describe('a shaped word', () => {
  it('is as wide as its letters, less their kerning', () => {
    const letters = face.shape('A').width + face.shape('V').width;
    expect(face.shape('AV').width).toBeLessThan(letters);
    expect(face.shape('nn').width).toBe(face.shape('n').width * 2);
  });

  it('may have any number of marks over one letter', () => {
    expect(face.shape(`e${'\u0301'.repeat(200_000)}`).width).toBe(face.shape('e').width);
  });

  it('is one string where nothing moves its letters', () => {
    expect(face.shape('zz').pieces).toEqual([{ shows: [{ operands: expect.stringMatching(/^\(.{4}\)$/s), rise: 0 }] }]);
  });

  it.each(['office', 'fluffy', 'ŵŷ€½–’', 'Ynys Môn'])('says %s by its glyphs alone', (word) => {
    expect(told(face.shape(word))).toEqual(face.shape(word).pieces.map(() => undefined));
    expect(face.shape(word).missingCodePoints).toEqual([]);
  });

  it('tells a reader what its glyphs do not: no-break spaces and hyphens, decomposed letters, joiners', () => {
    expect(told(face.shape('\u00a0'))).toEqual(['\u00a0']);
    expect(told(face.shape('non\u2011breaking'))).toEqual([undefined, '\u2011', undefined]);
    expect(told(face.shape('w\u0302'))).toEqual(['w\u0302']);
    expect(told(face.shape('a\u200db'))).toEqual(['a\u200d', undefined]);
    expect(told(face.shape('\ufb01'))).toEqual(['\ufb01']);
  });

  it.each([
    ['soft hyphen', '\u00ad'],
    ['zero width space', '\u200b'],
    ['joiner', '\u200d'],
    ['non-joiner', '\u200c'],
    ['direction mark', '\u200e'],
    ['override', '\u202e'],
    ['word joiner', '\u2060'],
    ['byte order mark', '\ufeff'],
    ['variation selector', '\ufe0f'],
  ])('gives a %s no width and loses it not', (_, character) => {
    const shaped = face.shape(`n${character}n`);
    expect(shaped.width).toBe(face.shape('nn').width);
    expect(shaped.pieces.map((piece) => piece.text ?? '').join('')).toContain(character);
    expect(shaped.missingCodePoints).toEqual([]);
  });

  it('sets a mark over a letter that has no glyph with it', () => {
    const shaped = face.shape('q\u0302');
    expect(shaped.width).toBe(face.shape('q').width);
    expect(shaped.missingCodePoints).toEqual([]);
  });

  it('names the characters it has no glyph for', () => {
    expect(face.shape('a😀bא').missingCodePoints).toEqual([0x1f600, 0x5d0]);
    expect(face.shape('a\u0007').missingCodePoints).toEqual([7]);
  });

  it('does not depend on what was shaped before', () => {
    const fresh = openFace(fontFile('SourceSans3-Regular.ttf'));
    for (let n = 0; n < 500; n++) fresh.shape(`word${n}`);
    expect(fresh.shape('Safeguarding')).toEqual(face.shape('Safeguarding'));
  });

  it('escapes what PDF strings would take for their own end', () => {
    // Glyph ids with the bytes of ( ) \ and carriage return: every string must still close.
    for (const [character] of allGlyphs()) {
      const operands = face.shape(character).pieces.flatMap((piece) => piece.shows.map((show) => show.operands));
      for (const one of operands) expect(one).toMatch(/^(?:\((?:[^()\\\r]|\\[()\\r])*\)|-?[\d.]+)+$/s);
    }
  });
});

function allGlyphs(): readonly (readonly [string])[] {
  const characters: [string][] = [];
  for (let code = 0x20; code < 0x2200; code++) {
    const character = String.fromCodePoint(code);
    if (face.shape(character).missingCodePoints.length === 0) characters.push([character]);
  }
  return characters;
}

describe('clusters', () => {
  it('join to the text again, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        expect(
          face
            .clusters(text)
            .map((cluster) => cluster.text)
            .join(''),
        ).toBe(text);
      }),
      { numRuns: runs(80, 5_000) },
    );
  });

  it('keep a letter and its mark together', () => {
    expect(face.clusters('q\u0302a').map((cluster) => cluster.text)).toEqual(['q\u0302', 'a']);
  });
});

describe('a subset', () => {
  it('is the same for the same glyphs, in any order, and shared where a document needs no more', () => {
    expect(face.subset([])).toBe(face.subset([]));
    expect(face.subset([900, 901])).toEqual(openFace(fontFile('SourceSans3-Regular.ttf')).subset([901, 900, 900]));
    expect(face.subset([900]).name).not.toBe(face.subset([]).name);
    expect(face.subset([]).name).toMatch(/^[A-Z]{6}\+SourceSans3-Regular$/);
  });

  it('needs no more glyphs than its base for English and Welsh', () => {
    for (const one of [face, bold])
      for (const word of ['Tŷ', 'Gŵyn', 'naïve', '“quoted”', '£1,200.00', '½–¾', 'office', 'Café…', '•', '50%'])
        expect(one.shape(word).extras).toEqual([]);
    expect(face.shape('Ωж').extras).toHaveLength(2);
  });

  it('gives each glyph its width', () => {
    const [, first, widths] = /^\[(\d+)\[([^\]]+)\]/.exec(face.subset([]).widths) ?? [];
    expect(Number(first)).toBe(0);
    expect(widths?.split(' ').map(Number)).toEqual(face.metrics.advances.slice(0, widths?.split(' ').length));
  });
});
