import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Box, BreakCost } from '../../../../src/write/pdf/pages/boxes.js';
import { paginate } from '../../../../src/write/pdf/pages/paginate.js';
import { runs } from '../../../support/tier.js';

const PAGE = 100;
const TURNED = 60;
const HEIGHTS = { upright: PAGE, turned: TURNED };

const box = (height: number, breakBefore: BreakCost = 'free', more: Partial<Box> = {}): Box => ({
  height,
  before: 0,
  breakBefore,
  drawings: [],
  bars: [],
  ...more,
});

/** The heights on each page. */
const heights = (boxes: readonly Box[]) =>
  paginate(boxes, HEIGHTS).map((page) =>
    page.map((placed) => (placed.repeated ? `(${placed.box.height})` : placed.box.height)),
  );

/** A box of lines ten points high that can be divided between them. */
function lines(count: number, more: Partial<Box> = {}): Box {
  return box(count * 10, 'free', {
    ...more,
    divide: (room, least) => {
      const fit = Math.min(Math.floor(room / 10), count - least);
      return fit < least ? undefined : [lines(fit, more), lines(count - fit, more)];
    },
  });
}

describe('pages', () => {
  it('take what fits', () => {
    expect(heights([box(40), box(60), box(10)])).toEqual([[40, 60], [10]]);
  });

  it('begin without the space above their first box', () => {
    const [, second] = paginate([box(90), box(20, 'free', { before: 30 })], HEIGHTS);
    expect(second?.[0]?.y).toBe(0);
    const [first] = paginate([box(40), box(20, 'free', { before: 30 })], HEIGHTS);
    expect(first?.[1]?.y).toBe(70);
  });

  it('leave no heading behind, and no lonely line', () => {
    expect(heights([box(60), box(30), box(20, 'lonely')])).toEqual([[60], [30, 20]]);
    expect(heights([box(70), box(10), box(10, 'lonely'), box(20, 'lonely')])).toEqual([[70], [10, 10, 20]]);
  });

  it('tear a list item rather than leave a heading behind, and neither where both can be had', () => {
    expect(heights([box(50), box(40, 'torn'), box(20, 'lonely')])).toEqual([[50], [40, 20]]);
    expect(heights([box(50), box(20), box(20, 'torn'), box(20, 'torn')])).toEqual([[50], [20, 20, 20]]);
    expect(heights([box(60), box(40, 'lonely'), box(20, 'lonely')])).toEqual([[60, 40], [20]]);
  });

  it('begin anew where the document says so, and are never empty for it', () => {
    expect(heights([box(10), box(10, 'always')])).toEqual([[10], [10]]);
    expect(heights([box(10, 'always'), box(10)])).toEqual([[10, 10]]);
    expect(paginate([], HEIGHTS)).toEqual([[]]);
  });

  it('repeat a table’s header row above the rows that go on', () => {
    const header = box(20);
    const row = box(30, 'free', { repeated: header });
    expect(heights([header, { ...row, breakBefore: 'lonely' }, row, row, row])).toEqual([
      [20, 30, 30],
      ['(20)', 30, 30],
    ]);
  });

  it('do not repeat a header row that would fill them', () => {
    const header = box(70);
    const row = box(30, 'free', { repeated: header });
    expect(heights([header, row, row, row])).toEqual([
      [70, 30],
      [30, 30],
    ]);
  });

  it('divide what is taller than a page, and go on with the rest', () => {
    expect(heights([box(50), lines(17), box(10)])).toEqual([[50, 50], [100], [20, 10]]);
    const header = box(20);
    expect(heights([header, lines(17, { repeated: header })])).toEqual([
      [20, 80],
      ['(20)', 70],
      ['(20)', 20],
    ]);
  });

  it('divide a tall row where much would be empty, with two lines on each side', () => {
    expect(heights([box(50), lines(8)])).toEqual([[50, 50], [30]]);
    expect(heights([box(50), lines(6)])).toEqual([[50, 40], [20]]);
    expect(heights([box(80), lines(3)])).toEqual([[80], [30]]);
    const chain = [box(60), box(20), lines(3, { breakBefore: 'lonely' })];
    expect(heights(chain)).toEqual([[60], [20, 30]]);
    expect(heights([box(60), box(20), lines(4, { breakBefore: 'lonely' })])).toEqual([[60, 20, 20], [20]]);
  });

  it('keep a row whole where little would be empty, or where it is low', () => {
    expect(heights([box(90), lines(8)])).toEqual([[90], [80]]);
    expect(heights([box(78), lines(2.4)])).toEqual([[78], [24]]);
  });

  it('place a box that is too tall and cannot be divided rather than lose it', () => {
    expect(heights([box(10), box(150), box(10)])).toEqual([[10], [150], [10]]);
  });

  it('hold every box once, in order, within the page, and break where it costs least', () => {
    const cost = fc.constantFrom<BreakCost>('free', 'free', 'torn', 'lonely', 'always');
    const some = fc
      .tuple(fc.integer({ min: 1, max: 60 }), cost, fc.integer({ min: 0, max: 20 }))
      .map(([height, breakBefore, before]) => box(height, breakBefore, { before }));
    fc.assert(
      fc.property(fc.array(some, { maxLength: 60 }), (boxes) => {
        const pages = paginate(boxes, HEIGHTS);
        expect(pages.flatMap((page) => page.map((placed) => placed.box))).toEqual(boxes);
        for (const page of pages) {
          let bottom = 0;
          for (const placed of page) {
            expect(placed.y).toBeGreaterThanOrEqual(bottom);
            bottom = placed.y + placed.box.height;
          }
          expect(bottom).toBeLessThanOrEqual(PAGE + 0.01);
        }
        for (const page of pages.slice(1)) {
          const first = page[0]?.box;
          const before = pages[pages.indexOf(page) - 1] ?? [];
          // A costly break only where the page before had no cheaper one.
          if (first?.breakBefore === 'lonely')
            for (const placed of before.slice(1)) expect(placed.box.breakBefore).toBe('lonely');
        }
      }),
      { numRuns: runs(150, 20_000) },
    );
  });
});

describe('boxes on sheets turned on their side', () => {
  const turned = { isTurned: true } as const;

  it('have pages of their own height', () => {
    const boxes = [
      box(70),
      box(30, 'always', turned),
      box(30, 'free', turned),
      box(10, 'free', turned),
      box(90, 'always'),
    ];
    expect(heights(boxes)).toEqual([[70], [30, 30], [10], [90]]);
  });

  it('stay turned where one of them is divided', () => {
    const pages = paginate([lines(8, turned), box(90, 'always')], HEIGHTS);
    expect(pages.map((page) => page.map((placed) => [placed.box.height, placed.box.isTurned ?? false]))).toEqual([
      [[60, true]],
      [[20, true]],
      [[90, false]],
    ]);
  });
});
