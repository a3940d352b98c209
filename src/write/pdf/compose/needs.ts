/** Works out the widths that a table's cells need, ideally and at least. All lengths are in points. */
import type { ColumnNeed } from '../../../model/column-widths.js';
import { type Block, type Inlines, type List, type Table, unreachable } from '../../../model/document.js';
import { noteTitle } from '../../../model/note-title.js';
import { isOfOneColumn, withoutIdleColumns } from '../../../model/table-spans.js';
import type { TypeStyle } from '../lines/type-styles.js';
import { CODE_STEP } from './code-block.js';
import { type Composition, pictureWidth } from './composition.js';
import { STEP } from './list.js';
import { NOTE_STEP } from './note.js';
import { SIDE } from './table-cells.js';

const NOTHING: ColumnNeed = { natural: 0, least: 0, unbroken: 0 };
/** A quote's bar and the space after it. */
const QUOTE_STEP = 16;
/** A picture may be made smaller, down to this width. */
const SMALLEST_PICTURE = 48;

/** What each column of a table needs, with so much padding beside its words. Cells that span several columns don't count. */
export function needsOf(table: Table, composition: Composition, side = SIDE): readonly ColumnNeed[] {
  const { styles } = composition;
  return table.columns.map((_, n) => {
    const needs: ColumnNeed[] = [{ natural: 4 * side, least: 4 * side, unbroken: 4 * side }];
    const measure = (row: Table['rows'][number], isHeading: boolean) => {
      const cell = row.cells[n];
      if (!cell || !isOfOneColumn(row, n)) return;
      const style = isHeading && cell.type === 'cell' ? styles.headCell : styles.cell;
      const need =
        cell.type === 'cell' ? wordsNeed(cell.children, style, composition) : blocksNeed(cell.blocks, composition);
      needs.push(wider(need, 2 * side + 0.1));
    };
    if (table.header) measure(table.header, true);
    for (const row of table.rows) measure(row, table.rowHeaders === true && n === 0);
    return widest(needs);
  });
}

function blocksNeed(blocks: readonly Block[], composition: Composition): ColumnNeed {
  return widest(blocks.map((block) => blockNeed(block, composition)));
}

function blockNeed(block: Block, composition: Composition): ColumnNeed {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return wordsNeed(block.children, composition.styles.cell, composition);
    case 'list':
      return listNeed(block, composition);
    case 'quote':
      return wider(blocksNeed(block.blocks, composition), QUOTE_STEP);
    case 'note': {
      const { styles, wording } = composition;
      const title = noteTitle(block, wording);
      const needs = [
        wordsNeed(title, styles.note(block.kind, styles.cell), composition),
        blocksNeed(block.blocks, composition),
      ];
      return wider(widest(needs), NOTE_STEP);
    }
    case 'code-block':
      return wider(wordsNeed(block.children, composition.styles.code(composition.styles.cell), composition), CODE_STEP);
    case 'table':
      return together(needsOf(withoutIdleColumns(block), composition));
    case 'image': {
      const natural = pictureWidth(block);
      const least = Math.min(natural, SMALLEST_PICTURE);
      return { natural, least, unbroken: least };
    }
    case 'landscape':
    case 'page-break':
    case 'rule':
      return NOTHING;
    default:
      return unreachable(block);
  }
}

function listNeed({ items }: List, composition: Composition): ColumnNeed {
  return wider(widest(items.map(({ blocks }) => blocksNeed(blocks, composition))), STEP);
}

function wordsNeed(inlines: Inlines, style: TypeStyle, { galley, dividesWords }: Composition): ColumnNeed {
  const { natural, least, unbroken } = galley.extent(inlines, style);
  if (!dividesWords) return { natural, least, unbroken };
  const divided = galley.dividedExtent(inlines, style);
  return { natural, least: divided, unbroken: divided };
}

function wider({ natural, least, unbroken }: ColumnNeed, by: number): ColumnNeed {
  return { natural: natural + by, least: least + by, unbroken: unbroken + by };
}

function widest(needs: readonly ColumnNeed[]): ColumnNeed {
  return needs.reduce(
    (most, { natural, least, unbroken }) => ({
      natural: Math.max(most.natural, natural),
      least: Math.max(most.least, least),
      unbroken: Math.max(most.unbroken, unbroken),
    }),
    NOTHING,
  );
}

function together(needs: readonly ColumnNeed[]): ColumnNeed {
  return needs.reduce(
    (sum, { natural, least, unbroken }) => ({
      natural: sum.natural + natural,
      least: sum.least + least,
      unbroken: sum.unbroken + unbroken,
    }),
    NOTHING,
  );
}
