/**
 * The galley: boxes as they are composed, one below the other, with the space between and what breaking there would cost.
 * It also gathers the characters that no face holds, with the place each stands at.
 */
import type { Inlines } from '../../../model/document.js';
import type { TypeStyle } from '../lines/type-styles.js';
import type { Extent, SetLines, Typesetter } from '../lines/typeset.js';
import type { MissingGlyph } from '../lines/words.js';
import type { Bar, Box, BreakCost, Drawing } from './boxes.js';

/** The column that blocks are set in, and how deep they are nested. */
export interface Frame {
  /** From the page's left edge. */
  readonly left: number;
  readonly width: number;
  readonly bars: readonly Bar[];
  readonly bulletDepth: number;
  readonly numberDepth: number;
  /** Space between paragraphs, in points. */
  readonly gap: number;
  /** Within a list item: its text is not torn where a page can hold it. */
  readonly whole: boolean;
  /** Words are set in no narrower column than this, in points, however deep they are nested. */
  readonly narrowest: number;
}

/** A character that no face holds, and where it stands, in words, where its text has no place of its own. */
export interface MissingAt extends MissingGlyph {
  readonly place: string | undefined;
}

/** What a box is but for its place among others. */
export type BoxParts = Omit<Box, 'before' | 'breakBefore'>;

const RANK: Readonly<Record<BreakCost, number>> = { free: 0, torn: 1, lonely: 2, always: 3 };

export class Galley {
  readonly boxes: Box[] = [];
  readonly missing: MissingAt[];
  private readonly typesetter: Typesetter;
  private gap = 0;
  private cost: BreakCost = 'free';
  private marks: Drawing[] = [];
  private marksHeight = 0;

  constructor(typesetter: Typesetter, missing: MissingAt[] = []) {
    this.typesetter = typesetter;
    this.missing = missing;
  }

  /** Sets inlines in lines, and notes what is missing; `place` says where words without a source stand. */
  set(inlines: Inlines, style: TypeStyle, width: number, place?: string): SetLines {
    const lines = this.typesetter.set(inlines, style, width);
    for (const missing of lines.missing) this.missing.push({ ...missing, place });
    return lines;
  }

  extent(inlines: Inlines, style: TypeStyle): Extent {
    return this.typesetter.extent(inlines, style);
  }

  /** A galley for what stands beside this one, a cell's blocks: with the same faces, and what it misses is missed here. */
  beside(): Galley {
    return new Galley(this.typesetter, this.missing);
  }

  text(words: string): Inlines {
    return this.typesetter.text(words);
  }

  /** Asks for space before the next box, in points; of two spaces that meet the larger counts. */
  space(points: number): void {
    this.gap = Math.max(this.gap, points);
  }

  /** Says what breaking the page before the next box costs at least. */
  hold(cost: BreakCost): void {
    if (RANK[cost] > RANK[this.cost]) this.cost = cost;
  }

  /** What breaking before the next box costs by now. */
  get holding(): BreakCost {
    return this.cost;
  }

  /** Begins a page with the next box. */
  breakPage(): void {
    this.hold('always');
  }

  /** Lets a list's mark stand beside the first line of the next box, which will be as high as the mark's line at least. */
  mark(drawing: Drawing, height: number): void {
    this.marks.push(drawing);
    this.marksHeight = Math.max(this.marksHeight, height);
  }

  get hasMarks(): boolean {
    return this.marks.length > 0;
  }

  push(parts: BoxParts): void {
    const drawings = this.marks.length > 0 ? [...this.marks, ...parts.drawings] : parts.drawings;
    const height = Math.max(parts.height, this.marksHeight);
    this.boxes.push({ ...parts, height, drawings, before: this.gap, breakBefore: this.cost });
    this.gap = 0;
    this.cost = 'free';
    this.marks = [];
    this.marksHeight = 0;
  }
}

/** How far a nested block may stand in, of what it would like: until its column would be too narrow to read. */
export function indent(step: number, frame: Frame): number {
  return Math.max(0, Math.min(step, frame.width - frame.narrowest));
}
