/**
 * Boxes to pages of a height: each page takes what fits and ends at the last place where ending costs least. A table that
 * goes on repeats its header row; a box taller than a page goes on, where it can be divided. Pure: it knows heights only.
 */
import type { Box, BreakCost, PageLayout, PlacedBox } from './boxes.js';

/** Heights are sums of many: rounding must not push the last line out. */
const TOLERANCE = 0.01;

/** Below this part of a page a tall box is not begun: it had better start on the next. */
const LEAST_BEGINNING = 0.12;

/** A header row higher than this part of a page is not repeated, or no room would be left for rows. */
const HIGHEST_HEADER = 0.4;

const COSTS: readonly BreakCost[] = ['free', 'torn', 'lonely'];

/** Lays boxes out on pages of one height, in points. A document of no boxes is one empty page. */
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
  /** The first box that is not on the page. */
  readonly next: number;
  /** What is left of the last box where it was divided. */
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
    // Nothing can be done about a single box that is too tall: it is placed rather than lost.
    if (at === from) return { placed: [...placed, { box, y: top, repeated: false }], next: at + 1 };
    const next = bestBreak(boxes, from, at);
    return { placed: placed.slice(0, headerCount + next - from), next };
  }
  return { placed, next: boxes.length };
}

function divide(box: Box, page: number, room: number, first: boolean): readonly [Box, Box] | undefined {
  const full = page - (box.repeated && box.repeated.height <= page * HIGHEST_HEADER ? box.repeated.height : 0);
  if (!box.divide || box.height <= full) return undefined;
  return first || room >= page * LEAST_BEGINNING ? box.divide(room) : undefined;
}

/** The last box before which the page may end most cheaply; `over` is the first that does not fit. */
function bestBreak(boxes: readonly Box[], from: number, over: number): number {
  for (const cost of COSTS) for (let at = over; at > from; at--) if (boxes[at]?.breakBefore === cost) return at;
  return over;
}
