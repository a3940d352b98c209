/** Reads the lists of a page of ours: how they are numbered, marks that are written as text, and the boxes of tasks. */
import type { Block, List, ListItem, ListMarks, ListNumbers } from '../../model/document.js';
import { listMark } from '../../model/list-marks.js';
import { elementsIn, findElements, hasClass, isElement, type PageElement, type PageNode, wordsOf } from './elements.js';
import type { BlocksReading } from './reading.js';

type ReadBlocks = (element: PageElement, reading: BlocksReading) => readonly Block[];

const NUMBERS: Readonly<Record<string, ListNumbers>> = {
  '1': 'decimal',
  a: 'lower-letter',
  A: 'upper-letter',
  i: 'lower-roman',
  I: 'upper-roman',
};

/** Reads an `ol` or `ul`. */
export function listOf(element: PageElement, reading: BlocksReading, blocksIn: ReadBlocks): List {
  const ordered = element.name === 'ol';
  const start = ordered ? Number(element.attributes.get('start') ?? 1) || 1 : 1;
  const entries = elementsIn(element).filter(({ name }) => name === 'li');
  const labels = entries.map(labelOf);
  const marks = ordered ? marksOf(element, labels, start) : undefined;
  return {
    type: 'list',
    ordered,
    ...(marks ? { marks } : {}),
    start,
    items: entries.map((entry, at): ListItem => {
      const label = labels[at];
      const isWritten = marks !== undefined && marks.around !== '.' && label === listMark(marks, start + at);
      return {
        type: 'item',
        ...(label === undefined || isWritten ? {} : { label }),
        ...itemOf(entry, reading, blocksIn),
      };
    }),
  };
}

/** The mark of an item that is written as text; `''` for none, undefined where the list makes it. */
function labelOf(item: PageElement): string | undefined {
  if (!hasClass(item, 'labelled')) return undefined;
  const mark = elementsIn(item).find((child) => hasClass(child, 'mark'));
  return mark ? wordsOf(mark).replace(/ $/, '') : '';
}

/** Marks other than browsers' own are written as text: the list's are those that count on. */
function marksOf(list: PageElement, labels: readonly (string | undefined)[], start: number): ListMarks | undefined {
  const numbers = NUMBERS[list.attributes.get('type') ?? ''];
  if (!numbers) return undefined;
  const isWritten = labels.length > 0 && labels.every((label) => label !== undefined);
  const around = (['()', ')'] as const).find((each) =>
    labels.some((label, at) => label === listMark({ numbers, around: each }, start + at)),
  );
  return { numbers, around: (isWritten ? around : undefined) ?? '.' };
}

type ItemContent = Pick<ListItem, 'checked' | 'blocks'>;

function itemOf(item: PageElement, reading: BlocksReading, blocksIn: ReadBlocks): ItemContent {
  const children = item.children.filter((child) => !(isElement(child) && hasClass(child, 'mark')));
  const box = hasClass(item, 'task') ? findElements(item, (element) => hasClass(element, 'box'))[0] : undefined;
  if (!box) return { blocks: blocksIn({ ...item, children }, reading) };
  const unboxed = { ...item, children: children.map((child) => without(box, child)) };
  return { checked: /☑/.test(wordsOf(box)), blocks: blocksIn(unboxed, reading) };
}

/** A node without an element in it. */
function without(gone: PageElement, node: PageNode): PageNode {
  if (!isElement(node)) return node;
  const children = node.children.filter((child) => child !== gone).map((child) => without(gone, child));
  return { ...node, children };
}
