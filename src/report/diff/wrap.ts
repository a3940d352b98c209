/** Sets painted words in lines of a width. */
import { visibleOnLine } from '../../model/visible.js';

/** Words of one look. */
export interface PaintedWords {
  readonly words: string;
  readonly paint?: (words: string) => string;
}

/** How lines are set. */
export interface LineShape {
  readonly width: number;
  /** What the first line begins with. */
  readonly first: string;
  /** What the others begin with. */
  readonly indent: string;
}

/** Breaks words at spaces; a word that is longer than a line has one of its own. */
export function wrapped(pieces: readonly PaintedWords[], { width, first, indent }: LineShape): readonly string[] {
  const lines: Line[] = [new Line(first)];
  let isApart = false;
  for (const cluster of clustersOf(pieces)) {
    const line = lines.at(-1);
    if (!line) continue;
    const isFull = line.length + (isApart ? 1 : 0) + lengthOf(cluster) > width;
    if (isFull && !line.isEmpty) {
      const next = new Line(indent);
      next.add(cluster, false);
      lines.push(next);
    } else line.add(cluster, isApart);
    isApart = true;
  }
  return lines.map((line) => line.text);
}

/** Parts of words of several looks that no space divides. */
type Cluster = readonly PaintedWords[];

function lengthOf(cluster: Cluster): number {
  return cluster.reduce((length, { words }) => length + words.length, 0);
}

function clustersOf(pieces: readonly PaintedWords[]): readonly Cluster[] {
  const clusters: PaintedWords[][] = [];
  let isOpen = false;
  for (const { words, ...look } of pieces)
    for (const part of visibleOnLine(words).split(/( +)/)) {
      if (part === '') continue;
      if (part.startsWith(' ')) isOpen = false;
      else if (isOpen) clusters.at(-1)?.push({ words: part, ...look });
      else {
        clusters.push([{ words: part, ...look }]);
        isOpen = true;
      }
    }
  return clusters;
}

/** A line while it grows; words of one look that follow each other are painted together. */
class Line {
  isEmpty = true;
  length: number;
  private done: string;
  private open: PaintedWords = { words: '' };

  constructor(start: string) {
    this.done = start;
    this.length = start.length;
  }

  get text(): string {
    return `${this.done}${painted(this.open)}`.trimEnd();
  }

  add(cluster: Cluster, isApart: boolean): void {
    cluster.forEach((piece, at) => {
      this.join(piece, isApart && at === 0 && !this.isEmpty ? ' ' : '');
    });
    this.isEmpty = false;
  }

  private join(piece: PaintedWords, space: string): void {
    this.length += space.length + piece.words.length;
    if (piece.paint === this.open.paint) {
      this.open = { ...piece, words: this.open.words + space + piece.words };
      return;
    }
    this.done += painted(this.open) + space;
    this.open = piece;
  }
}

function painted({ words, paint }: PaintedWords): string {
  return paint && words !== '' ? paint(words) : words;
}
