/** An HTML page into the lines that it says; what marks its items have is told by its style sheet's rules, as browsers apply them. */
import { elementsByTag, elementsOf, type HtmlElement, inlineWords, isFurniture } from '../html-reader.js';
import {
  type Around,
  BLOCKS,
  captionLine,
  codeLine,
  figureLine,
  fillInMark,
  footnoteLine,
  headingLine,
  itemLine,
  noteLine,
  rowLine,
  type SaidCell,
  TABLE_LINE,
  tickBoxMark,
  wordsLine,
} from './line.js';
import { listMark, typedMark } from './list-marks.js';

interface Place {
  readonly bullets: number;
  readonly numbers: number;
  readonly around: Around;
}

/** Reads the lines of a page. */
export function htmlLines(page: HtmlElement): readonly string[] {
  const [body] = elementsByTag(page, 'body');
  if (!body) throw new Error('The page has no body.');
  return within(body, OUTERMOST);
}

const OUTERMOST: Place = { bullets: 0, numbers: 0, around: 'paragraph' };

/** The page without the heading of its footnotes, which no other format has. */
export function withoutFootnotesHeading(element: HtmlElement): HtmlElement {
  const isHeading = (child: HtmlElement | string) =>
    typeof child === 'object' && child.attributes.get('id') === 'Notes';
  return {
    ...element,
    children: element.children
      .filter((child) => !isHeading(child))
      .map((child) => (typeof child === 'string' ? child : withoutFootnotesHeading(child))),
  };
}

const elements = (element: HtmlElement): readonly HtmlElement[] =>
  element.children.filter((child) => typeof child !== 'string');

function within(element: HtmlElement, place: Place): readonly string[] {
  return elements(element).flatMap((child) => (isFurniture(child) ? [] : lines(child, place)));
}

function lines(element: HtmlElement, place: Place): readonly string[] {
  const { tag, attributes } = element;
  if (/^h[1-6]$/.test(tag)) return [headingOf(element)];
  switch (tag) {
    case 'p':
      return paragraphLines(element, place);
    case 'pre':
      return [codeLine(saidWords(element))];
    case 'section':
      return footnoteLines(element);
    case 'ul':
    case 'ol':
      return listLines(element, place);
    case 'table':
      return tableLines(element, place);
    case 'img':
      return [figureLine(attributes.get('alt') ?? '')];
    case 'blockquote':
      return within(element, { ...place, around: 'quote' });
    case 'hr':
      return [];
    case 'header':
    case 'main':
    case 'figure':
      return within(element, place);
    case 'div':
      return within(element, attributes.get('role') === 'note' ? { ...place, around: 'in note' } : place);
    default:
      throw new Error(`<${tag}> is nothing that a page says.`);
  }
}

const classOf = ({ attributes }: HtmlElement): string => attributes.get('class') ?? '';

/** The title of a note is a paragraph of a class; a paragraph of a box or of links back alone says nothing. */
function paragraphLines(paragraph: HtmlElement, place: Place): readonly string[] {
  const words = saidWords(paragraph);
  if (classOf(paragraph) === 'kind') return [noteLine(words)];
  const [first] = elements(paragraph);
  const isSign = first && (classOf(first) === 'box' || first.attributes.get('role') === 'doc-backlink');
  return isSign && words.trim() === '' ? [] : [wordsLine(place.around, words)];
}

function footnoteLines(section: HtmlElement): readonly string[] {
  const notes = elements(section)
    .filter(({ tag }) => tag === 'ol')
    .flatMap(elements);
  return notes.flatMap((note, at) => [footnoteLine(at + 1), ...within(note, OUTERMOST)]);
}

/** The words within an element, with marks of footnotes and lines to write on. */
function saidWords(element: HtmlElement): string {
  const spoken = (child: HtmlElement | string): HtmlElement | string => {
    if (typeof child === 'string') return child;
    if (classOf(child) === 'footnote') return { ...child, attributes: new Map() };
    if (classOf(child) === 'fill-in') return fillInMark(child.attributes.get('aria-label') ?? '');
    if (classOf(child) === 'box') return boxMark(child);
    return { ...child, children: child.children.map(spoken) };
  };
  return inlineWords({ ...element, children: element.children.map(spoken) });
}

