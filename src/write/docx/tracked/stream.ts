/**
 * Paragraphs and tables of both documents of a comparison, one after the other. A paragraph has a mark at its end in each document that it is
 * in, with its properties there. Where a text, a cell, a footnote or a section ends, Word can't take a mark away, so the last paragraph is
 * the same one in both documents: what is said of its own mark goes to the paragraph before it.
 */
import type { XmlPart } from '../xml-pieces.js';
import { xmlOf } from '../xml-pieces.js';
import { merged, type Pair, same } from './merge.js';
import { type MovedNode, type Moves, NO_MOVES } from './moves.js';
import { type Piece, piecesOf } from './pieces.js';

export type SideName = 'earlier' | 'later';

/** A paragraph; `earlier` and `later` are its properties in a document whose paragraph its mark ends, undefined in another. */
export interface Para {
  readonly kind: 'paragraph';
  content: readonly Pair[];
  earlier: string | undefined;
  later: string | undefined;
  /** The properties of the section that it ends. */
  section?: string;
  /** What it moved away or here with. */
  move?: MovedNode | undefined;
}

export interface TablePair {
  readonly kind: 'table';
  readonly pair: Pair;
  readonly rows: readonly { readonly pair: Pair; readonly cells: readonly CellPair[] }[];
  /** What it moved away or here with. */
  readonly move: MovedNode | undefined;
}

export interface CellPair {
  readonly pair: Pair;
  readonly items: readonly Item[];
}

/** What is in both documents and differs in nothing. */
export interface Unchanged {
  readonly kind: 'unchanged';
  readonly xml: XmlPart;
}

export type Item = Para | TablePair | Unchanged;

/** The items that pairs of pieces make. */
export function itemsOf(pairs: readonly Pair[], moves: Moves): Item[] {
  return pairs.map((pair): Item => {
    const piece = pair.later ?? pair.earlier;
    if (piece?.name === 'w:tbl')
      return {
        kind: 'table',
        pair,
        rows: pair.pairs.map((row) => ({ pair: row, cells: row.pairs.map((cell) => cellOf(cell, moves)) })),
        move: moves.of(pair),
      };
    if (piece?.name !== 'w:p') throw new Error(`${piece?.name} stands where a paragraph or a table belongs`);
    if (pair.earlier && pair.later) hideWithin(pair.pairs, moves);
    return {
      kind: 'paragraph',
      content: pair.pairs,
      earlier: pair.earlier?.properties,
      later: pair.later?.properties,
      move: moves.of(pair),
    };
  });
}

/** Words that moved into or out of a paragraph that stayed, as the first of an item can, are in no range: they are shown as changed. */
function hideWithin(pairs: readonly Pair[], moves: Moves): void {
  for (const pair of pairs) {
    moves.hide(moves.of(pair));
    hideWithin(pair.pairs, moves);
  }
}

function cellOf(pair: Pair, moves: Moves): CellPair {
  const items = itemsOf(pair.pairs, moves);
  if (pair.earlier && pair.later) endTogether(items, moves);
  return { pair, items };
}

/** Joins what was written for the two documents. */
export function joined(earlier: string, later: string, moves: Moves): Item[] {
  return itemsOf(merged(piecesOf(earlier), piecesOf(later)), moves);
}

/** The last paragraph of a document among items. */
export function lastOf(items: Item[], side: SideName): Para | undefined {
  for (let n = items.length - 1; n >= 0; n--) {
    const item = items[n];
    if (item?.kind === 'unchanged') {
      const opened = itemsOf(
        piecesOf(xmlOf(item.xml)).map((piece: Piece) => same(piece)),
        NO_MOVES,
      );
      items.splice(n, 1, ...opened);
      n += opened.length;
    } else if (item?.kind === 'paragraph' && item[side] !== undefined) return item;
  }
  return undefined;
}

/** Lets items end in a paragraph whose mark is the last in both documents, and gives it. */
export function endTogether(items: Item[], moves: Moves): Para | undefined {
  const [earlier, later] = [lastOf(items, 'earlier'), lastOf(items, 'later')];
  if (!earlier || !later || earlier === later) return later;
  const side = items.indexOf(earlier) < items.indexOf(later) ? 'earlier' : 'later';
  const [first, last] = side === 'earlier' ? [earlier, later] : [later, earlier];
  last[side] = first[side];
  first[side] = undefined;
  moves.hide(first.move);
  if (first.earlier === undefined && first.later === undefined) goOn(items, first, last, moves);
  return last;
}

/**
 * The words of a paragraph that has no mark of its own any more go on in the one below; if a table stands between, which is of the other
 * document alone, in the last one. What is between the ends of a move is taken for moved, so that one which they join isn't shown.
 */
function goOn(items: Item[], first: Para, last: Para, moves: Moves): void {
  const at = items.indexOf(first);
  const between = items.slice(at + 1, items.indexOf(last));
  const below = items[at + 1];
  const target = below?.kind === 'paragraph' && between.every(({ kind }) => kind === 'paragraph') ? below : last;
  moves.hide(target.move);
  target.content = [...first.content, ...target.content];
  items.splice(at, 1);
}

/** Ends a section in both documents. */
export function endSection(items: Item[], properties: string, moves: Moves): void {
  const last = endTogether(items, moves);
  if (last) last.section = properties;
}

/** Ends a section in one document. Its mark there comes first; in the other the paragraph goes on to its own. */
export function endSectionOf(items: Item[], side: SideName, properties: string): void {
  const last = lastOf(items, side);
  if (!last) return;
  last.section = properties;
  const other = side === 'earlier' ? 'later' : 'earlier';
  if (last[other] === undefined) return;
  const rest: Para = { kind: 'paragraph', content: [], earlier: undefined, later: undefined, [other]: last[other] };
  last[other] = undefined;
  items.splice(items.indexOf(last) + 1, 0, rest);
}

/** Says of items, and of those in the cells of tables that stayed, where what moved stands together. */
export function divideMoves(items: readonly Item[], moves: Moves): void {
  moves.divide(items.map((item) => (item.kind === 'unchanged' ? undefined : item.move)));
  for (const item of items)
    if (item.kind === 'table' && !moves.isShown(item.move))
      for (const { cells } of item.rows) for (const cell of cells) divideMoves(cell.items, moves);
}
