/** A DOCX into the lines that it says: its styles tell headings, quotes and captions, its numbering the items. */
import type { ReadDocx, ReadParagraph, ReadTable } from '../docx-reader.js';
import { captionLine, figureLine, headingLine, itemLine, rowLine, TABLE_LINE, wordsLine } from './line.js';

/** Reads the lines of a file. */
export function docxLines({ paragraphs, tables }: ReadDocx): readonly string[] {
  const lines: string[] = [];
  const begun = new Set<number>();
  for (const paragraph of paragraphs) {
    if (paragraph.table === undefined) lines.push(...paragraphLines(paragraph));
    else if (!begun.has(paragraph.table)) {
      begun.add(paragraph.table);
      const table = tables[paragraph.table];
      if (!table) throw new Error('A paragraph stands in a table that is not there.');
      const cells = paragraphs.filter((one) => one.table === paragraph.table);
      lines.push(TABLE_LINE, ...rowLines(table, cells));
    }
  }
  return lines;
}

function paragraphLines(paragraph: ReadParagraph): readonly string[] {
  const { style, text, label, level, pictures } = paragraph;
  const words = oneLine(text);
  const figures = pictures.map(figureLine);
  if (/^(?:TOC|Contents|TableGap$|Rule$)/.test(style)) return [];
  if (style === 'Title') return [headingLine(1, '', words)];
  const heading = /^Heading(\d)$/.exec(style)?.[1];
  if (heading !== undefined) return [headingLine(Number(heading) + 1, label ?? '', words)];
  if (style === 'Caption') return [captionLine(words)];
  const item = label === undefined ? [] : [itemLine((level ?? 0) + 1, label)];
  // An item that begins with a list, table or quote has an empty paragraph for its mark to stand at.
  const own = text === '' && (figures.length > 0 || item.length > 0) ? [] : [wordsLine(style === 'Quote', words)];
  return [...item, ...own, ...figures];
}

function rowLines(
  { style, rows, headerRows, spans }: ReadTable,
  paragraphs: readonly ReadParagraph[],
): readonly string[] {
  let next = 0;
  return rows.map((row, at) => {
    const all = row.map((words, n) => ({
      head: HEADS.has(paragraphs[next++]?.style ?? ''),
      words: oneLine(words),
      ...spans[at]?.[n],
    }));
    const cells = all.filter(({ columns }) => columns !== 0);
    // The control block fills the row of an odd entry with two empty cells.
    const filler = style === 'ControlTable' && cells.slice(2).every(({ words }) => words === '');
    return rowLine(at < headerRows, filler ? cells.slice(0, 2) : cells);
  });
}

/** Styles of header cells: of columns, and of the rows of the control block. */
const HEADS = new Set(['TableHeading', 'TableRowHeading', 'ControlLabel']);

const oneLine = (text: string): string => text.replaceAll('\n', ' ');
