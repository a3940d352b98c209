/** Compares two texts line by line. */
import { align } from '../model/alignment.js';

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

function edits(before: readonly string[], after: readonly string[]): readonly DiffLine[] {
  const lines = (mark: DiffLine['mark'], texts: readonly string[]) => texts.map((text): DiffLine => ({ mark, text }));
  return align(before, after).flatMap(({ isSame, before: removed, after: added }) =>
    isSame
      ? lines(' ', after.slice(added.start, added.end))
      : [...lines('-', before.slice(removed.start, removed.end)), ...lines('+', after.slice(added.start, added.end))],
  );
}
