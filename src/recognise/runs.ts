/** Runs of words in a tree: finds them all, reads them as plain text with places, and gives a tree with other runs. */
import type {
  Block,
  Blocks,
  Branching,
  Each,
  Field,
  If,
  Inline,
  Inlines,
  Leaf,
  ListItem,
  Row,
} from '../model/document.js';
import { type Span, spanOf } from '../model/source.js';

/** What stands in plain text for a placeholder or block tag: no word, and the end of any. */
export const HOLE = '\uE000';

/** Changes a run; within an each, names may be the keys of its entries. */
type ChangeRun = (run: Inlines<Leaf>, inEach: boolean) => Inlines<Leaf>;

/** Gives blocks in which each run (paragraph, heading, cell, caption, picture's description) is changed. */
export function changeRuns(blocks: Blocks<Leaf>, change: ChangeRun): Blocks<Leaf> {
  return branching(blocks, (block: Block<Leaf>, inEach) => changeBlock(block, within(change, inEach)));
}

function within(change: ChangeRun, inEach: boolean): ChangeRun {
  return inEach ? (run) => change(run, true) : change;
}

/** The runs of blocks, in reading order. */
export function runsOf(blocks: Blocks<Leaf>): readonly Inlines<Leaf>[] {
  const runs: Inlines<Leaf>[] = [];
  changeRuns(blocks, (run) => {
    runs.push(run);
    return run;
  });
  return runs;
}

/** Changes nodes within block tags; the types know no block within a block, the readers make them. */
function branching<Node extends { readonly type: string }>(
  nodes: readonly Branching<Leaf, Node>[],
  change: (node: Node, inEach: boolean) => Node,
  inEach = false,
): readonly Branching<Leaf, Node>[] {
  const inner = (nodes: readonly Node[], each = inEach) =>
    branching(nodes as readonly Branching<Leaf, Node>[], change, each) as readonly Node[];
  return nodes.map((node): Branching<Leaf, Node> => {
    if (node.type === 'if') {
      const one = node as If<Node>;
      return { ...one, then: inner(one.then), otherwise: inner(one.otherwise) };
    }
    if (node.type === 'each') {
      const one = node as Each<Node>;
      return { ...one, body: inner(one.body, true), otherwise: inner(one.otherwise) };
    }
    return change(node as Node, inEach);
  });
}

function changeBlock(block: Block<Leaf>, change: ChangeRun): Block<Leaf> {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return { ...block, children: change(block.children, false) };
    case 'list': {
      const item = (one: ListItem<Leaf>, inEach: boolean): ListItem<Leaf> => ({
        ...one,
        blocks: changeRuns(one.blocks, within(change, inEach)),
      });
      return { ...block, items: branching(block.items, item) };
    }
    case 'table': {
      const caption = block.caption ? { caption: change(block.caption, false) } : {};
      return {
        ...block,
        ...caption,
        ...(block.header ? { header: changeRow(block.header, change) } : {}),
        rows: branching(block.rows, (row: Row<Leaf>, inEach) => changeRow(row, within(change, inEach))),
      };
    }
    case 'quote':
      return { ...block, blocks: changeRuns(block.blocks, change) };
    case 'image': {
      const alt = change(block.alt, false).flatMap((node) =>
        node.type === 'text' || node.type === 'field' ? node : [],
      );
      return { ...block, alt };
    }
    default:
      return block;
  }
}

function changeRow(row: Row<Leaf>, change: ChangeRun): Row<Leaf> {
  return { ...row, cells: row.cells.map((cell) => ({ ...cell, children: change(cell.children, false) })) };
}

/** Gives a run with other fields, each by its own. */
export function changeFields(run: Inlines<Leaf>, change: (field: Field) => Field): Inlines<Leaf> {
  const within = (nodes: Inlines<Leaf>) => changeFields(nodes, change) as readonly Inline<Leaf>[];
  return run.map((node) => {
    if (node.type === 'field') return change(node);
    if (node.type === 'if') return { ...node, then: within(node.then), otherwise: within(node.otherwise) };
    // Within an each, names may be the keys of its entries.
    return 'children' in node ? { ...node, children: within(node.children) } : node;
  });
}

