/** A whole pack as one web page: what it is, its contents, its search, and every document after the other. */
import type { Document, Text } from './document.js';
import type { SearchedPage } from './site.js';

export interface Handbook {
  /** The title of the pack, its control table, and what stands before the contents. */
  readonly front: Document;
  readonly groups: readonly HandbookGroup[];
  /** Its parts as the search knows them, by the paths of their own pages. */
  readonly searched: readonly SearchedPage[];
}

/** Documents that stand together in the contents. */
export interface HandbookGroup {
  /** Absent where they have no heading. */
  readonly heading?: string;
  readonly parts: readonly HandbookPart[];
}

/** One document of the pack. Its links lead to places in the handbook. */
export interface HandbookPart {
  /** Its own page in the organisation's folder: `html/DCW29-whistleblowing.html`. */
  readonly path: string;
  /** What the contents call it. */
  readonly name: readonly Text[];
  /** What the contents call it below the policy that it belongs to; absent for a document of its own. */
  readonly label?: string;
  readonly document: Document;
}

/** The id of a part, by the path of its own page: `DCW29-whistleblowing`. */
export function partId(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.html$/, '');
}

/** The id of a heading in a part: `DCW29-whistleblowing/3-1-who-to-tell`. No name of a file has a slash, so no two are alike. */
export function placeInPart(path: string, anchor: string): string {
  return anchor === '' ? partId(path) : `${partId(path)}/${anchor}`;
}
