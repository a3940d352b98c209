/** The lines of words that a finished PDF shows, as an eye counts them. */
import type { ReadPdf } from './reader.js';

export interface ShownLine {
  readonly page: number;
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
}

/** The lines of the document itself, in reading order: header, footer and what is repeated for the eye apart. */
export function linesOf(pdf: ReadPdf): readonly ShownLine[] {
  const lines: ShownLine[] = [];
  pdf.pages.forEach(({ pieces }, page) => {
    for (const piece of pieces) {
      if (piece.kind !== 'text' || piece.owner.kind !== 'tag') continue;
      const before = lines.at(-1);
      if (before?.page === page && before.baseline === piece.baseline && piece.left >= before.right - 1)
        lines[lines.length - 1] = { ...before, text: before.text + piece.text, right: piece.right };
      else {
        const { left, right, baseline, size } = piece;
        lines.push({ page, text: piece.text, left, right, baseline, size });
      }
    }
  });
  return lines;
}

/** The letters, spaces included, of the middle one of the lines that are followed by another of their paragraph. */
export function medianLine(lines: readonly ShownLine[], size = bodySize(lines)): number {
  const lengths = lines
    .filter((line, n) => {
      const next = lines[n + 1];
      return line.size === size && next?.page === line.page && next.left === line.left && next.baseline < line.baseline;
    })
    .map(({ text }) => text.trim().length)
    .filter((length) => length > 40)
    .sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length / 2)] ?? 0;
}

/** The size that most letters have. */
function bodySize(lines: readonly ShownLine[]): number {
  const letters = new Map<number, number>();
  for (const { size, text } of lines) letters.set(size, (letters.get(size) ?? 0) + text.length);
  return [...letters].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 0;
}
