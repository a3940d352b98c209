/** A PDF into the lines that it says: its tag tree. */
import { elementsOf, isContent, type ReadElement, type ReadPdf, textOf } from '../pdf/reader.js';
import {
  type Around,
  BLOCKS,
  captionLine,
  codeLine,
  figureLine,
  fillInMark,
  footnoteLine,
  footnoteMark,
  headingLine,
  itemLine,
  noteLine,
  rowLine,
  TABLE_LINE,
  tickBoxMark,
  wordsLine,
} from './line.js';

interface Place {
  readonly depth: number;
  readonly around: Around;
}

/** Reads the lines of a file. */
export function pdfLines(pdf: ReadPdf): readonly string[] {
  const { tree, objects } = pdf;
  const elements = ({ kids }: ReadElement): readonly ReadElement[] =>
    kids.flatMap((kid) => (isContent(kid) ? [] : [kid]));
  const within = (element: ReadElement, place: Place): readonly string[] =>
    elements(element).flatMap((kid) => lines(kid, place));

  function lines(element: ReadElement, place: Place): readonly string[] {
    const { type, dictionary } = element;
    const level = /^H([1-6])$/.exec(type)?.[1];
    if (level !== undefined) return [headingLine(Number(level), '', saidWords(element))];
    switch (type) {
      case 'P':
        return [isCode(element) ? codeLine(textOf(element)) : wordsLine(place.around, saidWords(element))];
      case 'L':
        return elements(element).flatMap((item) => itemLines(item, place.depth + 1));
      case 'Table':
        return tableLines(element, place);
      case 'Figure':
        return [figureLine(objects.text16(dictionary.get('Alt')))];
      case 'BlockQuote':
        return within(element, { ...place, around: 'quote' });
      case 'Div':
        return noteLines(element, place);
      case 'Note':
        return [];
      default:
        throw new Error(`${type} is nothing that a document says.`);
    }
  }

  /** A note begins with a paragraph: its title, or the word for its kind. */
  function noteLines(note: ReadElement, place: Place): readonly string[] {
    const [title, ...others] = elements(note);
    if (title?.type !== 'P') throw new Error('A note does not begin with its title.');
    return [noteLine(saidWords(title)), ...others.flatMap((kid) => lines(kid, { ...place, around: 'in note' }))];
  }

  function footnoteLines(note: ReadElement): readonly string[] {
    const [label, ...blocks] = elements(note);
    if (label?.type !== 'Lbl') throw new Error('A footnote does not begin with its number.');
    return [footnoteLine(Number(textOf(label))), ...blocks.flatMap((kid) => lines(kid, OUTERMOST))];
  }

  /** The words of an element, with marks of footnotes and lines to write on. */
  function saidWords({ kids }: ReadElement): string {
    const spoken = (kid: ReadElement): string => {
      if (kid.type === 'Reference') return footnoteMark(textOf(kid).trim());
      if (kid.type === 'Form') {
        const said = objects.text16(kid.dictionary.get('Alt'));
        const sign = textOf(kid);
        return /^[☐☑]$/.test(sign) ? tickBoxMark(sign, said) : fillInMark(said);
      }
      return kid.type === 'Note' ? '' : saidWords(kid);
    };
    return kids.map((kid) => (isContent(kid) ? kid.text : spoken(kid))).join('');
  }

  function itemLines(item: ReadElement, depth: number): readonly string[] {
    const kids = elements(item);
    const label = kids[0]?.type === 'Lbl' ? kids[0] : undefined;
    const [body, ...others] = label ? kids.slice(1) : kids;
    if (item.type !== 'LI' || body?.type !== 'LBody' || others.length > 0)
      throw new Error('A list holds something other than items of a body, and a label where they have one.');
    const mark = label ? textOf(label).replace(/ $/, '') : '';
    return [itemLine(depth, mark), ...within(body, { depth, around: 'paragraph' })];
  }

  const hasBlocks = (cell: ReadElement): boolean => !holdsOwnWords(cell);

  function tableLines(table: ReadElement, place: Place): readonly string[] {
    const parts = elements(table);
    const captions = parts.filter(({ type }) => type === 'Caption');
    const rows = parts.flatMap((part) => {
      if (part.type === 'Caption') return [];
      const inRow = (row: ReadElement, repeats: boolean) => [
        rowOf(row, repeats),
        ...elements(row).flatMap((cell) => (hasBlocks(cell) ? within(cell, { ...place, around: 'paragraph' }) : [])),
      ];
      return part.type === 'TR'
        ? inRow(part, false)
        : elements(part).flatMap((row) => inRow(row, part.type === 'THead'));
    });
    return [...captions.map((caption) => captionLine(saidWords(caption))), TABLE_LINE, ...rows];
  }

  const rowOf = (row: ReadElement, repeats: boolean): string =>
    rowLine(
      repeats,
      elements(row).map((cell) => {
        const attributes = objects.dictionary(cell.dictionary.get('A'));
        const span = (name: string) => Number(attributes.get(name) ?? 1);
        const words = hasBlocks(cell) ? BLOCKS : saidWords(cell);
        return { head: cell.type === 'TH', words, columns: span('ColSpan'), rows: span('RowSpan') };
      }),
    );

  return [...within(withoutContents(tree), OUTERMOST), ...footnotesIn(pdf).flatMap(footnoteLines)];
}

