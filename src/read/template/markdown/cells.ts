/**
 * Reads the cells of a Markdown table. A cell is one line of Markdown, so `<br>` ends a line within it: each line is then
 * a paragraph or an item (`- words`, `1. words`), with its pictures behind it.
 */
import type { PhrasingContent, TableCell } from 'mdast';
import type { Blocks, Cell, Inlines, Leaf, List, ListMarks } from '../../../model/document.js';
import type { Span } from '../../../model/source.js';
import { asTask } from '../../../model/tasks.js';
import { candidateAt, MarkRun } from '../../../model/typed-marks.js';
import { type RunPart, withoutStart } from '../inline-run.js';
import { cellLines } from './cell-lines.js';
import { runParts } from './inlines.js';
import { partedRun } from './pictures-apart.js';
import { type MarkdownReading, nodeSpan } from './reading.js';

/** Reads a cell of a table's body. */
export function bodyCell(cell: TableCell, reading: MarkdownReading): Cell<Leaf> {
  const lines = cellLines(cell);
  const [only, another] = lines;
  const starts = itemStarts(lines, reading);
  if (only && !another && !starts[0]?.isTask) return cellOfRun(runParts(only, reading), cell, reading);
  return cellOf(joinedLists(lines.flatMap((line, at) => blocksOf(line, starts[at], cell, reading))));
}

function cellOf(blocks: Blocks<Leaf>): Cell<Leaf> {
  const [first, second] = blocks;
  if (!first) return { type: 'cell', children: [] };
  return first.type === 'paragraph' && !second
    ? { type: 'cell', children: first.children }
    : { type: 'block-cell', blocks };
}

/** A cell of one run of words, and the pictures among them. */
function cellOfRun(parts: readonly RunPart[], cell: TableCell, reading: MarkdownReading): Cell<Leaf> {
  const { children, pictures } = partedRun(parts, reading);
  if (pictures.length === 0) return { type: 'cell', children };
  return cellOf([...paragraphOf(children, nodeSpan(cell, reading)), ...pictures]);
}

function paragraphOf(children: Inlines<Leaf>, span: Span): Blocks<Leaf> {
  return children.length > 0 ? [{ type: 'paragraph', children, span }] : [];
}

/** Reads the head of a column, where `<br>` breaks a line and no list begins. */
export function headCell(cell: TableCell, reading: MarkdownReading): Cell<Leaf> {
  const parts = cellLines(cell).flatMap((line, at): RunPart[] => {
    const lineParts = at === 0 ? runParts(line, reading) : trimmedStart(runParts(line, reading));
    return at === 0 ? lineParts : [{ kind: 'node', node: { type: 'break' } }, ...lineParts];
  });
  return cellOfRun(parts, cell, reading);
}

/** `- `, `* `, `+ `, `1. ` or `1) ` before words; after a backslash, the sign is one of the words. */
const ITEM = /^[ \t]*(?:[-*+]|(?<number>\d{1,9})(?<sign>[.)]))[ \t]+(?=\S|$)/;

/** How a line of a cell begins, if it is an item. */
interface ItemStart {
  /** How many letters come before its words. */
  readonly width: number;
  readonly ordered: boolean;
  readonly start: number;
  readonly marks?: ListMarks;
  /** Whether a box comes right after them. */
  readonly isTask?: true;
}

/** Finds the items among a cell's lines, lettered ones too. */
function itemStarts(
  lines: readonly (readonly PhrasingContent[])[],
  reading: MarkdownReading,
): readonly (ItemStart | undefined)[] {
  const written = lines.map(([first]) => writtenFrom(first, reading));
  const typed = typedInLines(written);
  return written.map((words, at) => {
    const item = typed.get(at) ?? plainStart(words);
    if (!item || item.width < words.length || lines[at]?.[1]?.type !== 'tickBox') return item;
    return { ...item, isTask: true };
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
    run.add(candidate, { at, width: candidate.width, under: 0, hasWords, isRepeated: false }, undefined);
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

function blocksOf(
  line: readonly PhrasingContent[],
  itemStart: ItemStart | undefined,
  cell: TableCell,
  reading: MarkdownReading,
): Blocks<Leaf> {
  const parts = runParts(line, reading);
  const [first, ...others] = parts;
  const words = itemStart && first ? [withoutStart(first, itemStart.width), ...others] : parts;
  const { children, pictures } = partedRun(trimmedEnd(trimmedStart(words)), reading);
  const span = nodeSpan(cell, reading);
  const blocks = [...paragraphOf(children, span), ...pictures];
  if (!itemStart) return blocks;
  const { ordered, start, marks } = itemStart;
  const item = asTask({ type: 'item', blocks });
  return [{ type: 'list', ordered, start, ...(marks ? { marks } : {}), items: [item], span }];
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
function joinedLists(blocks: Blocks<Leaf>): Blocks<Leaf> {
  const merged: Blocks<Leaf>[number][] = [];
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
