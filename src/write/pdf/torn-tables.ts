/** Warns of tables whose words are torn: they have no room in their columns however the table is set. */
import { type Diagnostic, warning } from '../../model/diagnostic.js';
import type { Document, Table } from '../../model/document.js';
import { isLargePrint } from '../../model/large-print.js';
import type { Theme } from '../../model/theme.js';
import { textsIn } from '../../model/walk.js';

/**
 * Warns of each such table at its place in the template. Tables without a place are the program’s own. In large print many tables have
 * no room, and their author can't help it.
 */
export function tornTables(
  torn: ReadonlySet<Table>,
  { properties }: Pick<Document, 'properties'>,
  { sizes }: Pick<Theme, 'sizes'>,
): readonly Diagnostic[] {
  if (torn.size === 0 || isLargePrint(sizes.small)) return [];
  return [...torn].flatMap((table) => {
    const place = table.span ?? textsIn([table]).find(({ span }) => span)?.span;
    const message = `A table of “${properties.title}” is too wide: words in its columns are cut in the middle, even on a landscape page`;
    return place ? [warning('table-too-wide', message, place, { hint: HINT })] : [];
  });
}

const HINT = 'Give the table fewer columns: make two tables of it, or put what is long into a list below it.';
