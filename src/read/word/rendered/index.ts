/**
 * Reads a Word file that the program wrote, or that people edited since, back into what it was written from: the masthead, the entries of
 * document control, and the text with its lists, quotes, notes and code. What Word makes by itself (numbers, contents, headers, footers)
 * is left out.
 */
import type { WordPackage } from '../../../formats/word/package.js';
import { type PlacedElement, placedChild } from '../../../formats/xml/places.js';
import type { Diagnostic } from '../../../model/diagnostic.js';
import {
  type Block,
  type Blocks,
  type Branching,
  type ControlEntry,
  type Image,
  type Inlines,
  type Leaf,
  plainText,
} from '../../../model/document.js';
import { remember } from '../../../model/remember.js';
import { cellRun, textsIn } from '../../../model/walk.js';
import type { Wording } from '../../../model/wording/wording.js';
import { noteWords } from '../../note-words.js';
import type { ReadWord } from '../template.js';
import { openTree } from '../tree/context.js';
import { headingLevel, numberingOf, styleOf } from '../tree/headings.js';
import { findAll, type MarkedHeading, type TreeReading } from '../tree/reading.js';
import { sectionEnds } from '../tree/sections.js';
import { readTable } from '../tree/tables.js';
import { forCell, withoutHeadings } from '../tree/within.js';
import { blocksOfLines, type TitleOfNote } from './containers.js';
import { joinedMarks, withJoinedMarks } from './joined-marks.js';
import { type LinesReading, linesIn, type RenderedLine } from './lines.js';
import { ListNumbers } from './list-numbers.js';

/** What a file of the program says. */
export interface RenderedWord {
  readonly logo?: Image<Leaf>;
  readonly organisation: string;
  readonly registration?: string;
  readonly title: Inlines<Leaf>;
  readonly control: readonly ControlEntry[];
  readonly blocks: Blocks<Leaf>;
  readonly diagnostics: readonly Diagnostic[];
}

const NOTHING: RenderedWord = { organisation: '', title: [], control: [], blocks: [], diagnostics: [] };

/** The names of styles that together no other program's files have. */
const STYLES = ['Masthead', 'Masthead Detail', 'Control Label', 'Table Gap'];

/** Whether the program wrote a file, whoever saved it since. */
export function isRenderedWord({ parts }: WordPackage): boolean {
  return [...parts.values()].some(
    ({ xml, contentType }) =>
      /\.styles\+xml$/.test(contentType) && STYLES.every((name) => xml?.includes(`<w:name w:val="${name}"/>`)),
  );
}

/** Reads the text of a file whose parts were read. */
export function readRenderedWord(read: ReadWord, wording: Wording): RenderedWord {
  const titleOf: TitleOfNote = (kind, title) => noteWords(kind, title, wording);
  const noteNumbers = remember((reading: TreeReading['numbering']) => new ListNumbers(reading, new Set()));
  const context = openTree(
    read,
    (note, reading) => {
      const lines = openLines(reading, noteNumbers(reading.numbering), titleOf);
      return withoutHeadings(blocksOfLines(linesIn(note, lines), titleOf));
    },
    true,
  );
  const body = context && placedChild(context.main.part.part.root, 'w:body');
  if (!context || !body) return NOTHING;
  const before = read.parts.map((part) => part.diagnostics.length);
  const bookmarks = bookmarksOf(body, context.main);
  const main: TreeReading = { ...context.main, bookmarks: bookmarks.targets };
  const numbers = new ListNumbers(main.numbering, headingLists(body, main));
  const lines = linesIn(body, openLines(main, numbers, titleOf, bookmarks.first));
  const text = textOf(lines, body, titleOf);
  // Notes are in parts of their own.
  const diagnostics = read.parts.flatMap((part, at) => part.diagnostics.splice(before[at] ?? 0));
  return { ...text, diagnostics };
}

function openLines(
  reading: TreeReading,
  numbers: ListNumbers,
  titleOf: TitleOfNote,
  first: ReadonlyMap<PlacedElement, string> = new Map(),
): LinesReading {
  const within = (container: PlacedElement) => blocksOfLines(linesIn(container, lines), titleOf);
  const lines: LinesReading = {
    reading,
    numbers,
    readTable: (table) => readTable(table, reading, (cell) => forCell(within(cell))),
    readBox: (content) => withoutHeadings(within(content)),
    bookmarkOf: (heading) => first.get(heading),
  };
  return lines;
}

