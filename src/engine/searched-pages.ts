/** Gathers what a pack is searched for: the words of its pages and documents, and the titles of all other files. */

import type { Document } from '../model/document.js';
import type { PackAttachment } from '../model/organisation-pack.js';
import { searchedSections } from '../model/searched-sections.js';
import type { SearchedPage } from '../model/site.js';

/** A page and its words. */
interface WordedPage {
  readonly path: string;
  readonly title: string;
  readonly document: Pick<Document, 'blocks' | 'outline'>;
}

/** The pages in their order, then the attachments. */
export function searchedPages(
  pages: readonly WordedPage[],
  attachments: readonly Pick<PackAttachment, 'path' | 'title'>[],
): readonly SearchedPage[] {
  return [
    ...pages.map(({ path, title, document }) => ({ path, title, sections: searchedSections(document) })),
    ...attachments.map(({ path, title }) => ({ path, title, sections: [] })),
  ];
}
