/**
 * Reads what is in an HTML page: what it shows, what screen readers read, every attribute but those of its looks, comments, words
 * that its styles print, those that its search finds, and its pictures. Code of scripts is left out: no reader sees it.
 */
import { inflateSync } from 'node:zlib';
import { copied, rememberByValue } from '../../model/remember.js';
import { rememberAlike } from '../../model/remember-alike.js';
import { unescaped } from '../xml/unescape.js';
import { filePicture } from './file-picture.js';
import type { FilePicture, FinishedContent, UnreadPart } from './file-text.js';

/** Inline elements, which do not separate words. */
const WITHIN = /<\/?(?:a|strong|em|span|b|i|abbr|s|u|sup|sub|code|label|input)\b[^>]*>/gi;
const COMMENTS = /<!--([\s\S]*?)-->/g;
const STYLES = /<style(?:\s[^>]*)?>([\s\S]*?)<\/style>/gi;
const SCRIPTS = /<script((?:\s[^>]*)?)>([\s\S]*?)<\/script>/gi;
/** Of a script that is none: the words that a page is searched for, deflated and in base64 (`write/html/site/search.ts`). */
const PACKED_TYPE = /\stype="application\/zlib"/i;
const TAGS = /<[a-z][^>]*>/gi;
const ATTRIBUTES = /\s([a-z][\w:-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;
/** Attributes of looks and measures, and those that only name a place in the page; links to it are read. */
const QUIET = new Set(
  (
    'class role rel scope width height colspan rowspan type charset lang id for headers aria-labelledby aria-describedby aria-controls ' +
    'autocomplete spellcheck enterkeyhint'
  ).split(' '),
);
const PICTURE = /(["'])data:image\/[\w.+-]+;base64,([A-Za-z\d+/=\s]*)\1/g;
const CSS_STRING = /"((?:\\.|[^"\\])*)"/g;

/** Reads a page; those of one likeness are compared, as `rememberAlike` does. */
export function htmlContent(bytes: Uint8Array, likeness?: string): FinishedContent {
  const page = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  const { words, attributes, aside, printed, pictures, packed } = markupByLine(page, likeness) ?? readMarkup(page);
  const searches = packed.map(unpacked);
  return {
    texts: [
      { place: 'the text', words },
      { place: 'the attributes', words: unescaped([...attributes, ...aside].join('\n')) },
      { place: 'the printed header and footer', words: printed.join('\n') },
      ...searches.flatMap((found) => (typeof found === 'string' ? [{ place: SEARCH, words: found }] : [])),
    ],
    pictures,
    unread: searches.flatMap((found) => (typeof found === 'string' ? [] : [found])),
  };
}

const SEARCH = 'the search';

/** So many bytes no pack's words have: more would be meant to fill the memory. */
const MOST_BYTES = 1 << 28;

function unpacked(packed: string): string | UnreadPart {
  try {
    const lines = inflateSync(Buffer.from(packed, 'base64'), { maxOutputLength: MOST_BYTES }).toString('utf8');
    // The first column has links, which the index itself has too; heading and text are as separate as on a page.
    return lines.replace(/^[^\t\n]*\t/gm, '').replaceAll('\t', '\n');
  } catch {
    return { place: SEARCH, why: 'can’t be unpacked' };
  }
}

/** The words that a page is searched for, and the page without any script. */
export function searchedWords(page: string): { readonly words: readonly string[]; readonly unscripted: string } {
  const words: string[] = [];
  const unscripted = page.replace(SCRIPTS, (_, attributes: string, content: string) => {
    const found = PACKED_TYPE.test(attributes) ? unpacked(content) : undefined;
    if (typeof found === 'string') words.push(found);
    return '';
  });
  return { words, unscripted };
}

/** What stands in some of a page. */
interface Markup {
  readonly words: string;
  readonly attributes: readonly string[];
  readonly aside: readonly string[];
  readonly printed: readonly string[];
  readonly pictures: readonly FilePicture[];
  /** Words that it is searched for. */
  readonly packed: readonly string[];
  /** Whether a picture, a comment, a style sheet or a tag begins that has no end. */
  readonly isCut: boolean;
}

function readMarkup(markup: string): Markup {
  const pictures: FilePicture[] = [];
  const page = markup.replace(PICTURE, (_, _quote, packed: string) => {
    pictures.push(filePicture('the pictures', Buffer.from(packed, 'base64')));
    return '""';
  });
  const packed: string[] = [];
  const unscripted = page.replace(SCRIPTS, (_, attributes: string, content: string) => {
    if (PACKED_TYPE.test(attributes)) packed.push(copied(content));
    return '\n';
  });
  const aside: string[] = [];
  const styles: string[] = [];
  const uncommented = unscripted.replace(COMMENTS, (_, words: string) => {
    aside.push(words);
    return '';
  });
  const body = uncommented.replace(STYLES, (_, css: string) => {
    styles.push(css);
    return '\n';
  });
  const words = body.replace(WITHIN, '').replace(/<[^>]*>/g, '\n');
  return {
    words: unescaped(words),
    attributes: attributesIn(body),
    aside,
    printed: styles.flatMap((css) => printed(css)),
    pictures,
    packed,
    isCut:
      words.includes('<') ||
      uncommented.includes('<!--') ||
      page.includes('data:image/') ||
      /<(?:style|script)/i.test(body),
  };
}

const linesOf = rememberAlike<Markup>({
  /** Behind the next line feed, and not within a style sheet or a script. */
  endOf(page, start) {
    const line = page.slice(start, lineEnd(page, start));
    const name = line.includes('<style') ? 'style' : line.includes('<script') ? 'script' : undefined;
    const end = name === undefined ? start : page.indexOf(`</${name}>`, start);
    return end < 0 ? page.length : lineEnd(page, end);
  },
  endsAt: (page, place) => place === page.length || page.charCodeAt(place - 1) === LINE_FEED,
  read: readMarkup,
});

const LINE_FEED = 10;

function lineEnd(page: string, from: number): number {
  const at = page.indexOf('\n', from);
  return at < 0 ? page.length : at + 1;
}

/** The same line by line; undefined where one ends within something. */
function markupByLine(page: string, likeness: string | undefined): Markup | undefined {
  if (likeness === undefined) return undefined;
  const parts = linesOf(page, likeness).map(({ start, end, value }) => value ?? readMarkup(page.slice(start, end)));
  if (parts.some(({ isCut }) => isCut)) return undefined;
  return {
    words: parts.map(({ words }) => words).join(''),
    attributes: parts.flatMap(({ attributes }) => attributes),
    aside: parts.flatMap(({ aside }) => aside),
    printed: parts.flatMap((part) => part.printed),
    pictures: parts.flatMap(({ pictures }) => pictures),
    packed: parts.flatMap(({ packed }) => packed),
    isCut: false,
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
      // Words that were cut from a page would hold all of it.
      copied(
        words.replace(/\\([\da-f]{1,6}) ?|\\(.)/gi, (_, hex, sign) =>
          hex ? String.fromCodePoint(Number.parseInt(hex, 16)) : sign,
        ),
      ),
    ),
  'large',
);