/** The bookmarks in headings, all as the first of each: links of the file's text lead there. */
function bookmarksOf(body: PlacedElement, reading: TreeReading) {
  const first = new Map<PlacedElement, string>();
  const targets = new Map<string, MarkedHeading>();
  for (const paragraph of findAll(body, 'w:p')) {
    if (headingLevel(paragraph, reading) === undefined) continue;
    const names = findAll(paragraph, 'w:bookmarkStart').map((mark) => mark.attributes.get('w:name') ?? '');
    const [anchor] = names.filter((name) => name !== '' && !name.startsWith('footnote_'));
    if (anchor === undefined) continue;
    first.set(paragraph, anchor);
    const words = reading.lineOf.get(paragraph)?.text.trim() ?? '';
    for (const name of names) targets.set(name, { anchor, words });
  }
  return { first, targets };
}

/** The lists that number headings. */
function headingLists(body: PlacedElement, reading: TreeReading): ReadonlySet<string> {
  const lists = new Set<string>();
  for (const paragraph of findAll(body, 'w:p')) {
    const { name } = reading.styles.paragraph(styleOf(paragraph));
    if (name !== 'clause' && headingLevel(paragraph, reading) === undefined) continue;
    const numbering = numberingOf(paragraph, reading);
    const list = numbering && reading.numbering.definition(numbering.numId, numbering.level)?.list;
    if (list !== undefined) lists.add(list);
  }
  return lists;
}

/** Takes the masthead and the control table from the lines, and puts landscape sections into ranges. */
function textOf(
  lines: readonly RenderedLine[],
  body: PlacedElement,
  titleOf: TitleOfNote,
): Omit<RenderedWord, 'diagnostics'> {
  const masthead = lines.flatMap((line) => (line.kind === 'masthead' ? [line] : []));
  const wordsOf = (part: string) =>
    masthead.flatMap((line) => (line.part === part ? textsIn(line.blocks).map(({ value }) => value) : [])).join('');
  const logo = masthead
    .filter(({ part }) => part === 'logo')
    .flatMap(({ blocks }) => blocks.flatMap((block) => (block.type === 'image' ? [block] : [])))[0];
  const title = lines.find((line) => line.kind === 'title');
  const control = controlLine(lines);
  const registration = wordsOf('registration');
  const text = lines.filter((line) => line !== control && line !== title && line.kind !== 'masthead');
  return {
    ...(logo ? { logo } : {}),
    organisation: wordsOf('organisation'),
    ...(registration === '' ? {} : { registration }),
    title: title?.kind === 'title' ? joinedMarks(title.words) : [],
    control: control ? entriesOf(control.block) : [],
    blocks: withJoinedMarks(
      rangesOf(text, endsTurned(body)).flatMap(({ isTurned, inner }): Blocks<Leaf> => {
        const blocks = blocksOfLines(inner, titleOf);
        return isTurned && blocks.length > 0 ? [{ type: 'landscape', blocks }] : blocks;
      }),
    ),
  };
}

type ControlLine = Extract<RenderedLine, { readonly kind: 'block' }>;

/** The table of document control: its first column has a style of its own. */
function controlLine(lines: readonly RenderedLine[]): ControlLine | undefined {
  const found = lines.find((line) => line.kind === 'block' && line.block.type === 'table' && line.isControl);
  return found?.kind === 'block' ? found : undefined;
}

/** Two entries a row: label, words, label, words. */
function entriesOf(block: Branching<Leaf, Block<Leaf>>): readonly ControlEntry[] {
  if (block.type !== 'table') return [];
  const rows = [
    ...(block.header ? [block.header] : []),
    ...block.rows.flatMap((row) => (row.type === 'row' ? [row] : [])),
  ];
  return rows.flatMap(({ cells }) => {
    const words = cells.filter(({ continues }) => !continues).map((cell) => plainText(textsIn(cellRun(cell))));
    const pairs: ControlEntry[] = [];
    for (let at = 0; at < words.length; at += 2) {
      const [label = '', value = ''] = [words[at]?.trim(), words[at + 1]?.trim()];
      if (label !== '' || value !== '') pairs.push({ label, value });
    }
    return pairs;
  });
}

function endsTurned(body: PlacedElement): boolean {
  const own = placedChild(body, 'w:sectPr');
  return own !== undefined && sectionEnds(body).at(-1)?.isTurned === true;
}

interface Range {
  readonly isTurned: boolean;
  readonly inner: readonly RenderedLine[];
}

/** The lines of each section, upright ones that follow one another together; the last ends with the body. */
function rangesOf(lines: readonly RenderedLine[], isLastTurned: boolean): readonly Range[] {
  const ranges: { readonly isTurned: boolean; readonly inner: RenderedLine[] }[] = [];
  let inner: RenderedLine[] = [];
  const end = (isTurned: boolean) => {
    const last = ranges.at(-1);
    if (last && !isTurned && !last.isTurned) last.inner.push(...inner);
    else if (inner.length > 0) ranges.push({ isTurned, inner });
    inner = [];
  };
  for (const line of lines) {
    if (line.kind === 'section-end') end(line.isTurned);
    else inner.push(line);
  }
  end(isLastTurned);
  return ranges;
}
