/**
 * Parts the tree of a comparison into the two documents it holds, and numbers the places of their nodes in reading order: nodes that stand at
 * the same place have the same number in both.
 */
import type { Block, Inlines, Table, Text } from '../../../model/document.js';
import { isShared } from '../../../model/remember.js';
import type { Revision, Revisions } from '../../../model/revisions.js';
import { rowsOf } from '../../../model/table-spans.js';
import { type AnyNode, eachPart, everyPart } from '../../../model/walk.js';
import type { MovedNode } from './moves.js';
import type { Position } from './pairing.js';

type Node = AnyNode<Text>;

/** What a node is in each document; absent where it isn't there. */
export interface Views<Kind> {
  readonly earlier: Kind | undefined;
  readonly later: Kind | undefined;
}

export class Splitter {
  readonly positions = new Map<object, Position>();
  readonly moved: { readonly nodes: MovedNode[]; readonly altered: Position[] } = { nodes: [], altered: [] };
  private readonly marks: ReadonlyMap<object, Revision>;
  /** Whether what is parted is within something that moved. */
  private isMoving = false;
  private places = 0;
  /** The columns that the table around has in one of the documents only. */
  private absent: AbsentColumns | undefined;

  constructor({ marks }: Revisions) {
    this.marks = marks;
  }

  /** Whether anything within a node, or the node itself, is marked. */
  hasMarks(node: Node): boolean {
    // A comparison marks nodes of its own alone, never those that documents share.
    return !isShared(node) && (this.marks.has(node) || !everyPart(node, (part) => !this.hasMarks(part as Node)));
  }

  /** Parts a block into what it is in each document, as nodes whose places are known. */
  block(block: Block): Views<Block> {
    return this.split(block) as Views<Block>;
  }

  /** The same for a run of words. */
  inlines(inlines: Inlines): Views<Inlines> {
    const views = inlines.map((inline) => this.split(inline));
    return {
      earlier: views.flatMap(({ earlier }) => (earlier ? [earlier] : [])) as Inlines,
      later: views.flatMap(({ later }) => (later ? [later] : [])) as Inlines,
    };
  }

  private split(node: Node): Views<Node> {
    if (this.absent === undefined && !this.hasMarks(node) && this.placeUnmarked(node))
      return { earlier: node, later: node };
    const mark = this.marks.get(node);
    const position = { start: this.next(), end: 0 };
    const outer = this.absent;
    if (node.type === 'table') this.absent = absentColumns(node, this.marks);
    const isMoving = this.isMoving;
    const isMove = mark !== undefined && 'move' in mark;
    this.isMoving ||= isMove;
    const parts = this.partsOf(node);
    this.isMoving = isMoving;
    const absent = this.absent;
    this.absent = outer;
    position.end = this.next();
    if (isMove) this.addMove(node, mark, position);
    else if (mark && isMoving) this.moved.altered.push(position);
    const isEarlier = mark?.kind !== 'inserted' && mark?.kind !== 'moved-here';
    const isLater = mark?.kind !== 'deleted' && mark?.kind !== 'moved-away';
    const [earlier, later] = [parts.map((part) => part.earlier), parts.map((part) => part.later)];
    if (mark?.kind !== 'restyled' && isEarlier && isLater && !parts.some(({ differs }) => differs)) {
      const same = this.placed(withParts(node, later), position);
      return { earlier: same, later: same };
    }
    return {
      earlier: isEarlier
        ? this.placed(withoutColumns(withParts(earlierOf(node, mark), earlier), absent?.earlier), position)
        : undefined,
      later: isLater ? this.placed(withoutColumns(withParts(node, later), absent?.later), position) : undefined,
    };
  }

  /** Places a node in which nothing is marked; false where something in it stands elsewhere too, so that it has to be parted. */
  private placeUnmarked(node: Node): boolean {
    if (this.positions.has(node)) return false;
    const start = this.next();
    if (!everyPart(node, this.isPlaced)) return false;
    this.positions.set(node, { start, end: this.next() });
    return true;
  }

  private readonly isPlaced = (part: AnyNode): boolean => this.placeUnmarked(part as Node);

