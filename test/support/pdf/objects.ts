/**
 * The objects of a PDF file, from its bytes: by the cross-reference stream (ISO 32000-1, 7.5.8), every offset checked, those of
 * object streams (7.5.7) too. Shares no code with the writer. Refuses encryption and filters other than Flate and DCT.
 */
import { inflateSync } from 'node:zlib';

export interface Name {
  readonly type: 'name';
  readonly value: string;
}
export interface Reference {
  readonly type: 'reference';
  readonly object: number;
}
export interface PdfString {
  readonly type: 'string';
  /** One byte a character. */
  readonly bytes: string;
}
export interface Operator {
  readonly type: 'operator';
  readonly value: string;
}
export interface Stream {
  readonly type: 'stream';
  readonly dictionary: Dictionary;
  readonly raw: Buffer;
}
export type Dictionary = ReadonlyMap<string, Value>;
export type Value =
  | null
  | boolean
  | number
  | Name
  | Reference
  | PdfString
  | Operator
  | Stream
  | readonly Value[]
  | Dictionary;

const SPACE = '\0\t\n\f\r ';
const DELIMITERS = '()<>[]{}/%';
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Reads values one after the other from text of one byte a character. */
export class Lexer {
  at: number;
  private readonly text: string;

  constructor(text: string, at = 0) {
    this.text = text;
    this.at = at;
  }

  skipSpace(): void {
    for (;;) {
      while (this.at < this.text.length && SPACE.includes(this.text.charAt(this.at))) this.at++;
      if (this.text.charAt(this.at) !== '%') return;
      while (this.at < this.text.length && !'\r\n'.includes(this.text.charAt(this.at))) this.at++;
    }
  }

  /** The next value; undefined at the end. */
  next(): Value | undefined {
    this.skipSpace();
    if (this.at >= this.text.length) return undefined;
    const sign = this.text.charAt(this.at);
    if (sign === '/') return this.name();
    if (sign === '(') return this.literal();
    if (this.text.startsWith('<<', this.at)) return this.dictionary();
    if (sign === '<') return this.hexadecimal();
    if (sign === '[') return this.array();
    return this.word();
  }

  private name(): Name {
    this.at++;
    const start = this.at;
    this.skipRegular();
    const value = this.text.slice(start, this.at).replace(/#([0-9a-fA-F]{2})/g, (_, hex) => fromHex(hex));
    return { type: 'name', value };
  }

  private skipRegular(): void {
    while (this.at < this.text.length && !(SPACE + DELIMITERS).includes(this.text.charAt(this.at))) this.at++;
  }

  private literal(): PdfString {
    let bytes = '';
    let depth = 1;
    for (this.at++; this.at < this.text.length; this.at++) {
      const sign = this.text.charAt(this.at);
      if (sign === '\\') {
        this.at++;
        const next = this.text.charAt(this.at);
        const octal = /^[0-7]{1,3}/.exec(this.text.slice(this.at, this.at + 3));
        if (octal) {
          bytes += String.fromCharCode(Number.parseInt(octal[0], 8) & 0xff);
          this.at += octal[0].length - 1;
        } else bytes += ESCAPES[next] ?? next;
        continue;
      }
      if (sign === '\r') throw new Error('A literal string holds a carriage return that is not escaped.');
      if (sign === '(') depth++;
      if (sign === ')' && --depth === 0) break;
      bytes += sign;
    }
    if (depth > 0) throw new Error('A literal string does not end.');
    this.at++;
    return { type: 'string', bytes };
  }

  private hexadecimal(): PdfString {
    const end = this.text.indexOf('>', this.at);
    const digits = this.text.slice(this.at + 1, end).replace(/\s/g, '');
    if (end < 0 || !/^[0-9a-fA-F]*$/.test(digits)) throw new Error('A hexadecimal string is broken.');
    this.at = end + 1;
    return {
      type: 'string',
      bytes: (digits.match(/.{1,2}/g) ?? []).map((pair) => fromHex(pair.padEnd(2, '0'))).join(''),
    };
  }

  private array(): readonly Value[] {
    this.at++;
    const values: Value[] = [];
    for (;;) {
      this.skipSpace();
      if (this.text.charAt(this.at) === ']') {
        this.at++;
        return values;
      }
      const value = this.next();
      if (value === undefined) throw new Error('An array does not end.');
      pushJoined(values, value);
    }
  }

  private dictionary(): Dictionary {
    this.at += 2;
    const values: Value[] = [];
    for (;;) {
      this.skipSpace();
      if (this.text.startsWith('>>', this.at)) break;
      const value = this.next();
      if (value === undefined) throw new Error('A dictionary does not end.');
      pushJoined(values, value);
    }
    this.at += 2;
    const map = new Map<string, Value>();
    for (let n = 0; n < values.length; n += 2) {
      const key = values[n];
      const value = values[n + 1];
      if (!isName(key) || value === undefined) throw new Error('A dictionary has a key that is no name, or no value.');
      if (map.has(key.value)) throw new Error(`A dictionary has the key ${key.value} twice.`);
      map.set(key.value, value);
    }
    return map;
  }

  private word(): Value {
    const start = this.at;
    this.skipRegular();
    const word = this.text.slice(start, this.at);
    if (word === '') throw new Error(`A sign that stands nowhere: ${this.text.charAt(this.at)} at ${this.at}.`);
    if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) return Number(word);
    if (word === 'true' || word === 'false') return word === 'true';
    return word === 'null' ? null : { type: 'operator', value: word };
  }
}

