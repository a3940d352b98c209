/**
 * Gives the lists of a Word file the marks and the starts that Word shows: `(a)`, `iv.`, `3)`. A list that begins anew
 * becomes two. Items that a list of ours can't number so, such as `1.2`, keep their place in Word's numbering.
 */
import type { Block, Blocks, Branching, Inline, Leaf, List, ListItem, ListMarks } from '../../model/document.js';
import { type AnyNode, changeBranched, changeParts, footnotesIn, visit } from '../../model/walk.js';
import { NumberCounter, type NumberDefinition, type NumberDefinitions } from '../../model/word-numbering.js';

/** What Word shows before an item. */
interface ItemNumber {
  readonly marks: ListMarks;
  readonly number: number;
  /** Whether conditions before it may change its number. */
  readonly depends: boolean;
}

type Numbers = ReadonlyMap<AnyNode, ItemNumber>;
type Item = Branching<Leaf, ListItem<Leaf>>;

/** Numbers the lists of a file's text. */
export function withListMarks(blocks: Blocks<Leaf>, definitions: NumberDefinitions): Blocks<Leaf> {
  return markedBlocks(blocks, itemNumbers(blocks, definitions), 0);
}

const NUMBERS = new Map<string, ListMarks['numbers']>([
  ['decimal', 'decimal'],
  ['lowerLetter', 'lower-letter'],
  ['upperLetter', 'upper-letter'],
  ['lowerRoman', 'lower-roman'],
  ['upperRoman', 'upper-roman'],
]);

/** The marks of a level that shows its own number alone; undefined for others. */
function marksOf({ text, format, legal }: NumberDefinition, level: number): ListMarks | undefined {
  const numbers = legal ? 'decimal' : NUMBERS.get(format);
  const [before, after, more] = text.trim().split(`%${level + 1}`);
  if (!numbers || before === undefined || after === undefined || more !== undefined) return undefined;
  if (before === '(' && after === ')') return { numbers, around: '()' };
  return before === '' && (after === '.' || after === ')') ? { numbers, around: after } : undefined;
}

/**
 * Counts all numbered paragraphs in reading order; those of both branches of a condition too. Notes are counted apart from the text, from
 * one note to the next.
 */
function itemNumbers(blocks: Blocks<Leaf>, definitions: NumberDefinitions): Numbers {
  const conditional = conditionalNodes(blocks);
  const numbers = new Map<AnyNode, ItemNumber>();
  const count = (nodes: readonly AnyNode[], isCounted: (node: AnyNode) => boolean) => {
    const counter = new NumberCounter(definitions);
    const depending = new Set<string>();
    visit(nodes, (node) => {
      if ((node.type !== 'heading' && node.type !== 'item') || !node.numbering || !isCounted(node)) return;
      const { numId, level } = node.numbering;
      const definition = definitions.definition(numId, level);
      const number = counter.count(numId, level);
      if (!definition || number === undefined) return;
      const marks = marksOf(definition, level);
      if (node.type === 'item' && marks) numbers.set(node, { marks, number, depends: depending.has(definition.list) });
      if (conditional.has(node)) depending.add(definition.list);
    });
  };
  // Two marks may lead to one note.
  const notes = [...new Set(footnotesIn(blocks))];
  const inNotes = new Set<AnyNode>();
  visit(notes, (node) => inNotes.add(node));
  count(blocks, (node) => !inNotes.has(node));
  count(notes, () => true);
  return numbers;
}

function conditionalNodes(blocks: Blocks<Leaf>): ReadonlySet<AnyNode> {
  const nodes = new Set<AnyNode>();
  visit(blocks, (node) => {
    const isBranch = node.type === 'if' || node.type === 'each';
    if (isBranch && !nodes.has(node)) visit(node, (inner) => nodes.add(inner));
  });
  return nodes;
}

