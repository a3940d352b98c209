/** How wide blocks in a table's cell would like to be, and must be so that no word is torn. All lengths in points. */
import { type Block, type Inlines, type List, type Table, unreachable } from '../../../model/document.js';
import { isOfOneColumn } from '../../../model/table-spans.js';
import type { TypeStyle } from '../lines/type-styles.js';
import type { ColumnNeed } from './columns.js';
import { type Composing, pictureWidth } from './composing.js';
import { STEP } from './list.js';
import { SIDE } from './table-cells.js';

const NOTHING: ColumnNeed = { natural: 0, least: 0 };
/** A quote's bar and the space behind it. */
const QUOTE_STEP = 16;
/** A picture may be made smaller, but not to nothing. */
const SMALLEST_PICTURE = 48;

/** What each column of a table needs, by the cells that have it to themselves. */
export function needsOf(table: Table, composing: Composing): readonly ColumnNeed[] {
  const { styles } = composing;
  return table.columns.map((_, n) => {
    const needs: ColumnNeed[] = [{ natural: 4 * SIDE, least: 4 * SIDE }];
    const measure = (row: Table['rows'][number], heads: boolean) => {
      const cell = row.cells[n];
      if (!cell || !isOfOneColumn(row, n)) return;
      const style = heads && cell.type === 'cell' ? styles.headCell : styles.cell;
      const need =
        cell.type === 'cell' ? wordsNeed(cell.children, style, composing) : blocksNeed(cell.blocks, composing);
      needs.push(wider(need, 2 * SIDE + 0.1));
    };
    if (table.header) measure(table.header, true);
    for (const row of table.rows) measure(row, table.rowHeaders === true && n === 0);
    return widest(needs);
  });
}

function blocksNeed(blocks: readonly Block[], composing: Composing): ColumnNeed {
  return widest(blocks.map((block) => blockNeed(block, composing)));
}

function blockNeed(block: Block, composing: Composing): ColumnNeed {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return wordsNeed(block.children, composing.styles.cell, composing);
    case 'list':
      return listNeed(block, composing);
    case 'quote':
      return wider(blocksNeed(block.blocks, composing), QUOTE_STEP);
    case 'table':
      return together(needsOf(block, composing));
    case 'image': {
      const natural = pictureWidth(block);
      return { natural, least: Math.min(natural, SMALLEST_PICTURE) };
    }
    case 'page-break':
    case 'rule':
      return NOTHING;
    default:
      return unreachable(block);
  }
}

function listNeed({ items }: List, composing: Composing): ColumnNeed {
  return wider(widest(items.map(({ blocks }) => blocksNeed(blocks, composing))), STEP);
}

function wordsNeed(inlines: Inlines, style: TypeStyle, { galley }: Composing): ColumnNeed {
  const { natural, longestWord } = galley.extent(inlines, style);
  return { natural, least: longestWord };
}

function wider({ natural, least }: ColumnNeed, by: number): ColumnNeed {
  return { natural: natural + by, least: least + by };
}

function widest(needs: readonly ColumnNeed[]): ColumnNeed {
  return needs.reduce(
    (most, { natural, least }) => ({ natural: Math.max(most.natural, natural), least: Math.max(most.least, least) }),
    NOTHING,
  );
}

function together(needs: readonly ColumnNeed[]): ColumnNeed {
  return needs.reduce(
    (sum, { natural, least }) => ({ natural: sum.natural + natural, least: sum.least + least }),
    NOTHING,
  );
}
