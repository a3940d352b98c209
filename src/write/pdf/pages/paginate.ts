/**
 * Divides boxes into pages. Each page takes what fits, and ends at the last place where a break costs least. A table that
 * continues repeats its header row, and a box taller than a page is divided if it can be. Only heights matter here.
 */
import type { Box, BreakCost, PageLayout, PlacedBox } from './boxes.js';

/** Heights are sums of many numbers: rounding must not push the last line out. */
const TOLERANCE = 0.01;

/** If less than this part of a page is free, a tall box starts on the next. */
const LEAST_BEGINNING = 0.12;

/** A header row higher than this part of a page isn't repeated, to leave room for the rows. */
const HIGHEST_HEADER = 0.4;

const COSTS: readonly BreakCost[] = ['free', 'torn', 'lonely'];

/** Lays boxes out on pages of one height, in points. Without boxes there is one empty page. */
export function paginate(boxes: readonly Box[], height: number): readonly PageLayout[] {
  const pages: PageLayout[] = [];
  const queue = [...boxes];
  let from = 0;
  while (from < queue.length) {
    const page = fillPage(queue, from, height);
    pages.push(page.placed);
    if (page.remainder) queue[page.next - 1] = page.remainder;
    from = page.remainder ? page.next - 1 : page.next;
  }
  return pages.length > 0 ? pages : [[]];
}

interface FilledPage {
  readonly placed: PageLayout;
  /** The first box that isn't on the page. */
  readonly next: number;
  /** The rest of the last box, if it was divided. */
  readonly remainder?: Box;
}

function fillPage(boxes: readonly Box[], from: number, height: number): FilledPage {
  const placed: PlacedBox[] = [];
  let y = 0;
  const header = boxes[from]?.repeated;
  if (header && header.height <= height * HIGHEST_HEADER) {
    placed.push({ box: header, y: 0, repeated: true });
    y = header.height;
  }
  const headerCount = placed.length;
  for (let at = from; at < boxes.length; at++) {
    const box = boxes[at];
    if (!box) break;
    if (at > from && box.breakBefore === 'always') return { placed, next: at };
    const top = at === from ? y : y + box.before;
    if (top + box.height <= height + TOLERANCE) {
      placed.push({ box, y: top, repeated: false });
      y = top + box.height;
      continue;
    }
    const divided = divide(box, height, height - top, at === from);
    if (divided)
      return { placed: [...placed, { box: divided[0], y: top, repeated: false }], next: at + 1, remainder: divided[1] };
    // A single box that is too tall and can't be divided is placed rather than lost.
    if (at === from) return { placed: [...placed, { box, y: top, repeated: false }], next: at + 1 };
    const next = bestBreak(boxes, from, at);
    return { placed: placed.slice(0, headerCount + next - from), next };
  }
  return { placed, next: boxes.length };
}

function divide(box: Box, page: number, room: number, first: boolean): readonly [Box, Box] | undefined {
  const pageRoom = page - (box.repeated && box.repeated.height <= page * HIGHEST_HEADER ? box.repeated.height : 0);
  if (!box.divide || box.height <= pageRoom) return undefined;
  return first || room >= page * LEAST_BEGINNING ? box.divide(room) : undefined;
}

/** The last box before which a page break costs least. `over` is the first box that doesn't fit. */
function bestBreak(boxes: readonly Box[], from: number, over: number): number {
  for (const cost of COSTS) for (let at = over; at > from; at--) if (boxes[at]?.breakBefore === cost) return at;
  return over;
}
