/**
 * Method 1's walk over a Word file: its words in order, with the boundaries of paragraphs, headings, list items, tables and notes,
 * as they print: without deleted words, and without what Word computes (page numbers, tables of contents). Saving the file
 * again changes none of it. Records kept for years hold its fingerprints, so NOTHING here may change: another walk is another
 * method.
 */
import type { PlacedElement } from '../../formats/xml/places.js';
import { RECORD_NAMES } from '../../model/fingerprint-form.js';
import type { MasterText } from '../../model/master-text.js';
import { keysText, type PrintedKeys } from './method-1-source.js';
import { piecesOf, type Token, tokensOf } from './method-1-tags.js';
import { OpenFields } from './method-1-word-fields.js';
import { type ParagraphMarks, paragraphMarks } from './method-1-word-styles.js';

/** A part of a Word file whose XML was parsed. */
export interface WordStory {
  readonly contentType: string;
  readonly root: PlacedElement;
}

/** The roots of `styles.xml` and of the core properties, where the file has them. */
export interface WordSettings {
  readonly styles?: PlacedElement | undefined;
  readonly properties?: PlacedElement | undefined;
}

/** Reads the parts of a file, and the keys of its sidecar that print. Without a title there, the file's own property is it. */
export function wordText(
  stories: readonly WordStory[],
  { styles, properties }: WordSettings,
  keys: PrintedKeys,
): MasterText {
  const ofKind = (kind: RegExp) => stories.filter(({ contentType }) => kind.test(contentType));
  const notes: Notes = new Map(
    ofKind(/\.(?:footnotes|endnotes)\+xml$/i)
      .flatMap(({ root }) => root.children.filter(isElement))
      .map((note) => [`${note.name} ${note.attributes.get('w:id')}`, note]),
  );
  const property = child(properties, 'dc:title');
  const title = keys.title ?? (property && textOf(property).trim());
  const marks = paragraphMarks(styles);
  const blocksOf = ({ root }: WordStory) => new Walk(marks, notes).story(root);
  const body = ofKind(/\.(?:document|template)\.main\+xml$/i).flatMap(blocksOf);
  // A program may write the same header once for each section, and in another order.
  const furniture = new Map(
    ofKind(/\.(?:header|footer)\+xml$/i)
      .map(blocksOf)
      .filter(hasWords)
      .map((tokens) => [JSON.stringify(tokens), tokens]),
  );
  const margins = [...furniture].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, tokens]) => tokens);
  const marginTokens = margins.flatMap((tokens): readonly Token[] => [words('\nmargin'), ...tokens]);
  return { method: 1, pieces: piecesOf([...tokensOf(keysText({ ...keys, title }), false), ...body, ...marginTokens]) };
}

function isElement(node: PlacedElement['children'][number]): node is PlacedElement {
  return node.kind === 'element';
}

function words(text: string): Token {
  return { kind: 'text', text };
}

/** Boundaries begin with a line feed, which no words hold. */
function hasWords(tokens: readonly Token[]): boolean {
  return tokens.some((token) =>
    token.kind === 'text' ? !token.text.startsWith('\n') && token.text.trim() !== '' : isPrintedField(token),
  );
}

function isPrintedField(token: Token): boolean {
  return token.kind === 'field' && !RECORD_NAMES.has(token.name);
}

/** By `w:footnote` or `w:endnote` and the id. */
type Notes = ReadonlyMap<string, PlacedElement>;

/** What is collected of one paragraph. */
interface Line {
  text: string;
  /** Text boxes and notes, which follow it. */
  readonly beside: Token[];
}

/** White space of any kind between words is one space; boundaries are written with line feeds and tabs. */
function spaced(text: string): string {
  return text.normalize('NFC').replace(/[\s\u00ad]+/g, (signs) => (/^\u00ad+$/.test(signs) ? '' : ' '));
}

