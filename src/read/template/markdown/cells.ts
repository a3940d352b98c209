/**
 * Reads the cells of a Markdown table. A cell is one line of Markdown, so `<br>` ends a line within it: each line is then
 * a paragraph, an item (`- words`, `1. words`) or a picture. A cell without `<br>` holds only words, or only a picture.
 */
import type { PhrasingContent, TableCell } from 'mdast';
import type { Block, Cell, Leaf, List, ListItem, ListMarks } from '../../../model/document.js';
import { candidateAt, MarkRun } from '../../../model/typed-marks.js';
import { inlineRun, type RunPart, withoutStart } from '../inline-run.js';
import { cellLines, pictureIn } from './cell-lines.js';
import { inlines, runParts } from './inlines.js';
import { pictureBlock } from './pictures.js';
import { type MarkdownReading, nodeSpan } from './reading.js';

/** Reads a cell of a table's body. */
export function bodyCell(cell: TableCell, reading: MarkdownReading): Cell<Leaf> {
  const lines = cellLines(cell);
  const [only, another] = lines;
  const starts = itemStarts(lines.map((line) => writtenFrom(line[0], reading)));
  const isTask = starts[0]?.checked !== undefined;
  if (only && !another && !isTask && !pictureIn(only)) return { type: 'cell', children: inlines(only, reading) };
  const blocks = joinedLists(lines.flatMap((line, at) => blockOf(line, starts[at], cell, reading) ?? []));
  const [first, second] = blocks;
  if (!first) return { type: 'cell', children: [] };
  return first.type === 'paragraph' && !second
    ? { type: 'cell', children: first.children }
    : { type: 'block-cell', blocks };
}

/** Reads the head of a column, which holds only words: `<br>` breaks its line. */
export function headCell(cell: TableCell, reading: MarkdownReading): Cell<Leaf> {
  const parts = cellLines(cell).flatMap((line, at): RunPart[] => {
    const lineParts = at === 0 ? runParts(line, reading) : trimmedStart(runParts(line, reading));
    return at === 0 ? lineParts : [{ kind: 'node', node: { type: 'break' } }, ...lineParts];
  });
  return { type: 'cell', children: inlineRun(parts, reading) };
}

/** `- `, `* `, `+ `, `1. ` or `1) ` before words; after a backslash, the sign is one of the words. */
const ITEM = /^[ \t]*(?:[-*+]|(?<number>\d{1,9})(?<sign>[.)]))[ \t]+(?=\S|$)/;

/** `[ ] ` or `[x] ` behind that. */
const BOX = /^\[(?<tick>[ xX])\](?:[ \t]+|$)/;

/** How a line of a cell begins, if it is an item. */
interface ItemStart {
  /** How many letters come before its words. */
  readonly width: number;
  readonly ordered: boolean;
  readonly start: number;
  readonly marks?: ListMarks;
  readonly checked?: boolean;
}

/** Finds the items among a cell's lines, lettered ones too. */
function itemStarts(lines: readonly string[]): readonly (ItemStart | undefined)[] {
  const typed = typedInLines(lines);
  return lines.map((line, at) => {
    const item = typed.get(at) ?? plainStart(line);
    const box = item && BOX.exec(line.slice(item.width));
    if (!item || !box) return item;
    return { ...item, width: item.width + box[0].length, checked: box.groups?.tick !== ' ' };
  });
}

function plainStart(line: string): ItemStart | undefined {
  const mark = ITEM.exec(line);
  if (!mark) return undefined;
  const { number, sign } = mark.groups ?? {};
  const marks: { readonly marks?: ListMarks } = sign === ')' ? { marks: { numbers: 'decimal', around: ')' } } : {};
  return { width: mark[0].length, ordered: number !== undefined, start: Number(number ?? 1), ...marks };
}

/** Among how many kinds of marks the next of a sequence is looked for. */
const MOST_RUNS = 8;

function typedInLines(lines: readonly string[]): ReadonlyMap<number, ItemStart> {
  const runs: MarkRun[] = [];
  lines.forEach((line, at) => {
    const candidate = candidateAt(line, line.length - line.trimStart().length);
    if (!candidate) return;
    let run = runs.slice(-MOST_RUNS).findLast((earlier) => earlier.continues(candidate, true));
    if (!run) {
      run = new MarkRun(candidate, false);
      runs.push(run);
    }
    const hasWords = line.trim().length > candidate.width;
    run.add(candidate, { at, width: candidate.width, under: 0, hasWords }, undefined);
  });
  return new Map(
    runs
      .flatMap((run) => run.marks())
      .map(({ at, marks, value }) => {
        const width = /^[ \t]*\S+[ \t]*/.exec(lines[at] ?? '')?.[0].length ?? 0;
        return [at, { width, ordered: true, start: value, marks }];
      }),
  );
}

function blockOf(
  line: readonly PhrasingContent[],
  itemStart: ItemStart | undefined,
  cell: TableCell,
  reading: MarkdownReading,
): Block<Leaf> | undefined {
  const picture = pictureIn(line);
  if (picture) return pictureBlock(picture, reading);
  const parts = runParts(line, reading);
  const [first, ...others] = parts;
  const words = itemStart && first ? [withoutStart(first, itemStart.width), ...others] : parts;
  const children = inlineRun(trimmedEnd(trimmedStart(words)), reading);
  const span = nodeSpan(cell, reading);
  if (!itemStart) return children.length > 0 ? { type: 'paragraph', children, span } : undefined;
  const { width, checked, ...list } = itemStart;
  const item: ListItem<Leaf> = {
    type: 'item',
    ...(checked === undefined ? {} : { checked }),
    blocks: children.length > 0 ? [{ type: 'paragraph', children, span }] : [],
  };
  return { type: 'list', ...list, items: [item], span };
}

/** The beginning of a line, as it is written. */
function writtenFrom(first: PhrasingContent | undefined, reading: MarkdownReading): string {
  if (first?.type !== 'text') return '';
  return reading.masked.slice(first.position?.start.offset ?? 0, first.position?.end.offset ?? 0);
}

/** Whether items go on with a list: the same marks, and the number that comes next where it is typed as a letter. */
function follows(list: List<Leaf>, next: List<Leaf>): boolean {
  const [a, b] = [list.marks, next.marks];
  if (list.ordered !== next.ordered || a?.numbers !== b?.numbers || a?.around !== b?.around) return false;
  return b === undefined || b.numbers === 'decimal' || next.start === list.start + list.items.length;
}

/** Joins neighbouring items of one kind into one list. */
function joinedLists(blocks: readonly Block<Leaf>[]): readonly Block<Leaf>[] {
  const merged: Block<Leaf>[] = [];
  for (const block of blocks) {
    const last = merged.at(-1);
    if (block.type === 'list' && last?.type === 'list' && follows(last, block))
      merged[merged.length - 1] = { ...last, items: [...last.items, ...block.items] } satisfies List<Leaf>;
    else merged.push(block);
  }
  return merged;
}

function trimmedStart([first, ...others]: readonly RunPart[]): RunPart[] {
  if (first?.kind !== 'words') return first ? [first, ...others] : [];
  const value = first.value.trimStart();
  return value === '' ? trimmedStart(others) : [{ ...first, value }, ...others];
}

function trimmedEnd(parts: readonly RunPart[]): RunPart[] {
  const last = parts.at(-1);
  const others = parts.slice(0, -1);
  if (last?.kind !== 'words') return [...parts];
  const value = last.value.trimEnd();
  return value === '' ? trimmedEnd(others) : [...others, { ...last, value }];
}