/** A box among words; that of a task, which may have no label of its own, is told with its item. */
function boxMark(box: HtmlElement): HtmlElement | string {
  if (box.attributes.get('role') === 'img') return tickBoxMark(signOf(box), box.attributes.get('aria-label') ?? '');
  const [input] = elementsByTag(box, 'input');
  return isTaskBox(box) ? box : tickBoxMark(signOf(box), input?.attributes.get('aria-label') ?? '');
}

/** The sign of a task has a space behind it. */
const isTaskBox = (box: HtmlElement): boolean => signOf(box).endsWith(' ');

const signOf = (box: HtmlElement): string => inlineWords(box);

function headingOf(heading: HtmlElement): string {
  const [first, ...rest] = heading.children;
  const numbered = typeof first === 'object' && first.attributes.get('class') === 'number';
  const words = saidWords(numbered ? { ...heading, children: rest } : heading);
  return headingLine(Number(heading.tag.slice(1)), numbered ? inlineWords(first).trim() : '', words);
}

function listLines(list: HtmlElement, place: Place): readonly string[] {
  const ordered = list.tag === 'ol';
  const start = Number(list.attributes.get('start') ?? 1);
  const inner: Place = {
    around: 'paragraph',
    bullets: place.bullets + (ordered ? 0 : 1),
    numbers: place.numbers + (ordered ? 1 : 0),
  };
  const type = list.attributes.get('type');
  return elements(list).flatMap((item, at) => {
    const own = type
      ? typedMark(type, start + at)
      : listMark(ordered, ordered ? place.numbers : place.bullets, start + at);
    return [
      itemLine(inner.bullets + inner.numbers, markOf(item, labelOf(item) ?? own, ordered)),
      ...within(item, inner),
    ];
  });
}

/** A task has its box for a bullet, or behind its number. */
function markOf(item: HtmlElement, mark: string, ordered: boolean): string {
  if (!classOf(item).split(' ').includes('task')) return mark;
  const [box] = elementsOf(item).filter((element) => classOf(element) === 'box');
  const [input] = box ? elementsByTag(box, 'input') : [];
  if (input?.attributes.get('type') !== 'checkbox') throw new Error('A task has no box.');
  const sign = input.attributes.has('checked') ? '☑' : '☐';
  if (!box || inlineWords(box).trim() !== sign) throw new Error('The sign of a task is not that of its box.');
  return ordered ? `${mark} ${sign}` : sign;
}

/** The label of an item that has no mark from its list. */
function labelOf(item: HtmlElement): string | undefined {
  if (!classOf(item).split(' ').includes('labelled')) return undefined;
  const mark = elements(item).find(({ attributes }) => attributes.get('class') === 'mark');
  return mark ? inlineWords(mark).replace(/ $/, '') : '';
}

const hasBlocks = ({ attributes }: HtmlElement): boolean => /\bblocks\b/.test(attributes.get('class') ?? '');

function tableLines(table: HtmlElement, place: Place): readonly string[] {
  const caption = elements(table).find(({ tag }) => tag === 'caption');
  const cellOf = (cell: HtmlElement): SaidCell => ({
    head: cell.tag === 'th',
    words: hasBlocks(cell) ? BLOCKS : saidWords(cell),
    columns: Number(cell.attributes.get('colspan') ?? 1),
    rows: Number(cell.attributes.get('rowspan') ?? 1),
  });
  const rows = elements(table)
    .filter(({ tag }) => tag === 'thead' || tag === 'tbody')
    .flatMap((part) =>
      elements(part).flatMap((row) => [
        rowLine(part.tag === 'thead', elements(row).map(cellOf)),
        ...elements(row).flatMap((cell) => (hasBlocks(cell) ? within(cell, { ...place, around: 'paragraph' }) : [])),
      ]),
    );
  return [...(caption ? [captionLine(saidWords(caption))] : []), TABLE_LINE, ...rows];
}
