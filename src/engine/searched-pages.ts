/** Gathers what a pack is searched for: the words of its pages and documents as they print, and the titles of all other files. */
import type { Document, Text } from '../model/document.js';
import { searchedSections } from '../model/searched-sections.js';
import type { SearchedPage } from '../model/site.js';
import type { Theme } from '../model/theme.js';
import { typesetDocument } from '../model/typography/document.js';

/** A page and its words. */
interface WordedPage {
  readonly path: string;
  readonly title: readonly Text[];
  readonly document: Document;
}

/** The pages in their order, then what is found by its title alone. */
export function searchedPages(
  pages: readonly WordedPage[],
  titled: readonly Pick<SearchedPage, 'path' | 'title'>[],
  theme: Theme,
): readonly SearchedPage[] {
  return [
    ...pages.map(({ path, title, document }) => {
      const printed = typesetDocument(document, theme);
      return { path, title, sections: searchedSections(printed) };
    }),
    ...titled.map(({ path, title }) => ({ path, title, sections: [] })),
  ];
}