/** A run as plain text; marks leave nothing, a line break is `\n`, holes and block tags are HOLE. */
export interface PlainRun {
  readonly text: string;
  /** The place in the source of a stretch of the text; of a hole, where it is known. */
  placeOf(start: number, end?: number): Span | undefined;
}

interface Piece {
  readonly at: number;
  readonly length: number;
  readonly span: Span | undefined;
}

/** Reads a run as plain text. */
export function plainRun(run: Inlines<Leaf>): PlainRun {
  const pieces: Piece[] = [];
  let text = '';
  visit(run, (node) => {
    const words = node.type === 'text' ? node.value : node.type === 'break' ? '\n' : HOLE;
    pieces.push({ at: text.length, length: words.length, span: 'span' in node ? node.span : undefined });
    text += words;
  });
  return {
    text,
    placeOf: (start, end = start) => {
      const piece =
        pieces.find((one) => one.at <= start && start < one.at + one.length) ?? pieces.find((one) => one.span);
      return piece?.span && placeWithin(piece.span, text.slice(start, end), start - piece.at, piece.length);
    },
  };
}

/** The place of words within a piece; where escapes or white space make the piece longer than its words, they are searched. */
function placeWithin(span: Span, words: string, at: number, length: number): Span {
  const { source, start, end } = span;
  const isExact = end - start === length;
  const found = isExact ? start + at : source.text.slice(start, end).indexOf(words) + start;
  return found >= start ? spanOf(source, found, found + words.length) : span;
}

type Atom = Extract<Branching<Leaf, Inline<Leaf>>, { readonly type: 'text' | 'field' | 'break' | 'if' | 'each' }>;

/** Goes through the words, breaks and holes of a run; a block tag is met where it opens, changes over and closes. */
function visit(run: Inlines<Leaf>, meet: (node: Atom) => void): void {
  for (const node of run) {
    if (node.type === 'if' || node.type === 'each') {
      meet(node);
      visit(node.type === 'if' ? node.then : node.body, meet);
      meet(node);
      visit(node.otherwise, meet);
      meet(node);
    } else if ('children' in node) visit(node.children, meet);
    else meet(node);
  }
}

/** A stretch of a run's plain text that is to be something else. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly field: string;
  readonly span: Span;
}

/** Puts fields in place of stretches; each takes the marks of its first letter. The stretches are in order and apart. */
export function replaceStretches(run: Inlines<Leaf>, replacements: readonly Replacement[]): Inlines<Leaf> {
  return replacements.length === 0 ? run : new Replacing(replacements).run(run);
}

class Replacing {
  private at = 0;
  private readonly replacements: readonly Replacement[];

  constructor(replacements: readonly Replacement[]) {
    this.replacements = replacements;
  }

  run(nodes: Inlines<Leaf>): Inline<Leaf>[] {
    return nodes.flatMap((node) => this.node(node)) as Inline<Leaf>[];
  }

  private node(node: Branching<Leaf, Inline<Leaf>>): readonly Branching<Leaf, Inline<Leaf>>[] {
    if (node.type === 'text') return this.text(node);
    if ('children' in node) {
      const children = this.run(node.children);
      return children.length > 0 ? [{ ...node, children }] : [];
    }
    this.at++;
    if (node.type !== 'if' && node.type !== 'each') return [node];
    const first = this.run(node.type === 'if' ? node.then : node.body);
    this.at++;
    const otherwise = this.run(node.otherwise);
    this.at++;
    return [node.type === 'if' ? { ...node, then: first, otherwise } : { ...node, body: first, otherwise }];
  }

  private text(node: Extract<Inline<Leaf>, { readonly type: 'text' }>): readonly Inline<Leaf>[] {
    const [from, to] = [this.at, this.at + node.value.length];
    this.at = to;
    const parts: Inline<Leaf>[] = [];
    let at = from;
    for (const { start, end, field, span } of this.replacements) {
      if (end <= from || start >= to) continue;
      if (start > at) parts.push({ ...node, value: node.value.slice(at - from, start - from) });
      if (start >= from) parts.push({ type: 'field', name: field, span });
      at = Math.min(end, to);
    }
    if (at < to) parts.push(at === from ? node : { ...node, value: node.value.slice(at - from) });
    return parts;
  }
}
