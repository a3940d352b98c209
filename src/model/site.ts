/**
 * The small site that a pack's pages are: where a page leads, and the words that its index is searched by. Only pages of HTML show
 * either.
 */
import type { Text } from './document/leaves.js';

/**
 * The program's own scripts that a page with a sorted table has in it, in its folder `site` and in the order in which they run: how rows are
 * sorted, then what shows it on the page.
 */
export const SORTING_SCRIPTS = ['sorting.js', 'tables.js'] as const;

/** Those that an index has in it: how words are searched and rows are sorted, then what shows either on the page. */
export const SITE_SCRIPTS = ['search.js', ...SORTING_SCRIPTS, 'page.js'] as const;

/** Where a page leads besides its own links. */
export interface SitePlace {
  /** The index's path from the page's own folder: `../index.html`. */
  readonly index: string;
  /** The policies before and after it in the order of the index, from the page's own folder. */
  readonly previous?: SiteNeighbour;
  readonly next?: SiteNeighbour;
}

export interface SiteNeighbour {
  readonly path: string;
  readonly title: readonly Text[];
}

/** A page that the index is searched for. */
export interface SearchedPage {
  /** From the index: `html/DCW34-confidentiality.html`. */
  readonly path: string;
  readonly title: readonly Text[];
  /** The first is what stands before any heading; none of a file that is found by its title alone. */
  readonly sections: readonly SearchedSection[];
}

/** A heading and the words below it, up to the next heading. */
export interface SearchedSection {
  /** Empty before the first heading. */
  readonly anchor: string;
  /** With its number: `3.1 Who to tell`. */
  readonly heading: string;
  readonly words: string;
}
