/**
 * Turns blocks into flow content. A node's markup depends on the node alone (a heading's on its number and anchor too)
 * and is remembered by it: organisations share the nodes that have no hole, and so pay for them once.
 */
import {
  type Block,
  type Heading,
  type Image,
  inlineText,
  type List,
  type OutlineEntry,
  type PageBreak,
  type Paragraph,
  type Quote,
  type Row,
  type Rule,
  type Table,
  unreachable,
} from '../../model/document.js';
import { placesOf, type SpannedCell } from '../../model/table-spans.js';
import { escapeHtml } from './escape.js';
import { inlineMarkup } from './inlines.js';
import { imageMarkup } from './pictures.js';

/** What stands anywhere; headings stand only at the top, where the outline knows them. */
type PlainBlock = Exclude<Block, Heading>;

const remembered = new WeakMap<PlainBlock, string>();

/** The markup of a block that is no heading; throws a Refusal. */
export function blockMarkup(block: PlainBlock): string {
  const known = remembered.get(block);
  if (known !== undefined) return known;
  const markup = freshMarkup(block);
  remembered.set(block, markup);
  return markup;
}

function freshMarkup(block: PlainBlock): string {
  switch (block.type) {
    case 'paragraph':
      return paragraph(block);
    case 'list':
      return list(block);
    case 'table':
      return table(block);
    case 'image':
      return figure(block);
    case 'quote':
      return quote(block);
    case 'page-break':
      return pageBreak(block);
    case 'rule':
      return rule(block);
    default:
      return unreachable(block);
  }
}

/** The markup of blocks within an item or a quote, one a line. */
function nested(blocks: readonly Block[]): string {
  return blocks.map((block) => (block.type === 'heading' ? misplaced() : blockMarkup(block))).join('\n');
}

function misplaced(): never {
  throw new Error('A heading stands within a list or a quote, where the outline does not know it.');
}

const paragraph = ({ children }: Paragraph): string => `<p>${inlineMarkup(children)}</p>`;

function list({ ordered, start, items }: List): string {
  const tag = ordered ? 'ol' : 'ul';
  const from = ordered && start !== 1 ? ` start="${start}"` : '';
  const longest = Math.max(0, ...items.map(({ label }) => label?.length ?? 0));
  // Marks of its own hang beside the items; how far is a matter of the longest.
  const look = longest === 0 ? '' : ` class="labelled ${longest <= 4 ? 'short' : longest <= 8 ? 'medium' : 'long'}"`;
  const markup = items.map(({ label, blocks }) => {
    const mark = label === undefined ? '' : `<span class="label">${escapeHtml(label)} </span>`;
    return `<li>${mark}${nested(blocks)}</li>`;
  });
  return `<${tag}${from}${look}>\n${markup.join('\n')}\n</${tag}>`;
}

/** A table in a frame that scrolls where the page is narrower, and that the keyboard can reach (WCAG 2.2, 1.4.10, 2.1.1). */
function table({ caption, columns, header, rows, rowHeaders }: Table): string {
  const label = caption ? `Table: ${escapeHtml(inlineText(caption))}` : 'Table';
  return [
    `<div class="frame" role="group" aria-label="${label}" tabindex="0">`,
    '<table>',
    ...(caption ? [`<caption>${inlineMarkup(caption)}</caption>`] : []),
    ...(header ? [`<thead>${rowsMarkup([header], columns, 'head')}</thead>`] : []),
    '<tbody>',
    rowsMarkup(rows, columns, rowHeaders ? 'headed' : 'plain'),
    '</tbody>',
    '</table>',
    '</div>',
  ].join('\n');
}

/** Letters without a space that are too many to widen a column for: an address, perhaps. */
const UNBROKEN = /\S{45}/;

function rowsMarkup(rows: readonly Row[], columns: Table['columns'], kind: 'head' | 'headed' | 'plain'): string {
  return placesOf(rows)
    .map((places) => {
      const cells = places.filter(({ covered }) => !covered).map((place) => cellMarkup(place, columns, kind));
      return `<tr>${cells.join('')}</tr>`;
    })
    .join('\n');
}

function cellMarkup(place: SpannedCell, columns: Table['columns'], kind: 'head' | 'headed' | 'plain'): string {
  const { children } = place.cell;
  const align = columns[place.column] ?? 'left';
  const classes = [
    ...(align === 'left' ? [] : [align]),
    ...(UNBROKEN.test(inlineText(children)) ? ['unbroken'] : []),
  ].join(' ');
  const spans = [
    ...(place.columns > 1 ? [` colspan="${place.columns}"`] : []),
    ...(place.rows > 1 ? [` rowspan="${place.rows}"`] : []),
  ].join('');
  const look = `${classes === '' ? '' : ` class="${classes}"`}${spans}`;
  const heads = kind === 'head' || (kind === 'headed' && place.column === 0);
  const open = heads ? `th scope="${kind === 'head' ? 'col' : 'row'}"` : 'td';
  return `<${open}${look}>${inlineMarkup(children)}</${heads ? 'th' : 'td'}>`;
}

const figure = (image: Image): string => `<figure${image.isLogo ? ' class="logo"' : ''}>${imageMarkup(image)}</figure>`;

const quote = ({ blocks }: Quote): string => `<blockquote>\n${nested(blocks)}\n</blockquote>`;

const pageBreak = (_: PageBreak): string => '<div class="page-break"></div>';

const rule = (_: Rule): string => '<hr>';

function numberMarkup(number: string): string {
  return number === '' ? '' : `<span class="number">${escapeHtml(number)} </span>`;
}

const rememberedHeadings = new WeakMap<Heading, OutlineEntry & { readonly markup: string }>();

/** The markup of a heading: level n is h(n+1), since the title is h1; throws a Refusal. */
export function headingMarkup(entry: OutlineEntry): string {
  const { heading, number, anchor } = entry;
  const known = rememberedHeadings.get(heading);
  if (known && known.number === number && known.anchor === anchor) return known.markup;
  const tag = `h${heading.level + 1}`;
  const markup = `<${tag} id="${escapeHtml(anchor)}">${numberMarkup(number)}${inlineMarkup(heading.children)}</${tag}>`;
  rememberedHeadings.set(heading, { heading, number, anchor, markup });
  return markup;
}
