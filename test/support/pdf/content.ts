/**
 * What a page shows, from its content stream: words with their places, fills and pictures, each with the marked-content
 * sequence it stands in. Knows the operators that the writer uses; any other is an error, and so is what is nested wrongly.
 */
import { type Dictionary, isName, isOperator, isString, Lexer, type PdfObjects, utf16, type Value } from './objects.js';

/** Which sequence a piece stands in: a tag's content, an artifact, or none, which no page should have. */
export type Owner =
  | { readonly kind: 'tag'; readonly number: number }
  | { readonly kind: 'artifact'; readonly subtype: string }
  | { readonly kind: 'none' };

/** Something that a page shows; points from its left and bottom edge, lines as they stand. */
export interface ShownPiece {
  readonly kind: 'text' | 'fill' | 'picture';
  readonly owner: Owner;
  /** Empty for fills and pictures. */
  readonly text: string;
  /** Whether it is a hyphen after which a word goes on in the next line: readers drop it, so it has no text. */
  readonly dividesWord: boolean;
  /** Whether glyph 0 is among what is shown. */
  readonly lacksGlyph: boolean;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
  readonly font: string;
}

interface FontReading {
  readonly name: string;
  readonly widths: ReadonlyMap<number, number>;
  readonly meanings: ReadonlyMap<number, string>;
}

function readWidths(objects: PdfObjects, array: readonly Value[]): ReadonlyMap<number, number> {
  const widths = new Map<number, number>();
  for (let n = 0; n < array.length; n += 2) {
    const first = objects.number(array[n]);
    objects.array(array[n + 1]).forEach((width, at) => {
      widths.set(first + at, objects.number(width));
    });
  }
  return widths;
}

function readMeanings(map: string): ReadonlyMap<number, string> {
  const meanings = new Map<number, string>();
  for (const [, id, text] of map.matchAll(/^<([0-9a-f]{4})> <([0-9a-f]+)>$/gm))
    meanings.set(Number.parseInt(id ?? '', 16), utf16(Buffer.from(text ?? '', 'hex').toString('latin1')));
  return meanings;
}

function readFont(objects: PdfObjects, value: Value): FontReading {
  const font = objects.dictionary(value);
  const descendant = objects.dictionary(objects.array(font.get('DescendantFonts'))[0]);
  return {
    name: objects.name(font.get('BaseFont')),
    widths: readWidths(objects, objects.array(descendant.get('W'))),
    meanings: readMeanings(objects.data(font.get('ToUnicode')).toString('latin1')),
  };
}

type Matrix = readonly [number, number, number, number, number, number];

/** Reads one page's content. */
export function readContent(objects: PdfObjects, page: Dictionary): readonly ShownPiece[] {
  const reading = new ContentReading(objects, page);
  const lexer = new Lexer(objects.data(page.get('Contents')).toString('latin1'));
  let operands: Value[] = [];
  for (let value = lexer.next(); value !== undefined; value = lexer.next()) {
    if (!isOperator(value)) operands.push(value);
    else {
      reading.operate(value.value, operands);
      operands = [];
    }
  }
  reading.end();
  return reading.pieces;
}

class ContentReading {
  readonly pieces: ShownPiece[] = [];
  private readonly objects: PdfObjects;
  private readonly resources: Dictionary;
  private readonly fonts = new Map<string, FontReading>();
  private readonly sequences: { owner: Owner | undefined; actual: string | undefined; shown: boolean }[] = [];
  private font: FontReading | undefined;
  private size = 0;
  private matrix: Matrix = [1, 0, 0, 1, 0, 0];
  private along = 0;
  private inText = false;
  private saved = 0;
  private placed: Matrix = [1, 0, 0, 1, 0, 0];
  private readonly path: { left: number; right: number; bottom: number }[] = [];

  constructor(objects: PdfObjects, page: Dictionary) {
    this.objects = objects;
    this.resources = objects.dictionary(page.get('Resources'));
  }