const OUTERMOST: Place = { depth: 0, around: 'paragraph' };

/** A block of code is a paragraph of nothing but code. */
const isCode = ({ kids }: ReadElement): boolean => kids.length > 0 && kids.every(({ type }) => type === 'Code');

/** What stands for itself in a file, and is no word: marks of footnotes, footnotes beside their cell's words, lines to write on. */
const SIGNS: ReadonlySet<string> = new Set(['Reference', 'Note', 'Form']);

/** The words of an element without what stands for itself. */
export function wordsWithin({ kids }: ReadElement): string {
  const said = (kid: ReadElement) => (SIGNS.has(kid.type) ? '' : wordsWithin(kid));
  return kids.map((kid) => (isContent(kid) ? kid.text : said(kid))).join('');
}

/** The footnotes by their numbers: each stands behind the block with its mark, one in a table's head perhaps behind one in a cell. */
export function footnotesIn({ tree, objects }: ReadPdf): readonly ReadElement[] {
  const numberOf = ({ dictionary }: ReadElement) => Number(objects.text16(dictionary.get('ID')).replace('note-', ''));
  return [...elementsOf(tree, 'Note')].sort((one, other) => numberOf(one) - numberOf(other));
}

/** The elements of the types within one that hold words of their own, in reading order; those in footnotes left out. */
export function holdersWithin(element: ReadElement, types: readonly string[]): readonly ReadElement[] {
  return element.kids.flatMap((kid) => {
    if (isContent(kid) || kid.type === 'Note') return [];
    return [...(types.includes(kid.type) && holdsOwnWords(kid) ? [kid] : []), ...holdersWithin(kid, types)];
  });
}

const BLOCK_TAGS: ReadonlySet<string> = new Set(['P', 'L', 'Table', 'Figure', 'BlockQuote', 'Div']);

/** Whether an element holds words itself: a cell of blocks says what they say. */
export function holdsOwnWords({ kids }: ReadElement): boolean {
  return !kids.some((kid) => !isContent(kid) && BLOCK_TAGS.has(kid.type));
}

/** The tree without its list of contents and the paragraph that heads it. */
export function withoutContents(tree: ReadElement): ReadElement {
  const isContents = (kid: ReadElement['kids'][number] | undefined) => kid?.type === 'TOC';
  return { ...tree, kids: tree.kids.filter((kid, at) => !isContents(kid) && !isContents(tree.kids[at + 1])) };
}
