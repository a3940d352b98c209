/**
 * Takes the XML that the writer wrote apart into paragraphs, tables and runs, each with the number of its place (`pairing.ts`). It reads
 * only what this writer writes.
 */
import { CLOSE, OPEN } from './pairing.js';

/** An element with what of it can differ between two documents. */
export interface Piece {
  /** The number of its place; 0 where none is known. */
  readonly at: number;
  /** `w:p` */
  readonly name: string;
  /** Its start tag. */
  readonly open: string;
  /** The content of its properties: `w:pPr` of a paragraph, for example. */
  readonly properties: string;
  /** Of a table, its grid. */
  readonly grid: string;
  /** What it holds, if that has places of its own. */
  readonly pieces: readonly Piece[];
  /** What else it holds. */
  readonly content: string;
}

/** The properties of an element that has any, and whether it holds pieces. */
const ELEMENTS: Readonly<Record<string, { readonly properties: string; readonly isLeaf?: true }>> = {
  'w:p': { properties: 'w:pPr' },
  'w:r': { properties: 'w:rPr', isLeaf: true },
  'w:hyperlink': { properties: '' },
  'w:sdt': { properties: 'w:sdtPr' },
  'w:tbl': { properties: 'w:tblPr' },
  'w:tr': { properties: 'w:trPr' },
  'w:tc': { properties: 'w:tcPr' },
};

const NAME = /^<([^\s/>]+)/;

/** Takes XML apart. */
export function piecesOf(xml: string): readonly Piece[] {
  const reader = new Reader(xml);
  return reader.pieces(0);
}

class Reader {
  private readonly xml: string;
  private index = 0;

  constructor(xml: string) {
    this.xml = xml;
  }

  /** Reads pieces up to the end of what is around them. `at` is the place of that. */
  pieces(at: number): readonly Piece[] {
    const pieces: Piece[] = [];
    let place = at;
    while (this.index < this.xml.length && !this.xml.startsWith('</', this.index)) {
      if (this.xml.startsWith(OPEN, this.index)) place = this.place();
      else pieces.push(this.piece(place));
    }
    return pieces;
  }

  private place(): number {
    const end = this.xml.indexOf(CLOSE, this.index);
    const place = Number(this.xml.slice(this.index + OPEN.length, end));
    this.index = end + CLOSE.length;
    return place;
  }

  private piece(at: number): Piece {
    const open = this.through('>');
    const name = NAME.exec(open)?.[1] ?? '';
    const element = ELEMENTS[name];
    if (open.endsWith('/>')) return { at, name, open, properties: '', grid: '', pieces: [], content: '' };
    if (!element) throw new Error(`The writer wrote ${open} where a comparison knows no such element`);
    const properties = this.optional(element.properties);
    if (element.isLeaf) return { at, name, open, properties, grid: '', pieces: [], content: this.before(`</${name}>`) };
    const grid = name === 'w:tbl' ? this.optional('w:tblGrid') : '';
    if (name === 'w:sdt') this.through('>');
    const pieces = this.pieces(at);
    if (name === 'w:sdt') this.through('>');
    this.through('>');
    return { at, name, open, properties, grid, pieces, content: '' };
  }

  /** The content of an element, if it comes next. */
  private optional(name: string): string {
    const open = `<${name}>`;
    if (name === '' || !this.xml.startsWith(open, this.index)) return '';
    this.index += open.length;
    return this.before(`</${name}>`);
  }

  /** What comes before an end tag, which is passed. */
  private before(end: string): string {
    const at = this.xml.indexOf(end, this.index);
    const content = this.xml.slice(this.index, at);
    this.index = at + end.length;
    return content;
  }

  /** What comes next, with its last sign. */
  private through(last: string): string {
    const end = this.xml.indexOf(last, this.index) + last.length;
    const text = this.xml.slice(this.index, end);
    this.index = end;
    return text;
  }
}
