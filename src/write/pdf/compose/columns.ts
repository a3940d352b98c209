/**
 * How wide the columns of a table are, by what they hold: a column that needs little gets what it needs, the others share
 * what is left by the length of their text. All lengths in points.
 */

/** What a column's cells would like, padding included. */
export interface ColumnNeed {
  /** On one line. */
  readonly natural: number;
  /** So that no word is torn; at most `natural`. */
  readonly least: number;
}

/** Widths for all columns; together they are `width`. */
export function columnPoints(needs: readonly ColumnNeed[], width: number): readonly number[] {
  const natural = needs.map((need) => need.natural);
  const least = needs.map((need) => need.least);
  if (sum(natural) <= width) return natural.map((one) => one + ((width - sum(natural)) * one) / sum(natural));
  // Words must be torn: whoever needs less than a fair share keeps what it needs.
  if (sum(least) > width) return share(width, least, () => 1);
  const wants = needs.map((need) => need.natural - need.least);
  // The root of the length: a long text gets more than a short one, and does not take all.
  const given = share(width - sum(least), wants, (n) => Math.sqrt(natural[n] ?? 0));
  return least.map((one, n) => one + (given[n] ?? 0));
}

/** Shares a length out by weight; nobody gets more than it wants, and what it does not want goes to the others. */
function share(length: number, wants: readonly number[], weight: (n: number) => number): readonly number[] {
  const given = wants.map(() => 0);
  let open = wants.map((_, n) => n);
  let left = length;
  for (;;) {
    const weights = sum(open.map(weight));
    const part = (n: number) => (left * weight(n)) / weights;
    const content = open.filter((n) => (wants[n] ?? 0) <= part(n));
    if (content.length === 0 || content.length === open.length) {
      for (const n of open) given[n] = part(n);
      return given;
    }
    for (const n of content) given[n] = wants[n] ?? 0;
    left -= sum(content.map((n) => wants[n] ?? 0));
    open = open.filter((n) => !content.includes(n));
  }
}

function sum(lengths: readonly number[]): number {
  return lengths.reduce((total, length) => total + length, 0);
}
