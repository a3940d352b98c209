/**
 * Turns blocks into flow content. A node's markup depends on the node alone (a heading's on its number and anchor too)
 * and is remembered by it, with its footnotes' numbers left open (`footnote-marks.ts`): organisations share the nodes that have no hole, and so pay for them once.
 */
import {
  type Block,
  type Cell,
  type CodeBlock,
  type Heading,
  type Image,
  type Inlines,
  inlineText,
  type Note,
  type OutlineEntry,
  type PageBreak,
  type Paragraph,
  type Quote,
  type Row,
  type Rule,
  type Table,
  unreachable,
} from '../../model/document.js';
import { noteTitle } from '../../model/note-title.js';
import { remember, rememberIfShared, rememberShared } from '../../model/remember.js';
import { type CellPlace, placesOf, type SpannedCell, withoutIdleColumns } from '../../model/table-spans.js';
import { cellRun } from '../../model/walk.js';
import { type Context, isAmongOthers } from './context.js';
import { escapeHtml, numberMarkup } from './escape.js';
import { inlineMarkup } from './inlines.js';
import { listMarkup } from './lists.js';
import { imageMarkup } from './pictures.js';
import { markupOf, type PagePart, Piece } from './pieces.js';
import { paperClass } from './register.js';
import { markClass, markedBlock, markedContent, markedWithin, markOf, withMoves } from './revisions.js';

/** Blocks whose markup depends on them alone. Headings are allowed only at the top level, where the outline lists them. */
export type PlainBlock = Exclude<Block, Heading>;

const piecesIn = remember((context: Context) =>
  rememberIfShared((block: PlainBlock) => new Piece(freshMarkup(block, context))),
);

/** A block that isn't a heading; a piece where documents share it. Throws an HtmlRefusal. */
export function blockPart(block: PlainBlock, context: Context): PagePart {
  return piecesIn(context)(block) ?? freshMarkup(block, context);
}

/** The markup of a block that isn't a heading. Throws an HtmlRefusal. */
export function blockMarkup(block: PlainBlock, context: Context): string {
  return markupOf(blockPart(block, context));
}

function freshMarkup(block: PlainBlock, context: Context): string {
  switch (block.type) {
    case 'paragraph':
      return paragraph(block, context);
    case 'list':
      return listMarkup(block, context, nested);
    case 'table':
      return table(context.changes ? block : withoutIdleColumns(block), context);
    case 'image':
      return figure(block);
    case 'quote':
      return quote(block, context);
    case 'note':
      return note(block, context);
    case 'code-block':
      return codeBlock(block, context);
    case 'page-break':
      return pageBreak(block);
    case 'rule':
      return rule(block);
    case 'landscape':
      return misplaced(block);
    default:
      return unreachable(block);
  }
}

/** The markup of blocks within an item, a quote, a cell or a note, each on a new line. */
export function nested(blocks: readonly Block[], context: Context): string {
  const markup = blocks.map((block) => (block.type === 'heading' ? misplaced(block) : blockMarkup(block, context)));
  return (context.changes ? markedBlocks(blocks, markup, context) : markup).join('\n');
}

/** Puts marks around blocks that came, went or moved as a whole. */
export function markedBlocks(blocks: readonly Block[], markup: readonly string[], context: Context): readonly string[] {
  const parts = blocks.map((block, at) => ({ block, markup: markedBlock(block, markup[at] ?? '', context) }));
  return withMoves(parts, context);
}

function misplaced({ type }: Block): never {
  throw new Error(`A ${type} stands within another block, where no outline counts it.`);
}

function paragraph(block: Paragraph, context: Context): string {
  const { children, clause, align } = block;
  const number = clause === undefined ? '' : numberMarkup(clause);
  const look = number === '' ? align : 'clause';
  const words = markedWithin(block, number + inlineMarkup(children, context), context);
  return `<p${look === undefined ? '' : ` class="${look}"`}>${words}</p>`;
}

