/**
 * Turns lists into ol and ul. A browser makes the marks `1.`, `a.`, `i.`; other marks, such as `(a)`, are written as text, so that
 * they are read aloud, printed and copied everywhere. A task has a box as text, and over it a checkbox with the task as label.
 */
import {
  type Block,
  inlineText,
  type List,
  type ListItem,
  type ListMarks,
  type ListNumbers,
} from '../../model/document.js';
import { listMark } from '../../model/list-marks.js';
import type { Context } from './context.js';
import { escapeHtml } from './escape.js';
import { checkbox, inlineMarkup } from './inlines.js';
import { markClass, markedContent, markOf } from './revisions.js';

/** The type of an ol (WHATWG HTML, 4.4.5). */
const TYPES: Readonly<Record<ListNumbers, string>> = {
  decimal: '1',
  'lower-letter': 'a',
  'upper-letter': 'A',
  'lower-roman': 'i',
  'upper-roman': 'I',
};

/** Gives the markup of blocks within another. */
type Nested = (blocks: readonly Block[], context: Context) => string;

/** The markup of a list and all in it. Throws an HtmlRefusal. */
export function listMarkup(list: List, context: Context, nested: Nested): string {
  const { ordered, start, items } = list;
  const marks = ordered ? list.marks : undefined;
  const labels = labelsOf(list);
  const tag = ordered ? 'ol' : 'ul';
  const type = marks ? ` type="${TYPES[marks.numbers]}"` : '';
  const from = ordered && start !== 1 ? ` start="${start}"` : '';
  const classes = [...(marks ? [marks.numbers] : []), ...labelRoom(labels)];
  const attributes = `${type}${from}${classAttribute(classes)}`;
  return `<${tag}${attributes}>\n${items.map((item, at) => itemMarkup(item, labels[at], context, nested)).join('\n')}\n</${tag}>`;
}

const classAttribute = (classes: readonly string[]): string =>
  classes.length === 0 ? '' : ` class="${classes.join(' ')}"`;

/** The mark of each item that is written as text. */
function labelsOf({ ordered, marks, start, items }: List): readonly (string | undefined)[] {
  const written = ordered && marks && !isBrowsers(marks) ? marks : undefined;
  return items.map(({ label }, at) => label ?? (written && listMark(written, start + at)));
}

const isBrowsers = ({ around }: ListMarks): boolean => around === '.';

function itemMarkup(item: ListItem, label: string | undefined, context: Context, nested: Nested): string {
  const classes = [
    ...(label === undefined ? [] : ['labelled']),
    ...(item.checked === undefined ? [] : ['task']),
    ...(context.changes ? markClass(item, context) : []),
  ];
  const mark = label === undefined || label === '' ? '' : `<span class="mark">${escapeHtml(label)} </span>`;
  const blocks =
    item.checked === undefined ? nested(item.blocks, context) : taskMarkup(item.checked, item.blocks, context, nested);
  const content = context.changes ? markedContent(markOf(item, context), blocks, true, context) : blocks;
  return `<li${classAttribute(classes)}>${mark}${content}</li>`;
}

/** The words of a task are the label of its checkbox, unless there is another among them: a label is for one. */
function taskMarkup(checked: boolean, blocks: readonly Block[], context: Context, nested: Nested): string {
  const [first, ...following] = blocks;
  const { ticked, notTicked } = context.wording.page;
  if (first?.type !== 'paragraph')
    return `<p>${checkbox(checked, ' ', checked ? ticked : notTicked)}</p>${nested(blocks, context)}`;
  const markup = inlineMarkup(first.children, context);
  const words = markup.includes('<input')
    ? `<p>${checkbox(checked, ' ', inlineText(first.children).trim() || (checked ? ticked : notTicked))}${markup}</p>`
    : `<p><label>${checkbox(checked, ' ')}${markup}</label></p>`;
  return following.length === 0 ? words : `${words}\n${nested(following, context)}`;
}

/** The classes for labels up to so many letters. A longer label pushes the words of its first line. */
const ROOMS = [
  { letters: 3, classes: ['labels'] },
  { letters: 5, classes: ['labels', 'wide'] },
  { letters: 8, classes: ['labels', 'wider'] },
  { letters: Number.POSITIVE_INFINITY, classes: ['labels', 'widest'] },
] as const;

/** The classes that give a list room for its longest label. Empty for a list without labels. */
function labelRoom(labels: readonly (string | undefined)[]): readonly string[] {
  const lengths = labels.flatMap((label) => (label === undefined ? [] : [label.length]));
  if (lengths.length === 0) return [];
  const longest = Math.max(...lengths);
  const room = ROOMS.find(({ letters }) => longest <= letters) ?? ROOMS[0];
  return room.classes;
}
