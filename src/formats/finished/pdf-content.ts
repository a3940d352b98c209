/**
 * The words of a page's content stream (ISO 32000-1, 9.10): codes of the face in use through its map, or a span's replacement text;
 * a blank where a line begins anew, a line feed where another piece of content does, and nothing where it goes on in a word.
 */
import { stringBytes, stringValue } from './pdf-strings.js';

/** From a font's two-byte code to its characters. */
export type CodeMap = readonly (string | undefined)[];

/** Reads a page; `fonts` are by the page's own names for them. */
export function pageWords(content: string, fonts: ReadonlyMap<string, CodeMap>): string {
  const page = new ContentWords(content, fonts);
  page.read();
  return page.words;
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

class ContentWords {
  words = '';
  private readonly content: string;
  private readonly fonts: ReadonlyMap<string, CodeMap>;
  private font: CodeMap = [];
  private name = '';
  private isReplaced = false;

  constructor(content: string, fonts: ReadonlyMap<string, CodeMap>) {
    this.content = content;
    this.fonts = fonts;
  }

  read(): void {
    for (let at = 0; at < this.content.length; ) at = this.step(at);
  }

  /** Reads the token at a place, and gives the place after it. */
  private step(at: number): number {
    const sign = this.content.charCodeAt(at);
    if (sign === OPEN) return this.isPlain() ? this.literal(at + 1) : this.string(at, this.literalEnd(at));
    if (sign === LESS)
      return this.content.charCodeAt(at + 1) === LESS ? at + 2 : this.string(at, this.content.indexOf('>', at) + 1);
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
    return this.content.length;
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
    if (this.words.endsWith('\n')) this.words = this.words.slice(0, -1);
  }

  private operator(word: string): void {
    if (word === 'Tf') this.font = this.fonts.get(this.name) ?? [];
    else if (word === 'Tm') this.words += ' ';
    else if (word === 'Td') this.goOn();
    else if (word === 'BDC') this.words += this.isReplaced ? '' : '\n';
    else if (word === 'EMC') this.isReplaced = false;
  }
}

function isLetter(sign: number): boolean {
  return (sign >= 65 && sign <= 90) || (sign >= 97 && sign <= 122);
}

function isDigit(sign: number): boolean {
  return sign >= 48 && sign <= 57;
}
