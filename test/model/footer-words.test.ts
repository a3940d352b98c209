/** How much room there is for the words of a footer: what is let through fits onto the page. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { footerRows, rowsForWords, rowsNeeded } from '../../src/model/footer-words.js';
import { DEFAULT_THEME, MILLIMETRE, SOURCE_CODE, type Theme } from '../../src/model/theme.js';
import { openPdfWriter } from '../../src/write/pdf/index.js';
import { anyWrittenTheme, themeOf } from '../support/any-theme.js';
import { ownFonts } from '../support/pdf/fonts.js';
import { readPdf } from '../support/pdf/reader.js';
import { documentOf, p } from '../support/sample-document.js';
import { runs } from '../support/tier.js';

const document = (footer: string) => {
  const plain = documentOf([p('Words.')]);
  return { ...plain, properties: { ...plain.properties, footer } };
};

const NAMES = ['Acme', 'Tŷ Gwyn', 'WWW', 'iii', 'Registered', '01234567', 'CF10 9ZZ,', 'co-operative', 'MM&WW', '·'];

describe('the room for words', () => {
  it('is that of the bottom margin without the theme’s own lines', () => {
    const withMargin = (bottom: number, small = 9): Theme => ({
      ...DEFAULT_THEME,
      margins: { ...DEFAULT_THEME.margins, bottom: bottom * MILLIMETRE },
      sizes: { ...DEFAULT_THEME.sizes, small },
    });
    expect([15, 20, 25, 50].map((bottom) => rowsForWords(withMargin(bottom)))).toEqual([0, 2, 3, 9]);
    expect(footerRows(withMargin(15, 14))).toBe(1);
  });

  it('counts long words as often as they are broken, and any letter of a monospaced face as wide', () => {
    expect(rowsNeeded('Registered in England', DEFAULT_THEME)).toBe(1);
    expect(rowsNeeded('W'.repeat(400), DEFAULT_THEME)).toBeGreaterThan(6);
    const code: Theme = { ...DEFAULT_THEME, faces: { ...DEFAULT_THEME.faces, body: SOURCE_CODE } };
    expect(rowsNeeded('i '.repeat(100), code)).toBeGreaterThan(rowsNeeded('i '.repeat(100), DEFAULT_THEME));
  });

  it('is enough for words that pass, in any look', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyWrittenTheme,
        fc.array(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 60 }),
        async (written, names) => {
          const theme = await themeOf(written);
          const words = names.join(' ');
          fc.pre(rowsNeeded(words, theme) <= rowsForWords(theme));
          const writer = await openPdfWriter(theme, ownFonts);
          const { value, diagnostics } = await writer.write(document(words));
          expect(diagnostics).toEqual([]);
          const [page] = readPdf(value ?? new Uint8Array()).pages;
          for (const { baseline } of page?.pieces ?? []) expect(baseline).toBeGreaterThan(10);
        },
      ),
      { numRuns: runs(12, 600) },
    );
  });
});

it('words that are too many all the same are refused, not printed over the edge', async () => {
  const writer = await openPdfWriter(DEFAULT_THEME, ownFonts);
  const { value, diagnostics } = await writer.write(document('Registered office, some street. '.repeat(20)));
  expect(value).toBeUndefined();
  expect(diagnostics).toMatchObject([
    { code: 'footer-words', message: expect.stringMatching(/^The words of the footer take \d lines more than/) },
  ]);
});
