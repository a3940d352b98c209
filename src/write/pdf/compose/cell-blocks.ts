/**
 * Places the blocks of a table's cell, which are composed in a column of the cell's width: how high they are, where each is
 * drawn, and where they are divided if their row continues on the next page.
 */
import type { Bar, Box, BreakCost, Drawing } from '../pages/boxes.js';

/** Heights are sums of many numbers: rounding must not push the last line out. */
const TOLERANCE = 0.01;

/** The height of boxes, one below the other. */
export function stackHeight(boxes: readonly Box[]): number {
  return boxes.reduce((height, box, n) => height + (n > 0 ? box.before : 0) + box.height, 0);
}

/** Draws boxes one below the other. `top` is the distance from the top of the row to the first. */
export function stackDrawings(boxes: readonly Box[], top: number): readonly Drawing[] {
  let y = top;
  return boxes.flatMap((box, n): readonly Drawing[] => {
    const above = boxes[n - 1];
    const end = y;
    if (above) y += box.before;
    const at = y;
    y += box.height;
    const bars = box.bars.map((bar) => barAt(bar, above?.bars.includes(bar) ? end : at, at + box.height));
    return [...bars, ...box.drawings.map((drawing) => lowered(drawing, at))];
  });
}

/** A quote's bar, joined to that of the box above. */
function barAt({ x, width, colour }: Bar, from: number, to: number): Drawing {
  return { type: 'fill', x, y: from, width, height: to - from, colour };
}

/** Moves a drawing down. */
export function lowered(drawing: Drawing, by: number): Drawing {
  if ('baseline' in drawing) return { ...drawing, baseline: drawing.baseline + by };
  return 'y' in drawing ? { ...drawing, y: drawing.y + by } : drawing;
}

const COSTS: readonly BreakCost[] = ['free', 'torn', 'lonely', 'always'];
/** The breaks that leave no line and no heading behind. */
const GOOD: readonly BreakCost[] = ['free', 'torn'];

/**
 * Divides boxes into those that fit in a height and the rest. With a `least` height, nothing lower is on either side, and no line
 * is left alone. Undefined if that can't be done, or if not even a part of the first fits.
 */
export function divideStack(
  boxes: readonly Box[],
  room: number,
  least = 0,
): readonly [readonly Box[], readonly Box[]] | undefined {
  let y = 0;
  for (const [at, box] of boxes.entries()) {
    const top = at === 0 ? 0 : y + box.before;
    if (top + box.height <= room + TOLERANCE) {
      y = top + box.height;
      continue;
    }
    if (least > 0) return goodDivision(boxes, at, least);
    if (at > 0) return split(boxes, bestBreak(boxes, at));
    const divided = box.divide?.(room, 1);
    return divided && [[divided[0]], [divided[1], ...boxes.slice(1)]];
  }
  return [boxes, []];
}

function split(boxes: readonly Box[], at: number): readonly [readonly Box[], readonly Box[]] {
  return [boxes.slice(0, at), boxes.slice(at)];
}

/** The last box, at or before `over`, that costs least to start the next page with. */
function bestBreak(boxes: readonly Box[], over: number): number {
  for (const cost of COSTS) for (let at = over; at > 0; at--) if (boxes[at]?.breakBefore === cost) return at;
  return over;
}

function goodDivision(
  boxes: readonly Box[],
  over: number,
  least: number,
): readonly [readonly Box[], readonly Box[]] | undefined {
  for (const cost of GOOD)
    for (let at = over; at > 0; at--) {
      const [first, second] = split(boxes, at);
      if (boxes[at]?.breakBefore === cost && stackHeight(first) >= least && stackHeight(second) >= least)
        return [first, second];
    }
  return undefined;
}
