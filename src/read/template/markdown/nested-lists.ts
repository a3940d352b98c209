/**
 * Puts lists that their author numbers in another way, but indents no further, in the item that they are meant for: `a.` and `b.`
 * between `1.` and `2.`. The numbers of the list around them go on.
 */
import type { ListItem as MarkdownItem } from 'mdast';
import type { ListMarks } from '../../../model/document.js';
import { type MarkdownReading, nodeSpan } from './reading.js';

/** An item, with what belongs in it though Markdown has it beside it. */
export interface Entry {
  readonly item: MarkdownItem;
  /** Items that their author indents less far than its words. */
  readonly below: MarkdownItem[];
  /** Lists that their author indents no further. */
  readonly groups: Group[];
}

/** Items that are numbered in one way, one after the other. */
export interface Group {
  readonly marks: ListMarks | undefined;
  readonly start: number;
  readonly entries: Entry[];
}

/** Whether two lists are numbered in one way. */
export function isSame(a: ListMarks | undefined, b: ListMarks | undefined): boolean {
  return a?.numbers === b?.numbers && a?.around === b?.around;
}

/** No list is inside more others than this. */
const DEEPEST = 8;

/** Nests the lists of one indent, in order: those that a number after them shows to be within an item, and those right below one. */
export function nestedGroups(groups: readonly Group[], reading: MarkdownReading): readonly Group[] {
  const finished: Group[] = [];
  let open: Group[] = [];
  for (const group of groups) {
    const outer = open.findLastIndex(({ marks }) => isSame(marks, group.marks));
    const around = open[outer];
    if (around && continues(around, group) && encloses(around, group, reading)) {
      around.entries.at(-1)?.groups.push(...closed(open.slice(outer + 1), reading));
      around.entries.push(...group.entries);
      open.length = outer + 1;
    } else if (outer < 0 && group.start === 1 && open.length < DEEPEST) open.push(group);
    else {
      finished.push(...closed(open, reading));
      open = [group];
    }
  }
  return [...finished, ...closed(open, reading)];
}

function continues({ start, entries }: Group, next: Group): boolean {
  return next.start === start + entries.length;
}

/** Lists of which each may be within the last item of the one before it, and is if it stands right below that item. */
function closed(open: readonly Group[], reading: MarkdownReading): readonly Group[] {
  const lists: Group[] = [];
  for (const group of open.toReversed()) {
    const [next, another] = lists;
    const isAround = next !== undefined && another === undefined && belongsIn(group, next, reading);
    if (isAround) group.entries.at(-1)?.groups.push(...lists.splice(0));
    lists.unshift(group);
  }
  return lists;
}

function belongsIn(group: Group, next: Group, reading: MarkdownReading): boolean {
  const isUsual = group.entries.some(({ groups }) => groups.some(({ marks }) => isSame(marks, next.marks)));
  const [above, first, last] = [lastOf(group), next.entries[0]?.item, lastOf(next)];
  if (!above || !first || !last) return false;
  const [from, to] = [nodeSpan(above, reading).end, nodeSpan(first, reading).start];
  const between = reading.masked.slice(from - reading.offset, to - reading.offset);
  const isRightBelow = !/\n[ \t>]*\r?\n/.test(between);
  return (isUsual || isRightBelow) && !isCut(from, nodeSpan(last, reading).end, reading);
}

/** Whether all that stands between the last item of a list and the next can be within that item. */
function encloses(group: Group, next: Group, reading: MarkdownReading): boolean {
  const [above, first] = [lastOf(group), next.entries[0]?.item];
  return !above || !first || !isCut(nodeSpan(above, reading).end, nodeSpan(first, reading).start, reading);
}

function lastOf({ entries }: Group): MarkdownItem | undefined {
  return entries.at(-1)?.item;
}

/** Whether a block tag encloses only a part of a stretch. */
function isCut(start: number, end: number, reading: MarkdownReading): boolean {
  const isWithin = (at: number) => start <= at && at < end;
  return reading.blocks.pairs.some(({ open, close }) => isWithin(open.span.start) !== isWithin(close.span.start));
}
