/** Words that end in a colon stand on the page of the list that they introduce, those of another list’s last item too. */
import { expect, it } from 'vitest';
import { DEFAULT_THEME } from '../../../../src/model/theme.js';
import { openPdfWriter } from '../../../../src/write/pdf/index.js';
import { ownFonts } from '../../../support/pdf/fonts.js';
import { readPdf } from '../../../support/pdf/reader.js';
import { bullets, documentOf, p } from '../../../support/sample-document.js';

const writer = await openPdfWriter(DEFAULT_THEME, ownFonts);

/** The pages on which the words begin, below so many lines. */
async function pagesOf(lines: number, ...words: readonly string[]): Promise<readonly number[]> {
  const blocks = [
    ...Array.from({ length: lines }, () => p('Words on a line.')),
    bullets('The office', 'The manager', 'If nobody answers, ring one of these:'),
    bullets('Cardiff Council', 'The Vale of Glamorgan'),
  ];
  const { value } = await writer.write(documentOf(blocks, { control: [] }));
  const { pages } = readPdf(value ?? new Uint8Array());
  return words.map((each) => pages.findIndex(({ pieces }) => pieces.some(({ text }) => text.startsWith(each))));
}

it('wherever the page ends', async () => {
  const starts: number[] = [];
  for (let lines = 20; lines <= 32; lines++) {
    const [item, list, first] = await pagesOf(lines, 'If nobody', 'Cardiff', 'The office');
    expect({ lines, page: list }).toEqual({ lines, page: item });
    starts.push((list ?? 0) - (first ?? 0));
  }
  // In some of them the page ends within the first list.
  expect(starts).toContain(1);
});
