/** Reads the words of an HTML page: what it shows, what screen readers read, link targets, and words that its styles print. */
import { rememberByValue } from '../../model/remember.js';
import { unescaped } from '../xml/unescape.js';
import type { FileText } from './file-text.js';

/** Inline elements, which do not separate words. */
const WITHIN = /<\/?(?:a|strong|em|span|b|i|abbr|s|u|sup|sub|code|label|input)\b[^>]*>/gi;
const SPOKEN = /\s(?:alt|title|content|aria-label|href)="([^"]*)"/gi;
const CSS_STRING = /"((?:\\.|[^"\\])*)"/g;

/** Reads a page, without the bytes of its pictures. */
export function htmlWords(bytes: Uint8Array): readonly FileText[] {
  const page = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('utf8')
    .replace(/"data:[^"]*"/g, '""');
  const styles: string[] = [];
  const body = page.replace(/<style>([\s\S]*?)<\/style>/g, (_, css: string) => {
    styles.push(css);
    return '\n';
  });
  const spoken = [...body.matchAll(SPOKEN)].map((match) => match[1]);
  return [
    { place: 'the text', words: unescaped(body.replace(WITHIN, '').replace(/<[^>]*>/g, '\n')) },
    { place: 'the attributes', words: unescaped(spoken.join('\n')) },
    { place: 'the printed header and footer', words: styles.flatMap((css) => printed(css)).join('\n') },
  ];
}

/** The strings of a style sheet; pages with the same theme share one. */
const printed = rememberByValue(
  (css: string): readonly string[] =>
    [...css.matchAll(CSS_STRING)].map(([, words = '']) =>
      words.replace(/\\([\da-f]{1,6}) ?|\\(.)/gi, (_, hex, sign) =>
        hex ? String.fromCodePoint(Number.parseInt(hex, 16)) : sign,
      ),
    ),
  'large',
);
