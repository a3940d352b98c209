/**
 * The words of a page's content stream (ISO 32000-1, 9.10): codes of the face in use through its map, or a span's replacement text;
 * a blank where a line begins anew, a line feed where another piece of content does, and nothing where it goes on in a word: after a soft
 * hyphen at the end of a line too.
 */
import { rememberAlike } from '../../model/remember-alike.js';
import { stringBytes, stringValue } from './pdf-strings.js';

/** From a font's two-byte code to its characters. */
export type CodeMap = readonly (string | undefined)[];

/**
 * Reads a page; `fonts` are by the page's own names for them: the same map for files with the same fonts. Pages of one likeness are
 * compared, as `rememberAlike` does.
 */
export function pageWords(content: string, fonts: ReadonlyMap<string, CodeMap>, likeness?: string): string {
  return (likeness === undefined ? undefined : wordsByPiece(content, fonts, likeness)) ?? wordsOfPage(content, fonts);
}

function wordsOfPage(content: string, fonts: ReadonlyMap<string, CodeMap>): string {
  const page = new ContentWords(fonts);
  page.read(content);
  return page.words;
}

const SOFT_HYPHEN = '\u00ad';

const PIECE_END = 'EMC\n';

/** Some pieces of content, and what they were last read as. */
interface KnownPieces {
  before?: PageState;
  read?: ContentWords;
}

const piecesOf = rememberAlike<KnownPieces>({
  endOf(content, start) {
    const at = content.indexOf(PIECE_END, start);
    return at < 0 ? content.length : at + PIECE_END.length;
  },
  endsAt: (content, place) => place === content.length || content.startsWith(PIECE_END, place - PIECE_END.length),
  read: () => ({}),
});

/** The same piece by piece; undefined where one hangs on another in more than the font. */
function wordsByPiece(content: string, fonts: ReadonlyMap<string, CodeMap>, likeness: string): string | undefined {
  let state: PageState = { fonts, font: NO_FONT, name: '' };
  let words = '';
  for (const { start, end, value } of piecesOf(content, likeness)) {
    if (words.endsWith(SOFT_HYPHEN)) return undefined;
    const piece = value?.before && isSameState(value.before, state) ? value.read : undefined;
    const read = piece ?? new ContentWords(fonts, state);
    if (!piece) read.read(content.slice(start, end));
    if (read.isCut || read.leansBack || read.isReplaced) return undefined;
    if (value && !piece) Object.assign(value, { before: state, read });
    words += read.words;
    state = { fonts, font: read.font, name: read.name };
  }
  return words;
}

/** What a piece of content hangs on. */
interface PageState {
  readonly fonts: ReadonlyMap<string, CodeMap>;
  readonly font: CodeMap;
  readonly name: string;
}

const NO_FONT: CodeMap = [];

function isSameState(a: PageState, b: PageState): boolean {
  return a.fonts === b.fonts && a.font === b.font && a.name === b.name;
}

const OPEN = 40;
const CLOSE = 41;
const SLASH = 47;
const LESS = 60;
const BACKSLASH = 92;

const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** The byte that stands behind a backslash, and where its last sign is. */
function escapedByte(content: string, at: number): { readonly byte: number; readonly last: number } {
  const sign = content[at] ?? '';
  if (sign < '0' || sign > '7') return { byte: ESCAPES[sign] ?? content.charCodeAt(at), last: at };
  let last = at;
  while (last < at + 2 && /[0-7]/.test(content[last + 1] ?? '')) last++;
  return { byte: Number.parseInt(content.slice(at, last + 1), 8), last };
}

const START = { font: NO_FONT, name: '' };

class ContentWords implements PageState {
  words = '';
  /** Whether a string begins that has no end. */
  isCut = false;
  /** Whether it may go on in the last word before it. */
  leansBack = false;
  font: CodeMap;
  name: string;
  isReplaced = false;
  readonly fonts: ReadonlyMap<string, CodeMap>;
  private content = '';

  constructor(fonts: ReadonlyMap<string, CodeMap>, { font, name }: Pick<PageState, 'font' | 'name'> = START) {
    this.fonts = fonts;
    this.font = font;
    this.name = name;
  }

