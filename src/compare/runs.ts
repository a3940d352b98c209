/** Puts two runs of words together: one run, in which what went stands before what came. */
import type { Block, Footnote, Inline, Inlines, Text } from '../model/document.js';
import { pairsWithin } from '../model/pairing.js';
import { type Atom, type Atoms, atomsOf, type Path, type Piece } from './atoms.js';
import type { Comparison, Side } from './marking.js';
import { likeness, wordsOf } from './printed.js';
import { alignWords, type Segment } from './word-alignment.js';

/** How two runs are put together. */
interface RunOptions {
  /** Whether spaces count. */
  readonly isCode?: boolean;
  /** Whether the result is one run however little stays. */
  readonly isForced?: boolean;
}

/** Puts two runs together; undefined where so little stays that they are two runs. */
export function mergeRuns(
  before: Inlines,
  after: Inlines,
  comparison: Comparison,
  { isCode = false, isForced = false }: RunOptions = {},
): Inlines | undefined {
  const [from, to] = [atomsOf(before, isCode), atomsOf(after, isCode)];
  const [earlier, later] = withSameNotes(from.atoms, to.atoms);
  const { segments, isUnlike } = alignWords(earlier, later);
  if (isUnlike && !isForced) return undefined;
  const all: readonly Segment[] = [{ isSame: false, before: [0, earlier.length], after: [0, later.length] }];
  const leaves = new Leaves(comparison);
  leaves.add('both', to.lead);
  for (const segment of isUnlike ? all : segments) leaves.addSegment(segment, from, to);
  return leaves.build();
}

/** All words of a run, marked as what one side has. */
export function markedRun(side: 'before' | 'after', run: Inlines, { marking }: Comparison): Inlines {
  return run.map((node) => marking.only(side, node));
}

/** Atoms in which marks of footnotes that are alike have the same key, though their notes say something else. */
function withSameNotes(before: readonly Atom[], after: readonly Atom[]): readonly [readonly Atom[], readonly Atom[]] {
  if (![before, after].every((atoms) => atoms.some(({ footnote }) => footnote))) return [before, after];
  const notesOf = (atoms: readonly Atom[], others: readonly Atom[]) => {
    const keys = new Set(others.map(({ key }) => key));
    return atoms.filter(({ footnote, key }) => footnote && !keys.has(key));
  };
  const [earlier, later] = [notesOf(before, after), notesOf(after, before)];
  if (earlier.length === 0 || later.length === 0) return [before, after];
  const words = (atom: Atom) => wordsOf(atom.footnote ?? NO_NODE);
  const whole = { before: { start: 0, end: earlier.length }, after: { start: 0, end: later.length } };
  const alike = { likeness: (a: Atom, b: Atom) => likeness(words(a), words(b)), hints: [] };
  const pairs = pairsWithin(earlier, later, whole, alike);
  const keys = new Map<Atom, string>();
  for (const [from, to] of pairs) {
    const [a, b] = [earlier[from], later[to]];
    if (a && b) keys.set(a, b.key);
  }
  return [before.map((atom) => ({ ...atom, key: keys.get(atom) ?? atom.key })), after];
}

const NO_SPACE = { before: [], after: [] };

const NO_NODE: Text = { type: 'text', value: '' };

/** A piece of the new run. */
interface Leaf {
  readonly side: Side;
  readonly node: Piece['node'];
  readonly start: number;
  readonly end: number;
  /** The marks around it in each run, where it's in that run. */
  readonly before: Path | undefined;
  readonly after: Path | undefined;
}

/** Gathers the pieces of a new run, in order, and builds the run of them. */
class Leaves {
  private readonly leaves: Leaf[] = [];
  private readonly comparison: Comparison;
  /** White space of one run behind what stays, where the other has none, until it's known what comes there or went. */
  private waiting: { readonly before: readonly Piece[]; readonly after: readonly Piece[] } = NO_SPACE;
  /** Texts of the later run that are values in the earlier one alone. */
  private readonly values = new Map<Text, Text>();

  constructor(comparison: Comparison) {
    this.comparison = comparison;
  }