  /** What a node holds, in each document, where that is not what it holds itself. */
  private partsOf(node: Node): readonly HeldViews[] {
    const parts: HeldViews[] = [];
    eachPart(node, (key, held) => {
      if (!isList(held)) {
        const { earlier, later } = this.split(held as Node);
        parts.push({
          earlier: [key, earlier, earlier !== held],
          later: [key, later, later !== held],
          differs: earlier !== later,
        });
        return;
      }
      const views = held.map((part, n) => this.splitPart(node, part as Node, n));
      const before = views.flatMap(({ earlier }) => (earlier ? [earlier] : []));
      const after = views.flatMap(({ later }) => (later ? [later] : []));
      parts.push({
        earlier: [key, before, !isSame(held, before)],
        later: [key, after, !isSame(held, after)],
        differs: !isSame(before, after),
      });
    });
    return parts;
  }

  /** A cell isn't there where its column isn't, even if its row is marked instead of it. */
  private splitPart(holder: Node, part: Node, n: number): Views<Node> {
    const { earlier, later } = this.split(part);
    if (holder.type !== 'row' || !this.absent) return { earlier, later };
    return {
      earlier: this.absent.earlier.has(n) ? undefined : earlier,
      later: this.absent.later.has(n) ? undefined : later,
    };
  }

  private addMove(node: Node, { kind, move }: Extract<Revision, { readonly move: number }>, position: Position): void {
    const side = kind === 'moved-away' ? 'earlier' : 'later';
    const { nodes } = this.moved;
    const index = nodes.filter((other) => other.move === move && other.side === side).length;
    nodes.push({ position, side, move, index, isInRange: fitsRange(node) });
  }

  private placed<Kind extends object>(node: Kind, position: Position): Kind {
    // A node may stand at several places of a text.
    const own = this.positions.has(node) ? { ...node } : node;
    this.positions.set(own, position);
    return own;
  }

  private next(): number {
    this.places += 1;
    return this.places;
  }
}

/** A key of a node, what the node holds there in a document, and whether that is other than what it holds itself. */
type HeldView = readonly [key: string, held: unknown, isOther: boolean];

interface HeldViews {
  readonly earlier: HeldView;
  readonly later: HeldView;
  readonly differs: boolean;
}

/** By document, the columns that a table doesn't have there, though it has them in the other. */
interface AbsentColumns {
  readonly earlier: ReadonlySet<number>;
  readonly later: ReadonlySet<number>;
}

function isList(held: unknown): held is readonly unknown[] {
  return Array.isArray(held);
}

function isSame(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some.length === others.length && some.every((thing, n) => thing === others[n]);
}

function withParts<Kind extends Node>(node: Kind, parts: readonly HeldView[]): Kind {
  const others = parts.filter(([, , isOther]) => isOther).map(([key, held]) => [key, held]);
  return others.length === 0 ? node : { ...node, ...Object.fromEntries(others) };
}

/** A node of a kind that it had before, with the words that it has now. */
function earlierOf(node: Node, mark: Revision | undefined): Node {
  if (mark?.kind !== 'restyled' || !('children' in node)) return node;
  return { ...mark.before, children: node.children as Inlines };
}

function absentColumns(table: Table, marks: ReadonlyMap<object, Revision>): AbsentColumns | undefined {
  const absent = { earlier: new Set<number>(), later: new Set<number>() };
  for (const row of rowsOf(table))
    for (const [column, cell] of row.cells.entries()) {
      const kind = marks.get(cell)?.kind;
      if (kind === 'inserted') absent.earlier.add(column);
      if (kind === 'deleted') absent.later.add(column);
    }
  return absent.earlier.size + absent.later.size > 0 ? absent : undefined;
}

function withoutColumns(node: Node, absent: ReadonlySet<number> | undefined): Node {
  if (node.type !== 'table' || !absent || absent.size === 0) return node;
  const kept = <Thing>(things: readonly Thing[]) => things.filter((_, column) => !absent.has(column));
  const { columns, widths } = node;
  return { ...node, columns: kept(columns), ...(widths ? { widths: shared(kept(widths)) } : {}) };
}

/** Parts of a hundred. */
function shared(widths: readonly number[]): readonly number[] {
  const all = widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width) => (100 * width) / all);
}

/** What is written as paragraphs and tables alone, and as one of them at least. */
const IN_RANGES: readonly string[] = [
  'heading',
  'paragraph',
  'list',
  'item',
  'quote',
  'note',
  'code-block',
  'image',
  'rule',
  'table',
];

function fitsRange(node: AnyNode): boolean {
  return IN_RANGES.includes(node.type);
}
