/**
 * Numbers the headings and list items that come from a Word file as Word would show them once conditions have removed what does
 * not apply. A list whose numbers are the usual ones needs no labels.
 */
import type { Block, Footnote, Heading, Inlines, List, ListItem } from '../../model/document.js';
import { remember, rememberByValue } from '../../model/remember.js';
import { changeEach, changeParts, footnotesIn, visit } from '../../model/walk.js';
import { formatNumber, NumberCounter, type NumberDefinitions } from '../../model/word-numbering.js';

/** Resolves the numbering of blocks in reading order; a block that gets the same labels is the same object each time. */
export function withLabels(blocks: readonly Block[], definitions: NumberDefinitions): readonly Block[] {
  const counter = new NumberCounter(definitions);
  const numbered = blocks.map((block) => labelled(block, counter, 0));
  return numbered.some(holdsNumberedNote) ? withNotesLabelled(numbered, new NumberCounter(definitions)) : numbered;
}

/** Whether a footnote in a block holds a numbered paragraph. */
const holdsNumberedNote = remember((block: Block): boolean =>
  footnotesIn(block).some((note) => {
    let isNumbered = false;
    visit(note.blocks, (node) => {
      if (node.type === 'item' && node.numbering) isNumbered = true;
    });
    return isNumbered;
  }),
);

/** Blocks whose notes are numbered on their own, as Word counts them: apart from the text, from one note to the next. */
function withNotesLabelled(blocks: readonly Block[], counter: NumberCounter): readonly Block[] {
  const notes = new Map<Footnote, Footnote>();
  const noted = (note: Footnote): Footnote => {
    const earlier = notes.get(note);
    if (earlier) return earlier;
    const becomes = { ...note, blocks: note.blocks.map((block) => labelled(block, counter, 0)) };
    notes.set(note, becomes);
    return becomes;
  };
  const inRun = (run: Inlines): Inlines =>
    changeEach(run, (node) => (node.type === 'footnote' ? noted(node) : changeParts(node, { inlines: inRun })));
  const inBlocks = (inner: readonly Block[]): readonly Block[] =>
    changeEach(inner, (block) => changeParts(block, { inlines: inRun, blocks: inBlocks }));
  return inBlocks(blocks);
}

/** The same node for a heading with the same label. */
const headingWith = remember((heading: Heading) =>
  rememberByValue((label: string): Heading => {
    const { numbering: _, ...rest } = heading;
    return { ...rest, label };
  }, 'large'),
);

function labelled(block: Block, counter: NumberCounter, depth: number): Block {
  switch (block.type) {
    case 'heading': {
      const { numbering } = block;
      return numbering ? headingWith(block)(counter.next(numbering.numId, numbering.level)) : block;
    }
    case 'list':
      return labelledList(block, counter, depth);
    default:
      return changeParts(block, {
        blocks: (blocks) => changeEach(blocks, (inner) => labelled(inner, counter, depth)),
      });
  }
}

function labelledList(list: List, counter: NumberCounter, depth: number): List {
  const items = list.items.map((item) => {
    const label = item.numbering ? counter.next(item.numbering.numId, item.numbering.level) : undefined;
    const blocks = item.blocks.map((block) => labelled(block, counter, depth + (list.ordered ? 1 : 0)));
    return { item, label, blocks };
  });
  if (items.every(({ item, blocks }) => !item.numbering && blocks.every((block, at) => block === item.blocks[at])))
    return list;
  const listStart = list.ordered
    ? ownStart(
        items.map(({ label }) => label),
        depth,
      )
    : 1;
  return {
    ...list,
    start: listStart ?? 1,
    items: items.map(({ item: { numbering: _, ...item }, label, blocks }): ListItem => {
      const isOwn = !list.ordered || listStart !== undefined || label === undefined;
      return { ...item, ...(isOwn ? {} : { label }), blocks };
    }),
  };
}

/** The start of a list numbered 1. 2. 3., or inside another list a. b. c., then i. ii. iii.; undefined for other numbering. */
function ownStart(labels: readonly (string | undefined)[], depth: number): number | undefined {
  const write = MARKS[depth % MARKS.length] ?? String;
  const start = Array.from({ length: 200 }, (_, n) => n + 1).find((n) => `${write(n)}.` === labels[0]);
  if (start === undefined) return labels.every((label) => label === undefined) ? 1 : undefined;
  // After z, Word continues with aa, bb, but our formats with aa, ab.
  if (depth % MARKS.length === 1 && start + labels.length > 27) return undefined;
  return labels.every((label, index) => label === `${write(start + index)}.`) ? start : undefined;
}

const MARKS: readonly ((n: number) => string)[] = [
  String,
  (n) => formatNumber(n, 'lowerLetter'),
  (n) => formatNumber(n, 'lowerRoman'),
];