  add(side: Side, pieces: readonly Piece[]): void {
    for (const { node, start, end, path } of pieces)
      this.leaves.push({
        side,
        node,
        start,
        end,
        before: side === 'after' ? undefined : path,
        after: side === 'before' ? undefined : path,
      });
  }

  addSegment({ isSame, before: [start, end], after: [startAfter, endAfter] }: Segment, from: Atoms, to: Atoms): void {
    const [earlier, later] = [from.atoms.slice(start, end), to.atoms.slice(startAfter, endAfter)];
    if (!isSame) this.addChange(earlier, later);
    else
      for (const [n, atom] of earlier.entries()) {
        this.addWaiting();
        this.addSame(atom, later[n] ?? atom);
      }
  }

  private addSame(before: Atom, after: Atom): void {
    if (before.footnote && after.footnote) this.addNote(before, after, before.footnote, after.footnote);
    else this.addBoth(before.pieces, after.pieces);
    this.addSpace(before.space, after.space);
  }

  /** The later pieces, with the marks around the earlier ones. */
  private addBoth(before: readonly Piece[], after: readonly Piece[]): void {
    const isAlike = before.length === after.length;
    after.forEach((piece, n) => {
      const other = isAlike ? before[n] : undefined;
      this.leaves.push({
        side: 'both',
        node: this.asValue(piece.node, other?.node),
        start: piece.start,
        end: piece.end,
        before: other?.path,
        after: piece.path,
      });
    });
  }

  /** A text with the name of the field whose value it was, where the later document doesn't know: one that was read from a file. */
  private asValue(node: Piece['node'], before: Piece['node'] | undefined): Piece['node'] {
    if (node.type !== 'text' || node.from !== undefined || before?.type !== 'text' || before.from === undefined)
      return node;
    const value = { ...node, from: before.from, ...(before.places ? { places: before.places } : {}) };
    const earlier = this.values.get(node);
    if (earlier?.from === before.from) return earlier;
    this.values.set(node, value);
    return value;
  }

  /** A mark whose note says the same, or something else now. */
  private addNote(before: Atom, after: Atom, earlier: Footnote, later: Footnote): void {
    const blocks = this.comparison.blocks(earlier.blocks, later.blocks).map(({ node }): Block => node);
    const [was, is] = [before.pieces[0], after.pieces[0]];
    const node: Footnote = { ...later, blocks };
    this.leaves.push({ side: 'both', node, start: 0, end: 0, before: was?.path, after: is?.path });
  }

  /** White space counts where there was none, or is none now. */
  private addSpace(before: readonly Piece[], after: readonly Piece[]): void {
    if (before.length > 0 && after.length > 0) this.addBoth(before, after);
    else this.waiting = { before, after };
  }

  private addWaiting(): void {
    this.add('before', this.waiting.before);
    this.add('after', this.waiting.after);
    this.waiting = NO_SPACE;
  }

  /** What went, what came, and the white space behind both. */
  private addChange(before: readonly Atom[], after: readonly Atom[]): void {
    if (this.addBeforeSpace(before, after)) return;
    this.add('before', this.waiting.before);
    this.waiting = { ...this.waiting, before: [] };
    const [lastBefore, lastAfter] = [before.at(-1), after.at(-1)];
    const isReplaced = lastBefore !== undefined && lastAfter !== undefined;
    const hasSpace = isReplaced && lastBefore.space.length > 0 && lastAfter.space.length > 0;
    for (const [side, atoms, last] of [
      ['before', before, lastBefore],
      ['after', after, lastAfter],
    ] as const) {
      if (side === 'after') this.addWaiting();
      for (const atom of atoms) {
        this.add(side, atom.pieces);
        if (!(hasSpace && atom === last)) this.add(side, atom.space);
      }
    }
    if (hasSpace) this.addBoth(lastBefore.space, lastAfter.space);
  }

  /** A comma that came behind a word, or went: the white space behind both stays. Gives false where it isn't so. */
  private addBeforeSpace(before: readonly Atom[], after: readonly Atom[]): boolean {
    if (before.length > 0 && after.length > 0) return false;
    const [side, atoms, waiting] =
      before.length === 0
        ? (['after', after, this.waiting.before] as const)
        : (['before', before, this.waiting.after] as const);
    const space = atoms.at(-1)?.space ?? [];
    if (waiting.length === 0 || space.length === 0) return false;
    for (const atom of atoms) {
      this.add(side, atom.pieces);
      if (atom.space !== space) this.add(side, atom.space);
    }
    if (side === 'after') this.addBoth(waiting, space);
    else this.addBoth(space, waiting);
    this.waiting = NO_SPACE;
    return true;
  }

