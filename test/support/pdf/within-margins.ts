/** Says whether all that a finished PDF shows is where it belongs. */
import { expect } from 'vitest';
import { DEFAULT_THEME, type Theme } from '../../../src/model/theme.js';
import type { ReadPdf } from './reader.js';

/** All that is seen belongs to the document, within the margins, or to header, footer or the word across, on the sheet. */
export function expectNothingOutside(pdf: ReadPdf, { page, margins }: Theme = DEFAULT_THEME): void {
  for (const { piece, sheet } of pdf.pages.flatMap((sheet) => sheet.pieces.map((piece) => ({ piece, sheet })))) {
    // An upright sheet, or one turned on its side.
    const sides = (size: { width: number; height: number }) => [size.width, size.height].map(Math.round).sort();
    expect(sides(sheet)).toEqual(sides(page));
    expect(piece.owner.kind).not.toBe('none');
    expect(piece.lacksGlyph).toBe(false);
    const furniture = piece.owner.kind === 'artifact' ? piece.owner.subtype : '';
    if (furniture === 'Watermark') continue;
    expect(piece.left).toBeGreaterThan(margins.left - 0.1);
    // A PDF says widths in thousandths of an em (ISO 32000-1, 9.7.4.3): the same letters over and over on a line round to the same side.
    const before = sheet.pieces.filter(({ baseline, left }) => baseline === piece.baseline && left < piece.left);
    const letters = [...before, piece].reduce((count, { text }) => count + text.length, 0);
    const rounding = 0.1 + letters * piece.size * 0.0005;
    // The spaces at a line's end stand in the margin.
    if (!/[\s\u200b]$/.test(piece.text)) expect(piece.right).toBeLessThan(sheet.width - margins.right + rounding);
    const [top, bottom] = [sheet.height - margins.top, margins.bottom];
    const [highest, lowest] =
      furniture === 'Header' ? [sheet.height, top] : furniture === 'Footer' ? [bottom, 0] : [top, bottom];
    // Lowered letters of a page's last line hang lower than its others, by less than a point, as the tails of letters do.
    expect(piece.baseline).toBeGreaterThan(lowest - 1);
    expect(piece.baseline).toBeLessThan(highest);
  }
}
