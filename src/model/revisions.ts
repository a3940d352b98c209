/**
 * What differs between two documents, marked in one tree that holds what both say. What went stands before what came in its place.
 * Without the nodes that came, and with those that went, the tree is the earlier document; the other way round it's the later one.
 */
import type { CalendarDate } from './calendar.js';
import type { Block, Cell, Heading, Inline, ListItem, Paragraph, Row } from './document/nodes.js';

/** A node that can be marked; what is within it is marked with it. */
export type RevisedNode = Block | ListItem | Row | Cell | Inline;

/**
 * What happened to a node. Of a move, the node stands in both places, and `move` is the same number there (from 1).
 * `restyled`: a heading or paragraph became another kind of block, or of another level or alignment; `before` says which
 * it was (its words don't count). Words within it have marks of their own.
 */
export type Revision =
  | { readonly kind: 'inserted' | 'deleted' }
  | { readonly kind: 'moved-away' | 'moved-here'; readonly move: number }
  | { readonly kind: 'restyled'; readonly before: Heading | Paragraph };

/** The marks of a tree. */
export interface Revisions {
  /**
   * By node: each marked node stands once in the tree. No marked node holds another, but for what is restyled, and for rows and
   * blocks that were deleted or inserted within something that moved.
   */
  readonly marks: ReadonlyMap<RevisedNode, Revision>;
  /** Who is said to have made the changes: the organisation's name. */
  readonly author: string;
  /** The day of the changes. */
  readonly date: CalendarDate;
}
