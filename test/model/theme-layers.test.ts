/** One look from several layers: what counts first, and what two looks have to differ in to be two. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_THEME, PAGES, SOURCE_SERIF, type Theme } from '../../src/model/theme.js';
import { mergeTheme, poorContrasts, type ThemeLayer, themeKey } from '../../src/model/theme-layers.js';

const colour = fc.constantFrom('#000000', '#1d5a84', '#777777', '#ffffff');
const size = fc.integer({ min: 11, max: 16 });
const layer: fc.Arbitrary<ThemeLayer> = fc.record(
  {
    colours: fc.record({ accent: colour, tint: colour }, { requiredKeys: [] }),
    page: fc.constantFrom(PAGES.a4, PAGES.letter),
    margins: fc.record({ left: size, top: size }, { requiredKeys: [] }),
    sizes: fc.record({ body: size, small: size }, { requiredKeys: [] }),
    lineHeight: fc.constantFrom(1.2, 1.5, 2),
    wordFace: fc.constantFrom('Calibri', 'Georgia'),
    uncontrolledWhenPrinted: fc.boolean(),
  },
  { requiredKeys: [] },
);

describe('layers', () => {
  it('of nothing are the default look', () => {
    expect(mergeTheme([])).toEqual(DEFAULT_THEME);
    expect(mergeTheme([{}, { colours: {}, faces: {}, header: {} }])).toEqual(DEFAULT_THEME);
  });

  it('give each key to the first that says it, whatever the others say', () => {
    fc.assert(
      fc.property(fc.array(layer, { maxLength: 4 }), (layers) => {
        const merged = mergeTheme(layers);
        const first = <T>(of: (one: ThemeLayer) => T | undefined, otherwise: T): T =>
          layers.map(of).find((value) => value !== undefined) ?? otherwise;
        expect(merged.colours.accent).toBe(first((one) => one.colours?.accent, DEFAULT_THEME.colours.accent));
        expect(merged.colours.tint).toBe(first((one) => one.colours?.tint, DEFAULT_THEME.colours.tint));
        expect(merged.margins.left).toBe(first((one) => one.margins?.left, DEFAULT_THEME.margins.left));
        expect(merged.sizes.body).toBe(first((one) => one.sizes?.body, DEFAULT_THEME.sizes.body));
        expect(merged.page).toEqual(first((one) => one.page, DEFAULT_THEME.page));
        expect(merged.lineHeight).toBe(first((one) => one.lineHeight, DEFAULT_THEME.lineHeight));
        expect(merged.wordFace).toBe(first((one) => one.wordFace, DEFAULT_THEME.wordFace));
        expect(merged.footer.right.includes('uncontrolled')).toBe(first((one) => one.uncontrolledWhenPrinted, false));
      }),
    );
  });

  it('may differ in one side of the header, one family, one edge', () => {
    const merged = mergeTheme([
      { header: { right: [] } },
      { faces: { headings: SOURCE_SERIF }, logo: { place: 'right' } },
    ]);
    expect(merged.header).toEqual({ left: DEFAULT_THEME.header.left, right: [] });
    expect(merged.faces).toEqual({ ...DEFAULT_THEME.faces, headings: SOURCE_SERIF });
    expect(merged.logo).toEqual({ height: DEFAULT_THEME.logo.height, place: 'right' });
  });

  it('say "Check the index for the current version" once, at the right of the foot, or where their lists put it', () => {
    const right = mergeTheme([{ uncontrolledWhenPrinted: true, footer: { right: ['page'] } }]);
    expect(right.footer.right).toEqual(['page', 'uncontrolled']);
    const header = mergeTheme([{ uncontrolledWhenPrinted: true, header: { left: ['uncontrolled'] } }]);
    expect([...header.header.left, ...header.footer.right]).toEqual(['uncontrolled']);
    expect(mergeTheme([{ uncontrolledWhenPrinted: false }, { uncontrolledWhenPrinted: true }]).footer.right).toEqual(
      [],
    );
  });
});

describe('contrast', () => {
  it('of the default look is good', () => {
    expect(poorContrasts(DEFAULT_THEME.colours)).toEqual([]);
  });

  it('is measured on white, and on the tint where white will do', () => {
    const colours = { ...DEFAULT_THEME.colours, accent: '#ffd700', muted: '#757575', tint: '#dddddd' };
    expect(poorContrasts(colours).map(({ ink, ground }) => [ink, ground])).toEqual([
      ['accent', 'white'],
      ['muted', 'tint'],
    ]);
    expect(poorContrasts(colours)[0]?.ratio).toBeCloseTo(1.4, 1);
  });
});

describe('the key of a look', () => {
  const withFont = (path: string, bytes: Uint8Array): Theme => {
    const font = { kind: 'supplied', path, bytes } as const;
    const family = { name: 'Example', regular: font, bold: font, italic: font, boldItalic: font };
    return mergeTheme([{ faces: { body: family } }]);
  };

  it('tells looks apart by anything but the bytes of fonts', () => {
    expect(themeKey(mergeTheme([{}]))).toBe(themeKey(DEFAULT_THEME));
    expect(themeKey(mergeTheme([{ header: { left: [] } }]))).not.toBe(themeKey(DEFAULT_THEME));
    expect(themeKey(withFont('fonts/a.ttf', new Uint8Array(9)))).toBe(
      themeKey(withFont('fonts/a.ttf', new Uint8Array(8))),
    );
    expect(themeKey(withFont('fonts/a.ttf', new Uint8Array(9)))).not.toBe(
      themeKey(withFont('fonts/b.ttf', new Uint8Array(9))),
    );
  });

  it('stays short, however large a font is', () => {
    expect(themeKey(withFont('fonts/a.ttf', new Uint8Array(5_000_000))).length).toBeLessThan(3000);
  });
});