  read(content: string): void {
    this.content = content;
    for (let at = 0; at < content.length; ) at = this.step(at);
    this.content = '';
  }

  /** Reads the token at a place, and gives the place after it. */
  private step(at: number): number {
    const sign = this.content.charCodeAt(at);
    if (sign === OPEN) return this.isPlain() ? this.literal(at + 1) : this.string(at, this.literalEnd(at));
    if (sign === LESS) return this.content.charCodeAt(at + 1) === LESS ? at + 2 : this.string(at, this.hexEnd(at));
    if (sign === SLASH) {
      const end = this.wordEnd(at + 1);
      this.name = this.content.slice(at + 1, end);
      return end;
    }
    if (!isLetter(sign)) return at + 1;
    const end = this.wordEnd(at);
    this.operator(this.content.slice(at, end));
    return end;
  }

  private wordEnd(at: number): number {
    let end = at;
    while (isLetter(this.content.charCodeAt(end)) || isDigit(this.content.charCodeAt(end))) end++;
    return end;
  }

  private literalEnd(at: number): number {
    for (let end = at + 1; end < this.content.length; end++) {
      if (this.content[end] === '\\') end++;
      else if (this.content[end] === ')') return end + 1;
    }
    this.isCut = true;
    return this.content.length;
  }

  private hexEnd(at: number): number {
    const end = this.content.indexOf('>', at);
    if (end < 0) this.isCut = true;
    return end + 1;
  }

  private string(at: number, end: number): number {
    const token = this.content.slice(at, end);
    if (this.name === 'ActualText') {
      this.words += stringValue(token);
      this.isReplaced = true;
      this.name = '';
    } else if (!this.isReplaced) this.show(stringBytes(token));
    return Math.max(end, at + 1);
  }

  /** Whether the string that begins here holds codes to show. */
  private isPlain(): boolean {
    return !this.isReplaced && this.name !== 'ActualText';
  }

  /** Shows a literal string's codes as they are read: most of a page is such strings. */
  private literal(start: number): number {
    const { content, font } = this;
    let high = -1;
    let shownText = '';
    let at = start;
    for (; at < content.length; at++) {
      let byte = content.charCodeAt(at);
      if (byte === CLOSE) break;
      if (byte === BACKSLASH) {
        const escaped = escapedByte(content, at + 1);
        byte = escaped.byte;
        at = escaped.last;
      }
      if (high < 0) high = byte;
      else {
        shownText += font[(high << 8) | byte] ?? '\ufffd';
        high = -1;
      }
    }
    if (at >= content.length) this.isCut = true;
    this.words += shownText;
    return at + 1;
  }

  /** Two bytes a code; one without characters is the sign for what is not known. */
  private show(codes: string): void {
    for (let at = 0; at + 1 < codes.length; at += 2)
      this.words += this.font[(codes.charCodeAt(at) << 8) | codes.charCodeAt(at + 1)] ?? '\ufffd';
  }

  /** Another piece of content in the same word: its beginning stood for a line feed. */
  private goOn(): void {
    if (this.words === '') this.leansBack = true;
    if (this.words.endsWith('\n')) this.words = this.words.slice(0, -1);
  }

  private beginLine(): void {
    if (this.words.endsWith(SOFT_HYPHEN)) this.words = this.words.slice(0, -SOFT_HYPHEN.length);
    else this.words += ' ';
  }

  private operator(word: string): void {
    if (word === 'Tf') this.font = this.fonts.get(this.name) ?? [];
    else if (word === 'Tm') this.beginLine();
    else if (word === 'Td') this.goOn();
    else if (word === 'BDC') this.words += this.isReplaced || this.words.endsWith(SOFT_HYPHEN) ? '' : '\n';
    else if (word === 'EMC') this.isReplaced = false;
  }
}

function isLetter(sign: number): boolean {
  return (sign >= 65 && sign <= 90) || (sign >= 97 && sign <= 122);
}

function isDigit(sign: number): boolean {
  return sign >= 48 && sign <= 57;
}
