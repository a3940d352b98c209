import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnRoom, columnWidths, leastWidths, widenedColumns } from '../../src/model/column-widths.js';

const need = (natural: number, least = natural, unbroken = least, undivided = least) => ({
  natural,
  least,
  undivided,
  unbroken,
});
const sum = (lengths: readonly number[]) => lengths.reduce((total, one) => total + one, 0);

describe('column widths', () => {
  it('fill the measure, by what the columns hold, where all fits on one line', () => {
    expect(columnWidths([need(50), need(150)], 400)).toEqual([100, 300]);
  });

  it('give a short column what it needs and a long one the rest', () => {
    expect(columnWidths([need(60, 40), need(900, 50)], 400)).toEqual([60, 340]);
  });

  it('do not let one long text take all', () => {
    const [short = 0, long = 0] = columnWidths([need(400, 40), need(6400, 50)], 440);
    expect(short).toBeGreaterThan(100);
    expect(long).toBeGreaterThan(short);
  });

  it('keep the parts of a telephone number on one line, in as many columns as have room for that', () => {
    const telephone = need(300, 30, 80);
    expect(leastWidths([telephone, need(900, 50)], 400)).toEqual([80, 50]);
    expect(leastWidths([telephone, telephone, need(900, 50, 400)], 220)).toEqual([80, 80, 50]);
    expect(leastWidths([telephone, need(900, 50)], 100)).toEqual([30, 50]);
  });

  it('leave words undivided where the others can spare the width', () => {
    const head = need(300, 30, 30, 44);
    expect(leastWidths([head, need(900, 50)], 400)).toEqual([44, 50]);
    expect(leastWidths([head, need(300, 40, 40, 90), need(900, 50)], 140)).toEqual([44, 40, 50]);
    expect(columnWidths([head, need(900, 50)], 94)).toEqual([44, 50]);
  });

  it('give a column first what costs least: its word in one piece, then its telephone number', () => {
    const both = need(300, 30, 70, 45);
    expect(leastWidths([both], 60)).toEqual([45]);
    expect(leastWidths([both], 70)).toEqual([70]);
  });

  it('say what there is room for', () => {
    const telephone = need(300, 30, 80);
    expect(columnRoom([telephone, need(50)], 130)).toEqual({ isWhole: true, keepsFigures: true });
    expect(columnRoom([telephone, need(50)], 100)).toEqual({ isWhole: true, keepsFigures: false });
    expect(columnRoom([telephone, need(50)], 70)).toEqual({ isWhole: false, keepsFigures: false });
  });

  it('tear the words of the widest only, where words must be torn', () => {
    expect(columnWidths([need(30), need(1000)], 200)).toEqual([30, 170]);
  });

  it('always fill the measure, and tear no word that need not be torn', () => {
    const one = fc
      .tuple(fc.integer({ min: 24, max: 3000 }), fc.integer({ min: 24, max: 300 }))
      .map(([natural, least]) => need(natural, Math.min(natural, least)));
    fc.assert(
      fc.property(
        fc.array(one, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 100, max: 600 }),
        (needs, width) => {
          const widths = columnWidths(needs, width);
          expect(sum(widths)).toBeCloseTo(width, 6);
          for (const each of widths) expect(each).toBeGreaterThan(0);
          if (sum(needs.map((each) => each.least)) <= width)
            needs.forEach((each, n) => {
              expect(widths[n]).toBeGreaterThanOrEqual(each.least - 1e-6);
            });
        },
      ),
    );
  });
});

it('widths that were given stay unless a word has no room', () => {
  expect(widenedColumns([50, 150], [40, 60])).toEqual([50, 150]);
  expect(widenedColumns([20, 100, 80], [40, 60, 40])).toEqual([40, 90, 70]);
  expect(widenedColumns([20, 80], [60, 60])).toEqual([20, 80]);
});
