/** Policies as people have them, as their pages are printed: nothing that a typesetter would mend. */
import fc from 'fast-check';
import { expect, inject, it } from 'vitest';
import { DEFAULT_THEME } from '../../../src/model/theme.js';
import { openPdfWriter } from '../../../src/write/pdf/index.js';
import { ownFonts } from '../../support/pdf/fonts.js';
import { linesOf, medianLine } from '../../support/pdf/lines.js';
import { pageFaults } from '../../support/pdf/page-faults.js';
import { readPdf } from '../../support/pdf/reader.js';
import { realisticPolicy } from '../../support/realistic-policy.js';
import { runs } from '../../support/tier.js';

const writer = await openPdfWriter(DEFAULT_THEME, ownFonts);
const documents = fc.sample(realisticPolicy, { numRuns: runs(6, 2_000), seed: inject('seed') });
const printed = await Promise.all(
  documents.map(async (document) => {
    const { value } = await writer.write(document);
    return readPdf(value ?? new Uint8Array());
  }),
);
const faults = printed.map((pdf) => pageFaults(pdf, DEFAULT_THEME));

it('have lines of some seventy letters', () => {
  const median = medianLine(printed.flatMap(linesOf), DEFAULT_THEME.sizes.body);
  expect(median).toBeGreaterThanOrEqual(62);
  expect(median).toBeLessThanOrEqual(76);
});

it('leave no heading and no line alone', () => {
  expect(faults.flatMap(({ stranded }) => stranded)).toEqual([]);
  expect(faults.flatMap(({ alone }) => alone)).toEqual([]);
});

it('are full: on fewer than one page in a hundred more than a quarter is empty', () => {
  const empty = faults.flatMap((each, at) => each.empty.map(({ page, part }) => ({ document: at, page, part })));
  const pages = faults.reduce((sum, each) => sum + each.pages, 0);
  expect(empty.length, JSON.stringify(empty)).toBeLessThan(Math.max(1, pages / 100));
});

it('tear no word of a table of up to nine columns', () => {
  expect(faults.flatMap(({ torn }) => torn)).toEqual([]);
});
