/**
 * Turns a part's XML into the pieces that filling needs. XML without a placeholder stays in one piece, as the author
 * wrote it. A paragraph, row or table with a placeholder is marked as removable if nothing is left in it; a container
 * says what must stay in it then.
 */
import type { PlacedElement, PlacedText } from '../../../formats/xml/places.js';
import type { WordForm, WordPiece, WordWhole } from '../../../model/word.js';
import { plainLetters } from '../letters.js';
import { childrenWithMarks } from '../marks.js';
import type { PartReading } from '../reading.js';
import { linePieces, openingTag } from './line-pieces.js';
import { beginningOf, mergedCells } from './merged-cells.js';
import { compileParagraph } from './paragraph.js';
import { Pieces } from './pieces.js';

/** Containers that must end with a paragraph, and so must not be empty (ISO/IEC 29500-1, 17.4.65). */
const WANT_PARAGRAPH: ReadonlySet<string> = new Set([
  'w:tc',
  'w:txbxContent',
  'w:hdr',
  'w:ftr',
  'w:footnote',
  'w:endnote',
  'w:comment',
]);

/** Compiles a part; undefined if it holds no placeholder. */
export function compilePart(unmerged: PartReading): WordForm | undefined {
  const { part } = unmerged;
  if (!unmerged.touched.has(part.root)) return undefined;
  const reading = withMergedCells(unmerged);
  const pieces = new Pieces();
  pieces.markup(part.xml.slice(0, part.root.start));
  compileElement(part.root, reading, pieces);
  pieces.markup(part.xml.slice(part.root.end));
  return { path: part.path, pieces: pieces.take() };
}

/** The same part with the merged cells of tables in which something is filled, since rows of these may be left out. */
function withMergedCells(reading: PartReading): PartReading {
  const merged = mergedCells([...reading.touched].filter(({ name }) => name === 'w:tbl'));
  if (merged.rows.size === 0) return reading;
  const touched = new Set(reading.touched);
  // What is around rows, such as a content control, is no longer one piece of XML.
  for (const { parent } of merged.rows.keys())
    for (let at = parent; at && !touched.has(at); at = at.parent) touched.add(at);
  return { ...reading, touched, merged };
}

/** Adds an element: unchanged if nothing in it is filled, otherwise opening tag, children and closing tag. */
export function compileElement(element: PlacedElement, reading: PartReading, pieces: Pieces): void {
  const cells = reading.merged?.rows.get(element);
  const number = reading.merged?.continuing.get(element);
  if (cells) pieces.piece({ type: 'merging-row', cells, pieces: piecesOf(element, reading, compileRow) });
  else if (number === undefined) compilePlain(element, reading, pieces);
  else {
    const { xml } = reading.part;
    const beginning = beginningOf(element, xml, spareParagraph(element, xml));
    const continued = piecesOf(element, reading, compilePlain);
    pieces.piece({ type: 'merged-cell', cell: number, pieces: continued, beginning });
  }
}

type Compile = (element: PlacedElement, reading: PartReading, pieces: Pieces) => void;

function piecesOf(element: PlacedElement, reading: PartReading, compile: Compile): readonly WordPiece[] {
  const pieces = new Pieces();
  compile(element, reading, pieces);
  return pieces.take();
}

/** A row with merged cells; where nothing in it is filled it stays, but its cells are pieces. */
function compileRow(row: PlacedElement, reading: PartReading, pieces: Pieces): void {
  if (reading.touched.has(row)) compilePlain(row, reading, pieces);
  else addParts(row, reading, pieces);
}

function compilePlain(element: PlacedElement, reading: PartReading, pieces: Pieces): void {
  const { xml } = reading.part;
  if (!reading.touched.has(element)) pieces.words(xml.slice(element.start, element.end), plainLetters(element));
  else if (element.name === 'w:p') compileParagraph(element, reading, pieces, compileElement);
  else if (element.name === 'w:tbl') pieces.piece(wholePiece('table', element, reading));
  else if (element.name === 'w:tr') pieces.piece(wholePiece('row', element, reading));
  else if (WANT_PARAGRAPH.has(element.name))
    pieces.piece({ ...wholePiece('container', element, reading), spare: spareParagraph(element, xml) });
  else addParts(element, reading, pieces);
}

function wholePiece(kind: WordWhole['kind'], element: PlacedElement, reading: PartReading): WordWhole {
  return { type: 'whole', kind, pieces: piecesOf(element, reading, addParts) };
}

/** Opening tag, children with the marks around them, closing tag. */
function addParts(element: PlacedElement, reading: PartReading, pieces: Pieces): void {
  const { xml } = reading.part;
  const content = newContent(element, reading);
  if (content) {
    const open = xml.slice(element.start, element.openEnd);
    pieces.markup(open.replace(/\/>$/, '>'));
    for (const piece of content) pieces.piece(piece);
    pieces.markup(
      open.endsWith('/>') ? `</${/^<([^\s/>]+)/.exec(open)?.[1]}>` : xml.slice(element.closeStart, element.end),
    );
    return;
  }
  openingTag(element, reading, pieces);
  let at = element.openEnd;
  const { edits } = reading;
  for (const child of childrenWithMarks(element, reading.marks)) {
    for (const piece of edits?.before.get(child) ?? []) pieces.piece(piece);
    const isRemoved = edits?.removed.has(child) ?? false;
    if (!('kind' in child)) {
      if (!isRemoved) pieces.mark(child);
      continue;
    }
    // Between two nodes there can be a comment, or the signs around a CDATA section.
    pieces.markup(xml.slice(at, child.start));
    at = child.end;
    if (isRemoved) continue;
    if (child.kind === 'text') textNode(child, element, reading, pieces);
    else if (!reading.marks.gaps.has(child)) compileElement(child, reading, pieces);
  }
  pieces.markup(xml.slice(at, element.closeStart));
  for (const piece of edits?.atEnd.get(element) ?? []) pieces.piece(piece);
  pieces.markup(xml.slice(element.closeStart, element.end));
}

/** The new content of an element that is replaced; undefined if its own children are compiled. */
function newContent(element: PlacedElement, reading: PartReading): readonly WordPiece[] | undefined {
  const code = reading.taggedLines.get(element)?.find((line) => line.kind === 'code' && line.ranges.length > 0);
  if (code) return linePieces(code, reading);
  return reading.emptied.has(element) ? [] : reading.replaced.get(element);
}

function textNode(node: PlacedText, element: PlacedElement, reading: PartReading, pieces: Pieces): void {
  const line = reading.taggedLines.get(element)?.find((candidate) => candidate.node === node);
  if (!line) {
    pieces.markup(reading.part.xml.slice(node.start, node.end));
    return;
  }
  if (node.cdata) pieces.markup(']]>');
  for (const piece of linePieces(line, reading)) pieces.piece(piece);
  if (node.cdata) pieces.markup('<![CDATA[');
}

/** An empty paragraph with the look of a container's first one. */
function spareParagraph(container: PlacedElement, xml: string): string {
  const first = container.children.find(
    (child): child is PlacedElement => child.kind === 'element' && child.name === 'w:p',
  );
  if (!first) return '';
  const properties = first.children.find((child) => child.kind === 'element' && child.name === 'w:pPr');
  const open = xml.slice(first.start, first.openEnd).replace(/\/>$/, '>');
  const close = `</${/^<([^\s/>]+)/.exec(open)?.[1] ?? 'w:p'}>`;
  return `${open}${properties ? xml.slice(properties.start, properties.end) : ''}${close}`;
}
