/** How wide text is set: a line that is easy to read, tables and titles as wide as the page allows, links with a line below. */
import { expect, it } from 'vitest';
import { MILLIMETRE, SOURCE_SERIF } from '../../../../src/model/theme.js';
import { mergeTheme, type ThemeLayer } from '../../../../src/model/theme-layers.js';
import { openPdfWriter } from '../../../../src/write/pdf/index.js';
import { ownFonts } from '../../../support/pdf/fonts.js';
import { linesOf, medianLine } from '../../../support/pdf/lines.js';
import { type ReadPdf, readPdf } from '../../../support/pdf/reader.js';
import { documentOf, h, link, p, row, text } from '../../../support/sample-document.js';

const WORDS =
  'Anyone who works for us tells the person in charge at once if they see or hear something that worries them, however small it seems. ';

async function written(blocks: Parameters<typeof documentOf>[0], layer: ThemeLayer = {}): Promise<ReadPdf> {
  const { value, diagnostics } = await (await openPdfWriter(mergeTheme([layer]), ownFonts)).write(documentOf(blocks));
  expect(diagnostics).toEqual([]);
  return readPdf(value ?? new Uint8Array());
}

const page = () => [p(WORDS.repeat(4)), p(WORDS.repeat(6))];

it.each<[string, ThemeLayer]>([
  ['the default look', {}],
  ['larger letters', { sizes: { body: 12 } }],
  ['a face of wider letters', { faces: { body: SOURCE_SERIF } }],
])('lines of text have some seventy letters in %s', async (_, layer) => {
  const median = medianLine(linesOf(await written(page(), layer)));
  expect(median).toBeGreaterThanOrEqual(65);
  expect(median).toBeLessThanOrEqual(76);
});

it('a theme that sets its side margins has text as wide as they allow', async () => {
  const margins = { left: 20 * MILLIMETRE, right: 20 * MILLIMETRE };
  expect(medianLine(linesOf(await written(page(), { margins })))).toBeGreaterThan(90);
  const top = await written(page(), { margins: { top: 20 * MILLIMETRE } });
  expect(medianLine(linesOf(top))).toBeLessThanOrEqual(76);
});

it('large print fills the page and no more', async () => {
  const lines = linesOf(await written(page(), { sizes: { body: 16 } }));
  expect(medianLine(lines)).toBeGreaterThan(58);
  for (const { right } of lines) expect(right).toBeLessThan(595.28 - 25 * MILLIMETRE + 1);
});

it('a table is as wide as the page allows', async () => {
  const table = {
    type: 'table',
    columns: ['left', 'left'],
    rows: [row([text(WORDS)], [text(WORDS)])],
  } as const;
  const pdf = await written([table, p(WORDS)]);
  const rules = (pdf.pages[0]?.pieces ?? []).filter(({ kind, left, right }) => kind === 'fill' && right - left > 300);
  expect(Math.max(...rules.map(({ right }) => right))).toBeCloseTo(595.28 - 25 * MILLIMETRE, 1);
});

it('a link has a fine line below its words, which no screen reader hears', async () => {
  const pdf = await written([p('See ', link('https://example.org', 'the law'), ' first.')]);
  const pieces = pdf.pages[0]?.pieces ?? [];
  const words = pieces.find(({ text: shown }) => shown.includes('the law'));
  const stroke = pieces.find(
    ({ kind, left, right }) =>
      kind === 'fill' && Math.abs(left - (words?.left ?? 0)) < 0.1 && Math.abs(right - (words?.right ?? 0)) < 0.1,
  );
  expect(stroke?.owner.kind).toBe('artifact');
  expect((words?.baseline ?? 0) - (stroke?.baseline ?? 0)).toBeGreaterThan(1);
});

it('a heading of several lines has lines of like length', async () => {
  const words = 'What the registered manager does when somebody is worried about what happens at night here';
  const pdf = await written([h(1, words), p(WORDS)]);
  const widths = linesOf(pdf)
    .filter(({ size }) => size === 15)
    .map(({ left, right }) => right - left);
  expect(widths.length).toBeGreaterThan(1);
  expect(Math.min(...widths) / Math.max(...widths)).toBeGreaterThan(0.75);
});
