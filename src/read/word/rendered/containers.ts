/**
 * Puts the lines of a Word file that the program wrote into the lists, quotes and notes that they came from: Word knows of none of these,
 * only how far each paragraph is set in. A line belongs to the innermost that begins no further in than it does.
 */
import type { Block, Blocks, Branching, Inlines, Leaf, List, ListItem, ListMarks } from '../../../model/document.js';
import { marksOfList } from '../../../model/list-marks.js';
import type { NoteKind } from '../../../model/note-kinds.js';
import type { ItemLine, RenderedLine } from './lines.js';
import type { NumberedItem } from './list-numbers.js';
import { SET_IN, TOLERANCE } from './measures.js';

type AnyBlock = Branching<Leaf, Block<Leaf>>;

/** Gives what a note's title says beyond the word for its kind. */
export type TitleOfNote = (kind: NoteKind, words: Inlines<Leaf>) => Inlines<Leaf> | undefined;

/** The blocks of lines. */
export function blocksOfLines(lines: readonly RenderedLine[], titleOf: TitleOfNote): Blocks<Leaf> {
  const text = new Containers(titleOf);
  for (const line of lines) text.add(line);
  return text.blocks();
}

/** A list, quote, note or item that later lines may still belong to. */
interface Container {
  readonly kind: 'top' | 'quote' | 'note' | 'item';
  /** Where the words in it begin, in twips. */
  readonly words: number;
  readonly children: Growing[];
}

type Growing = { readonly block: AnyBlock } | GrowingList | GrowingSet;

interface GrowingList {
  readonly edge: number;
  readonly words: number;
  readonly ordered: boolean;
  readonly items: { readonly line: ItemLine; readonly children: Growing[] }[];
}

interface GrowingSet {
  readonly of: 'quote' | { readonly note: NoteKind; readonly title: Inlines<Leaf> | undefined };
  readonly children: Growing[];
}

class Containers {
  private readonly titleOf: TitleOfNote;
  private readonly open: Container[] = [{ kind: 'top', words: 0, children: [] }];
  private caption: Inlines<Leaf> | undefined;

  constructor(titleOf: TitleOfNote) {
    this.titleOf = titleOf;
  }

  blocks(): Blocks<Leaf> {
    this.settleCaption();
    return blocksOf(this.open[0]?.children ?? [], 0);
  }

  add(line: RenderedLine): void {
    if (line.kind === 'block' && line.block.type === 'table' && this.caption) {
      const caption = this.caption;
      this.caption = undefined;
      this.place(line.edge, { block: { ...line.block, caption } });
      return;
    }
    this.settleCaption();
    switch (line.kind) {
      case 'top':
        this.open.splice(1);
        this.top.children.push({ block: line.block });
        break;
      case 'block':
        this.place(line.edge, { block: line.block });
        break;
      case 'caption':
        this.caption = line.words;
        this.captionEdge = line.edge;
        break;
      case 'quote':
        this.set('quote', line.words);
        this.top.children.push({ block: line.block });
        break;
      case 'note':
        this.set({ note: line.note, title: undefined }, line.words);
        this.top.children.push({ block: line.block });
        break;
      case 'note-title':
        this.close(line.words - SET_IN);
        this.begin({ note: line.note, title: this.titleOf(line.note, line.title) }, line.words);
        break;
      case 'item':
        this.item(line);
        break;
      default:
        break;
    }
  }

  private captionEdge = 0;

  private settleCaption(): void {
    const { caption } = this;
    this.caption = undefined;
    if (caption) this.place(this.captionEdge, { block: { type: 'paragraph', children: caption } });
  }

  private get top(): Container {
    const top = this.open.at(-1);
    if (!top) throw new Error('The text itself is never closed');
    return top;
  }

  /** Closes what begins further in than an edge. */
  private close(edge: number): void {
    while (this.open.length > 1 && this.top.words > edge + TOLERANCE) this.open.pop();
  }

