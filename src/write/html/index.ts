/** Opens the HTML writer: documents of one theme into self-contained pages. */
import type { Document } from '../../model/document.js';
import type { OpenWriter } from '../writer.js';
import { handbookBytes } from './handbook/handbook.js';
import { styled } from './head.js';
import { pageBytes } from './page.js';
import { type Script, searchScript, sortingScript } from './site/scripts.js';
import { styleSheet } from './style.js';

/** Makes the theme's style sheet once. After that a page costs only what its document doesn't share with others. */
export const openHtmlWriter: OpenWriter = async (theme, resources) => {
  const styledTheme = styled(theme, styleSheet(theme));
  let search: Promise<Script> | undefined;
  let sorting: Promise<Script> | undefined;
  return {
    format: 'html',
    write: async (document) => {
      if (document.searched) {
        search ??= searchScript(resources);
        return pageBytes(document, styledTheme, await search);
      }
      // The rows are in their order without it.
      if (!resources.script || !hasRegister(document)) return pageBytes(document, styledTheme);
      sorting ??= sortingScript(resources);
      return pageBytes(document, styledTheme, await sorting);
    },
    gather: async (handbook) => {
      search ??= searchScript(resources);
      return handbookBytes(handbook, styledTheme, await search);
    },
  };
};

/** Whether a page has a table whose rows are sorted by its heads. */
function hasRegister({ blocks }: Document): boolean {
  return blocks.some((block) => block.type === 'table' && block.printed !== undefined);
}
