/** Opens the HTML writer: documents of one theme into self-contained pages. */
import type { OpenWriter } from '../writer.js';
import { styled } from './head.js';
import { pageBytes } from './page.js';
import { styleSheet } from './style.js';

/** Makes the theme's style sheet once. After that a page costs only what its document doesn't share with others. */
export const openHtmlWriter: OpenWriter = async (theme) => {
  const styledTheme = styled(theme, styleSheet(theme));
  return {
    format: 'html',
    write: async (document) => pageBytes(document, styledTheme),
  };
};