  build(): Inlines {
    this.addWaiting();
    return this.nodes(this.leaves, 0);
  }

  /** The nodes of some leaves that have so many marks around them in common. */
  private nodes(leaves: readonly Leaf[], depth: number): Inlines {
    const nodes: Inline[] = [];
    for (let start = 0; start < leaves.length; ) {
      const first = leaves[start];
      if (!first) break;
      const group = new Group(first, depth);
      let end = start + 1;
      for (let next = leaves[end]; next && group.takes(next); next = leaves[end]) end++;
      nodes.push(this.node(leaves.slice(start, end), group, depth));
      start = end;
    }
    return nodes;
  }

  private node(leaves: readonly Leaf[], { wrapper, side }: Group, depth: number): Inline {
    if (!wrapper) return this.leaf(leaves);
    if (side === 'both') return { ...wrapper, children: this.nodes(leaves, depth + 1) };
    // What is within a marked node has no marks of its own.
    const plain = leaves.map((leaf): Leaf => ({ ...leaf, side: 'both' }));
    const node: Inline = { ...wrapper, children: this.nodes(plain, depth + 1) };
    return this.comparison.marking.mark(node, { kind: side === 'before' ? 'deleted' : 'inserted' });
  }

  /** One leaf, or the parts of one text that stand together. */
  private leaf(leaves: readonly Leaf[]): Inline {
    const [first, last] = [leaves[0], leaves.at(-1)];
    if (!first || !last) throw new Error('A node of no leaves.');
    const { node, side } = first;
    const isWhole = node.type !== 'text' || (first.start === 0 && last.end === node.value.length);
    const part: Inline = isWhole ? node : { ...node, value: node.value.slice(first.start, last.end) };
    if (side === 'both') return part;
    return this.comparison.marking.mark(isWhole ? { ...part } : part, {
      kind: side === 'before' ? 'deleted' : 'inserted',
    });
  }
}

/** Leaves in a row that are in one node: within one mark of each run, or parts of one text. */
class Group {
  private before: Path | undefined;
  private after: Path | undefined;
  private readonly first: Leaf;
  private readonly depth: number;
  private last: Leaf;
  /** Whose leaves they are; of leaves of both sides, nobody’s. */
  side: Side;

  constructor(first: Leaf, depth: number) {
    this.first = first;
    this.last = first;
    this.depth = depth;
    this.side = first.side;
    this.before = pathAt(first.before, depth);
    this.after = pathAt(first.after, depth);
  }

  get wrapper(): Path['node'] | undefined {
    return (this.after ?? this.before)?.node;
  }

  /** Takes the next leaf, if it is in the same node. */
  takes(leaf: Leaf): boolean {
    const [before, after] = [pathAt(leaf.before, this.depth), pathAt(leaf.after, this.depth)];
    const path = after ?? before;
    const own = this.after ?? this.before;
    if (!path || !own) return !path && !own && this.takesPart(leaf);
    const isAnother = (a: Path | undefined, b: Path | undefined) =>
      a !== undefined && b !== undefined && a.node !== b.node;
    if (path.key !== own.key || isAnother(before, this.before) || isAnother(after, this.after)) return false;
    this.before ??= before;
    this.after ??= after;
    if (leaf.side !== this.side) this.side = 'both';
    return true;
  }

  private takesPart(leaf: Leaf): boolean {
    const { last, first } = this;
    const isNext = leaf.node === first.node && leaf.side === first.side && leaf.node.type === 'text';
    if (!isNext || leaf.start !== last.end) return false;
    this.last = leaf;
    return true;
  }
}

/** The mark at a depth, from 0, of those around a leaf. */
function pathAt(path: Path | undefined, depth: number): Path | undefined {
  let at = path;
  while (at && at.depth > depth + 1) at = at.parent;
  return at && at.depth === depth + 1 ? at : undefined;
}