/** A table in a frame that scrolls on a narrow page, and that the keyboard can reach (WCAG 2.2, 1.4.10, 2.1.1). */
function table(block: Table, context: Context): string {
  const { caption, columns, widths, header, rows, rowHeaders, stacks } = block;
  const { page } = context.wording;
  const labels = stacks && header ? header.cells.map((cell) => inlineText(cellRun(cell))) : [];
  const label = escapeHtml(caption ? page.captioned(inlineText(caption)) : page.table);
  return [
    `<div class="frame" role="group" aria-label="${label}" tabindex="0">`,
    tableTag(block),
    ...(caption ? [`<caption>${inlineMarkup(caption, context)}</caption>`] : []),
    ...(widths ? [`<colgroup>${widths.map((width) => `<col class="w${width}">`).join('')}</colgroup>`] : []),
    ...(header ? [`<thead>${rowsMarkup([header], columns, 'head', context)}</thead>`] : []),
    ...rowGroups(rows).flatMap((group) => [
      '<tbody>',
      rowsMarkup(group, columns, rowHeaders ? 'headed' : 'plain', context, labels),
      '</tbody>',
    ]),
    '</table>',
    '</div>',
  ].join('\n');
}

function tableTag({ stacks, printed }: Table): string {
  if (printed) return `<table class="register ${paperClass(printed)}">`;
  return stacks ? '<table class="stacks">' : '<table>';
}

/** The rows from each that heads a group up to the next such row. */
function rowGroups(rows: readonly Row[]): readonly (readonly Row[])[] {
  const groups: Row[][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (!last || row.headsGroup) groups.push([row]);
    else last.push(row);
  }
  return groups;
}

/** So many letters without a space, perhaps a web address, that the column isn't widened for them. */
const UNBROKEN_LETTERS = 45;
const UNBROKEN = new RegExp(`\\S{${UNBROKEN_LETTERS}}`);

const isUnbroken = rememberShared((cell: Cell): boolean => {
  const words = inlineText(cellRun(cell));
  return words.length >= UNBROKEN_LETTERS && UNBROKEN.test(words);
});

function rowsMarkup(
  rows: readonly Row[],
  columns: Table['columns'],
  kind: 'head' | 'headed' | 'plain',
  context: Context,
  labels: readonly string[] = [],
): string {
  return placesOf(rows)
    .map((places, at) => rowMarkup(rows[at], { columns, kind, labels, places }, context))
    .join('\n');
}

/** What the markup of a row depends on besides the row. */
interface AroundRow {
  readonly columns: Table['columns'];
  readonly kind: 'head' | 'headed' | 'plain';
  readonly labels: readonly string[];
  readonly places: readonly CellPlace[];
}

/** A row's markup in the last table that held it. */
interface LastMarkup {
  around?: AroundRow;
  markup: string;
}

const lastIn = remember((_context: Context) => rememberIfShared((_row: Row): LastMarkup => ({ markup: '' })));

/** A row. Most of those that documents share stand in one table, beside rows that they don’t share. */
function rowMarkup(row: Row | undefined, around: AroundRow, context: Context): string {
  const last = row && lastIn(context)(row);
  if (!last) return freshRow(row, around, context);
  if (!last.around || !areAlike(last.around, around)) {
    last.markup = freshRow(row, around, context);
    last.around = around;
  }
  return last.markup;
}

/** Rows without merged cells have the same places in each table. */
function areAlike(some: AroundRow, others: AroundRow): boolean {
  return (
    some.places === others.places &&
    some.kind === others.kind &&
    areEqual(some.columns, others.columns) &&
    areEqual(some.labels, others.labels)
  );
}

function areEqual(some: readonly string[], others: readonly string[]): boolean {
  return some === others || (some.length === others.length && some.every((each, at) => each === others[at]));
}

function freshRow(row: Row | undefined, { columns, kind, labels, places }: AroundRow, context: Context): string {
  let cells = '';
  for (const place of places)
    if (!place.covered) cells += cellMarkup(place, { columns, kind, label: labels[place.column], row }, context);
  const classes = [
    ...(row?.isForm ? ['form'] : []),
    ...(row?.headsGroup ? ['group'] : []),
    ...(row && context.changes ? markClass(row, context) : []),
  ];
  return `<tr${classes.length > 0 ? ` class="${classes.join(' ')}"` : ''}>${cells}</tr>`;
}

/** What the markup of a cell depends on besides the cell. */
interface AroundCell {
  readonly columns: Table['columns'];
  readonly kind: 'head' | 'headed' | 'plain';
  /** The heading of its column, where its row is a list of labelled lines on a narrow page. */
  readonly label: string | undefined;
  readonly row: Row | undefined;
}

