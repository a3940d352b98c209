/** What markup depends on besides the node that it is made of. */
import type { Link } from '../../model/document.js';
import { remember } from '../../model/remember.js';
import type { Revisions } from '../../model/revisions.js';
import type { Wording } from '../../model/wording/wording.js';

/** A page's words, and what is particular to a page that shows what differs between documents. */
export interface Context {
  readonly wording: Wording;
  /** Absent from the page of an ordinary document. */
  readonly changes?: ChangesContext;
  /** Stands before the ids of a document on a page with several; the outline of such a document has it already. */
  readonly part?: string;
}

/** A document on a page with several compared documents. */
export interface ChangesContext {
  readonly marks: Revisions['marks'];
  /** Stands before the ids of the document, so that those of several documents differ. */
  readonly prefix: string;
  /** The section of either end of a move, by its kind and number: `moved-here 1`. */
  readonly ends: ReadonlyMap<string, string>;
  /** The fragment that a link leads to; undefined where the page has no such place. */
  readonly fragmentOf: (link: Link) => string | undefined;
}

/** The context of ordinary documents: one for each wording, so that they share the markup of their nodes. */
export const contextOf = remember((wording: Wording): Context => ({ wording }));

/** What stands before the ids of a document. */
export const prefixOf = ({ changes, part }: Context): string => changes?.prefix ?? part ?? '';

/** Whether a page has several documents, so that the title of each is h2. */
export const isAmongOthers = ({ changes, part }: Context): boolean => changes !== undefined || part !== undefined;
