/** How high rows are in Word, so that only high ones are divided between pages. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell, Inline, Row } from '../../../src/model/document.js';
import { placesOf } from '../../../src/model/table-spans.js';
import { fitTable } from '../../../src/write/docx/fitting.js';
import { isHigher } from '../../../src/write/docx/row-height.js';
import { blockCell, lineBreak, strong, text } from '../../support/sample-document.js';
import { runs } from '../../support/tier.js';

const LETTERS = { size: 10, denseSize: 8.5, faceWidth: 1 };
const LINE = 13.2;

/** Whether a row that has the page's width is higher than so many lines. */
function isHigherThan(lines: number, cells: readonly Cell[]): boolean {
  const row: Row = { type: 'row', cells };
  const fit = fitTable({ type: 'table', columns: cells.map(() => 'left'), rows: [row] }, 9000, LETTERS);
  const [places = []] = placesOf([row]);
  return isHigher(lines * LINE + 0.1, places, fit, LETTERS);
}

const broken = (words: string, lines: number): readonly Inline[] =>
  Array.from({ length: lines }, (_, at) => [...(at > 0 ? [lineBreak] : []), text(words)]).flat();

const cellOf = (...children: readonly Inline[]): Cell => ({ type: 'cell', children });

describe('a row', () => {
  it('is as high as its highest cell', () => {
    const cells = [cellOf(text('One line')), cellOf(...broken('Line', 5))];
    expect(isHigherThan(4, cells)).toBe(true);
    expect(isHigherThan(5, cells)).toBe(false);
  });

  it('is as high as its words need, however they are set', () => {
    const long = 'Whoever is on duty reads the notes of the shift before. '.repeat(20);
    const emphasised: Inline = { type: 'emphasis', children: [strong(long)] };
    for (const cell of [cellOf(text(long)), cellOf(emphasised), blockCell(long)]) {
      expect(isHigherThan(8, [cell])).toBe(true);
      expect(isHigherThan(20, [cell])).toBe(false);
    }
  });

  it('is never taken for lower because its words are few and wide', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('W', 'M', '@', '%', 'W M'), { minLength: 1, maxLength: 400 }), (letters) => {
        const words = letters.join('');
        const [plain, inBlock] = [cellOf(text(words)), blockCell(words)];
        for (const lines of [1, 2, 5]) expect(isHigherThan(lines, [plain])).toBe(isHigherThan(lines, [inBlock]));
      }),
      { numRuns: runs(50, 10_000) },
    );
  });
});
