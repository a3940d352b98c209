/** Compares two texts line by line. */

/** A removed line, an added one, or an unchanged line beside them. */
export interface DiffLine {
  readonly mark: '-' | '+' | ' ';
  readonly text: string;
}

/** How many unchanged lines are shown beside a change. */
const BESIDE = 2;

/** Lists the lines that differ, with the lines beside them, in one part for each group of changes. */
export function lineDiff(before: string, after: string): readonly (readonly DiffLine[])[] {
  const lines = edits(before.split('\n'), after.split('\n'));
  const parts: DiffLine[][] = [];
  let lastShown = Number.NEGATIVE_INFINITY;
  lines.forEach((line, at) => {
    const isNear = lines.slice(Math.max(0, at - BESIDE), at + BESIDE + 1).some(({ mark }) => mark !== ' ');
    if (!isNear) return;
    if (at > lastShown + 1) parts.push([]);
    parts.at(-1)?.push({ ...line, text: line.text.replace(/\r$/, '') });
    lastShown = at;
  });
  return parts;
}

/** The fewest edits from one text to the other, by their longest common subsequence of lines. */
function edits(before: readonly string[], after: readonly string[]): readonly DiffLine[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  const isSameEnd = () => before[before.length - 1 - tail] === after[after.length - 1 - tail];
  while (tail < before.length - head && tail < after.length - head && isSameEnd()) tail++;
  const unchanged = (lines: readonly string[]) => lines.map((text): DiffLine => ({ mark: ' ', text }));
  return [
    ...unchanged(before.slice(0, head)),
    ...middle(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...unchanged(before.slice(before.length - tail)),
  ];
}

function middle(before: readonly string[], after: readonly string[]): readonly DiffLine[] {
  const common = before.map(() => new Uint32Array(after.length + 1));
  common.push(new Uint32Array(after.length + 1));
  const length = (a: number, b: number) => common[a]?.[b] ?? 0;
  for (let a = before.length - 1; a >= 0; a--)
    for (let b = after.length - 1; b >= 0; b--) {
      const row = common[a];
      if (row)
        row[b] = before[a] === after[b] ? length(a + 1, b + 1) + 1 : Math.max(length(a + 1, b), length(a, b + 1));
    }
  const lines: DiffLine[] = [];
  let [a, b] = [0, 0];
  while (a < before.length || b < after.length) {
    if (a < before.length && b < after.length && before[a] === after[b]) {
      lines.push({ mark: ' ', text: before[a++] ?? '' });
      b++;
    } else if (b >= after.length || (a < before.length && length(a + 1, b) >= length(a, b + 1)))
      lines.push({ mark: '-', text: before[a++] ?? '' });
    else lines.push({ mark: '+', text: after[b++] ?? '' });
  }
  return lines;
}
