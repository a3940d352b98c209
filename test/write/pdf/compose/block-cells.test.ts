/** Blocks in the cells of a PDF's tables: where they stand, how they are tagged, and how their rows go on on the next page. */
import { describe, expect, it } from 'vitest';
import type { Block } from '../../../../src/model/document.js';
import { DEFAULT_THEME } from '../../../../src/model/theme.js';
import { openWriter } from '../../../../src/write/index.js';
import { divideStack, stackDrawings, stackHeight } from '../../../../src/write/pdf/compose/cell-blocks.js';
import type { Box, BreakCost } from '../../../../src/write/pdf/pages/boxes.js';
import { sharedFonts } from '../../../support/pdf/fonts.js';
import { elementsOf, readPdf, textOf } from '../../../support/pdf/reader.js';
import { blockCell, bullets, documentOf, p, picture, row, table, text } from '../../../support/sample-document.js';

const box = (height: number, before = 0, breakBefore: BreakCost = 'free', more: Partial<Box> = {}): Box => ({
  height,
  before,
  breakBefore,
  drawings: [{ type: 'fill', x: 0, y: 0, width: 1, height, colour: '0 0 0' }],
  bars: [],
  ...more,
});
const heights = (boxes: readonly Box[]) => boxes.map(({ height }) => height);
const divided = (boxes: readonly Box[], room: number) => divideStack(boxes, room)?.map(heights);

describe('boxes in a cell', () => {
  it('stand below one another, without the space above the first', () => {
    const boxes = [box(10, 5), box(20, 3)];
    expect(stackHeight(boxes)).toBe(33);
    expect(stackDrawings(boxes, 4).map((drawing) => 'y' in drawing && drawing.y)).toEqual([4, 17]);
  });

  it('have the bars of quotes beside them, joined where they go on', () => {
    const bar = { x: 1, width: 2, colour: '1 0 0' };
    const drawings = stackDrawings([box(10, 0, 'free', { bars: [bar] }), box(10, 6, 'free', { bars: [bar] })], 0);
    const bars = drawings.filter((drawing) => drawing.type === 'fill' && drawing.x === 1);
    expect(bars).toEqual([
      { type: 'fill', x: 1, y: 0, width: 2, height: 10, colour: '1 0 0' },
      { type: 'fill', x: 1, y: 10, width: 2, height: 16, colour: '1 0 0' },
    ]);
  });

  it('are divided where it costs least', () => {
    expect(divided([box(10), box(10), box(10)], 25)).toEqual([[10, 10], [10]]);
    expect(divided([box(10), box(10), box(10, 0, 'lonely')], 25)).toEqual([[10], [10, 10]]);
    expect(divided([box(10), box(10, 0, 'lonely')], 15)).toEqual([[10], [10]]);
    expect(divided([box(10), box(10)], 20)).toEqual([[10, 10], []]);
  });

  it('are not divided where not even the first fits, unless it can be divided itself', () => {
    expect(divided([box(30), box(10)], 20)).toBeUndefined();
    const nested = box(30, 0, 'free', { divide: (room) => [box(room), box(30 - room)] });
    expect(divided([nested, box(10)], 20)).toEqual([[20], [10, 10]]);
  });
});

async function written(...blocks: Block[]) {
  const writer = await openWriter('pdf', DEFAULT_THEME, sharedFonts);
  const { value } = await writer.write(documentOf(blocks));
  if (!value) throw new Error('not written');
  return readPdf(value);
}

describe('a cell of blocks', () => {
  it('is tagged as it is nested', async () => {
    const image: Block = { type: 'image', picture: picture(10, 10), alt: [text('A sign')] };
    const inner = table(undefined, ['A'], ['b']);
    const pdf = await written({
      type: 'table',
      columns: ['left'],
      rows: [row(blockCell('First.', bullets('item'), image, inner))],
    });
    const [cell] = elementsOf(pdf.tree, 'TD').filter((one) =>
      one.kids.some((kid) => 'type' in kid && kid.type === 'L'),
    );
    expect(cell?.kids.map((kid) => ('type' in kid ? kid.type : ''))).toEqual(['P', 'L', 'Figure', 'Table']);
  });

  it('goes on over pages with all its words, whatever stands beside it', async () => {
    const points = Array.from({ length: 120 }, (_, n) => `point ${n + 1}`);
    const pdf = await written({
      type: 'table',
      columns: ['left', 'left'],
      header: row('Who', 'What'),
      rows: [row('Everybody', blockCell('Do this:', bullets(...points)))],
    });
    expect(pdf.pages.length).toBeGreaterThan(2);
    expect(elementsOf(pdf.tree, 'LBody').map(textOf)).toEqual(points);
  });

  it('heads columns with a picture that is told once, however often the head is repeated', async () => {
    const image: Block = { type: 'image', picture: picture(10, 10), alt: [text('A sign')] };
    const rows = Array.from({ length: 80 }, (_, n) => row(`row ${n + 1}`));
    const pdf = await written({ type: 'table', columns: ['left'], header: row(blockCell(image, 'What')), rows });
    expect(pdf.pages.length).toBeGreaterThan(2);
    expect(elementsOf(pdf.tree, 'Figure')).toHaveLength(1);
  });

  it('has pictures so high that they stand on one page, below the table’s head', async () => {
    const image: Block = { type: 'image', picture: picture(200, 3000), alt: [text('A long sign')] };
    const pdf = await written(p('Before.'), {
      type: 'table',
      columns: ['left', 'left'],
      header: row('A', 'B'),
      rows: [row('x', blockCell(image, 'Below.', image))],
    });
    expect(elementsOf(pdf.tree, 'Figure')).toHaveLength(2);
    expect(pdf.pages.length).toBeLessThan(4);
  });
});
