/**
 * The filters of PNG rows (ISO/IEC 15948, clause 9), which PDF knows as predictors 10 to 15: each byte as its difference
 * from what its neighbours foretell. A row stands behind one byte that names its filter.
 */

/** Paeth's predictor (9.4): of left, up and corner the one that is nearest to left + up − corner. */
function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const a = Math.abs(guess - left);
  const b = Math.abs(guess - up);
  const c = Math.abs(guess - corner);
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** What a filter foretells of a byte. */
function foretold(filter: number, left: number, up: number, corner: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4:
      return paeth(left, up, corner);
    default:
      return 0;
  }
}

/**
 * Undoes the filters of so many rows, in place, from `start`, where the first row's filter byte is. `length` counts the
 * bytes of a row without that byte, `step` the bytes of a pixel, at least one.
 */
export function unfilterRows(data: Uint8Array, start: number, rows: number, length: number, step: number): void {
  for (let row = 0; row < rows; row++) {
    const at = start + row * (length + 1) + 1;
    const filter = data[at - 1] ?? 0;
    if (filter === 0) continue;
    const above = row === 0 ? -1 : at - length - 1;
    if (filter === SUB) for (let n = at + step; n < at + length; n++) data[n] = (data[n] ?? 0) + (data[n - step] ?? 0);
    else if (filter === UP) addRow(data, at, above, length);
    else unfilterRow(data, { at, above, length, step, filter });
  }
}

/** The two filters that compare with one neighbour. */
const [SUB, UP] = [1, 2];

function addRow(data: Uint8Array, at: number, above: number, length: number): void {
  if (above < 0) return;
  for (let n = 0; n < length; n++) data[at + n] = (data[at + n] ?? 0) + (data[above + n] ?? 0);
}

interface FilteredRow {
  readonly at: number;
  /** Of the row before; below nought where there is none. */
  readonly above: number;
  readonly length: number;
  readonly step: number;
  readonly filter: number;
}

function unfilterRow(data: Uint8Array, { at, above, length, step, filter }: FilteredRow): void {
  for (let n = 0; n < length; n++) {
    const left = n < step ? 0 : (data[at + n - step] ?? 0);
    const up = above < 0 ? 0 : (data[above + n] ?? 0);
    const corner = n < step || above < 0 ? 0 : (data[above + n - step] ?? 0);
    data[at + n] = (data[at + n] ?? 0) + foretold(filter, left, up, corner);
  }
}

/**
 * Filters rows of samples, each with the filter that leaves the smallest differences (12.8: the least sum of absolute
 * differences). Gives all rows with their filter bytes.
 */
export function filterRows(samples: Uint8Array, length: number, step: number): Uint8Array {
  const rows = samples.length / length;
  const filtered = new Uint8Array(samples.length + rows);
  for (let row = 0; row < rows; row++) {
    const filter = bestFilter(samples, row, length, step);
    const at = row * (length + 1);
    filtered[at] = filter;
    for (let n = 0; n < length; n++) filtered[at + 1 + n] = difference(samples, row, n, length, step, filter);
  }
  return filtered;
}

function bestFilter(samples: Uint8Array, row: number, length: number, step: number): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let filter = 0; filter <= 4; filter++) {
    let sum = 0;
    for (let n = 0; n < length && sum < least; n++) {
      const byte = difference(samples, row, n, length, step, filter) & 0xff;
      sum += byte < 128 ? byte : 256 - byte;
    }
    if (sum < least) [best, least] = [filter, sum];
  }
  return best;
}

/** A byte less what is foretold of it; may be below nought. */
function difference(samples: Uint8Array, row: number, n: number, length: number, step: number, filter: number): number {
  const at = row * length + n;
  const left = n < step ? 0 : (samples[at - step] ?? 0);
  const up = row === 0 ? 0 : (samples[at - length] ?? 0);
  const corner = n < step || row === 0 ? 0 : (samples[at - length - step] ?? 0);
  return (samples[at] ?? 0) - foretold(filter, left, up, corner);
}
