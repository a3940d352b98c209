/** Reads the mark of a list item at the start of a line: a bullet, a number, a letter or a roman numeral. */
import type { ListMarks } from '../../../model/document.js';
import { candidateAt, type MarkReading } from '../../../model/typed-marks.js';
import type { TaggedLine } from './lines.js';

/** The mark at the start of a line; `width` is its length in characters, including the space after it. */
export type LineMark =
  | { readonly kind: 'bullet'; readonly width: number; readonly rank: number; readonly checked?: boolean }
  | { readonly kind: 'number'; readonly width: number; readonly marks: ListMarks; readonly number: number };

/** Word's bullets, by the level at which Word gives them; other signs say nothing of their level. */
const RANKS: Readonly<Record<string, number>> = {
  '•': 1,
  '·': 1,
  '●': 1,
  '\uF0B7': 1,
  o: 2,
  '◦': 2,
  '○': 2,
  '▪': 3,
  '■': 3,
  '§': 3,
  '\uF0A7': 3,
};

/** Boxes to tick, and whether they are ticked. */
const BOXES: Readonly<Record<string, boolean>> = { '☐': false, '☑': true, '☒': true };

/** `§`, `Ø`, `ü`, `v` and `q` are Word's square, arrow, tick, diamond and box where the symbol font is gone. */
const BULLET = /^(?:([-*•●▪■◦○‣·–—⁃∙◆◇❖►▶➢➤→✓✔☐☑☒□\uF0A7\uF0A8\uF0B7\uF0D8\uF0FC])[ \t\u00A0]+|([o§Øüvq])\t+)(?=\S)/u;
const DECIMAL = /^(\d{1,3})([.)])[ \t\u00A0]+(?=\S)/;

/** Reads a mark that needs no other beside it: a bullet, `1.` or `1)`. */
export function listMark(words: string): LineMark | undefined {
  const bullet = BULLET.exec(words);
  if (bullet) {
    const sign = bullet[1] ?? bullet[2] ?? '';
    const checked = BOXES[sign];
    const box = checked === undefined ? {} : { checked };
    return { kind: 'bullet', width: bullet[0].length, rank: RANKS[sign] ?? 0, ...box };
  }
  const number = DECIMAL.exec(words);
  if (!number) return undefined;
  const marks = { numbers: 'decimal', around: number[2] === ')' ? ')' : '.' } as const;
  return { kind: 'number', number: Number(number[1]), width: number[0].length, marks };
}

/** Marks of one kind, each the next after the one before it. */
interface Run {
  readonly around: ListMarks['around'];
  readings: readonly MarkReading[];
  readonly lines: { readonly line: TaggedLine; readonly width: number }[];
}

/**
 * Finds the marks of all lines that are no headings, by the lines' index. A letter, a roman numeral or a number in brackets is a
 * mark where the next follows it, since it may be an initial: `A. Smith`. In brackets, the first may be alone.
 */
export function itemMarks(
  lines: readonly TaggedLine[],
  isHeading: (line: TaggedLine) => boolean,
): ReadonlyMap<number, LineMark> {
  const marks = new Map<number, LineMark>();
  const runs: Run[] = [];
  let open: Run[] = [];
  for (const line of lines) {
    if (isHeading(line)) open = [];
    else {
      const mark = listMark(line.words);
      if (mark) marks.set(line.index, mark);
      else addToRun(line, open, runs);
    }
  }
  for (const { readings, around, lines: marked } of runs) {
    const [first] = readings;
    if (!first || (marked.length === 1 && around === '.')) continue;
    marked.forEach(({ line, width }, at) => {
      const number = first.value - marked.length + 1 + at;
      marks.set(line.index, { kind: 'number', number, width, marks: { numbers: first.numbers, around } });
    });
  }
  return marks;
}

/** No text has more lists inside one another. */
const MOST_OPEN = 9;

function addToRun(line: TaggedLine, open: Run[], runs: Run[]): void {
  const candidate = candidateAt(line.words, 0);
  const space = candidate && /^[ \t\u00A0]+(?=\S)/.exec(line.words.slice(candidate.width));
  if (!candidate || !space) return;
  const { around, readings } = candidate;
  const place = { line, width: candidate.width + space[0].length };
  for (const run of open.toReversed()) {
    const next = readings.filter(({ numbers, value }) =>
      run.readings.some((last) => last.numbers === numbers && last.value + 1 === value),
    );
    if (run.around !== around || next.length === 0) continue;
    run.readings = next;
    run.lines.push(place);
    return;
  }
  const first = readings.filter(({ value }) => value === 1);
  if (first.length === 0) return;
  const run: Run = { around, readings: first, lines: [place] };
  runs.push(run);
  open.push(run);
  if (open.length > MOST_OPEN) open.shift();
}
