/**
 * Paragraphs and tables of both documents of a comparison, one after the other. A paragraph has a mark at its end in each document that it is
 * in, with its properties there. Where a text, a cell, a footnote or a section ends, Word can't take a mark away, so the last paragraph is
 * the same one in both documents: what is said of its own mark goes to the paragraph before it.
 */
import type { XmlPart } from '../xml-pieces.js';
import { xmlOf } from '../xml-pieces.js';
import { merged, type Pair, same } from './merge.js';
import { type Piece, piecesOf } from './pieces.js';
import type { MovedNodes } from './views.js';

export type SideName = 'earlier' | 'later';

/** A paragraph; `earlier` and `later` are its properties in a document whose paragraph its mark ends, undefined in another. */
export interface Para {
  readonly kind: 'paragraph';
  content: readonly Pair[];
  earlier: string | undefined;
  later: string | undefined;
  /** The properties of the section that it ends. */
  section?: string;
  /** The move that took it away, or brought it here. */
  move?: Move | undefined;
}

/** The number of a move, and the document in which what moved is here. */
export interface Move {
  readonly number: number;
  readonly side: SideName;
}

export interface TablePair {
  readonly kind: 'table';
  readonly pair: Pair;
}

/** What is in both documents and differs in nothing. */
export interface Unchanged {
  readonly kind: 'unchanged';
  readonly xml: XmlPart;
}

export type Item = Para | TablePair | Unchanged;

/** The items that pairs of pieces make. */
export function itemsOf(pairs: readonly Pair[], moved: readonly MovedNodes[]): Item[] {
  return pairs.map((pair): Item => {
    const piece = pair.later ?? pair.earlier;
    if (piece?.name === 'w:tbl') return { kind: 'table', pair };
    if (piece?.name !== 'w:p') throw new Error(`${piece?.name} stands where a paragraph or a table belongs`);
    return {
      kind: 'paragraph',
      content: pair.pairs,
      earlier: pair.earlier?.properties,
      later: pair.later?.properties,
      move: moveOf(pair, moved),
    };
  });
}

/** The move that something of one document belongs to. */
export function moveOf({ earlier, later }: Pair, moved: readonly MovedNodes[]): Move | undefined {
  const piece = earlier && later ? undefined : (earlier ?? later);
  if (!piece || moved.length === 0) return undefined;
  const place = moved.find(({ position }) => position.start <= piece.at && piece.at <= position.end);
  return place && { number: place.move, side: earlier ? 'earlier' : 'later' };
}

/** Joins what was written for the two documents. */
export function joined(earlier: string, later: string, moved: readonly MovedNodes[]): Item[] {
  return itemsOf(merged(piecesOf(earlier), piecesOf(later)), moved);
}

/** The last paragraph of a document among items. */
export function lastOf(items: Item[], side: SideName): Para | undefined {
  for (let n = items.length - 1; n >= 0; n--) {
    const item = items[n];
    if (item?.kind === 'unchanged') {
      const opened = itemsOf(
        piecesOf(xmlOf(item.xml)).map((piece: Piece) => same(piece)),
        [],
      );
      items.splice(n, 1, ...opened);
      n += opened.length;
    } else if (item?.kind === 'paragraph' && item[side] !== undefined) return item;
  }
  return undefined;
}

/** Lets items end in a paragraph whose mark is the last in both documents, and gives it. */
export function endTogether(items: Item[]): Para | undefined {
  const [earlier, later] = [lastOf(items, 'earlier'), lastOf(items, 'later')];
  if (!earlier || !later || earlier === later) return later;
  const side = items.indexOf(earlier) < items.indexOf(later) ? 'earlier' : 'later';
  const [first, last] = side === 'earlier' ? [earlier, later] : [later, earlier];
  last[side] = first[side];
  first[side] = undefined;
  if (first.earlier === undefined && first.later === undefined) goOn(items, first, last);
  return last;
}

/** The words of a paragraph that has no mark of its own any more go on in the one below. */
function goOn(items: Item[], first: Para, last: Para): void {
  const at = items.indexOf(first);
  const below = items[at + 1];
  const target = below?.kind === 'paragraph' ? below : last;
  target.content = [...first.content, ...target.content];
  target.move ??= first.move;
  items.splice(at, 1);
}

/** Ends a section in both documents. */
export function endSection(items: Item[], properties: string): void {
  const last = endTogether(items);
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
