/** Opens the HTML writer: documents of one theme into self-contained pages, UTF-8 without a byte order mark. */
import type { OpenWriter } from '../writer.js';
import { pageMarkup, sheetOf } from './page.js';
import { styleSheet } from './style.js';

/** Makes the theme's style sheet once. After that a page costs only what its document doesn't share with others. */
export const openHtmlWriter: OpenWriter = async (theme) => {
  const styledTheme = { theme, sheet: sheetOf(styleSheet(theme)) };
  return {
    format: 'html',
    async write(document) {
      const { value, diagnostics } = pageMarkup(document, styledTheme);
      return value === undefined ? { diagnostics } : { value: Buffer.from(value, 'utf8'), diagnostics };
    },
  };
};
