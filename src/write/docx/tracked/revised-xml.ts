/**
 * Writes what two documents hold as tracked changes (ISO/IEC 29500-1, 17.13.5): with all of them accepted it is the later document, with all
 * rejected the earlier one. Each change has a number of its own, in reading order.
 */
import { escapeXml } from '../../../formats/xml/escape.js';
import { isoDate } from '../../../model/calendar.js';
import type { Revisions } from '../../../model/revisions.js';
import { type XmlPart, XmlPiece, xmlOf } from '../xml-pieces.js';
import type { Pair } from './merge.js';
import type { MovedNode, Moves } from './moves.js';
import type { Piece } from './pieces.js';
import type { CellPair, Item, Para, TablePair } from './stream.js';

/** How runs and marks of one document are marked. */
type Change = 'w:ins' | 'w:del' | 'w:moveFrom' | 'w:moveTo';

/** Parts two tables that are never in one document together, since Word would join them. */
const PARTING: Para = { kind: 'paragraph', content: [], earlier: undefined, later: undefined };
const PARTING_PROPERTIES = '<w:pStyle w:val="TableGap"/>';

export class RevisedXml {
  private ids: number;
  private readonly by: string;
  private readonly moves: Moves;

  /** `ids` are the numbers that the document has used for other things. */
  constructor({ author, date }: Pick<Revisions, 'author' | 'date'>, moves: Moves, ids: number) {
    this.by = `w:author="${escapeXml(author)}" w:date="${isoDate(date)}T00:00:00Z"`;
    this.moves = moves;
    this.ids = ids;
  }

  /** The last number that was used. */
  get lastId(): number {
    return this.ids;
  }

  /** Writes the content of a text, with the faces of signs that it has. */
  text(items: readonly Item[]): readonly XmlPart[] {
    return this.parts(items, false).map((part) => (typeof part === 'string' ? XmlPiece.withFaces(part) : part));
  }

  /** `isInRange`: whether a range around all of it says where it moved. */
  private parts(items: readonly Item[], isInRange: boolean): readonly XmlPart[] {
    const parts: XmlPart[] = [];
    let xml = '';
    let range: Range | undefined;
    let isBelowTable = false;
    for (const item of items) {
      const isMoved = !isInRange && item.kind !== 'unchanged' && this.moves.isShown(item.move);
      const next = isMoved ? this.rangeOf(item.move) : undefined;
      if (next?.key !== range?.key) {
        xml += this.rangeEnd(range) + this.rangeStart(next);
        range = next && { ...next, id: this.ids };
      }
      if (item.kind === 'unchanged') {
        parts.push(xml, item.xml);
        xml = '';
      } else if (item.kind === 'table') {
        xml += (isBelowTable ? this.paragraph(PARTING) : '') + this.table(item, isInRange);
      } else if (range && item.earlier !== undefined && item.later !== undefined) {
        // Its words moved without its mark.
        xml += this.paragraph(item, this.rangeEnd(range));
        range = undefined;
      } else xml += this.paragraph(item);
      isBelowTable = item.kind === 'table';
    }
    parts.push(xml + this.rangeEnd(range));
    return parts.filter((part) => part !== '');
  }

  /** Writes the properties of the last section, which may have been others. */
  lastSection(earlier: string, later: string): string {
    if (earlier === later) return later;
    const before = earlier.replaceAll(/<w:(?:header|footer)Reference [^>]*\/>/g, '');
    return later.replace(/<\/w:sectPr>$/, `${this.changed('w:sectPrChange', before)}</w:sectPr>`);
  }

  private rangeOf(moved: MovedNode): Range {
    const element = moved.side === 'earlier' ? 'w:moveFrom' : 'w:moveTo';
    const name = this.moves.nameOf(moved);
    return { element, name, key: `${element} ${name}`, id: 0 };
  }

  private rangeStart(range: Range | undefined): string {
    return range ? `<${range.element}RangeStart ${this.attributes()} w:name="${range.name}"/>` : '';
  }