/** `depth` counts the numbered lists around the blocks. */
function markedBlocks(blocks: Blocks<Leaf>, numbers: Numbers, depth: number): Blocks<Leaf> {
  return changeBranched<Block<Leaf>>(blocks, (block) => {
    if (block.type !== 'list') return [withMarksWithin(block, numbers, depth)];
    if (!block.ordered) return [withMarksWithin(withSignsAsWords(block), numbers, depth)];
    return parted(block, numbers).map((list) => withMarksWithin(marked(list, numbers, depth), numbers, depth + 1));
  });
}

function withMarksWithin(block: Block<Leaf>, numbers: Numbers, depth: number): Block<Leaf> {
  return changeParts(block, {
    blocks: (blocks) => markedBlocks(blocks, numbers, depth),
    inlines: (run) => changeBranched<Inline<Leaf>>(run, (node) => [withMarksInNotes(node, numbers)]),
  });
}

/** The lists in footnotes stand in no other. */
function withMarksInNotes(inline: Inline<Leaf>, numbers: Numbers): Inline<Leaf> {
  return changeParts(inline, {
    blocks: (blocks) => markedBlocks(blocks, numbers, 0),
    inlines: (run) => changeBranched<Inline<Leaf>>(run, (node) => [withMarksInNotes(node, numbers)]),
  });
}

/** Cuts a list wherever Word’s numbers don’t go on with one, or have other marks. */
function parted(list: List<Leaf>, numbers: Numbers): readonly List<Leaf>[] {
  const parts: Item[][] = [];
  let last: ItemNumber | undefined;
  for (const entry of list.items) {
    const [first] = itemsIn([entry]);
    const next = first && numbers.get(first);
    if (parts.length === 0 || (last && next && !follows(last, next))) parts.push([]);
    parts.at(-1)?.push(entry);
    last = numbers.get(itemsIn([entry]).at(-1) ?? entry) ?? last;
  }
  return parts.map((items) => ({ ...list, items }));
}

function follows(last: ItemNumber, next: ItemNumber): boolean {
  return next.number === last.number + 1 && isSame(last.marks, next.marks);
}

function isSame(a: ListMarks, b: ListMarks): boolean {
  return a.numbers === b.numbers && a.around === b.around;
}

/** The items of a list, those in its conditions too, but not those of lists within. */
function itemsIn(entries: readonly Item[]): readonly ListItem<Leaf>[] {
  return entries.flatMap((entry) => {
    if (entry.type === 'item') return [entry];
    return [...itemsIn(entry.type === 'if' ? entry.then : entry.body), ...itemsIn(entry.otherwise)];
  });
}

/** A list as Word numbers it, if all its items have the same marks and follow one another. */
function marked(list: List<Leaf>, numbers: Numbers, depth: number): List<Leaf> {
  const shown = itemsIn(list.items).map((item) => numbers.get(item));
  const [first] = shown;
  const isEven = shown.every((next, at) => {
    const last = shown[at - 1];
    return next && (at === 0 || (last && follows(last, next)));
  });
  if (!first || !isEven || first.number < 1) return list;
  const { marks, number: start, depends } = first;
  const isPlain = marks.numbers === 'decimal' && marks.around === '.';
  // Numbers in a list within another would print as letters: that isn’t what the document shows.
  if (isPlain && depth > 0) return list;
  const items = depends ? list.items : changeBranched<ListItem<Leaf>>(list.items, (item) => [unnumbered(item)]);
  return { ...list, ...(isPlain ? {} : { marks }), start, items };
}

function unnumbered({ numbering: _, ...item }: ListItem<Leaf>): ListItem<Leaf> {
  return item;
}

/** Bullets that say something become the first words of their items. */
function withSignsAsWords(list: List<Leaf>): List<Leaf> {
  const items = changeBranched<ListItem<Leaf>>(list.items, ({ label, ...item }) => {
    if (label === undefined) return [item];
    const [first, ...following] = item.blocks;
    const sign = { type: 'text', value: `${label} ` } as const;
    const blocks: Blocks<Leaf> =
      first?.type === 'paragraph'
        ? [{ ...first, children: [sign, ...first.children] }, ...following]
        : [{ type: 'paragraph', children: [{ ...sign, value: label }] }, ...item.blocks];
    return [{ ...item, blocks }];
  });
  return { ...list, items };
}
