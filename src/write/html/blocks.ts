/**
 * Turns blocks into flow content. A node's markup depends on the node alone (a heading's on its number and anchor too)
 * and is remembered by it, with its footnotes' numbers left open (`footnote-marks.ts`): organisations share the nodes that have no hole, and so pay for them once.
 */
import {
  type Block,
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
import { remember, rememberIfShared } from '../../model/remember.js';
import { placesOf, type SpannedCell, withoutIdleColumns } from '../../model/table-spans.js';
import { cellRun } from '../../model/walk.js';
import type { Wording } from '../../model/wording/wording.js';
import { escapeHtml, numberMarkup } from './escape.js';
import { inlineMarkup } from './inlines.js';
import { listMarkup } from './lists.js';
import { imageMarkup } from './pictures.js';
import { markupOf, type PagePart, Piece } from './pieces.js';

/** Blocks whose markup depends on them alone. Headings are allowed only at the top level, where the outline lists them. */
export type PlainBlock = Exclude<Block, Heading>;

const piecesIn = remember((wording: Wording) =>
  rememberIfShared((block: PlainBlock) => new Piece(freshMarkup(block, wording))),
);

/** A block that isn't a heading; a piece where documents share it. Throws an HtmlRefusal. */
export function blockPart(block: PlainBlock, wording: Wording): PagePart {
  return piecesIn(wording)(block) ?? freshMarkup(block, wording);
}

/** The markup of a block that isn't a heading. Throws an HtmlRefusal. */
export function blockMarkup(block: PlainBlock, wording: Wording): string {
  return markupOf(blockPart(block, wording));
}

function freshMarkup(block: PlainBlock, wording: Wording): string {
  switch (block.type) {
    case 'paragraph':
      return paragraph(block, wording);
    case 'list':
      return listMarkup(block, wording, nested);
    case 'table':
      return table(withoutIdleColumns(block), wording);
    case 'image':
      return figure(block);
    case 'quote':
      return quote(block, wording);
    case 'note':
      return note(block, wording);
    case 'code-block':
      return codeBlock(block, wording);
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
export function nested(blocks: readonly Block[], wording: Wording): string {
  return blocks.map((block) => (block.type === 'heading' ? misplaced(block) : blockMarkup(block, wording))).join('\n');
}

function misplaced({ type }: Block): never {
  throw new Error(`A ${type} stands within another block, where no outline counts it.`);
}

function paragraph({ children, clause, align }: Paragraph, wording: Wording): string {
  const number = clause === undefined ? '' : numberMarkup(clause);
  const look = number === '' ? align : 'clause';
  return `<p${look === undefined ? '' : ` class="${look}"`}>${number}${inlineMarkup(children, wording)}</p>`;
}

/** A table in a frame that scrolls on a narrow page, and that the keyboard can reach (WCAG 2.2, 1.4.10, 2.1.1). */
function table({ caption, columns, widths, header, rows, rowHeaders, stacks }: Table, wording: Wording): string {
  const { page } = wording;
  const labels = stacks && header ? header.cells.map((cell) => inlineText(cellRun(cell))) : [];
  const label = escapeHtml(caption ? page.captioned(inlineText(caption)) : page.table);
  return [
    `<div class="frame" role="group" aria-label="${label}" tabindex="0">`,
    stacks ? '<table class="stacks">' : '<table>',
    ...(caption ? [`<caption>${inlineMarkup(caption, wording)}</caption>`] : []),
    ...(widths ? [`<colgroup>${widths.map((width) => `<col class="w${width}">`).join('')}</colgroup>`] : []),
    ...(header ? [`<thead>${rowsMarkup([header], columns, 'head', wording)}</thead>`] : []),
    '<tbody>',
    rowsMarkup(rows, columns, rowHeaders ? 'headed' : 'plain', wording, labels),
    '</tbody>',
    '</table>',
    '</div>',
  ].join('\n');
}

/** So many letters without a space, perhaps a web address, that the column isn't widened for them. */
const UNBROKEN = /\S{45}/;

function rowsMarkup(
  rows: readonly Row[],
  columns: Table['columns'],
  kind: 'head' | 'headed' | 'plain',
  wording: Wording,
  labels: readonly string[] = [],
): string {
  return placesOf(rows)
    .map((places, at) => {
      const cells = places
        .filter(({ covered }) => !covered)
        .map((place) => cellMarkup(place, columns, kind, wording, labels[place.column]));
      return `<tr${rows[at]?.isForm ? ' class="form"' : ''}>${cells.join('')}</tr>`;
    })
    .join('\n');
}

function cellMarkup(
  place: SpannedCell,
  columns: Table['columns'],
  kind: 'head' | 'headed' | 'plain',
  wording: Wording,
  label: string | undefined,
): string {
  const { cell } = place;
  const align = cell.type === 'cell' ? (columns[place.column] ?? 'left') : 'left';
  const classes = [
    ...(align === 'left' ? [] : [align]),
    ...(cell.type === 'block-cell' ? ['blocks'] : []),
    ...(UNBROKEN.test(inlineText(cellRun(cell))) ? ['unbroken'] : []),
  ].join(' ');
  const spans = [
    ...(place.columns > 1 ? [` colspan="${place.columns}"`] : []),
    ...(place.rows > 1 ? [` rowspan="${place.rows}"`] : []),
  ].join('');
  const labelled = label === undefined ? '' : ` data-label="${escapeHtml(label)}"`;
  const attributes = `${classes === '' ? '' : ` class="${classes}"`}${spans}${labelled}`;
  const isHeading = kind === 'head' || (kind === 'headed' && place.column === 0 && cell.type === 'cell');
  const open = isHeading ? `th scope="${kind === 'head' ? 'col' : 'row'}"` : 'td';
  const content = cell.type === 'cell' ? inlineMarkup(cell.children, wording) : nested(cell.blocks, wording);
  return `<${open}${attributes}>${content}</${isHeading ? 'th' : 'td'}>`;
}

const figure = (image: Image): string => `<figure${image.isLogo ? ' class="logo"' : ''}>${imageMarkup(image)}</figure>`;

const quote = ({ blocks }: Quote, wording: Wording): string =>
  `<blockquote>\n${nested(blocks, wording)}\n</blockquote>`;

function note(block: Note, wording: Wording): string {
  const { kind, blocks } = block;
  const heading = `<p class="kind">${inlineMarkup(noteTitle(block, wording), wording)}</p>`;
  return [`<div class="note ${kind}" role="note">`, heading, nested(blocks, wording), '</div>']
    .filter((part) => part !== '')
    .join('\n');
}

/** Code in a frame that scrolls on a narrow page, and that the keyboard can reach. On paper its lines wrap, further in. */
function codeBlock({ children }: CodeBlock, wording: Wording): string {
  const lines = codeLines(children).map((line) => `<span class="line">${inlineMarkup(line, wording)}\n</span>`);
  const label = escapeHtml(wording.page.codeBlock);
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

const headingsIn = remember((wording: Wording) =>
  rememberIfShared((entry: OutlineEntry) => new Piece(headingMarkup(entry, wording))),
);

/** A heading; a piece where documents share it. Throws an HtmlRefusal. */
export function headingPart(entry: OutlineEntry, wording: Wording): PagePart {
  return headingsIn(wording)(entry) ?? headingMarkup(entry, wording);
}

/** The markup of a heading: level n is h(n+1), since the title is h1. Throws an HtmlRefusal. */
export function headingMarkup({ heading, number, anchor }: OutlineEntry, wording: Wording): string {
  const tag = `h${heading.level + 1}`;
  const attributes = number === '' ? ' class="unnumbered"' : number.length > LONG_NUMBER ? ' class="long-number"' : '';
  const words = inlineMarkup(heading.children, wording);
  return `<${tag} id="${escapeHtml(anchor)}"${attributes}>${numberMarkup(number)}${words}</${tag}>`;
}