  private rangeEnd(range: Range | undefined): string {
    return range ? `<${range.element}RangeEnd w:id="${range.id}"/>` : '';
  }

  private paragraph(para: Para, end = ''): string {
    const { earlier, later, section = '', content } = para;
    const [base, letters] = baseOf(later ?? earlier ?? PARTING_PROPERTIES);
    const mark = this.mark(para);
    const [before] = earlier !== undefined && later !== undefined ? baseOf(earlier) : [base];
    const properties =
      base +
      (mark + letters && `<w:rPr>${mark}${letters}</w:rPr>`) +
      section +
      (before === base ? '' : this.changed('w:pPrChange', `<w:pPr>${before}</w:pPr>`));
    return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${this.words(content)}${end}</w:p>`;
  }

  /** What became of a paragraph's end. One that is in neither document came and went. */
  private mark({ earlier, later, move }: Para): string {
    if (earlier !== undefined && later !== undefined) return '';
    const side = this.moves.isShown(move) ? move.side : undefined;
    return (
      (earlier === undefined ? this.element(side === 'later' ? 'w:moveTo' : 'w:ins') : '') +
      (later === undefined ? this.element(side === 'earlier' ? 'w:moveFrom' : 'w:del') : '')
    );
  }

  private words(pairs: readonly Pair[]): string {
    let xml = '';
    let open: Change | undefined;
    const turnTo = (change: Change | undefined): void => {
      if (change === open) return;
      xml += (open ? `</${open}>` : '') + (change ? `<${change} ${this.attributes()}>` : '');
      open = change;
    };
    for (const pair of pairs) {
      const piece = pair.later ?? pair.earlier;
      if (!piece) continue;
      const isRun = piece.name === 'w:r';
      turnTo(isRun ? this.changeOf(pair) : undefined);
      xml += isRun ? this.run(pair, piece) : this.around(pair, piece);
    }
    turnTo(undefined);
    return xml;
  }

  private changeOf(pair: Pair): Change | undefined {
    if (pair.earlier && pair.later) return undefined;
    const isMoved = this.moves.isShown(this.moves.of(pair));
    if (pair.later) return isMoved ? 'w:moveTo' : 'w:ins';
    return isMoved ? 'w:moveFrom' : 'w:del';
  }

  private run(pair: Pair, piece: Piece): string {
    const { earlier, later } = pair;
    const change =
      earlier && later && earlier.properties !== later.properties
        ? this.changed('w:rPrChange', `<w:rPr>${earlier.properties}</w:rPr>`)
        : '';
    const properties = piece.properties + change;
    const content = this.changeOf(pair) === 'w:del' ? deletedContent(piece.content) : piece.content;
    return `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}${content}</w:r>`;
  }

  /** A link, a content control, or the ends of a bookmark. */
  private around(pair: Pair, piece: Piece): string {
    if (piece.name === 'w:hyperlink') return `${piece.open}${this.words(pair.pairs)}</w:hyperlink>`;
    if (piece.name !== 'w:sdt') return piece.open;
    const start = `<w:sdt><w:sdtPr>${piece.properties}</w:sdtPr><w:sdtContent>`;
    const end = '</w:sdtContent></w:sdt>';
    const change = this.changeOf(pair);
    if (!change) return start + this.words(pair.pairs) + end;
    // Word marks the two ends of a control that comes or goes (17.13.5.4 to 17.13.5.11).
    const [opens, opensId] = this.controlRange(change);
    const content = this.words(pair.pairs);
    const [closes, closesId] = this.controlRange(change);
    const rangeEnd = (id: number) => `<${controlElement(change)}RangeEnd w:id="${id}"/>`;
    return opens + start + rangeEnd(opensId) + content + closes + end + rangeEnd(closesId);
  }

  private controlRange(change: Change): readonly [string, number] {
    return [`<${controlElement(change)}RangeStart ${this.attributes()}/>`, this.ids];
  }

  /** All of a table that moved is within the range that it moved with. */
  private table({ pair, rows, move }: TablePair, isInRange: boolean): string {
    const { earlier, later } = pair;
    const piece = later ?? earlier;
    if (!piece) return '';
    const change =
      earlier && later && earlier.properties !== later.properties
        ? this.changed('w:tblPrChange', `<w:tblPr>${earlier.properties}</w:tblPr>`)
        : '';
    const grid = earlier && earlier.grid.split('<').length > piece.grid.split('<').length ? earlier.grid : piece.grid;
    const isWithin = isInRange || this.moves.isShown(move);
    const content = rows.map((row) => this.row(row, isWithin)).join('');
    return `<w:tbl><w:tblPr>${piece.properties}${change}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>${content}</w:tbl>`;
  }

  private row({ pair, cells }: TablePair['rows'][number], isInRange: boolean): string {
    const { earlier, later } = pair;
    const piece = later ?? earlier;
    if (!piece) return '';
    const change =
      earlier && later
        ? earlier.properties === later.properties
          ? ''
          : this.changed('w:trPrChange', `<w:trPr>${earlier.properties}</w:trPr>`)
        : this.element(later ? 'w:ins' : 'w:del');
    const isInBoth = earlier !== undefined && later !== undefined;
    const content = cells.map((cell) => this.cell(cell, isInBoth, isInRange)).join('');
    return `<w:tr><w:trPr>${piece.properties}${change}</w:trPr>${content}</w:tr>`;
  }

  /** `isInBoth`: whether its row is in both documents. */
  private cell({ pair, items }: CellPair, isInBoth: boolean, isInRange: boolean): string {
    const { earlier, later } = pair;
    const piece = later ?? earlier;
    if (!piece) return '';
    const isKept = earlier !== undefined && later !== undefined;
    const change = isKept
      ? earlier.properties === later.properties
        ? ''
        : this.changed('w:tcPrChange', `<w:tcPr>${earlier.properties}</w:tcPr>`)
      : isInBoth
        ? this.element(later ? 'w:cellIns' : 'w:cellDel')
        : '';
    const content = this.parts(items, isInRange).map(xmlOf).join('');
    return `<w:tc><w:tcPr>${piece.properties}${change}</w:tcPr>${content}</w:tc>`;
  }

  private element(name: string): string {
    return `<${name} ${this.attributes()}/>`;
  }

  private changed(name: string, before: string): string {
    return `<${name} ${this.attributes()}>${before}</${name}>`;
  }

  private attributes(): string {
    this.ids += 1;
    return `w:id="${this.ids}" ${this.by}`;
  }
}

/** Paragraphs that moved together. */
interface Range {
  readonly element: 'w:moveFrom' | 'w:moveTo';
  /** The same in both places. */
  readonly name: string;
  readonly key: string;
  readonly id: number;
}

/** A paragraph's properties without those of its mark, which no change of properties holds; and those. */
function baseOf(properties: string): readonly [base: string, letters: string] {
  const at = properties.indexOf('<w:rPr>');
  return at < 0
    ? [properties, '']
    : [properties.slice(0, at), properties.slice(at + '<w:rPr>'.length, -'</w:rPr>'.length)];
}

/** Words that went have elements of their own (17.3.3.7 and 17.16.13). */
function deletedContent(content: string): string {
  return content
    .replaceAll(/<(\/?)w:t(?=[ >])/g, '<$1w:delText')
    .replaceAll(/<(\/?)w:instrText(?=[ >])/g, '<$1w:delInstrText');
}

const CONTROL_ELEMENTS: Readonly<Record<Change, string>> = {
  'w:ins': 'w:customXmlIns',
  'w:del': 'w:customXmlDel',
  'w:moveFrom': 'w:customXmlMoveFrom',
  'w:moveTo': 'w:customXmlMoveTo',
};

const controlElement = (change: Change): string => CONTROL_ELEMENTS[change];
