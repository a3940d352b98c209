/**
 * The feet of pages: footnotes, below a short rule, on the page of their first mark. One that doesn't fit there goes on at the
 * foot of the next page. Lengths are in points.
 */
import { remember } from '../../../model/remember.js';
import { stackHeight } from '../compose/cell-blocks.js';
import type { Element } from '../container/tags.js';
import type { DocumentNote } from '../lines/context.js';
import type { Box, PageLayout, PlacedBox } from './boxes.js';

/** The boxes of each note. */
export type NoteBoxes = ReadonlyMap<DocumentNote, readonly Box[]>;

/** A note's mark, and the element that its words are part of. */
export interface MarkAt {
  readonly note: DocumentNote;
  readonly tag: Element;
}

/** The marks of footnotes that a box shows, in order. */
export const marksIn = remember((box: Box): readonly MarkAt[] =>
  box.drawings.flatMap((drawing) =>
    drawing.type === 'line' && !drawing.repeated
      ? drawing.line.runs.flatMap(({ context: { link } }) =>
          link?.type === 'note-mark' ? [{ note: link.note, tag: drawing.tag }] : [],
        )
      : [],
  ),
);

/** Between the text and the rule, and between the rule and the first note. */
const ABOVE = 10;
const BELOW = 5;
const HAIRLINE = 0.6;
const RULE_HEIGHT = ABOVE + HAIRLINE + BELOW;
/** The length of the rule as a part of the measure. */
const RULE_LENGTH = 0.25;

/** Notes from earlier pages take no more than this part of a page that has text too. */
const MOST = 0.6;

/** Heights are sums of many numbers: rounding must not push the last line out. */
const TOLERANCE = 0.01;

/** The feet of the pages of one document, page after page. */
export class Feet {
  private readonly notes: NoteBoxes;
  private readonly rule: Box;
  private readonly printed = new Set<DocumentNote>();
  /** What notes of earlier pages still have to print. */
  private waiting: readonly Box[] = [];

  constructor(notes: NoteBoxes, frame: { readonly left: number; readonly width: number }, colour: string) {
    this.notes = notes;
    this.rule = {
      height: RULE_HEIGHT,
      before: 0,
      breakBefore: 'free',
      bars: [],
      drawings: [{ type: 'fill', x: frame.left, y: ABOVE, width: frame.width * RULE_LENGTH, height: HAIRLINE, colour }],
    };
  }

  get hasMore(): boolean {
    return this.waiting.length > 0;
  }

  /** The boxes of the notes that come first in a box, beside those that are on the page already. */
  notesOf(box: Box, onPage: readonly Box[]): readonly Box[] {
    const added = new Set<DocumentNote>();
    for (const { note } of marksIn(box)) if (!this.printed.has(note)) added.add(note);
    return [...added].flatMap((note) => this.notes.get(note) ?? []).filter((noteBox) => !onPage.includes(noteBox));
  }

  /** The height of a page's foot that has all notes so far and some more; or what earlier notes take, if they are long. */
  height(notes: readonly Box[], page: number): number {
    const most = page * MOST;
    if (footHeight(this.waiting) > most) return footHeight(this.waiting.slice(0, fitting(this.waiting, most)));
    return footHeight([...this.waiting, ...notes]);
  }

  /** Whether the beginning of some notes fits in a height below those that wait: a line or two, not a word. */
  fitsBeginning(notes: readonly Box[], room: number): boolean {
    const all = [...this.waiting, ...notes];
    return fitting(all, room) > this.waiting.length;
  }

  /** Ends a page: adds its foot, and keeps for the next what there is no room for. */
  close(placed: PageLayout, height: number): PageLayout {
    let notes: readonly Box[] = [];
    for (const { box, repeated } of placed) {
      if (repeated) continue;
      notes = [...notes, ...this.notesOf(box, notes)];
    }
    for (const { box, repeated } of placed) if (!repeated) for (const { note } of marksIn(box)) this.printed.add(note);
    const all = [...this.waiting, ...notes];
    if (all.length === 0) return placed;
    const last = placed.at(-1);
    const room = height - (last ? last.y + last.box.height : 0);
    const count = Math.max(fitting(all, room), placed.length === 0 ? 1 : 0);
    this.waiting = all.slice(count);
    return [...placed, ...this.foot(all.slice(0, count), height)];
  }

  private foot(notes: readonly Box[], height: number): readonly PlacedBox[] {
    if (notes.length === 0) return [];
    let y = height - footHeight(notes);
    const placed: PlacedBox[] = [{ box: this.rule, y, repeated: false }];
    y += RULE_HEIGHT;
    notes.forEach((box, n) => {
      if (n > 0) y += box.before;
      placed.push({ box, y, repeated: false });
      y += box.height;
    });
    return placed;
  }
}

function footHeight(notes: readonly Box[]): number {
  return notes.length === 0 ? 0 : RULE_HEIGHT + stackHeight(notes);
}

/** How many boxes of notes fit in a height, ending where a break costs little. */
function fitting(notes: readonly Box[], room: number): number {
  let count = 0;
  while (count < notes.length && footHeight(notes.slice(0, count + 1)) <= room + TOLERANCE) count++;
  if (count === notes.length) return count;
  for (let at = count; at > 0; at--) if (isGoodBreak(notes[at])) return at;
  return 0;
}

function isGoodBreak(box: Box | undefined): boolean {
  return box === undefined || box.breakBefore === 'free' || box.breakBefore === 'torn';
}
