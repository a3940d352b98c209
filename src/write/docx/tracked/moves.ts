/**
 * What moved from one place to another, and how Word can show that it did: as ranges of paragraphs and tables with the same name in both
 * places. A range has nothing between its ends that didn't move.
 */
import type { Pair } from './merge.js';
import type { Position } from './pairing.js';

type SideName = 'earlier' | 'later';

/** A node that moved. */
export interface MovedNode {
  readonly position: Position;
  /** The document in which it is here. */
  readonly side: SideName;
  /** The number of the move, and that of the node among those that moved together there, from 0. */
  readonly move: number;
  readonly index: number;
  /** Whether it is written as paragraphs and tables alone. */
  readonly isInRange: boolean;
}

/** What a comparison says of moves. */
export interface MovedNodes {
  readonly nodes: readonly MovedNode[];
  /** Words within them that changed on the way, which are marked as such. */
  readonly altered: readonly Position[];
}

export class Moves {
  private readonly nodes: readonly MovedNode[];
  private readonly altered: readonly Position[];
  /** By number and index. */
  private readonly hidden = new Set<string>();
  /** By number, the indexes of nodes with which a range begins. */
  private readonly starts = new Map<number, Set<number>>();

  constructor({ nodes, altered }: MovedNodes) {
    this.nodes = nodes;
    this.altered = altered;
    const places = new Map<string, number>();
    for (const node of nodes) places.set(keyOf(node), (places.get(keyOf(node)) ?? 0) + (node.isInRange ? 1 : 0));
    for (const [key, shown] of places) if (shown !== 2) this.hidden.add(key);
  }

  /** The node that something of one document moved with. */
  of({ earlier, later }: Pair): MovedNode | undefined {
    const piece = earlier && later ? undefined : (earlier ?? later);
    if (!piece || this.nodes.length === 0) return undefined;
    const isIn = ({ start, end }: Position) => start <= piece.at && piece.at <= end;
    return this.altered.some(isIn) ? undefined : this.nodes.find(({ position }) => isIn(position));
  }

  /** Shows a node as what went and what came, in both places. */
  hide(node: MovedNode | undefined): void {
    if (node) this.hidden.add(keyOf(node));
  }

  isShown(node: MovedNode | undefined): node is MovedNode {
    return node !== undefined && !this.hidden.has(keyOf(node));
  }

  /** Notes where ranges must begin, among paragraphs and tables that stand one after the other; undefined for what didn't move. */
  divide(items: readonly (MovedNode | undefined)[]): void {
    let above: MovedNode | undefined;
    for (const node of items) {
      const shown = this.isShown(node) ? node : undefined;
      if (shown && (above?.move !== shown.move || above.side !== shown.side)) {
        const starts = this.starts.get(shown.move) ?? new Set();
        this.starts.set(shown.move, starts.add(shown.index));
      }
      above = shown;
    }
  }

  /** The name of the range that a node is in, the same in both places. */
  nameOf({ move, index }: MovedNode): string {
    const starts = [...(this.starts.get(move) ?? [])].sort((a, b) => a - b);
    const range = starts.filter((start) => start <= index).length;
    return range > 1 ? `move${move}_${range}` : `move${move}`;
  }
}

/** Of a text in which nothing is shown as moved. */
export const NO_MOVES = new Moves({ nodes: [], altered: [] });

const keyOf = ({ move, index }: MovedNode): string => `${move} ${index}`;
