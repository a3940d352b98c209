/** What moved from one place to another, and whether Word can show that it did. */
import type { Pair } from './merge.js';
import type { MovedNodes } from './views.js';

/** The number of a move, and the document in which what moved is here. */
export interface Move {
  readonly number: number;
  readonly side: 'earlier' | 'later';
}

export class Moves {
  private readonly nodes: readonly MovedNodes[];
  private readonly hidden = new Set<number>();

  constructor(nodes: readonly MovedNodes[]) {
    this.nodes = nodes;
  }

  /** The move that something of one document belongs to. */
  of({ earlier, later }: Pair): Move | undefined {
    const piece = earlier && later ? undefined : (earlier ?? later);
    if (!piece || this.nodes.length === 0) return undefined;
    const place = this.nodes.find(({ position }) => position.start <= piece.at && piece.at <= position.end);
    return place && { number: place.move, side: earlier ? 'earlier' : 'later' };
  }

  /** A move is shown in both places or in none: as what went and what came. */
  hide(move: Move | undefined): void {
    if (move) this.hidden.add(move.number);
  }

  isShown(move: Move | undefined): move is Move {
    return move !== undefined && !this.hidden.has(move.number);
  }
}
