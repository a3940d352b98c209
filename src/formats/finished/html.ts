/**
 * Reads what is in an HTML page: what it shows, what screen readers read, every attribute but those of its looks, comments, words
 * that its styles print, and its pictures.
 */
import { rememberByValue } from '../../model/remember.js';
import { unescaped } from '../xml/unescape.js';
import { filePicture } from './file-picture.js';
import type { FilePicture, FinishedContent } from './file-text.js';

/** Inline elements, which do not separate words. */
const WITHIN = /<\/?(?:a|strong|em|span|b|i|abbr|s|u|sup|sub|code|label|input)\b[^>]*>/gi;
const COMMENTS = /<!--([\s\S]*?)-->/g;
const STYLES = /<style(?:\s[^>]*)?>([\s\S]*?)<\/style>/gi;
const TAGS = /<[a-z][^>]*>/gi;
const ATTRIBUTES = /\s([a-z][\w:-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;
/** Attributes of looks and measures, and those that only name a place in the page; links to it are read. */
const QUIET = new Set(
  'class role scope width height colspan rowspan type charset lang id for headers aria-labelledby aria-describedby'.split(
    ' ',
  ),
);
const PICTURE = /(["'])data:image\/[\w.+-]+;base64,([A-Za-z\d+/=\s]*)\1/g;
const CSS_STRING = /"((?:\\.|[^"\\])*)"/g;

/** Reads a page. */
export function htmlContent(bytes: Uint8Array): FinishedContent {
  const pictures: FilePicture[] = [];
  const page = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('utf8')
    .replace(PICTURE, (_, _quote, packed: string) => {
      pictures.push(filePicture('the pictures', Buffer.from(packed, 'base64')));
      return '""';
    });
  const aside: string[] = [];
  const styles: string[] = [];
  const body = page
    .replace(COMMENTS, (_, words: string) => {
      aside.push(words);
      return '';
    })
    .replace(STYLES, (_, css: string) => {
      styles.push(css);
      return '\n';
    });
  return {
    texts: [
      { place: 'the text', words: unescaped(body.replace(WITHIN, '').replace(/<[^>]*>/g, '\n')) },
      { place: 'the attributes', words: unescaped([...attributesIn(body), ...aside].join('\n')) },
      { place: 'the printed header and footer', words: styles.flatMap((css) => printed(css)).join('\n') },
    ],
    pictures,
    unread: [],
  };
}

function attributesIn(body: string): readonly string[] {
  const said: string[] = [];
  for (const [tag] of body.matchAll(TAGS)) {
    if (!tag.includes('=')) continue;
    for (const [, name = '', quoted, apart] of tag.matchAll(ATTRIBUTES)) {
      const words = quoted ?? apart ?? '';
      if (words !== '' && !isQuiet(tag, name.toLowerCase())) said.push(words);
    }
  }
  return said;
}

/** What a page says of itself has its name from the standard. */
function isQuiet(tag: string, name: string): boolean {
  return QUIET.has(name) || (name === 'name' && tag.startsWith('<meta'));
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
