/**
 * Numbers a document's footnotes by the order in which their marks first come. Numbers depend on the whole document, so they
 * are worked out once for each filled document and stand beside its nodes, as the outline does.
 */
import type { Block, DocumentBody, Footnote } from './document.js';
import { remember, rememberShared } from './remember.js';
import { footnotesIn } from './walk.js';

/** A note of a document, with its number. */
export interface NumberedFootnote {
  /** From 1. */
  readonly number: number;
  /** The node of its first mark. */
  readonly footnote: Footnote;
  /** How many marks lead to it; at least 1. */
  readonly marks: number;
}

/** A mark in the text: the number it shows, and the how-many-th mark of that number it is (from 1). */
export interface FootnoteMark {
  readonly number: number;
  readonly occurrence: number;
}

export interface Footnotes {
  /** By number, without a gap. Empty for a document without footnotes. */
  readonly notes: readonly NumberedFootnote[];
  /**
   * One for each mark, in reading order: title, then blocks, each with everything within it. A node may stand in a document
   * several times, so a mark is known by its place in this order, not by its node.
   */
  readonly marks: readonly FootnoteMark[];
  /** The number that a footnote node shows wherever it stands in the document. Throws for a node of another document. */
  numberOf(footnote: Footnote): number;
}

/** Numbers the footnotes of a title and blocks; marks with one key and the same words lead to one note. */
export function numberFootnotes({ title, blocks }: Pick<DocumentBody, 'title' | 'blocks'>): Footnotes {
  const notes = new Map<string, { number: number; footnote: Footnote; marks: number }>();
  const marks: FootnoteMark[] = [];
  const take = (footnote: Footnote) => {
    const identity = identityOf(footnote);
    const note = notes.get(identity) ?? { number: notes.size + 1, footnote, marks: 0 };
    notes.set(identity, note);
    note.marks += 1;
    marks.push({ number: note.number, occurrence: note.marks });
  };
  footnotesIn(title).forEach(take);
  for (const block of blocks) footnotesInBlock(block).forEach(take);
  return {
    notes: [...notes.values()],
    marks,
    numberOf(footnote) {
      const note = notes.get(identityOf(footnote));
      if (!note) throw new Error('A footnote stands outside the document whose footnotes were numbered.');
      return note.number;
    },
  };
}

/** The footnote nodes of a block's marks, in reading order. */
export const footnotesInBlock = rememberShared((block: Block) => footnotesIn(block));

/** What tells a note from others: its key, and all that its blocks show, wherever they were written. */
const identityOf = remember(({ key, blocks }: Footnote): string =>
  JSON.stringify([key, blocks], (name, value) => {
    if (name === 'span' || name === 'places' || name === 'from') return undefined;
    return name === 'picture' ? value.path : value;
  }),
);
