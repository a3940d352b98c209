/**
 * What words are part of, besides their block: links, passages in another language, struck words, code. Each has an element of
 * its own in the tag tree. Words of one context share one object, so contexts can be compared by identity.
 */
import type { Code, FillIn, Link, Passage, Styled, TickBox } from '../../../model/document.js';

/** A footnote of one document. */
export interface DocumentNote {
  readonly number: number;
  /** Unique in the file: `note-3`. */
  readonly id: string;
}

/** A footnote's mark in the text, which leads to the note. */
export interface NoteMark {
  readonly type: 'note-mark';
  readonly note: DocumentNote;
}

/** The number before a footnote, which leads back to its first mark. */
export interface NoteLabel {
  readonly type: 'note-label';
  readonly note: DocumentNote;
}

/** Something that can be clicked. */
export type Clickable = Link | NoteMark | NoteLabel;

/** Something that words are part of. */
export type Owner = Clickable | Passage | Styled | Code | FillIn | TickBox;

export interface RunContext {
  /** From the outermost to the innermost. */
  readonly owners: readonly Owner[];
  readonly link?: Clickable;
  readonly passage?: Passage;
}

/** The context of words that are part of their block alone. */
export const PLAIN: RunContext = { owners: [] };

/** Owners stand in each other in this order, whatever the author's: what is said instead of struck words hides no link. */
const DEPTH: Readonly<Record<Owner['type'], number>> = {
  link: 0,
  'note-mark': 0,
  'note-label': 0,
  passage: 1,
  code: 2,
  styled: 3,
  'fill-in': 4,
  'tick-box': 4,
};

/** The context of words in an owner that stands in another context. */
export function within(owner: Owner, context: RunContext): RunContext {
  const deeper = context.owners.findIndex(({ type }) => DEPTH[type] > DEPTH[owner.type]);
  const owners = context.owners.toSpliced(deeper < 0 ? context.owners.length : deeper, 0, owner);
  if (owner.type === 'passage') return { ...context, owners, passage: owner };
  return isClickable(owner) ? { ...context, owners, link: owner } : { ...context, owners };
}

function isClickable(owner: Owner): owner is Clickable {
  return owner.type === 'link' || owner.type === 'note-mark' || owner.type === 'note-label';
}

/** Whether words in this context no longer count. */
export function isStruck({ owners }: RunContext): boolean {
  return owners.some((owner) => owner.type === 'styled' && owner.style === 'struck');
}
