/** Turns the nodes of a text into levels of siblings that block tags can enclose, and these into blocks with fields. */
import type { Block, Blocks, HeadingLevel, Inlines, Leaf, List, ListItem, ListMarks } from '../../../model/document.js';
import { type SourceText, spanOf } from '../../../model/source.js';
import { LOGO } from '../block-pairs.js';
import { Level, type Sibling } from '../enclose.js';
import { inlineRun, type RunPart, type TagReading } from '../inline-run.js';
import { passagesAlone } from '../passage-places.js';
import { taggedParts } from '../tagged-parts.js';
import type { TextItem, TextList, TextNode } from './grammar.js';
import type { TaggedLine } from './lines.js';

export interface TextReading extends TagReading {
  readonly source: SourceText;
}

/** Turns neighbouring nodes into a level. */
export function textLevel(nodes: readonly TextNode[], reading: TextReading): Level<Block<Leaf>> {
  return new Level(nodes.map((node) => siblingOf(node, reading, 0)));
}

/** `depth` is how many lists are around the node. */
function siblingOf(node: TextNode, reading: TextReading, depth: number, outer?: TextList): Sibling<Block<Leaf>> {
  if (node.kind === 'page-break') return { start: node.at, end: node.at, make: () => ({ type: 'page-break' }) };
  const [start, end] = [startOf(node), endOf(node)];
  switch (node.kind) {
    case 'heading':
      return { start, end, make: () => heading(node, reading) };
    case 'paragraph':
      return { start, end, make: () => paragraph(node.lines, reading, depth) };
    case 'list': {
      const items = new Level(node.items.map((item) => itemSibling(item, node, reading, depth + 1)));
      return { start, end, inner: items, list: true, make: () => listOf(node, items, reading, outer) };
    }
  }
}

function startOf(node: Exclude<TextNode, { kind: 'page-break' }>): number {
  if (node.kind === 'heading') return node.line.start;
  return (node.kind === 'list' ? node.items[0]?.line.start : node.lines[0]?.start) ?? 0;
}

function endOf(node: TextNode): number {
  switch (node.kind) {
    case 'page-break':
      return node.at;
    case 'heading':
      return node.line.end;
    case 'paragraph':
      return node.lines.at(-1)?.end ?? 0;
    case 'list': {
      const lastItem = node.items.at(-1);
      return lastItem ? itemEnd(lastItem) : 0;
    }
  }
}

function itemEnd(item: TextItem): number {
  const lastNode = item.below.at(-1);
  return lastNode ? endOf(lastNode) : item.line.end;
}

function heading(
  { line, level, width, style }: Extract<TextNode, { kind: 'heading' }>,
  reading: TextReading,
): Block<Leaf> | undefined {
  const children = words(line, width, reading);
  const span = spanOf(reading.source, line.start, line.end);
  if (children.length === 0) return undefined;
  return { type: 'heading', level: level as HeadingLevel, ...(style ? { kind: style } : {}), children, span };
}

function paragraph(
  lines: readonly TaggedLine[],
  reading: TextReading,
  depth: number,
): Block<Leaf> | Blocks<Leaf> | undefined {
  const [first] = lines;
  const [tag, second] = first?.tags ?? [];
  if (
    first &&
    tag?.form.kind === 'field' &&
    tag.form.name === LOGO &&
    !second &&
    lines.length === 1 &&
    isWhole(first, tag.span)
  )
    return { type: 'logo', span: tag.span };
  const parts = lines.flatMap((line, index): RunPart[] => {
    const lineParts = taggedParts(reading.source, line.start, line.end, line.tags);
    return index === 0 ? lineParts : [{ kind: 'node', node: { type: 'break' } }, ...lineParts];
  });
  const passages = passagesAlone(parts, { depth, lift: 0 }, reading);
  if (passages) return passages.blocks;
  const children = inlineRun(parts, reading);
  const span = spanOf(reading.source, first?.start ?? 0, lines.at(-1)?.end ?? 0);
  return children.length > 0 ? { type: 'paragraph', children, span } : undefined;
}

function isWhole(line: TaggedLine, { start, end }: { start: number; end: number }): boolean {
  return line.start === start && line.end === end;
}

/** A line's words after its mark. */
function words(line: TaggedLine, width: number, reading: TextReading): Inlines<Leaf> {
  return inlineRun(taggedParts(reading.source, line.start + width, line.end, line.tags), reading);
}

function listOf(list: TextList, items: Level<ListItem<Leaf>>, reading: TextReading, outer?: TextList): List<Leaf> {
  const span = spanOf(reading.source, startOf(list), endOf(list));
  const { marks, start } = list;
  const isUsual = marks?.numbers === 'decimal' && marks.around === '.' && (!outer?.marks || isPlain(outer.marks));
  const chosen = marks && !isUsual ? { marks } : {};
  return { type: 'list', ordered: marks !== undefined, ...chosen, start, items: items.nodes(), span };
}

function isPlain({ numbers, around }: ListMarks): boolean {
  return numbers === 'decimal' && around === '.';
}

function itemSibling(item: TextItem, list: TextList, reading: TextReading, depth: number): Sibling<ListItem<Leaf>> {
  const ownWords: Sibling<Block<Leaf>> = {
    start: item.line.start,
    end: item.line.end,
    make: () => itemWords(item, reading, depth),
  };
  const inner = new Level([ownWords, ...item.below.map((node) => siblingOf(node, reading, depth, list))]);
  const make = (): ListItem<Leaf> | undefined => {
    const blocks = inner.nodes();
    const box = item.checked === undefined ? {} : { checked: item.checked };
    return blocks.length > 0 ? { type: 'item', ...box, blocks } : undefined;
  };
  return { start: item.line.start, end: itemEnd(item), inner, make };
}

function itemWords(
  { line, width }: TextItem,
  reading: TextReading,
  depth: number,
): Block<Leaf> | Blocks<Leaf> | undefined {
  const parts = taggedParts(reading.source, line.start + width, line.end, line.tags);
  const passages = passagesAlone(parts, { depth, lift: 0 }, reading);
  if (passages) return passages.blocks;
  const children = inlineRun(parts, reading);
  const span = spanOf(reading.source, line.start + width, line.end);
  return children.length > 0 ? { type: 'paragraph', children, span } : undefined;
}
