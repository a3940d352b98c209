/** Footnotes at the feet of pages: which page each is on, and what is divided where. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openTagTree } from '../../../../src/write/pdf/container/tags.js';
import type { DocumentNote } from '../../../../src/write/pdf/lines/context.js';
import type { Ink } from '../../../../src/write/pdf/lines/type-styles.js';
import type { Box, BreakCost, PageLayout } from '../../../../src/write/pdf/pages/boxes.js';
import { Feet } from '../../../../src/write/pdf/pages/foot.js';
import { paginate } from '../../../../src/write/pdf/pages/paginate.js';
import { runs } from '../../../support/tier.js';

const PAGE = 200;
/** What the rule above notes takes with the space around it. */
const RULE = 15.6;

const { root } = openTagTree();
const ink: Ink = { face: 'regular', size: 10, colour: '0 0 0', rise: 0, strokes: [] };

const noteOf = (number: number): DocumentNote => ({ number, id: `note-${number}` });

/** A box of text with the marks of some notes. */
function textBox(height: number, marks: readonly DocumentNote[] = [], breakBefore: BreakCost = 'free'): Box {
  const runsOfMarks = marks.map((note) => {
    const mark = { type: 'note-mark', note } as const;
    return { ink, context: { owners: [mark], link: mark }, operators: '', width: 5, trailing: 0, extras: [] };
  });
  const line = { runs: runsOfMarks, width: 5 * marks.length };
  return {
    height,
    before: 0,
    breakBefore,
    bars: [],
    drawings: [{ type: 'line', line, x: 0, baseline: 0, tag: root }],
  };
}

/** The lines of a note, ten points high; the first two and the last two stay together. */
function noteLines(count: number): readonly Box[] {
  return Array.from({ length: count }, (_, n) => ({
    height: 10,
    before: 0,
    breakBefore: n === 1 || (n > 0 && n === count - 1) ? 'lonely' : 'free',
    bars: [],
    drawings: [],
  }));
}

interface Sample {
  readonly boxes: readonly Box[];
  readonly notes: ReadonlyMap<DocumentNote, readonly Box[]>;
}

/** Each entry is a box: its height, and the lines of its note if it has one. */
function sampleOf(entries: readonly (readonly [height: number, lines?: number | undefined])[]): Sample {
  const notes = new Map<DocumentNote, readonly Box[]>();
  const boxes = entries.map(([height, lines], n) => {
    if (lines === undefined) return textBox(height);
    const note = noteOf(n + 1);
    notes.set(note, noteLines(lines));
    return textBox(height, [note]);
  });
  return { boxes, notes };
}

const layOut = ({ boxes, notes }: Sample): readonly PageLayout[] =>
  paginate(boxes, { upright: PAGE, turned: PAGE }, new Feet(notes, { left: 0, width: 100 }, '0 0 0'));

/** The heights of the text on each page, and behind the rule those of the notes. */
function shownOn(sample: Sample): readonly string[] {
  const text = new Set(sample.boxes);
  return layOut(sample).map((page) =>
    page.map(({ box }) => (text.has(box) ? `${box.height}` : box.height === 10 ? 'n' : '|')).join(' '),
  );
}

describe('feet', () => {
  it('hold the notes of their page, at its end', () => {
    const sample = sampleOf([[50, 1], [50], [50, 1], [50, 1]]);
    expect(shownOn(sample)).toEqual(['50 50 50 | n n', '50 | n']);
    const [first] = layOut(sample);
    expect(first?.at(-1)?.y).toBe(PAGE - 10);
    expect(first?.at(-3)?.y).toBeCloseTo(PAGE - 20 - RULE);
  });

  it('keep notes whole rather than fill their page to the last line', () => {
    expect(shownOn(sampleOf([[100], [50], [20, 4]]))).toEqual(['100 50', '20 | n n n n']);
  });

  it('let a long note go on at the next foot rather than leave much of a page empty', () => {
    const [first, second] = shownOn(sampleOf([[100], [20, 14], [20]]));
    expect(first).toBe('100 20 | n n n n n n');
    expect(second).toBe('20 | n n n n n n n n');
  });

  it('leave room for text where a note is longer than pages, and go on behind the text', () => {
    const pages = shownOn(sampleOf([[20, 60], [20], [20], [20], [20], [20], [20]]));
    expect(pages[0]).toMatch(/^20 \| (?:n ?)+$/);
    expect(pages[1]).toMatch(/^20 20 20 20 \| (?:n ?)+$/);
    expect(pages.at(-1)).toMatch(/^\| (?:n ?)+$/);
    expect(pages.join('').match(/n/g)).toHaveLength(60);
  });

  it('print a note once, at its first mark', () => {
    const note = noteOf(1);
    const boxes = [textBox(120, [note]), textBox(50, [note]), textBox(100, [note])];
    expect(shownOn({ boxes, notes: new Map([[note, noteLines(1)]]) })).toEqual(['120 50 | n', '100']);
  });

  it('make room in a row that is divided for the notes of its first part', () => {
    const note = noteOf(1);
    const row = (count: number, from: number): Box => ({
      ...textBox(count * 10, from === 0 ? [note] : []),
      divide: (room) => {
        const fit = Math.min(count, Math.floor(room / 10));
        return fit < 1 ? undefined : [row(fit, from), row(count - fit, from + fit)];
      },
    });
    const pages = paginate(
      [row(30, 0)],
      { upright: PAGE, turned: PAGE },
      new Feet(new Map([[note, noteLines(3)]]), { left: 0, width: 100 }, '0'),
    );
    expect(pages.map((page) => page.map(({ box }) => box.height))).toEqual([[150, RULE, 10, 10, 10], [150]]);
  });

  it('hold every line of every note once and in order, on no page before its mark, below the text', () => {
    const entry = fc.tuple(
      fc.integer({ min: 5, max: 190 }),
      fc.option(fc.integer({ min: 1, max: 70 }), { nil: undefined }),
    );
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 30 }), (entries) => {
        const sample = sampleOf(entries);
        const pages = layOut(sample);
        const isText = new Set(sample.boxes);
        const shown = pages.flatMap((page, n) => page.map(({ box }) => ({ box, page: n })));
        expect(shown.filter(({ box }) => isText.has(box)).map(({ box }) => box)).toEqual(sample.boxes);
        const noteBoxes = [...sample.notes.values()].flat();
        const isNote = new Set(noteBoxes);
        expect(shown.filter(({ box }) => isNote.has(box)).map(({ box }) => box)).toEqual(noteBoxes);
        const pageOf = new Map(shown.map(({ box, page }) => [box, page]));
        for (const box of sample.boxes)
          for (const [note, [first]] of sample.notes)
            if (
              first &&
              box.drawings.some(
                (one) =>
                  one.type === 'line' &&
                  one.line.runs[0]?.context.link?.type === 'note-mark' &&
                  one.line.runs[0].context.link.note === note,
              )
            )
              expect(pageOf.get(first)).toBeGreaterThanOrEqual(pageOf.get(box) ?? Number.POSITIVE_INFINITY);
        for (const page of pages) {
          const ends = page.map(({ box, y }) => y + box.height);
          for (const [n, { y }] of page.entries()) expect(y).toBeGreaterThanOrEqual((ends[n - 1] ?? 0) - 0.02);
          for (const end of ends) expect(end).toBeLessThanOrEqual(PAGE + 0.02);
        }
      }),
      { numRuns: runs(100, 10_000) },
    );
  });
});
