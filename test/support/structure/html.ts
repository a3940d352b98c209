/** An HTML page into the lines that it says; what marks its items have is told by its style sheet's rules, as browsers apply them. */
import { elementsByTag, type HtmlElement, inlineWords, isFurniture } from '../html-reader.js';
import {
  BLOCKS,
  captionLine,
  figureLine,
  headingLine,
  itemLine,
  rowLine,
  type SaidCell,
  TABLE_LINE,
  wordsLine,
} from './line.js';
import { listMark } from './list-marks.js';

interface Place {
  readonly bullets: number;
  readonly numbers: number;
  readonly quoted: boolean;
}

/** Reads the lines of a page. */
export function htmlLines(page: HtmlElement): readonly string[] {
  const [body] = elementsByTag(page, 'body');
  if (!body) throw new Error('The page has no body.');
  return within(body, { bullets: 0, numbers: 0, quoted: false });
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
      return [wordsLine(place.quoted, inlineWords(element))];
    case 'ul':
    case 'ol':
      return listLines(element, place);
    case 'table':
      return tableLines(element, place);
    case 'img':
      return [figureLine(attributes.get('alt') ?? '')];
    case 'blockquote':
      return within(element, { ...place, quoted: true });
    case 'hr':
      return [];
    case 'header':
    case 'main':
    case 'div':
    case 'figure':
      return within(element, place);
    default:
      throw new Error(`<${tag}> is nothing that a page says.`);
  }
}

function headingOf(heading: HtmlElement): string {
  const [first, ...rest] = heading.children;
  const numbered = typeof first === 'object' && first.attributes.get('class') === 'number';
  const words = inlineWords(numbered ? { ...heading, children: rest } : heading);
  return headingLine(Number(heading.tag.slice(1)), numbered ? inlineWords(first).trim() : '', words);
}

function listLines(list: HtmlElement, place: Place): readonly string[] {
  const ordered = list.tag === 'ol';
  const start = Number(list.attributes.get('start') ?? 1);
  const inner: Place = {
    quoted: false,
    bullets: place.bullets + (ordered ? 0 : 1),
    numbers: place.numbers + (ordered ? 1 : 0),
  };
  return elements(list).flatMap((item, at) => {
    const own = listMark(ordered, ordered ? place.numbers : place.bullets, start + at);
    return [itemLine(inner.bullets + inner.numbers, labelOf(item) ?? own), ...within(item, inner)];
  });
}

/** The label of an item that has no mark from its list. */
function labelOf(item: HtmlElement): string | undefined {
  if (item.attributes.get('class') !== 'labelled') return undefined;
  const mark = elements(item).find(({ attributes }) => attributes.get('class') === 'mark');
  return mark ? inlineWords(mark).replace(/ $/, '') : '';
}

const hasBlocks = ({ attributes }: HtmlElement): boolean => /\bblocks\b/.test(attributes.get('class') ?? '');

function tableLines(table: HtmlElement, place: Place): readonly string[] {
  const caption = elements(table).find(({ tag }) => tag === 'caption');
  const cellOf = (cell: HtmlElement): SaidCell => ({
    head: cell.tag === 'th',
    words: hasBlocks(cell) ? BLOCKS : inlineWords(cell),
    columns: Number(cell.attributes.get('colspan') ?? 1),
    rows: Number(cell.attributes.get('rowspan') ?? 1),
  });
  const rows = elements(table)
    .filter(({ tag }) => tag === 'thead' || tag === 'tbody')
    .flatMap((part) =>
      elements(part).flatMap((row) => [
        rowLine(part.tag === 'thead', elements(row).map(cellOf)),
        ...elements(row).flatMap((cell) => (hasBlocks(cell) ? within(cell, { ...place, quoted: false }) : [])),
      ]),
    );
  return [...(caption ? [captionLine(inlineWords(caption))] : []), TABLE_LINE, ...rows];
}