  operate(operator: string, operands: readonly Value[]): void {
    const numbers = operands.map((value) => (typeof value === 'number' ? value : Number.NaN));
    const [first] = operands;
    switch (operator) {
      case 'BT':
        if (this.inText) throw new Error('BT stands within a text object.');
        this.inText = true;
        this.matrix = [1, 0, 0, 1, 0, 0];
        this.along = 0;
        break;
      case 'ET':
        this.needText(operator);
        this.inText = false;
        break;
      case 'Tf':
        this.setFont(isName(first) ? first.value : '', numbers[1] ?? 0);
        break;
      case 'Tm':
        this.needText(operator);
        this.matrix = matrixOf(numbers);
        this.along = 0;
        break;
      case 'Td': {
        this.needText(operator);
        const [a, b, c, d, left, bottom] = this.matrix;
        const [x = 0, y = 0] = numbers;
        this.matrix = [a, b, c, d, left + a * x + c * y, bottom + b * x + d * y];
        this.along = 0;
        break;
      }
      case 'TJ':
        this.needText(operator);
        this.show(this.objects.array(first));
        break;
      case 'Ts':
      case 'rg':
      case 'RG':
      case 'w':
      case 'J':
      case 'd':
        break;
      case 'm':
      case 'l':
        this.path.push({ left: numbers[0] ?? 0, right: numbers[0] ?? 0, bottom: numbers[1] ?? 0 });
        break;
      case 'BDC':
      case 'BMC':
        this.begin(isName(first) ? first.value : '', this.objects.dictionary(operands[1]));
        break;
      case 'EMC':
        if (this.inText && this.sequences.at(-1)?.owner) throw new Error('A tag ends within a text object.');
        if (!this.sequences.pop()) throw new Error('EMC ends nothing.');
        break;
      case 're':
        this.path.push({
          left: numbers[0] ?? 0,
          right: (numbers[0] ?? 0) + (numbers[2] ?? 0),
          bottom: numbers[1] ?? 0,
        });
        break;
      case 'S':
      case 'f':
        for (const { left, right, bottom } of this.path.splice(0)) this.add('fill', '', left, right, bottom, false);
        break;
      case 'q':
        this.saved++;
        break;
      case 'Q':
        if (this.saved-- === 0) throw new Error('Q restores nothing.');
        break;
      case 'cm':
        this.placed = matrixOf(numbers);
        break;
      case 'Do':
        if (!this.objects.dictionary(this.resources.get('XObject')).has(isName(first) ? first.value : ''))
          throw new Error('A picture is shown that the page does not name.');
        this.add('picture', '', this.placed[4], this.placed[4] + this.placed[0], this.placed[5], false);
        break;
      default:
        throw new Error(`An operator that is not known: ${operator}.`);
    }
  }

  end(): void {
    if (this.inText || this.saved !== 0 || this.sequences.length > 0)
      throw new Error('The content does not end as it began.');
  }

  private needText(operator: string): void {
    if (!this.inText) throw new Error(`${operator} stands outside a text object.`);
  }

  private setFont(name: string, size: number): void {
    const value = this.objects.dictionary(this.resources.get('Font')).get(name);
    if (value === undefined) throw new Error(`The page has no font ${name}.`);
    this.font = this.fonts.get(name) ?? readFont(this.objects, value);
    this.fonts.set(name, this.font);
    this.size = size;
  }

  private begin(tag: string, properties: Dictionary): void {
    const number = properties.get('MCID');
    const actual = properties.has('ActualText') ? this.objects.text16(properties.get('ActualText')) : undefined;
    const isOwner = tag === 'Artifact' || typeof number === 'number';
    if (isOwner && this.sequences.some((sequence) => sequence.owner))
      throw new Error('A tag or artifact stands in another.');
    if (isOwner && this.inText) throw new Error('A tag begins within a text object.');
    const owner: Owner | undefined =
      tag === 'Artifact'
        ? { kind: 'artifact', subtype: this.objects.name(properties.get('Subtype')) }
        : typeof number === 'number'
          ? { kind: 'tag', number }
          : undefined;
    this.sequences.push({ owner, actual, shown: false });
  }

  private show(operands: readonly Value[]): void {
    const { font } = this;
    if (!font) throw new Error('Words are shown before a font is set.');
    const start = this.along;
    let text = '';
    let lacksGlyph = false;
    for (const operand of operands) {
      if (typeof operand === 'number') this.along -= (operand / 1000) * this.size;
      else if (isString(operand)) {
        for (let n = 0; n < operand.bytes.length; n += 2) {
          const glyph = (operand.bytes.charCodeAt(n) << 8) | operand.bytes.charCodeAt(n + 1);
          const width = font.widths.get(glyph);
          if (width === undefined) throw new Error(`The font ${font.name} has no width for glyph ${glyph}.`);
          lacksGlyph ||= glyph === 0;
          text += font.meanings.get(glyph) ?? '';
          this.along += (width / 1000) * this.size;
        }
      }
    }
    const replaced = this.sequences.find((sequence) => sequence.actual !== undefined);
    const dividesWord = text === '-' && replaced?.actual === '\u00ad';
    if (dividesWord) text = '';
    else if (replaced) {
      text = replaced.shown ? '' : (replaced.actual ?? '');
      replaced.shown = true;
    }
    const [a, , , , left, bottom] = this.matrix;
    this.add('text', text, left + a * start, left + a * this.along, bottom, lacksGlyph, dividesWord);
  }

  private add(
    kind: ShownPiece['kind'],
    text: string,
    left: number,
    right: number,
    baseline: number,
    lacksGlyph: boolean,
    dividesWord = false,
  ) {
    const owner = this.sequences.find((sequence) => sequence.owner)?.owner ?? { kind: 'none' };
    const { size } = this;
    this.pieces.push({
      kind,
      owner,
      text,
      dividesWord,
      lacksGlyph,
      left,
      right,
      baseline,
      size,
      font: this.font?.name ?? '',
    });
  }
}

function matrixOf(numbers: readonly number[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers;
  return [a, b, c, d, e, f];
}