function cellMarkup(place: SpannedCell, { columns, kind, label, row }: AroundCell, context: Context): string {
  const { cell } = place;
  const align = cell.type === 'cell' ? (columns[place.column] ?? 'left') : 'left';
  const classes = [
    ...(align === 'left' ? [] : [align]),
    ...(cell.type === 'block-cell' ? ['blocks'] : []),
    ...(isUnbroken(cell) ? ['unbroken'] : []),
  ].join(' ');
  const spans = [
    ...(place.columns > 1 ? [` colspan="${place.columns}"`] : []),
    ...(place.rows > 1 ? [` rowspan="${place.rows}"`] : []),
  ].join('');
  const labelled = label === undefined || row?.headsGroup ? '' : ` data-label="${escapeHtml(label)}"`;
  const sorted = cell.type === 'cell' && cell.sortKey !== undefined ? ` data-sort="${escapeHtml(cell.sortKey)}"` : '';
  const attributes = `${classes === '' ? '' : ` class="${classes}"`}${spans}${labelled}${sorted}`;
  const isHeading =
    kind === 'head' || row?.headsGroup || (kind === 'headed' && place.column === 0 && cell.type === 'cell');
  const open = isHeading ? `th scope="${row?.headsGroup ? 'rowgroup' : kind === 'head' ? 'col' : 'row'}"` : 'td';
  const content = cell.type === 'cell' ? inlineMarkup(cell.children, context) : nested(cell.blocks, context);
  const words = context.changes ? markedCell(place, row, content, context) : content;
  return `<${open}${attributes}>${words}</${isHeading ? 'th' : 'td'}>`;
}

/** A cell has the mark of its row, of which the first tells screen readers. */
function markedCell({ cell, column }: SpannedCell, row: Row | undefined, markup: string, context: Context): string {
  const own = markOf(cell, context);
  return markedContent(own ?? (row && markOf(row, context)), markup, own !== undefined || column === 0, context);
}

const figure = (image: Image): string => `<figure${image.isLogo ? ' class="logo"' : ''}>${imageMarkup(image)}</figure>`;

const quote = ({ blocks }: Quote, context: Context): string =>
  `<blockquote>\n${nested(blocks, context)}\n</blockquote>`;

function note(block: Note, context: Context): string {
  const { kind, blocks } = block;
  const heading = `<p class="kind">${inlineMarkup(noteTitle(block, context.wording), context)}</p>`;
  return [`<div class="note ${kind}" role="note">`, heading, nested(blocks, context), '</div>']
    .filter((part) => part !== '')
    .join('\n');
}

/** Code in a frame that scrolls on a narrow page, and that the keyboard can reach. On paper its lines wrap, further in. */
function codeBlock({ children }: CodeBlock, context: Context): string {
  const lines = codeLines(children).map((line) => `<span class="line">${inlineMarkup(line, context)}\n</span>`);
  const label = escapeHtml(context.wording.page.codeBlock);
  return `<div class="frame" role="group" aria-label="${label}" tabindex="0"><pre><code>${lines.join('')}</code></pre></div>`;
}

function codeLines(children: Inlines): readonly Inlines[] {
  const lines: Inlines[number][][] = [[]];
  for (const node of children) {
    if (node.type === 'break') lines.push([]);
    else lines.at(-1)?.push(node);
  }
  return lines;
}

const pageBreak = (_: PageBreak): string => '<div class="page-break"></div>';

const rule = (_: Rule): string => '<hr>';

/** After a number with more letters than this, such as `Appendix A`, the words are indented further. */
const LONG_NUMBER = 9;

const headingsIn = remember((context: Context) =>
  rememberIfShared((entry: OutlineEntry) => new Piece(headingMarkup(entry, context))),
);

/** A heading; a piece where documents share it. Throws an HtmlRefusal. */
export function headingPart(entry: OutlineEntry, context: Context): PagePart {
  return headingsIn(context)(entry) ?? headingMarkup(entry, context);
}

/** The markup of a heading: level n is h(n+1), since the title is h1. Throws an HtmlRefusal. */
export function headingMarkup({ heading, number, anchor }: OutlineEntry, context: Context): string {
  const tag = `h${Math.min(heading.level + (isAmongOthers(context) ? 2 : 1), 6)}`;
  const attributes = number === '' ? ' class="unnumbered"' : number.length > LONG_NUMBER ? ' class="long-number"' : '';
  const words = markedWithin(heading, numberMarkup(number) + inlineMarkup(heading.children, context), context);
  return `<${tag} id="${escapeHtml(anchor)}"${attributes}>${words}</${tag}>`;
}
