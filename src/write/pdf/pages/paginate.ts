/**
 * Divides boxes into pages. Each page takes what fits, and ends at the last place where a break costs least. A table that
 * continues repeats its header row, and a tall row is divided where much of a page would be empty without that. Footnotes take room from the page that
 * shows their marks. Only heights matter here.
 */
import type { Box, BreakCost, PageLayout, PlacedBox } from './boxes.js';
import type { Feet } from './foot.js';
import type { TextHeights } from './sheet.js';

/** Heights are sums of many numbers: rounding must not push the last line out. */
const TOLERANCE = 0.01;

/** A row that is higher than this part of a page is divided, and a lower one where more would be left empty than this. */
const TALL = 0.25;

/** A row isn't divided where less than this part of a page is left empty without that. */
const LITTLE = 0.12;

/** How many lines of what is divided stay together, on both sides. What is taller than a page may need a line by itself. */
const TOGETHER = 2;

/** A header row higher than this part of a page isn't repeated, to leave room for the rows. */
const HIGHEST_HEADER = 0.4;

/** If more than this part of a page would be left empty, a note is divided. */
const MUCH = 0.15;

/** How often a row is divided anew to make room for its notes. */
const MOST_TRIES = 8;

const NO_NOTES: readonly Box[] = [];

const COSTS: readonly BreakCost[] = ['free', 'torn', 'lonely'];

/**
 * Lays boxes out on pages, upright or turned on their side, with their footnotes at the feet. Each turned box that follows an upright
 * one, and each upright one that follows a turned one, begins a page. Without boxes there is one empty page.
 */
export function paginate(boxes: readonly Box[], heights: TextHeights, feet?: Feet): readonly PageLayout[] {
  const pages: PageLayout[] = [];
  const close = (placed: PageLayout, height: number) => pages.push(feet ? feet.close(placed, height) : placed);
  const queue = [...boxes];
  let from = 0;
  while (from < queue.length) {
    const height = queue[from]?.isTurned ? heights.turned : heights.upright;
    const page = new PageFilling(queue, from, height, feet).fill();
    close(page.placed, height);
    if (page.remainder) queue[page.next - 1] = page.remainder;
    from = page.remainder ? page.next - 1 : page.next;
  }
  while (feet?.hasMore) close([], heights.upright);
  return pages.length > 0 ? pages : [[]];
}

interface FilledPage {
  readonly placed: PageLayout;
  /** The first box that isn't on the page. */
  readonly next: number;
  /** The rest of the last box, if it was divided. */
  readonly remainder?: Box;
}

class PageFilling {
  private readonly boxes: readonly Box[];
  private readonly from: number;
  private readonly height: number;
  private readonly feet: Feet | undefined;
  private readonly placed: PlacedBox[] = [];
  /** How many repeated rows begin the page. */
  private headerCount = 0;
  /** The notes of the boxes so far. */
  private notes: readonly Box[] = [];
  /** The end of the last box, from the top. */
  private y = 0;

  constructor(boxes: readonly Box[], from: number, height: number, feet: Feet | undefined) {
    this.boxes = boxes;
    this.from = from;
    this.height = height;
    this.feet = feet;
  }

  fill(): FilledPage {
    const { boxes, from, placed } = this;
    const header = boxes[from]?.repeated;
    if (header && header.height <= this.height * HIGHEST_HEADER) this.place(header, 0, true);
    this.headerCount = placed.length;
    for (let at = from; at < boxes.length; at++) {
      const box = boxes[at];
      if (!box) break;
      if (at > from && box.breakBefore === 'always') return { placed, next: at };
      const top = at === from ? this.y : this.y + box.before;
      const notes = this.notesWith(box);
      if (top + box.height + this.footHeight(notes) <= this.height + TOLERANCE) {
        this.place(box, top, false);
        this.notes = notes;
        continue;
      }
      const divided = this.divide(box, top, at);
      if (divided) {
        this.place(divided[0], top, false);
        return { placed, next: at + 1, remainder: divided[1] };
      }
      // A single box that is too tall and can't be divided is placed rather than lost. So is one whose notes are too tall.
      if (at === from || this.mayLeaveNotes(at, top, notes)) {
        this.place(box, top, false);
        return { placed, next: at + 1 };
      }
      const next = bestBreak(boxes, from, at);
      return { placed: placed.slice(0, this.headerCount + next - from), next };
    }
    return { placed, next: boxes.length };
  }

  private place(box: Box, y: number, repeated: boolean): void {
    this.placed.push({ box, y, repeated });
    this.y = y + box.height;
  }

  private notesWith(box: Box): readonly Box[] {
    return this.feet ? [...this.notes, ...this.feet.notesOf(box, this.notes)] : NO_NOTES;
  }

  private footHeight(notes: readonly Box[]): number {
    return this.feet ? this.feet.height(notes, this.height) : 0;
  }

  /**
   * Whether a page may end with a box whose notes go on at the next page's foot: if without it much of the page would be empty.
   */
  private mayLeaveNotes(at: number, top: number, notes: readonly Box[]): boolean {
    const box = this.boxes[at];
    const next = this.boxes[at + 1];
    if (!this.feet || !box || notes.length === this.notes.length) return false;
    if (next && next.breakBefore === 'lonely') return false;
    const free = this.height - this.y - this.footHeight(this.notes);
    const room = this.height - top - box.height;
    return free >= this.height * MUCH && this.feet.fitsBeginning(notes, room);
  }

  private divide(box: Box, top: number, at: number): readonly [Box, Box] | undefined {
    const first = at === this.from;
    if (!box.divide || !(first ? box.height > this.roomBelowHeader(box) : this.isWorthDividing(box, at)))
      return undefined;
    const divided = this.dividedWith(box, top, TOGETHER, first) ?? (first && this.dividedWith(box, top, 1, first));
    if (!divided) return undefined;
    return box.isTurned ? [turned(divided[0]), turned(divided[1])] : divided;
  }

  private roomBelowHeader({ repeated }: Box): number {
    return this.height - (repeated && repeated.height <= this.height * HIGHEST_HEADER ? repeated.height : 0);
  }

  /** Whether much of the page would be empty if a box that doesn't fit began on the next. */
  private isWorthDividing(box: Box, at: number): boolean {
    const page = this.height;
    const last = this.placed[this.headerCount + bestBreak(this.boxes, this.from, at) - this.from - 1];
    const left = page - (last ? last.y + last.box.height : 0);
    return left > page * LITTLE && (box.height > page * TALL || left > page * TALL);
  }

  private dividedWith(box: Box, top: number, leastLines: number, first: boolean): readonly [Box, Box] | undefined {
    let room = this.height - top - this.footHeight(this.notes);
    let divided = box.divide?.(room, leastLines);
    // What fits may have notes, which leave less room.
    for (let tries = 0; divided && this.feet && tries < MOST_TRIES; tries++) {
      const over = top + divided[0].height + this.footHeight(this.notesWith(divided[0])) - this.height;
      if (over <= TOLERANCE) break;
      room = Math.min(room, divided[0].height) - over;
      divided = box.divide?.(room, leastLines) ?? (first ? divided : undefined);
    }
    return divided;
  }
}

function turned(box: Box): Box {
  return { ...box, isTurned: true };
}

/** The last box before which a page break costs least. `over` is the first box that doesn't fit. */
function bestBreak(boxes: readonly Box[], from: number, over: number): number {
  for (const cost of COSTS) for (let at = over; at > from; at--) if (boxes[at]?.breakBefore === cost) return at;
  return over;
}
