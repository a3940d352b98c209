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

/** What measuring words in cells needs of a composition. */
export type Measuring = Pick<Composition, 'galley' | 'styles' | 'wording' | 'dividesWords'>;

const NOTHING: ColumnNeed = alike(0);
/** A quote's bar and the space after it. */
const QUOTE_STEP = 16;
/** A picture may be made smaller, down to this width. */
const SMALLEST_PICTURE = 48;

/** What each column of a table needs, with so much padding beside its words. Cells that span several columns don't count. */
export function needsOf(table: Table, composition: Measuring, side = SIDE): readonly ColumnNeed[] {
  const { styles } = composition;
  return table.columns.map((_, n) => {
    const needs: ColumnNeed[] = [alike(4 * side)];
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

function blocksNeed(blocks: readonly Block[], composition: Measuring): ColumnNeed {
  return widest(blocks.map((block) => blockNeed(block, composition)));
}

function blockNeed(block: Block, composition: Measuring): ColumnNeed {
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
      return { natural, least, undivided: least, unbroken: least };
    }
    case 'landscape':
    case 'page-break':
    case 'rule':
      return NOTHING;
    default:
      return unreachable(block);
  }
}

function listNeed({ items }: List, composition: Measuring): ColumnNeed {
  return wider(widest(items.map(({ blocks }) => blocksNeed(blocks, composition))), STEP);
}

function wordsNeed(inlines: Inlines, style: TypeStyle, { galley, dividesWords }: Measuring): ColumnNeed {
  const { natural, least: undivided, figure } = galley.extent(inlines, style);
  const least = dividesWords ? galley.dividedExtent(inlines, style) : undivided;
  return { natural, least, undivided, unbroken: Math.max(least, figure) };
}

/** Of what is never broken. */
function alike(width: number): ColumnNeed {
  return { natural: width, least: width, undivided: width, unbroken: width };
}

function wider(need: ColumnNeed, by: number): ColumnNeed {
  return merged(need, alike(by), (length, more) => length + more);
}

function widest(needs: readonly ColumnNeed[]): ColumnNeed {
  return needs.reduce((most, need) => merged(most, need, Math.max), NOTHING);
}

function together(needs: readonly ColumnNeed[]): ColumnNeed {
  return needs.reduce((total, need) => merged(total, need, (length, more) => length + more), NOTHING);
}

function merged(a: ColumnNeed, b: ColumnNeed, merge: (length: number, other: number) => number): ColumnNeed {
  return {
    natural: merge(a.natural, b.natural),
    least: merge(a.least, b.least),
    undivided: merge(a.undivided, b.undivided),
    unbroken: merge(a.unbroken, b.unbroken),
  };
}
