/** Opens the HTML writer: documents of one theme into self-contained pages. */
import type { OpenWriter } from '../writer.js';
import { handbookBytes } from './handbook/handbook.js';
import { styled } from './head.js';
import { pageBytes } from './page.js';
import { type Script, searchScript } from './site/scripts.js';
import { styleSheet } from './style.js';

/** Makes the theme's style sheet once. After that a page costs only what its document doesn't share with others. */
export const openHtmlWriter: OpenWriter = async (theme, resources) => {
  const styledTheme = styled(theme, styleSheet(theme));
  let search: Promise<Script> | undefined;
  return {
    format: 'html',
    write: async (document) => {
      if (!document.searched) return pageBytes(document, styledTheme);
      search ??= searchScript(resources);
      return pageBytes(document, styledTheme, await search);
    },
    gather: async (handbook) => {
      search ??= searchScript(resources);
      return handbookBytes(handbook, styledTheme, await search);
    },
  };
};