  /** A paragraph has the style of the quote or note that it stands in; other blocks are only set in. */
  private place(edge: number, growing: { readonly block: AnyBlock }): void {
    this.close(edge);
    const isPlain = growing.block.type === 'paragraph';
    while (isPlain && (this.top.kind === 'quote' || this.top.kind === 'note')) this.open.pop();
    this.top.children.push(growing);
  }

  /** Goes on with the quote or note whose words begin there, or begins one. */
  private set(of: GrowingSet['of'], words: number): void {
    this.close(words);
    const kind = of === 'quote' ? 'quote' : 'note';
    if (this.top.kind === kind && Math.abs(this.top.words - words) <= TOLERANCE) return;
    this.close(words - SET_IN);
    this.begin(of, words);
  }

  private begin(of: GrowingSet['of'], words: number): void {
    const children: Growing[] = [];
    this.top.children.push({ of, children });
    this.open.push({ kind: of === 'quote' ? 'quote' : 'note', words, children });
  }

  private item(line: ItemLine): void {
    this.close(line.edge);
    const last = this.top.children.at(-1);
    const list = last && 'items' in last && goesOn(last, line) ? last : undefined;
    const items = list?.items ?? [];
    if (!list) this.top.children.push({ edge: line.edge, words: line.words, ordered: line.ordered, items });
    const children: Growing[] = line.blocks.map((block) => ({ block }));
    items.push({ line, children });
    this.open.push({ kind: 'item', words: line.words, children });
  }
}

/** Whether an item is the next of a list. Word doesn't count one whose mark is text, and begins another list behind it. */
function goesOn({ edge, words, ordered, items }: GrowingList, line: ItemLine): boolean {
  const isBeside = Math.abs(edge - line.edge) <= TOLERANCE || Math.abs(words - line.words) <= TOLERANCE;
  const last = items.at(-1)?.line;
  if (!isBeside || ordered !== line.ordered || !last) return false;
  if (!ordered || !line.number || !last.number) return true;
  return line.number.use === last.number.use || line.number.number === last.number.number + 1;
}

function blocksOf(children: readonly Growing[], depth: number): Blocks<Leaf> {
  return children.map((child): AnyBlock => {
    if ('block' in child) return child.block;
    if ('items' in child) return listOf(child, depth);
    const blocks = blocksOf(child.children, depth);
    if (child.of === 'quote') return { type: 'quote', blocks };
    const { note: kind, title } = child.of;
    return { type: 'note', kind, ...(title ? { title } : {}), blocks };
  });
}

/** `depth` counts the numbered lists around it. */
function listOf({ ordered, items }: GrowingList, depth: number): List<Leaf> {
  const inner = depth + (ordered ? 1 : 0);
  const numbers = items.map(({ line }) => line.number);
  const marks = ordered ? marksOf(numbers) : undefined;
  const first = numbers.findIndex((number) => number !== undefined);
  const start = (numbers[first]?.number ?? 1) - Math.max(first, 0);
  const isCounted = ordered && start > 0 && numbers.every((number, at) => !number || isNext(number, marks, start + at));
  const usual = marksOfList({ type: 'list', ordered, start, items: [] }, depth);
  const isUsual = marks === undefined || (marks.numbers === usual.numbers && marks.around === usual.around);
  return {
    type: 'list',
    ordered,
    ...(isCounted && !isUsual && marks ? { marks } : {}),
    start: isCounted ? start : 1,
    items: items.map(({ line, children }): ListItem<Leaf> => {
      const label = line.label ?? (isCounted ? undefined : line.number?.label);
      return {
        type: 'item',
        ...(line.checked === undefined ? {} : { checked: line.checked }),
        ...(label === undefined ? {} : { label }),
        blocks: blocksOf(children, inner),
      };
    }),
  };
}

/** The marks of the first numbered item. */
function marksOf(numbers: readonly (NumberedItem | undefined)[]): ListMarks | undefined {
  return numbers.find((number) => number !== undefined)?.marks;
}

function isNext(number: NumberedItem, marks: ListMarks | undefined, expected: number): boolean {
  return (
    number.number === expected &&
    number.marks !== undefined &&
    number.marks.numbers === marks?.numbers &&
    number.marks.around === marks.around
  );
}