class Walk {
  private readonly marks: ParagraphMarks;
  private readonly notes: Notes;
  private readonly fields = new OpenFields();
  private isInNote = false;
  /** The words of a paragraph whose mark was deleted: they join the next. */
  private joined: Line | undefined;

  constructor(marks: ParagraphMarks, notes: Notes) {
    this.marks = marks;
    this.notes = notes;
  }

  /** The paragraphs and tables of a part, cell, text box or note. None of them joins one outside. */
  story(element: PlacedElement): readonly Token[] {
    const { joined } = this;
    this.joined = undefined;
    const tokens = this.blocks(element);
    const last = this.joined;
    this.joined = joined;
    return last ? [...tokens, ...paragraphTokens('p', last)] : tokens;
  }

  private blocks(element: PlacedElement): readonly Token[] {
    const tokens: Token[] = [];
    for (const child of element.children) {
      if (child.kind !== 'element' || isLeftOut(child)) continue;
      if (child.name === 'w:p') for (const token of this.paragraph(child)) tokens.push(token);
      else if (child.name === 'w:tbl') for (const token of this.table(child)) tokens.push(token);
      else if (child.name === 'mc:AlternateContent')
        for (const token of this.blocks(chosen(child) ?? child)) tokens.push(token);
      else for (const token of this.blocks(child)) tokens.push(token);
    }
    return tokens;
  }

  private table(table: PlacedElement): readonly Token[] {
    const rows = rowsOf(table).flatMap((row) => {
      const cells = cellsOf(row).map((cell) => this.story(cell));
      // A row of block tags alone prints nothing itself.
      return cells.some(hasWords)
        ? [words('\nrow'), ...cells.flatMap((tokens) => [words('\ncell'), ...tokens])]
        : cells.flat();
    });
    return hasWords(rows) ? [words('\ntable'), ...rows, words('\nend')] : rows;
  }

  private paragraph(paragraph: PlacedElement): readonly Token[] {
    const line: Line = this.joined ?? { text: '', beside: [] };
    this.joined = undefined;
    this.inlines(paragraph, line);
    const markLook = child(child(paragraph, 'w:pPr'), 'w:rPr');
    if (child(markLook, 'w:del') || child(markLook, 'w:moveFrom')) {
      this.joined = line;
      return [];
    }
    return paragraphTokens(this.marks(paragraph), line);
  }

  private inlines(element: PlacedElement, line: Line): void {
    for (const child of element.children) {
      if (child.kind !== 'element' || isLeftOut(child)) continue;
      this.inline(child, line);
    }
  }

  private inline(element: PlacedElement, line: Line): void {
    switch (element.name) {
      case 'w:pPr':
      case 'w:rPr':
        return;
      case 'w:r':
        if (!isHidden(element)) this.inlines(element, line);
        return;
      case 'w:t':
      case 'm:t':
        this.add(keepsSpace(element) ? textOf(element) : textOf(element).replace(OUTER_SPACE, ''), line);
        return;
      case 'w:tab':
      case 'w:ptab':
      case 'w:br':
      case 'w:cr':
        this.add(' ', line);
        return;
      case 'w:noBreakHyphen':
        this.add('\u2011', line);
        return;
      case 'w:sym':
        this.add(symbol(element), line);
        return;
      case 'w:fldChar':
        this.fields.mark(element.attributes.get('w:fldCharType'));
        return;
      case 'w:instrText':
        this.fields.addCode(textOf(element));
        return;
      case 'w:fldSimple':
        this.fields.within(element.attributes.get('w:instr') ?? '', () => this.inlines(element, line));
        return;
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        this.note(element, line);
        return;
      case 'w:txbxContent':
        for (const token of this.aside(element, 'box')) line.beside.push(token);
        return;
      case 'mc:AlternateContent': {
        const choice = chosen(element);
        if (choice) this.inlines(choice, line);
        return;
      }
      default:
        this.inlines(element, line);
    }
  }

