/** The words of an HTML page: what it shows, what is read aloud, where its links lead, and what its own styles print. */
import { rememberByValue } from '../../model/remember.js';
import { unescaped } from '../xml/unescape.js';
import type { FoundText } from './found-text.js';

/** Elements that stand within words, and part none. */
const WITHIN = /<\/?(?:a|strong|em|span|b|i|abbr)\b[^>]*>/gi;
const SPOKEN = /\s(?:alt|title|content|aria-label|href)="([^"]*)"/gi;
const CSS_STRING = /"((?:\\.|[^"\\])*)"/g;

/** Reads a page; a picture's own bytes are no words. */
export function htmlWords(bytes: Uint8Array): readonly FoundText[] {
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

/** Strings of a style sheet; that of a look is the same in all of its pages. */
const printed = rememberByValue(
  (css: string): readonly string[] =>
    [...css.matchAll(CSS_STRING)].map(([, words = '']) =>
      words.replace(/\\([\da-f]{1,6}) ?|\\(.)/gi, (_, hex, sign) =>
        hex ? String.fromCodePoint(Number.parseInt(hex, 16)) : sign,
      ),
    ),
  'large',
);
