/**
 * What differs between two documents, marked in one tree that holds what both say. What went stands before what came in its place.
 * Without the nodes that came, and with those that went, the tree is the earlier document; the other way round it's the later one.
 *
 * - Words: marked inlines within a paragraph, heading, cell, caption, title of a note, footnote or the document's title. They are whole
 *   words with the space behind them. A word of which only the look or link changed went and came. Of a link, strong words and the like, the
 *   whole node is marked if all of it went or came, and else the nodes within.
 * - A caption that came or went has all its inlines marked; there is none on the other side.
 * - Columns: the cells of a column that came or went are marked in each row, also in a row that came or went itself (there the cell is empty
 *   if the row's side hasn't that column). `columns` and `widths` have an entry for each cell of the tree.
 * - Neither side of a list, table, quote, note, landscape range or footnote that isn't marked itself is empty. A cell may be: one
 *   of blocks stands for one of words alone, if a side of it has one paragraph or none.
 * - The first block of an item isn't marked, unless as restyled, so the item's number or bullet stays with it.
 * - Numbers of headings, numbered paragraphs, items and footnotes don't count as differences: what stays has the later document's. So is
 *   what shows nowhere or is layout: widths of columns, white space outside code, keys of footnotes, names of files.
 */
import type { CalendarDate } from './calendar.js';
import type { Block, Cell, Heading, Inline, ListItem, Paragraph, Row } from './document/nodes.js';

/** A node that can be marked; what is within it is marked with it. */
export type RevisedNode = Block | ListItem | Row | Cell | Inline;

/**
 * What happened to a node. Of a move, what moved stands in both places, and `move` is the same number there (from 1): blocks of the
 * text or of a landscape range, or items. What moved together, a section say, has one number: its nodes stand in a row in both places but for
 * what came or went between them.
 * `restyled`: a heading or paragraph became another kind of block, or of another level, alignment or kind of number; `before` says which
 * it was (its words don't count, nor does its number). Words within it have marks of their own.
 */
export type Revision =
  | { readonly kind: 'inserted' | 'deleted' }
  | { readonly kind: 'moved-away' | 'moved-here'; readonly move: number }
  | { readonly kind: 'restyled'; readonly before: Heading | Paragraph };

/** The marks of a tree. */
export interface Revisions {
  /**
   * By node: each marked node stands once in the tree. No marked node holds another, but for what is restyled; for cells of a column
   * that came or went, in a row that did; and for what is `deleted` within a block that moved away, or `inserted` within one that moved
   * here: it changed on the way. (Rejecting all takes away what moved here with all in it, accepting all what moved away.)
   */
  readonly marks: ReadonlyMap<RevisedNode, Revision>;
  /** Who is said to have made the changes: the organisation's name. */
  readonly author: string;
  /** The day of the changes. */
  readonly date: CalendarDate;
}
