/** Tells whether a document surely has room, before it is written: that it fits its page where it must, and that no table's words are torn. */
import type { Block, Document, Table } from '../../model/document.js';
import { isLargePrint } from '../../model/large-print.js';
import { printedPlaces } from '../../model/printed-columns.js';
import { withoutIdleColumns } from '../../model/table-spans.js';
import { visit } from '../../model/walk.js';
import { fitTable } from './compose/fitting.js';
import type { Typography } from './container/assemble.js';
import { layOut } from './lay-out.js';
import { Galley } from './pages/galley.js';
import { textWidth } from './pages/sheet.js';

/** Whether a document surely has room. One page is laid out; elsewhere only tables are measured, and those within other blocks may not be told. */
export function surelyHasRoom(document: Document, typography: Typography): boolean {
  if (document.onePage) {
    const { layouts, refusals, torn } = layOut(document, typography);
    return refusals.length === 0 && layouts.length === 1 && torn.size === 0;
  }
  // What is said of tables isn't said of those in large print.
  if (isLargePrint(typography.theme.sizes.small)) return true;
  return document.blocks.every((block) => blockHasRoom(block, document, typography));
}

function blockHasRoom(block: Block, document: Document, typography: Typography): boolean {
  if (block.type === 'table') return tableHasRoom(block, document, typography) && !holdsTable(block);
  if (block.type === 'landscape') return block.blocks.every((inner) => blockHasRoom(inner, document, typography));
  return !holdsTable(block);
}

/** A table that is too wide for an upright page is turned, if it has room there. */
function tableHasRoom(written: Table, { wording }: Document, { theme, styles, typesetter }: Typography): boolean {
  const table = withoutIdleColumns(written);
  if (printedPlaces(table)) return true;
  const measuring = { galley: new Galley(typesetter), styles, wording };
  return [false, true].some((isTurned) => fitTable(table, textWidth(theme, isTurned), measuring).isWhole);
}

function holdsTable(block: Block): boolean {
  let tables = 0;
  visit(block, (node) => {
    if (node.type === 'table') tables++;
  });
  return tables > (block.type === 'table' ? 1 : 0);
}
