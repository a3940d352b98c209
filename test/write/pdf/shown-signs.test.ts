/** Whether a text surely prints is answered without laying it out; the writer then refuses none of its characters. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../../src/model/document.js';
import { DEFAULT_THEME } from '../../../src/model/theme.js';
import { openPdfWriter } from '../../../src/write/pdf/index.js';
import { HOSTILE, UNPRINTABLE } from '../../support/hostile-values.js';
import { sharedFonts } from '../../support/pdf/fonts.js';
import { documentOf, h, p } from '../../support/sample-document.js';
import { runs } from '../../support/tier.js';

const writer = await openPdfWriter(DEFAULT_THEME, sharedFonts);

async function refused(words: string): Promise<boolean> {
  const text = { type: 'text', value: words } as const;
  const blocks: readonly Block[] = [
    h(2, words),
    p(text),
    p({ type: 'strong', children: [text] }, { type: 'emphasis', children: [text] }, { type: 'code', children: [text] }),
  ];
  const { diagnostics } = await writer.write(documentOf(blocks));
  return diagnostics.some(({ code }) => code === 'glyph-missing');
}

describe('signs that surely print', () => {
  it.each(Object.entries(UNPRINTABLE))('are not: %s', async (_, { words }) => {
    expect(writer.shows?.(words)).toBe(false);
    expect(await refused(words)).toBe(true);
  });

  it('are those of most values', () => {
    for (const words of [HOSTILE['signs and emoji'], HOSTILE['Greek and Cyrillic letters'], 'Tŷ’r Afon – Care ☐ →'])
      expect([words, writer.shows?.(words ?? '')]).toEqual([words, true]);
  });

  it('are never refused', async () => {
    const anyWords = fc.oneof(
      fc.constantFrom(...Object.values(HOSTILE)),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
      fc.string({
        unit: fc.integer({ min: 0xa0, max: 0x2fff }).map((code) => String.fromCodePoint(code)),
        maxLength: 6,
      }),
    );
    await fc.assert(
      fc.asyncProperty(anyWords, async (words) => {
        if (writer.shows?.(words)) expect([words, await refused(words)]).toEqual([words, false]);
      }),
      { numRuns: runs(60, 10_000) },
    );
  });
});
