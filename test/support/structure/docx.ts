/** A DOCX into the lines that it says: its styles tell headings, quotes and captions, its numbering the items. */
import type { ReadDocx, ReadParagraph, ReadTable } from '../docx-reader.js';
import {
  type Around,
  BLOCKS,
  captionLine,
  codeLine,
  figureLine,
  footnoteLine,
  headingLine,
  itemLine,
  noteLine,
  rowLine,
  TABLE_LINE,
  wordsLine,
} from './line.js';

/** Reads the lines of a file. */
export function docxLines({ paragraphs, tables, footnotes }: ReadDocx): readonly string[] {
  return [
    ...linesWithin(paragraphs, 0, tables),
    ...footnotes.flatMap((note) => [footnoteLine(note.number), ...linesWithin(note.paragraphs, 0, tables)]),
  ];
}

/** The lines of paragraphs that stand so many tables deep, and of the tables among them. */
function linesWithin(
  paragraphs: readonly ReadParagraph[],
  depth: number,
  tables: readonly ReadTable[],
): readonly string[] {
  return runsBy(paragraphs, ({ cells }) => cells[depth]?.table).flatMap((run) => {
    const index = run[0]?.cells[depth]?.table;
    if (index === undefined) return run.flatMap(paragraphLines);
    const table = tables[index];
    if (!table) throw new Error('A paragraph stands in a table that is not there.');
    return [TABLE_LINE, ...rowLines(table, run, depth, tables)];
  });
}

/** Cuts a list where a key changes. */
function runsBy<One>(all: readonly One[], keyOf: (one: One) => unknown): readonly (readonly One[])[] {
  const runs: One[][] = [];
  let last: unknown;
  for (const one of all) {
    const key = keyOf(one);
    if (runs.length === 0 || key !== last) runs.push([]);
    runs.at(-1)?.push(one);
    last = key;
  }
  return runs;
}

function paragraphLines(paragraph: ReadParagraph): readonly string[] {
  const { style, said, label, level, pictures } = paragraph;
  const words = oneLine(said);
  const figures = pictures.map(figureLine);
  if (/^(?:TOC|Contents|TableGap$|Rule$)/.test(style)) return [];
  if (style === 'Title') return [headingLine(1, '', words)];
  const heading = /^Heading(\d)$/.exec(style)?.[1];
  if (heading !== undefined) return [headingLine(Number(heading) + 1, label ?? '', words)];
  if (style === 'Clause') return [wordsLine('paragraph', `${label} ${words}`), ...figures];
  if (style === 'Caption') return [captionLine(words)];
  const item = label === undefined ? [] : [itemLine((level ?? 0) + 1, label)];
  // An item that begins with a list, table or quote has an empty paragraph for its mark to stand at.
  const own = said === '' && (figures.length > 0 || item.length > 0) ? [] : [ownLine(style, said)];
  return [...item, ...own, ...figures];
}

function ownLine(style: string, said: string): string {
  if (style === 'CodeBlock') return codeLine(said);
  const note = NOTE_STYLE.exec(style)?.[1];
  if (note === 'Title') return noteLine(oneLine(said));
  const around: Around = style === 'Quote' ? 'quote' : note === 'Text' ? 'in note' : 'paragraph';
  return wordsLine(around, oneLine(said));
}

const NOTE_STYLE = /^(?:Note|Tip|Important|Warning|Caution)(Title|Text)$/;

function rowLines(
  { style, rows, headerRows, spans }: ReadTable,
  paragraphs: readonly ReadParagraph[],
  depth: number,
  tables: readonly ReadTable[],
): readonly string[] {
  const contents = runsBy(paragraphs, ({ cells }) => cells[depth]?.cell);
  let next = 0;
  const isRegister = paragraphs.some((paragraph) => paragraph.style === 'TableSmall');
  return rows.flatMap((row, at) => {
    const inRow = row.map(() => contents[next++] ?? []);
    if (isRegister) return [registerLine(at < headerRows, inRow, contents.slice(0, rows[0]?.length).flat().length)];
    const all = row.map((_, n) => ({
      head: at < headerRows || (inRow[n]?.every((paragraph) => HEADS.has(paragraph.style)) ?? false),
      words: hasBlocks(inRow[n] ?? [], depth) ? BLOCKS : oneLine(inRow[n]?.[0]?.said ?? ''),
      ...spans[at]?.[n],
    }));
    const cells = all.filter(({ columns }) => columns !== 0);
    // The control block fills the row of an odd entry with two empty cells.
    const filler = style === 'ControlTable' && cells.slice(2).every(({ words }) => words === '');
    return [
      rowLine(at < headerRows, filler ? cells.slice(0, 2) : cells),
      ...inRow.flatMap((cell) => (hasBlocks(cell, depth) ? linesWithin(cell, depth + 1, tables) : [])),
    ];
  });
}

/** A row of a table whose columns are joined: each paragraph is the cell of a column. A row that heads a group spans them all. */
function registerLine(isHead: boolean, inRow: readonly (readonly ReadParagraph[])[], columns: number): string {
  const cells = inRow.flat().map(({ style, said }) => ({
    head: HEADS.has(style),
    words: oneLine(said),
    ...(style === 'TableGroup' ? { columns } : {}),
  }));
  return rowLine(isHead, cells);
}

/** Whether a cell holds more than one paragraph of words. */
function hasBlocks(cell: readonly ReadParagraph[], depth: number): boolean {
  const [only, another] = cell;
  return (
    another !== undefined ||
    (only !== undefined &&
      (only.cells.length > depth + 1 ||
        only.label !== undefined ||
        only.pictures.length > 0 ||
        OF_BLOCKS.test(only.style)))
  );
}

/** Styles of paragraphs that are no mere words of a cell. */
const OF_BLOCKS = /^(?:Quote|CodeBlock|(?:Note|Tip|Important|Warning|Caution)(?:Title|Text))$/;

/** Styles of header cells: of columns, of groups of rows, and of the rows of the control block. */
const HEADS = new Set(
  ['TableHeading', 'TableRowHeading', 'TableGroup', 'ControlLabel'].flatMap((id) => [id, `${id}Narrow`]),
);

const oneLine = (text: string): string => text.replaceAll('\n', ' ');
