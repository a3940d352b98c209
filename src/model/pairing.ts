/** Pairs what two lists hold, in order, so that the pairs are most alike. */
import { align, type Pair } from './alignment.js';

/** Two parts of two lists; `end` is the first place behind each. */
export interface Gap {
  readonly before: { readonly start: number; readonly end: number };
  readonly after: { readonly start: number; readonly end: number };
}

/** What pairing asks of the things of two lists. */
export interface Alike<Thing> {
  /** How alike two things are, from 0 to 1; 0 for those that can't be one. */
  likeness(before: Thing, after: Thing): number;
  /** What things that are one mostly have in common, strongest first; for lists so long that not all can be compared. */
  readonly hints: readonly ((thing: Thing) => string)[];
}

/** The most comparisons of all things of one list with all of another; above that, hints divide the lists. */
const MOST_COMPARISONS = 2_500;

/** How alike two things must be to be one that changed. */
const ALIKE = 0.4;

/** The pairs of two lists between others, by likeness. */
export function pairsWithin<Thing>(
  before: readonly Thing[],
  after: readonly Thing[],
  gap: Gap,
  alike: Alike<Thing>,
  hints = alike.hints,
): readonly Pair[] {
  const [rows, columns] = [gap.before.end - gap.before.start, gap.after.end - gap.after.start];
  if (rows === 0 || columns === 0) return [];
  const likeness = (row: number, column: number) => {
    const [a, b] = [before[gap.before.start + row], after[gap.after.start + column]];
    return a === undefined || b === undefined ? 0 : alike.likeness(a, b);
  };
  const placed = ([row, column]: Pair): Pair => [gap.before.start + row, gap.after.start + column];
  if (rows * columns <= MOST_COMPARISONS) return bestPairs(rows, columns, likeness).map(placed);
  const [hint, ...others] = hints;
  if (!hint) return stepByStep(rows, columns, likeness).map(placed);
  return align(
    before.slice(gap.before.start, gap.before.end).map(hint),
    after.slice(gap.after.start, gap.after.end).map(hint),
  ).flatMap(({ isSame, before: from, after: to }): readonly Pair[] => {
    const part: Gap = {
      before: { start: gap.before.start + from.start, end: gap.before.start + from.end },
      after: { start: gap.after.start + to.start, end: gap.after.start + to.end },
    };
    if (!isSame) return pairsWithin(before, after, part, alike, others);
    const pairs: Pair[] = [];
    for (let n = 0; n < from.end - from.start; n++)
      if (likeness(from.start + n, to.start + n) >= ALIKE) pairs.push(placed([from.start + n, to.start + n]));
    return pairs;
  });
}

/** Things at the same place from the front, where they are alike. */
function stepByStep(rows: number, columns: number, likeness: (row: number, column: number) => number): readonly Pair[] {
  const pairs: Pair[] = [];
  for (let n = 0; n < Math.min(rows, columns); n++) if (likeness(n, n) >= ALIKE) pairs.push([n, n]);
  return pairs;
}

/** The pairs in order whose likenesses have the highest sum. */
function bestPairs(rows: number, columns: number, likeness: (row: number, column: number) => number): readonly Pair[] {
  const scores = new Float64Array(rows * columns);
  const width = columns + 1;
  const best = new Float64Array((rows + 1) * width);
  const at = (row: number, column: number) => best[row * width + column] ?? 0;
  for (let row = rows - 1; row >= 0; row--)
    for (let column = columns - 1; column >= 0; column--) {
      const score = likeness(row, column);
      scores[row * columns + column] = score;
      const skipping = Math.max(at(row + 1, column), at(row, column + 1));
      best[row * width + column] = score < ALIKE ? skipping : Math.max(skipping, score + at(row + 1, column + 1));
    }
  const pairs: Pair[] = [];
  let [row, column] = [0, 0];
  while (row < rows && column < columns) {
    const score = scores[row * columns + column] ?? 0;
    if (score >= ALIKE && at(row, column) === at(row + 1, column + 1) + score) pairs.push([row++, column++]);
    else if (at(row, column) === at(row + 1, column)) row++;
    else column++;
  }
  return pairs;
}
