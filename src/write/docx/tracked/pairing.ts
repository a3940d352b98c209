/**
 * What the writer needs while it writes the same block for both documents of a comparison: where nodes stand in the tree that holds
 * both, and numbers that are the same in both. It marks the places in the XML with characters that no document can contain.
 */
import type { Footnote, List, Table } from '../../../model/document.js';
import type { TableFit } from '../fitting.js';

/** Around the number of a place. `checkCharacters` refuses both in words. */
export const OPEN = '\u0001';
export const CLOSE = '\u0002';

/** What is counted in a document, for numbers of its own. */
export type Counted = 'drawings' | 'bookmarks' | 'controls';

/** The numbers of a node's beginning and its end, in reading order. */
export interface Position {
  readonly start: number;
  end: number;
}

/** What links of one of the documents lead to, and what its footnotes are. */
export interface Side {
  /** The bookmarks of headings, by the anchors that links know them by. */
  readonly anchors: ReadonlyMap<string, string>;
  /** The ids of footnotes by their numbers. */
  readonly notes: Map<number, number>;
}

export class Pairing {
  /** The document that is being written. */
  side: Side;
  private readonly positions: Map<object, Position>;
  private readonly numbers = new Map<string, number>();
  private readonly instances = new Map<string, number>();
  private readonly fits = new Map<number, TableFit>();
  private notes = 0;

  constructor(positions: Map<object, Position>, side: Side) {
    this.positions = positions;
    this.side = side;
  }

  startOf(node: object): string {
    const position = this.positions.get(node);
    return position ? `${OPEN}${position.start}${CLOSE}` : '';
  }

  endOf(node: object): string {
    const position = this.positions.get(node);
    return position ? `${OPEN}${position.end}${CLOSE}` : '';
  }

  /** A number of a node's own, counted on by `next`, that is the same in both documents. */
  numberOf(node: object, counted: Counted, next: () => number): number {
    return keep(this.numbers, `${counted} ${this.placeOf(node)}`, next);
  }

  /** The instance of an ordered list, or of a part of it that begins at another number. */
  instanceOf(list: List, part: string, open: () => number): number {
    return keep(this.instances, `${this.placeOf(list)} ${part}`, open);
  }

  /** How a table is set: as it was when it was first written, if it has as many columns. */
  fitOf(table: Table, fitTable: () => TableFit): TableFit {
    const place = this.placeOf(table);
    const earlier = this.fits.get(place);
    if (earlier?.widths.length === table.columns.length) return earlier;
    const fit = fitTable();
    this.fits.set(place, fit);
    return fit;
  }

  /** The id of a footnote: the same in both documents if its first marks are. */
  noteId(footnote: Footnote, number: number): number {
    const known = this.side.notes.get(number);
    if (known !== undefined) return known;
    const id = keep(this.numbers, `note ${this.placeOf(footnote)}`, () => {
      this.notes += 1;
      return this.notes;
    });
    this.side.notes.set(number, id);
    return id;
  }

  /** What the bookmark of a heading is called, by its anchor in the document that is being written. */
  anchorOf(anchor: string): string | undefined {
    return this.side.anchors.get(anchor);
  }

  /** Says that a table is written in place of another, of the same rows. */
  standsFor(table: Table, original: Table): void {
    if (table === original) return;
    const pairs = [
      [table, original],
      [table.header, original.header],
      ...table.rows.map((row, n) => [row, original.rows[n]]),
    ];
    for (const [node, of] of pairs) {
      const position = of && this.positions.get(of);
      if (node && position) this.positions.set(node, position);
    }
  }

  private placeOf(node: object): number {
    const position = this.positions.get(node);
    if (!position) throw new Error('A node stands in neither of the documents that are compared');
    return position.start;
  }
}

function keep(kept: Map<string, number>, key: string, next: () => number): number {
  const earlier = kept.get(key);
  if (earlier !== undefined) return earlier;
  const number = next();
  kept.set(key, number);
  return number;
}