/** `12 0 R` is three words until its last is read. */
function pushJoined(values: Value[], value: Value): void {
  const [object, generation] = values.slice(-2);
  if (isOperator(value, 'R') && typeof object === 'number' && generation === 0)
    values.splice(-2, 2, { type: 'reference', object });
  else values.push(value);
}

function fromHex(digits: string): string {
  return String.fromCharCode(Number.parseInt(digits, 16));
}

function hasType(value: unknown, type: string): boolean {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === type;
}

export const isName = (value: unknown): value is Name => hasType(value, 'name');
export const isReference = (value: unknown): value is Reference => hasType(value, 'reference');
export const isString = (value: unknown): value is PdfString => hasType(value, 'string');
export const isStream = (value: unknown): value is Stream => hasType(value, 'stream');
export const isOperator = (value: unknown, name?: string): value is Operator =>
  hasType(value, 'operator') && (name === undefined || (value as Operator).value === name);

/** Where an object is: at an offset of the file, or in an object stream. */
type Place = { readonly offset: number } | { readonly stream: number; readonly index: number };

/** The objects of an object stream, in order. */
interface Packed {
  readonly numbers: readonly number[];
  readonly values: readonly Value[];
}

/** All objects of a file. */
export class PdfObjects {
  readonly trailer: Dictionary;
  readonly count: number;
  private readonly text: string;
  private readonly bytes: Buffer;
  private readonly places: readonly (Place | undefined)[];
  private readonly known = new Map<number, Value>();
  private readonly unpacked = new Map<number, Packed>();

  constructor(bytes: Uint8Array) {
    this.bytes = Buffer.from(bytes);
    this.text = this.bytes.toString('latin1');
    if (!this.text.startsWith('%PDF-')) throw new Error('The file does not begin as a PDF does.');
    const start = /startxref\n(\d+)\n%%EOF\n?$/.exec(this.text.slice(-60));
    const table = this.readAt(Number(start?.[1] ?? -1)).value;
    if (!isStream(table) || this.name(table.dictionary.get('Type')) !== 'XRef')
      throw new Error('The file has no cross-reference stream where it says so.');
    this.trailer = table.dictionary;
    this.places = this.readTable(table);
    this.count = this.places.length;
  }

  /** Where each object is by its number: three numbers of some bytes each. */
  private readTable(table: Stream): readonly (Place | undefined)[] {
    const size = this.number(table.dictionary.get('Size'));
    const widths = this.array(table.dictionary.get('W')).map((width) => this.number(width));
    const data = this.data(table);
    const length = widths.reduce((sum, width) => sum + width, 0);
    if (data.length !== size * length) throw new Error('The cross-reference stream is not as long as it says.');
    return Array.from({ length: size }, (_, n): Place | undefined => {
      let at = n * length;
      const [type, first = 0, second = 0] = widths.map((width) => {
        at += width;
        return data.readUIntBE(at - width, width);
      });
      if (type === 1 && second === 0) return { offset: first };
      return type === 2 ? { stream: first, index: second } : undefined;
    });
  }

  /** Follows references to a value; null where there is none. */
  value(value: Value | undefined): Value {
    if (!isReference(value)) return value ?? null;
    const known = this.known.get(value.object);
    if (known !== undefined) return known;
    const read = this.read(value.object);
    this.known.set(value.object, read);
    return read;
  }

  dictionary(value: Value | undefined): Dictionary {
    const found = this.value(value);
    if (found instanceof Map) return found;
    return isStream(found) ? found.dictionary : new Map();
  }

