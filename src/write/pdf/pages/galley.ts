/**
 * The galley: boxes one below the other, as they are composed, with the space between them and what breaking there would
 * cost. It also gathers the characters that no face has, with their places.
 */
import type { Inlines } from '../../../model/document.js';
import type { Span } from '../../../model/source.js';
import type { CodeLines } from '../lines/code-lines.js';
import type { FindNote } from '../lines/runs.js';
import type { TypeStyle } from '../lines/type-styles.js';
import type { Extent, SetLines, Typesetter } from '../lines/typeset.js';
import type { MissingGlyph } from '../lines/words.js';
import type { Bar, Box, BreakCost, Drawing } from './boxes.js';

/** The column that blocks are set in, and how deep they are nested. */
export interface Frame {
  /** From the page's left edge. */
  readonly left: number;
  readonly width: number;
  /** How much wider than the text tables, code and pictures may be, to the right, in points. */
  readonly beyond: number;
  readonly bars: readonly Bar[];
  readonly bulletDepth: number;
  readonly numberDepth: number;
  /** Space between paragraphs, in points. */
  readonly gap: number;
  /** Within a list item: its text stays on one page if it fits. */
  readonly keepsTogether: boolean;
  /** The narrowest column for words, in points, however deep they are nested. */
  readonly narrowest: number;
}

/** A character that no face has. If its text has no place of its own, `place` says in words where it is. */
export interface MissingAt extends MissingGlyph {
  readonly place: string | undefined;
}

/** A box without its place among others. */
export type BoxParts = Omit<Box, 'before' | 'breakBefore' | 'isTurned'>;

const RANK: Readonly<Record<BreakCost, number>> = { free: 0, torn: 1, lonely: 2, always: 3 };

/** A heading of more lines is a paragraph, and looks like one. */
const MOST_BALANCED = 3;
/** Widths that are tried, from the narrowest that might do. */
const BALANCING_STEPS = 8;

export class Galley {
  readonly boxes: Box[] = [];
  readonly missing: MissingAt[];
  /** Finds the footnotes of the document that is being composed. Without it, their marks are left out. */
  findNote: FindNote | undefined;
  /** Whether boxes stand on sheets turned on their side. */
  private isTurned = false;
  private readonly typesetter: Typesetter;
  private gap = 0;
  private cost: BreakCost = 'free';
  private marks: Drawing[] = [];
  private marksHeight = 0;

  constructor(typesetter: Typesetter, missing: MissingAt[] = [], findNote?: FindNote) {
    this.typesetter = typesetter;
    this.missing = missing;
    this.findNote = findNote;
  }

  /**
   * Sets inlines in lines, and notes missing characters. `place` says where words without a source are, and `spans` where
   * they may be written.
   */
  set(inlines: Inlines, style: TypeStyle, width: number, place?: string, spans?: readonly Span[]): SetLines {
    const lines = this.typesetter.set(inlines, style, width, this.findNote);
    for (const glyph of lines.missing) {
      const text = spans && !glyph.text.places ? { ...glyph.text, places: spans } : glyph.text;
      this.missing.push({ ...glyph, text, place });
    }
    return lines;
  }

  /** Sets a title or heading in lines of like length: two or three lines are as narrow as their number allows. */
  setBalanced(inlines: Inlines, style: TypeStyle, width: number, place?: string): SetLines['lines'] {
    const { lines } = this.set(inlines, style, width, place);
    if (lines.length < 2 || lines.length > MOST_BALANCED) return lines;
    const { natural, longestWord } = this.extent(inlines, style);
    const least = Math.max(natural / lines.length, longestWord);
    if (least >= width) return lines;
    for (let step = 0; step < BALANCING_STEPS; step++) {
      const narrower = least + ((width - least) * step) / BALANCING_STEPS;
      const balanced = this.typesetter.set(inlines, style, narrower, this.findNote).lines;
      if (balanced.length === lines.length) return balanced;
    }
    return lines;
  }

