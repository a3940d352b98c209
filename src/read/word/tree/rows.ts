/**
 * Finds the rows and cells of a Word table: those in content controls and the like too, with the places of the grid that a row leaves
 * out, and the merged cells (ISO/IEC 29500-1, 17.4).
 */
import { type PlacedElement, placedChild } from '../../../formats/xml/places.js';
import type { Blocks, Cell, Leaf, Row } from '../../../model/document.js';
import type { Part } from '../../template/enclose.js';
import { childrenWithMarks, type WordMarks } from '../marks.js';
import { isWrapper, unwrapped } from '../wrappers.js';
import { toggle } from './looks.js';
import { forCell } from './within.js';

/** A row with what only its table needs to know. */
export interface ReadRow {
  readonly row: Row<Leaf>;
  readonly isHeader: boolean;
  /** The columns whose words stand in the middle or at the right. */
  readonly aligned: ReadonlyMap<number, 'centre' | 'right'>;
}

export type ReadBlocks = (cell: PlacedElement) => Blocks<Leaf>;

/** The cell of a table that has only one. */
export function onlyCell(table: PlacedElement): PlacedElement | undefined {
  const [row, secondRow] = unwrapped(table).filter(({ name }) => name === 'w:tr');
  const [cell, another] = row ? cellsOf(row) : [];
  return secondRow || another ? undefined : cell;
}

/** Reads the rows of a table, with the marks of the blocks around them; `blocks` reads the content of a cell. */
export function readRows(table: PlacedElement, marks: WordMarks, blocks: ReadBlocks): readonly Part<ReadRow>[] {
  return new RowsReader(marks, blocks).rows(table);
}

/** The most columns that a Word table has. */
const WIDEST = 63;

/** A cell's place in the grid. */
interface Place {
  readonly cell: PlacedElement;
  readonly column: number;
  readonly columns: number;
  /** Whether a row below can go on with it. */
  readonly isMerged: boolean;
}

class RowsReader {
  private readonly marks: WordMarks;
  private readonly blocks: ReadBlocks;
  /** The cells of the row above that are merged with others, by their first column. */
  private merged: ReadonlyMap<number, Place> = new Map();

  constructor(marks: WordMarks, blocks: ReadBlocks) {
    this.marks = marks;
    this.blocks = blocks;
  }

  /** The rows among an element's children, and in the wrappers among them. */
  rows(container: PlacedElement): readonly Part<ReadRow>[] {
    return childrenWithMarks(container, this.marks).flatMap((child): readonly Part<ReadRow>[] => {
      if (!('kind' in child)) return [child];
      if (child.kind === 'text' || this.marks.gaps.has(child)) return [];
      if (child.name === 'w:tr') return [{ node: this.row(child) }];
      return isWrapper(child) ? this.rows(child) : [];
    });
  }

  private row(row: PlacedElement): ReadRow {
    const properties = placedChild(row, 'w:trPr');
    const cells: Cell<Leaf>[] = emptyCells(countIn(properties, 'w:gridBefore'));
    const merged = new Map<number, Place>();
    const aligned = new Map<number, 'centre' | 'right'>();
    for (const cell of cellsOf(row)) {
      const shape = placedChild(cell, 'w:tcPr');
      const columns = Math.max(1, countIn(shape, 'w:gridSpan', 1));
      const merge = mergeIn(shape, 'w:vMerge');
      const place: Place = { cell, column: cells.length, columns, isMerged: merge !== undefined };
      if (place.isMerged) merged.set(place.column, place);
      const side = alignmentOf(cell);
      if (side) aligned.set(place.column, side);
      if (mergeIn(shape, 'w:hMerge') === 'continue' && place.column > 0) cells.push(covered('left'));
      else if (merge === 'continue' && this.continues(place)) cells.push(covered('above'));
      else cells.push(cellOf(this.blocks(cell)));
      for (let n = 1; n < columns; n++) cells.push(covered('left'));
    }
    cells.push(...emptyCells(countIn(properties, 'w:gridAfter')));
    this.merged = merged;
    return { row: { type: 'row', cells }, isHeader: toggle(placedChild(properties, 'w:tblHeader')) ?? false, aligned };
  }

  /** Whether the row above has a cell that this one goes on with. Without one, it begins here and shows what it holds. */
  private continues({ column, columns }: Place): boolean {
    return this.merged.get(column)?.columns === columns;
  }
}

/** The cells of a row, those in wrappers too. */
function cellsOf(row: PlacedElement): readonly PlacedElement[] {
  return unwrapped(row).filter(({ name }) => name === 'w:tc');
}

function countIn(properties: PlacedElement | undefined, name: string, otherwise = 0): number {
  const count = Number(placedChild(properties, name)?.attributes.get('w:val') ?? otherwise);
  return Number.isInteger(count) ? Math.min(Math.max(count, 0), WIDEST) : otherwise;
}

/** How a cell is merged; without a value, it continues another (17.4.22, 17.4.84). */
function mergeIn(shape: PlacedElement | undefined, name: string): 'restart' | 'continue' | undefined {
  const merge = placedChild(shape, name);
  if (!merge) return undefined;
  return merge.attributes.get('w:val') === 'restart' ? 'restart' : 'continue';
}

function covered(continues: 'left' | 'above'): Cell<Leaf> {
  return { type: 'cell', continues, children: [] };
}

/** Cells with nothing in them. */
export function emptyCells(count: number): Cell<Leaf>[] {
  return Array.from({ length: Math.max(0, count) }, () => ({ type: 'cell', children: [] }));
}

function alignmentOf(cell: PlacedElement): 'centre' | 'right' | undefined {
  const first = unwrapped(cell).find(({ name }) => name === 'w:p');
  const side = placedChild(placedChild(first, 'w:pPr'), 'w:jc')?.attributes.get('w:val');
  if (side === 'center') return 'centre';
  return side === 'right' || side === 'end' ? 'right' : undefined;
}

/** The content of a cell: only words if it is one paragraph, otherwise blocks. */
function cellOf(blocks: Blocks<Leaf>): Cell<Leaf> {
  const inCell = forCell(blocks);
  const [only, another] = inCell;
  if (!only) return { type: 'cell', children: [] };
  return only.type === 'paragraph' && !another
    ? { type: 'cell', children: only.children }
    : { type: 'block-cell', blocks: inCell };
}
