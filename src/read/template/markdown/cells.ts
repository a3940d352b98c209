/**
 * Reads the cells of a Markdown table. A cell is one line of Markdown, so `<br>` ends a line within it: each line is then
 * a paragraph, an item (`- words`, `1. words`) or a picture. A cell without `<br>` holds only words, or only a picture.
 */
import type { PhrasingContent, TableCell } from 'mdast';
import type { Block, Cell, Leaf, List } from '../../../model/document.js';
import { inlineRun, type RunPart, withoutStart } from '../inline-run.js';
import { cellLines, pictureIn } from './cell-lines.js';
import { inlines, runParts } from './inlines.js';
import { imageBlock } from './pictures.js';
import { type MarkdownReading, nodeSpan } from './reading.js';

/** Reads a cell of a table's body. */
export function bodyCell(cell: TableCell, reading: MarkdownReading): Cell<Leaf> {
  const lines = cellLines(cell);
  const [only, another] = lines;
  if (only && !another && !pictureIn(only)) return { type: 'cell', children: inlines(only, reading) };
  const blocks = joinedLists(lines.flatMap((line) => blockOf(line, cell, reading) ?? []));
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
const ITEM = /^[ \t]*(?:[-*+]|(?<number>\d{1,9})[.)])[ \t]+(?=\S|$)/;

function blockOf(line: readonly PhrasingContent[], cell: TableCell, reading: MarkdownReading): Block<Leaf> | undefined {
  const picture = pictureIn(line);
  if (picture) return imageBlock(picture, reading);
  const parts = runParts(line, reading);
  const mark = ITEM.exec(writtenFrom(line[0], reading));
  const [first, ...others] = parts;
  const words = mark && first ? [withoutStart(first, mark[0].length), ...others] : parts;
  const children = inlineRun(trimmedEnd(trimmedStart(words)), reading);
  const span = nodeSpan(cell, reading);
  if (children.length === 0) return undefined;
  if (!mark) return { type: 'paragraph', children, span };
  const number = mark.groups?.number;
  const item = { type: 'item', blocks: [{ type: 'paragraph', children, span }] } as const;
  return { type: 'list', ordered: number !== undefined, start: Number(number ?? 1), items: [item], span };
}

/** The beginning of a line, as it is written. */
function writtenFrom(first: PhrasingContent | undefined, reading: MarkdownReading): string {
  if (first?.type !== 'text') return '';
  return reading.masked.slice(first.position?.start.offset ?? 0, first.position?.end.offset ?? 0);
}

/** Joins neighbouring items of one kind into one list. */
function joinedLists(blocks: readonly Block<Leaf>[]): readonly Block<Leaf>[] {
  const merged: Block<Leaf>[] = [];
  for (const block of blocks) {
    const last = merged.at(-1);
    if (block.type === 'list' && last?.type === 'list' && last.ordered === block.ordered)
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