  /** Sets code in lines, and notes missing characters. */
  setCode(children: Inlines, style: TypeStyle, width: number, hang: number): CodeLines {
    const lines = this.typesetter.setCode(children, style, width, hang, this.findNote);
    for (const glyph of lines.missing) this.missing.push({ ...glyph, place: undefined });
    return lines;
  }

  extent(inlines: Inlines, style: TypeStyle): Extent {
    return this.typesetter.extent(inlines, style, this.findNote);
  }

  /** Measures the longest word of inlines if each may be divided once, in points. */
  dividedExtent(inlines: Inlines, style: TypeStyle): number {
    return this.typesetter.dividedExtent(inlines, style, this.findNote);
  }

  /** Starts a galley for a cell's blocks. It has the same faces, and characters that it lacks are noted here. */
  beside(): Galley {
    return new Galley(this.typesetter, this.missing, this.findNote);
  }

  text(words: string): Inlines {
    return this.typesetter.text(words);
  }

  /** Asks for space before the next box, in points. If spaces meet, the larger counts. */
  space(points: number): void {
    this.gap = Math.max(this.gap, points);
  }

  /** Sets the least cost of breaking the page before the next box. */
  hold(cost: BreakCost): void {
    if (RANK[cost] > RANK[this.cost]) this.cost = cost;
  }

  /** The cost so far of breaking before the next box. */
  get holding(): BreakCost {
    return this.cost;
  }

  /** Starts a page with the next box. */
  breakPage(): void {
    this.hold('always');
  }

  /** Starts a page with the next box, on a sheet turned on its side or upright again. */
  turn(isTurned: boolean): void {
    this.breakPage();
    this.isTurned = isTurned;
  }

  /** Puts a list's mark beside the first line of the next box, which will be at least as high as the mark's line. */
  mark(drawing: Drawing, height: number): void {
    this.marks.push(drawing);
    this.marksHeight = Math.max(this.marksHeight, height);
  }

  get hasMarks(): boolean {
    return this.marks.length > 0;
  }

  /** Begins a block with a ground: room above its words, which a list's mark passes by, and which no page ends with. */
  padAbove(height: number, bars: readonly Bar[]): void {
    this.add({ height, drawings: [], bars, before: this.gap, breakBefore: this.cost });
    this.gap = 0;
    this.cost = 'lonely';
  }

  /** Ends a block with a ground: room below its words, instead of the space they asked for. */
  padBelow(height: number, bars: readonly Bar[]): void {
    this.add({ height, drawings: [], bars, before: 0, breakBefore: 'lonely' });
    this.gap = 0;
    this.cost = 'free';
  }

  /** Adds a line of words, which is most of what there is. */
  pushLine(drawing: Drawing, height: number, bars: readonly Bar[]): void {
    if (this.marks.length > 0) {
      this.push({ height, drawings: [drawing], bars });
      return;
    }
    this.add({ height, before: this.gap, breakBefore: this.cost, drawings: [drawing], bars });
    this.gap = 0;
    this.cost = 'free';
  }

  push(parts: BoxParts): void {
    if (this.marks.length > 0) {
      const drawings = [...this.marks, ...parts.drawings];
      const height = Math.max(parts.height, this.marksHeight);
      this.add({ ...parts, height, drawings, before: this.gap, breakBefore: this.cost });
      this.marks = [];
      this.marksHeight = 0;
    } else this.add({ ...parts, before: this.gap, breakBefore: this.cost });
    this.gap = 0;
    this.cost = 'free';
  }

  private add(box: Box): void {
    this.boxes.push(this.isTurned ? { ...box, isTurned: true } : box);
  }
}

/** The column that a table, code or a picture may fill. */
export function wholeWidth(frame: Frame): Frame {
  return frame.beyond === 0 ? frame : { ...frame, width: frame.width + frame.beyond, beyond: 0 };
}

/** How much of `step` a nested block may be indented before its column is too narrow to read. */
export function indent(step: number, frame: Frame): number {
  return Math.max(0, Math.min(step, frame.width - frame.narrowest));
}
