/**
 * Works out the widths of a table's columns from their text, for PDF and Word. A column that needs little gets what it needs, and the
 * others share the rest by the length of their text. All lengths are in one unit, whichever it is.
 */

/** The widths that a column's cells need, padding included. */
export interface ColumnNeed {
  /** With everything on one line. */
  readonly natural: number;
  /** Without tearing a word, which may be divided where its table allows that. At most `natural`. */
  readonly least: number;
  /** Without dividing a word. Between both others. */
  readonly undivided: number;
  /** Without tearing a word, nor a figure such as a telephone number. Between `least` and `natural`. */
  readonly unbroken: number;
}

/** What a width has room for. */
export interface ColumnRoom {
  /** Whether no word is torn. */
  readonly isWhole: boolean;
  /** Whether each figure, such as a telephone number or a date, stays on one line. */
  readonly keepsFigures: boolean;
}

/** Finds out what columns that share a width have room for. */
export function columnRoom(needs: readonly ColumnNeed[], width: number): ColumnRoom {
  return {
    isWhole: sum(needs.map(({ least }) => least)) <= width,
    keepsFigures: sum(needs.map(({ unbroken }) => unbroken)) <= width,
  };
}

/** The widths of all columns, which add up to `width`. */
export function columnWidths(needs: readonly ColumnNeed[], width: number): readonly number[] {
  const natural = needs.map((need) => need.natural);
  if (sum(natural) <= width) return natural.map((length) => length + ((width - sum(natural)) * length) / sum(natural));
  const least = leastWidths(needs, width);
  // Some words must be torn. A column that needs less than a fair share gets what it needs.
  if (sum(least) > width) return share(width, least, () => 1);
  const limits = needs.map((need, n) => need.natural - (least[n] ?? 0));
  // By the square root of the length, so that a long text gets more than a short one but not everything.
  const extras = share(width - sum(least), limits, (n) => Math.sqrt(natural[n] ?? 0));
  return least.map((length, n) => length + (extras[n] ?? 0));
}

/**
 * The least widths. What is left over is given where a little does most: so that words needn't be divided, and figures such as telephone
 * numbers stay on one line, in as many columns as there is room for that.
 */
export function leastWidths(needs: readonly ColumnNeed[], width: number): readonly number[] {
  const ideal = needs.map(({ undivided, unbroken }) => Math.max(undivided, unbroken));
  if (sum(ideal) <= width) return ideal;
  const widths = needs.map(({ least }) => least);
  let room = width - sum(widths);
  for (;;) {
    const [next] = needs
      .flatMap(({ undivided, unbroken }, n) =>
        [undivided, unbroken].map((wanted) => ({ n, wanted, extra: wanted - (widths[n] ?? 0) })),
      )
      .filter(({ extra }) => extra > 0)
      .sort((a, b) => a.extra - b.extra);
    if (!next || next.extra > room) return widths;
    widths[next.n] = next.wanted;
    room -= next.extra;
  }
}

/** Widths that were given, with columns that are too narrow for their longest words widened at the cost of the others. */
export function widenedColumns(given: readonly number[], least: readonly number[]): readonly number[] {
  const width = sum(given);
  if (given.every((length, n) => length >= (least[n] ?? 0)) || sum(least) > width) return given;
  const spare = given.map((length, n) => Math.max(0, length - (least[n] ?? 0)));
  return given.map((_, n) => (least[n] ?? 0) + ((width - sum(least)) * (spare[n] ?? 0)) / sum(spare));
}

/** Shares a length out by weight. No share is above its limit, and what a limit leaves over goes to the others. */
function share(length: number, limits: readonly number[], weight: (n: number) => number): readonly number[] {
  const shares = limits.map(() => 0);
  let unmet = limits.map((_, n) => n);
  let remaining = length;
  for (;;) {
    const weights = sum(unmet.map(weight));
    const part = (n: number) => (remaining * weight(n)) / weights;
    const satisfied = unmet.filter((n) => (limits[n] ?? 0) <= part(n));
    if (satisfied.length === 0 || satisfied.length === unmet.length) {
      for (const n of unmet) shares[n] = part(n);
      return shares;
    }
    for (const n of satisfied) shares[n] = limits[n] ?? 0;
    remaining -= sum(satisfied.map((n) => limits[n] ?? 0));
    unmet = unmet.filter((n) => !satisfied.includes(n));
  }
}

function sum(lengths: readonly number[]): number {
  return lengths.reduce((total, length) => total + length, 0);
}