  array(value: Value | undefined): readonly Value[] {
    const found = this.value(value);
    return Array.isArray(found) ? found : [];
  }

  number(value: Value | undefined): number {
    const found = this.value(value);
    return typeof found === 'number' ? found : Number.NaN;
  }

  name(value: Value | undefined): string {
    const found = this.value(value);
    return isName(found) ? found.value : '';
  }

  /** A text string (7.9.2.2): UTF-16 with its mark, or ASCII. */
  text16(value: Value | undefined): string {
    const found = this.value(value);
    if (!isString(found)) return '';
    return found.bytes.startsWith('\xfe\xff') ? utf16(found.bytes.slice(2)) : found.bytes;
  }

  /** A stream's data, unpacked. */
  data(value: Value | undefined): Buffer {
    const found = this.value(value);
    if (!isStream(found)) throw new Error('A stream was expected.');
    const filter = this.name(found.dictionary.get('Filter'));
    if (filter === 'FlateDecode') return inflateSync(found.raw);
    if (filter !== '' && filter !== 'DCTDecode') throw new Error(`A filter that is not known: ${filter}.`);
    return found.raw;
  }

  private read(object: number): Value {
    const place = this.places[object];
    if (!place) throw new Error(`Object ${object} is nowhere.`);
    if ('stream' in place) {
      const { numbers, values } = this.unpack(place.stream);
      const value = values[place.index];
      if (numbers[place.index] !== object || value === undefined)
        throw new Error(`Object ${object} is not where the table says.`);
      return value;
    }
    const { number, value } = this.readAt(place.offset);
    if (number !== object) throw new Error(`Object ${object} is not where the table says.`);
    return value;
  }

  private unpack(stream: number): Packed {
    const known = this.unpacked.get(stream);
    if (known) return known;
    const value = this.read(stream);
    if (!isStream(value) || this.name(value.dictionary.get('Type')) !== 'ObjStm')
      throw new Error(`Object ${stream} is no object stream.`);
    const text = this.data(value).toString('latin1');
    const first = this.number(value.dictionary.get('First'));
    const head = text.slice(0, first).trim().split(/\s+/).map(Number);
    const places = Array.from({ length: this.number(value.dictionary.get('N')) }, (_, n) => ({
      number: head[n * 2] ?? Number.NaN,
      at: first + (head[n * 2 + 1] ?? Number.NaN),
    }));
    const values = places.map(({ at }, n) => {
      const lexer = new Lexer(text, at);
      const inner = lexer.next();
      if (inner === undefined || isStream(inner))
        throw new Error(`Object stream ${stream} has an object without a value.`);
      lexer.skipSpace();
      if (lexer.at !== (places[n + 1]?.at ?? text.length))
        throw new Error(`Object stream ${stream} has places that are wrong.`);
      return inner;
    });
    const packed = { numbers: places.map(({ number }) => number), values };
    this.unpacked.set(stream, packed);
    return packed;
  }

  private readAt(offset: number): { readonly number: number; readonly value: Value } {
    const lexer = new Lexer(this.text, offset);
    const [number, generation, word] = offset < 0 ? [] : [lexer.next(), lexer.next(), lexer.next()];
    if (typeof number !== 'number' || generation !== 0 || !isOperator(word, 'obj'))
      throw new Error(`There is no object at ${offset}.`);
    const value = lexer.next();
    if (value === undefined) throw new Error(`Object ${number} is empty.`);
    const after = lexer.next();
    if (isOperator(after, 'endobj')) return { number, value };
    if (!isOperator(after, 'stream') || !(value instanceof Map)) throw new Error(`Object ${number} does not end.`);
    const start = lexer.at + (this.text.startsWith('\r\n', lexer.at) ? 2 : 1);
    const length = this.number(value.get('Length'));
    const end = new Lexer(this.text, start + length);
    if (!isOperator(end.next(), 'endstream') || !isOperator(end.next(), 'endobj'))
      throw new Error(`The stream of object ${number} is not as long as it says.`);
    return { number, value: { type: 'stream', dictionary: value, raw: this.bytes.subarray(start, start + length) } };
  }
}

/** Two bytes a unit, the higher first. */
export function utf16(bytes: string): string {
  let text = '';
  for (let n = 0; n + 1 < bytes.length; n += 2)
    text += String.fromCharCode((bytes.charCodeAt(n) << 8) | bytes.charCodeAt(n + 1));
  return text;
}
