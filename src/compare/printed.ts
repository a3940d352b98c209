/**
 * What nodes print, as strings that are equal for nodes that print the same, and as words that can be counted. Left out are
 * numbers, which depend on the rest of a document, how wide columns are, and what nobody sees.
 */
import type { Block, Cell, Inline, Inlines, LinkTarget, ListItem, Picture, Row, Text } from '../model/document.js';
import { equalForm } from '../model/equal-form.js';
import { remember, rememberShared } from '../model/remember.js';
import { type AnyNode, textsIn } from '../model/walk.js';

/** Signs that no words hold: they part what keys are made of. */
const [OPEN, CLOSE, NEXT] = ['\u0001', '\u0002', '\u0003'];

/** What a block prints. */
export const blockKey = rememberShared((block: Block): string => {
  switch (block.type) {
    case 'heading':
      return `h${formOf(block)}${OPEN}${runKey(block.children)}`;
    case 'paragraph':
      return `p${formOf(block)}${OPEN}${runKey(block.children)}`;
    case 'list':
      return `l${listForm(block)}${OPEN}${block.items.map(itemKey).join(NEXT)}${CLOSE}`;
    case 'table': {
      const { caption, header, rows } = block;
      const head = `${caption ? runKey(caption) : CLOSE}${NEXT}${header ? rowKey(header) : CLOSE}`;
      const form = `${block.columns.join()}${block.rowHeaders ?? ''}`;
      return `t${form}${OPEN}${head}${NEXT}${rows.map(rowKey).join(NEXT)}${CLOSE}`;
    }
    case 'image':
      return `i${block.isLogo ?? ''}${pictureKey(block.picture)}${NEXT}${equalForm(block.alt.map(({ value }) => value).join(''))}`;
    case 'quote':
      return `q${OPEN}${blocksKey(block.blocks)}${CLOSE}`;
    case 'note':
      return `n${block.kind}${OPEN}${block.title ? runKey(block.title) : CLOSE}${NEXT}${blocksKey(block.blocks)}${CLOSE}`;
    case 'code-block':
      return `c${OPEN}${runKey(block.children, true)}`;
    case 'landscape':
      return `w${OPEN}${blocksKey(block.blocks)}${CLOSE}`;
    case 'page-break':
    case 'rule':
      return block.type;
  }
});

/** What an item prints, without its number. */
export const itemKey = rememberShared(
  (item: ListItem): string => `${itemForm(item)}${OPEN}${blocksKey(item.blocks)}${CLOSE}`,
);

/** What a row prints. */
export const rowKey = rememberShared(
  (row: Row): string => `${row.isForm ?? ''}${OPEN}${row.cells.map(cellKey).join(NEXT)}${CLOSE}`,
);

/** What a cell prints. */
export function cellKey(cell: Cell): string {
  if (cell.type === 'block-cell') return `${OPEN}${blocksKey(cell.blocks)}${CLOSE}`;
  return cell.continues ?? runKey(cell.children);
}

export function blocksKey(blocks: readonly Block[]): string {
  return blocks.map(blockKey).join(NEXT);
}

/** What words print, with their looks. Signs of punctuation count in code alone. */
export function runKey(run: Inlines, isCode = false): string {
  let key = '';
  for (const node of run) {
    if (node.type === 'text') key += isCode ? node.value : equalForm(node.value);
    else key += inlineKey(node, isCode || node.type === 'code');
  }
  return key;
}

function inlineKey(node: Exclude<Inline, Text>, isCode: boolean): string {
  switch (node.type) {
    case 'break':
      return `${OPEN}br`;
    case 'fill-in':
      return `${OPEN}_${node.width}`;
    case 'tick-box':
      return `${OPEN}${node.checked}`;
    case 'footnote':
      return `${OPEN}fn${blocksKey(node.blocks)}${CLOSE}`;
    default:
      return `${OPEN}${wrapperKey(node)}${NEXT}${runKey(node.children, isCode)}${CLOSE}`;
  }
}

/** An inline that others are within. */
export type Wrapper = Extract<Inline, { readonly children: Inlines }>;

/** What a mark around words shows: which one it is, where a link leads, which language. */
export function wrapperKey(node: Wrapper): string {
  switch (node.type) {
    case 'styled':
      return node.style;
    case 'passage':
      return `lang ${node.language}`;
    case 'link':
      return `link ${targetKey(node.target)}`;
    default:
      return node.type;
  }
}

function targetKey(target: LinkTarget): string {
  switch (target.kind) {
    case 'address':
      return target.address.map(({ value }) => value).join('');
    case 'heading':
      return `#${target.anchor}`;
    case 'policy':
      return `policy ${target.file}#${target.anchor ?? ''}`;
    case 'file':
      return `file ${target.path}`;
  }
}

/** Of a heading or paragraph all that a change of its form can say: its level, how it stands, whether it has a number. */
export function formOf(block: Extract<Block, { readonly type: 'heading' | 'paragraph' }>): string {
  return block.type === 'heading'
    ? `h${block.level}${block.kind ?? ''}${labelForm(block.label)}`
    : `p${block.align ?? ''}${block.clause === undefined ? '' : 'numbered'}`;
}

/** How a list marks its items. */
export function listForm({
  ordered,
  marks,
  start,
}: Pick<Extract<Block, { readonly type: 'list' }>, 'ordered' | 'marks' | 'start'>): string {
  return ordered ? `${start}${marks ? `${marks.numbers}${marks.around}` : ''}` : '';
}

/** Whether an item is ticked, and the form of its own mark. */
export function itemForm({ checked, label }: ListItem): string {
  return `${checked ?? ''}${labelForm(label)}`;
}

/** The form of a number that its author gave: `4.1` and `5.12` have the same, so do `(a)` and `(c)`. */
function labelForm(label: string | undefined): string {
  if (label === undefined) return '';
  return `=${label.replace(/\d+(?:\.\d+)*|\b[ivxlc]+\b|\b[a-z]\b/gi, '#')}`;
}

/** Of two pictures that show the same: their bytes, wherever they are kept. */
const pictureKey = remember(({ format, width, height, bytes }: Picture): string => {
  let [low, high] = [0x811c9dc5, 0];
  for (const byte of bytes) {
    low = Math.imul(low ^ byte, 0x01000193);
    high = (Math.imul(high, 31) + byte) | 0;
  }
  return `${format} ${width} ${height} ${bytes.length} ${low} ${high}`;
});

/** The words of nodes with how often each is among them. */
export interface Words {
  readonly count: number;
  readonly counts: ReadonlyMap<string, number>;
}

/** The words of a node. */
export const wordsOf = remember((node: AnyNode): Words => {
  const counts = new Map<string, number>();
  let count = 0;
  for (const { value } of textsIn(node))
    for (const word of equalForm(value).split(/[\s.,;:!?()]+/)) {
      if (word === '') continue;
      counts.set(word, (counts.get(word) ?? 0) + 1);
      count++;
    }
  return { count, counts };
});

/** How alike the words of two nodes are, from 0 to 1; one that holds nearly all of a shorter one’s is like it too. */
export function likeness(a: Words, b: Words): number {
  const [few, many] = a.count <= b.count ? [a, b] : [b, a];
  if (few.count === 0) return 0;
  let common = 0;
  for (const [word, count] of few.counts) common += Math.min(count, many.counts.get(word) ?? 0);
  const share = common / few.count;
  return Math.max((2 * common) / (few.count + many.count), few.count >= FEWEST_WITHIN && share >= 0.8 ? share / 2 : 0);
}

/** The fewest words that are said to be within others: a few common ones are in every paragraph. */
const FEWEST_WITHIN = 5;
