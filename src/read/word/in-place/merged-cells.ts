/**
 * Finds the cells of a Word table that are merged over rows (`w:vMerge`, ISO/IEC 29500-1, 17.4.84), each with its parts: the row in
 * which it begins may be left out, and then it must begin in the first row that is left.
 */
import { type PlacedElement, placedChild, placedChildren } from '../../../formats/xml/places.js';

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** The parts of merged cells. */
export interface MergedCells {
  /** For each row of a table with such cells, the numbers of those that it has a part of. */
  readonly rows: ReadonlyMap<PlacedElement, readonly number[]>;
  /** The cells that go on from the row above, each with the number of its merged cell. */
  readonly continuing: ReadonlyMap<PlacedElement, number>;
}

/** Gives the merged cells of some tables; those of other tables within their cells are not among them. */
export function mergedCells(tables: Iterable<PlacedElement>): MergedCells {
  const rows = new Map<PlacedElement, readonly number[]>();
  const continuing = new Map<PlacedElement, number>();
  let count = 0;
  for (const table of tables) {
    const rowsOfTable = new Map<PlacedElement, readonly number[]>();
    const before = continuing.size;
    /** The merged cells of the row above, by the column at which they begin. */
    let above: ReadonlyMap<number, number> = new Map();
    for (const row of partsNamed(table, 'w:tr')) {
      const here = new Map<number, number>();
      for (const { cell, column, merge } of cellsOf(row)) {
        const goesOn = merge === 'continue' ? above.get(column) : undefined;
        // A cell that goes on from nothing in the author's own file stays as it is.
        if (merge === undefined || (merge === 'continue' && goesOn === undefined)) continue;
        here.set(column, goesOn ?? count++);
        if (goesOn !== undefined) continuing.set(cell, goesOn);
      }
      rowsOfTable.set(row, [...here.values()]);
      above = here;
    }
    if (continuing.size > before) for (const [row, cells] of rowsOfTable) rows.set(row, cells);
  }
  return { rows, continuing };
}

/**
 * The cell as the beginning of what it went on from: empty, as in all formats, since its words were those of the row that was left
 * out, and Word never shows what a cell that goes on holds itself.
 */
export function beginningOf(cell: PlacedElement, xml: string, spare: string): string {
  const properties = placedChild(cell, 'w:tcPr');
  const merge = placedChild(properties, 'w:vMerge');
  if (!properties || !merge) return xml.slice(cell.start, cell.end);
  const prefix = /^<([\w-]+:)/.exec(xml.slice(merge.start, merge.end))?.[1] ?? '';
  // An attribute without a prefix would be in no namespace.
  const restart =
    prefix === '' ? `<vMerge xmlns:w="${MAIN}" w:val="restart"/>` : `<${prefix}vMerge ${prefix}val="restart"/>`;
  const shape = xml.slice(properties.start, merge.start) + restart + xml.slice(merge.end, properties.end);
  const content = spare === '' ? `<${prefix}p/>` : spare;
  return xml.slice(cell.start, cell.openEnd) + shape + content + xml.slice(cell.closeStart, cell.end);
}

interface PlacedCell {
  readonly cell: PlacedElement;
  readonly column: number;
  readonly merge: 'restart' | 'continue' | undefined;
}

function cellsOf(row: PlacedElement): readonly PlacedCell[] {
  let column = countIn(placedChild(row, 'w:trPr'), 'w:gridBefore', 0);
  return partsNamed(row, 'w:tc').map((cell): PlacedCell => {
    const properties = placedChild(cell, 'w:tcPr');
    const at = column;
    column += countIn(properties, 'w:gridSpan', 1);
    return { cell, column: at, merge: mergeOf(placedChild(properties, 'w:vMerge')) };
  });
}

function mergeOf(merge: PlacedElement | undefined): PlacedCell['merge'] {
  if (!merge) return undefined;
  return merge.attributes.get('w:val') === 'restart' ? 'restart' : 'continue';
}

function countIn(properties: PlacedElement | undefined, name: string, otherwise: number): number {
  return Number(placedChild(properties, name)?.attributes.get('w:val') ?? otherwise);
}

/** The rows of a table or the cells of a row, in content controls and the like too, but not those of tables within. */
function partsNamed(element: PlacedElement, name: 'w:tr' | 'w:tc'): readonly PlacedElement[] {
  return placedChildren(element).flatMap((child) => {
    if (child.name === name) return [child];
    return child.name === 'w:tbl' || child.name === 'w:tr' || child.name === 'w:tc' ? [] : partsNamed(child, name);
  });
}