  private add(text: string, line: Line): void {
    if (!this.fields.hide) line.text += text;
  }

  private note(reference: PlacedElement, line: Line): void {
    const note = this.notes.get(`${reference.name.replace('Reference', '')} ${reference.attributes.get('w:id')}`);
    // A note that refers to a note has no end in a file made on purpose.
    if (!note || this.isInNote) return;
    this.isInNote = true;
    for (const token of this.aside(note, 'note')) line.beside.push(token);
    this.isInNote = false;
  }

  private aside(element: PlacedElement, kind: string): readonly Token[] {
    const tokens = this.story(element);
    return hasWords(tokens) ? [words(`\n${kind}`), ...tokens, words('\nend')] : tokens;
  }
}

function paragraphTokens(mark: string, { text, beside }: Line): readonly Token[] {
  const tokens = tokensOf(spaced(text).trim(), false);
  // A paragraph of block tags, or of the record alone, is none.
  const own = hasWords(tokens) ? [words(`\n${mark}\t`), ...tokens] : tokens.filter(({ kind }) => kind !== 'text');
  return [...own, ...beside];
}

/** What was deleted or moved elsewhere, what comments say, and content that only other programs read. */
function isLeftOut({ name }: PlacedElement): boolean {
  return /^(?:w:del|w:moveFrom|w:sdtPr|w:sdtEndPr|w:comment|w:sectPr|w:tblPr|w:tblGrid|w:trPr|w:tcPr)$/.test(name);
}

function child(element: PlacedElement | undefined, name: string): PlacedElement | undefined {
  return element?.children.find((node): node is PlacedElement => node.kind === 'element' && node.name === name);
}

function textOf(element: PlacedElement): string {
  return element.children.map((node) => (node.kind === 'text' ? node.text : '')).join('');
}

/** XML's white space; without `xml:space` it prints only between words, and is lost when the file is saved again. */
const OUTER_SPACE = /^[ \t\r\n]+|(?<![ \t\r\n])[ \t\r\n]+$/g;

function keepsSpace(element: PlacedElement): boolean {
  for (let at: PlacedElement | undefined = element; at; at = at.parent) {
    const space = at.attributes.get('xml:space');
    if (space !== undefined) return space === 'preserve';
  }
  return false;
}

/** Without its answer, or with one that isn't no. */
function isOn(element: PlacedElement | undefined): boolean {
  return element !== undefined && !/^(?:0|false|off)$/.test(element.attributes.get('w:val') ?? '');
}

function isHidden(run: PlacedElement): boolean {
  return isOn(child(child(run, 'w:rPr'), 'w:vanish'));
}

/** A sign of a symbol font has its number among the private-use characters. */
function symbol(element: PlacedElement): string {
  const code = Number.parseInt(element.attributes.get('w:char') ?? '', 16);
  return Number.isNaN(code) || code > 0x10ffff ? '' : String.fromCodePoint(code);
}

/** The branch for new programs; all write the same words into the other. */
function chosen(element: PlacedElement): PlacedElement | undefined {
  return child(element, 'mc:Choice') ?? child(element, 'mc:Fallback');
}

/** Rows and cells may stand within content controls. */
function rowsOf(element: PlacedElement): readonly PlacedElement[] {
  return element.children.filter(isElement).flatMap((node) => {
    if (node.name === 'w:tr') return child(child(node, 'w:trPr'), 'w:del') ? [] : [node];
    return /^(?:w:sdt|w:sdtContent|w:ins|w:moveTo|w:customXml)$/.test(node.name) ? rowsOf(node) : [];
  });
}

function cellsOf(element: PlacedElement): readonly PlacedElement[] {
  return element.children.filter(isElement).flatMap((node) => {
    if (node.name === 'w:tc') return [node];
    return /^(?:w:sdt|w:sdtContent|w:customXml)$/.test(node.name) ? cellsOf(node) : [];
  });
}
