import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { openFace } from '../../../../src/formats/fonts/face.js';
import type { Inlines } from '../../../../src/model/document.js';
import { DEFAULT_THEME, SOURCE_SERIF } from '../../../../src/model/theme.js';
import { breakLines, type Line } from '../../../../src/write/pdf/lines/break.js';
import { openFaces } from '../../../../src/write/pdf/lines/faces.js';
import { divisionsOf, withPatterns } from '../../../../src/write/pdf/lines/hyphenation.js';
import { typeStyles } from '../../../../src/write/pdf/lines/type-styles.js';
import { openTypesetter } from '../../../../src/write/pdf/lines/typeset.js';
import { wordsOf } from '../../../../src/write/pdf/lines/words.js';
import { growsWithLength } from '../../../support/growth.js';
import { fontFile, ownFonts } from '../../../support/pdf/fonts.js';
import { emphasis, lineBreak, link, strong, text } from '../../../support/sample-document.js';
import { runs } from '../../../support/tier.js';

const faces = await openFaces(DEFAULT_THEME.faces, ownFonts);
const { body } = typeStyles(DEFAULT_THEME, faces);
const glyphs = openFace(fontFile('SourceSans3-Regular.ttf'));

/** Lines as words: what was put in, cut where the lines end. */
function linesOf(inlines: Inlines, width: number): readonly string[] {
  const { words } = wordsOf(inlines, body, faces);
  const lines = breakLines(words, width, faces);
  // Each line's letters are found again by walking through the text: lines hold glyphs, not letters.
  return split(
    words.map((word) => [...word.fragments, ...word.spaces].map((one) => one.text).join('')).join(''),
    lines,
  );
}

function split(whole: string, lines: readonly Line[]): readonly string[] {
  let at = 0;
  return lines.map((line) => {
    const width = line.runs.reduce((sum, run) => sum + run.width, 0);
    let end = at + 1;
    const measure = (to: number) => widthOf(whole.slice(at, to));
    while (end < whole.length && measure(end) < width - 0.5) end++;
    const part = whole.slice(at, end);
    at = end;
    return part;
  });
}

/** Words and spaces apart, as the writer shapes them. */
function widthOf(part: string): number {
  const pieces = part.match(/\s+|\S+/g) ?? [];
  return pieces.reduce((sum, piece) => sum + (glyphs.shape(piece).width * body.size) / 1000, 0);
}

const prose = (words: string) => [text(words)];

beforeAll(() => withPatterns(() => divisionsOf('patterns', 'en-GB')));

describe('lines', () => {
  it('end between words, and keep the space there so that a reader does not join them', () => {
    const lines = linesOf(prose('The manager reads every record of the week.'), 110);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join('')).toBe('The manager reads every record of the week.');
    for (const line of lines.slice(0, -1)) expect(line).toMatch(/\S $/);
  });

  it('do not end within a date, a telephone number, before a unit or after a title', () => {
    const words = 'Mrs Morgan rings 029 2018 0123 by 12 January 2026 and waits 30 minutes for Dr Jones. '.repeat(6);
    for (let width = 120; width < 420; width += 7)
      for (const line of linesOf(prose(words), width).slice(0, -1))
        expect(line.trimEnd()).not.toMatch(/(?:Mrs|Dr|029|2018|12|January|30)$/);
  });

  it('leave no short word alone at a paragraph’s end', () => {
    const words = 'The person in charge writes down what was said, by whom, and when, and signs it on the day it was';
    let alone = 0;
    for (let width = 150; width < 420; width += 3) {
      const last = linesOf(prose(`${words} so.`), width).at(-1) ?? '';
      if (!last.trim().includes(' ')) alone++;
    }
    expect(alone).toBe(0);
  });

  it('end where the text says so, with a space for readers', () => {
    const { words } = wordsOf([text('one'), lineBreak, text('two'), lineBreak], body, faces);
    expect(breakLines(words, 400, faces)).toHaveLength(2);
    expect(words[0]?.spaces).toHaveLength(1);
  });

  it('tear a word that is longer than a line, and lose nothing of it', () => {
    for (const word of ['x'.repeat(10_000), `https://example.org/${'path/'.repeat(60)}`, `${'q\u0302'.repeat(300)}`]) {
      const { words } = wordsOf(prose(word), body, faces);
      const lines = breakLines(words, 200, faces);
      expect(lines.length).toBeGreaterThan(1);
      for (const line of lines) expect(line.width).toBeLessThanOrEqual(200.01);
    }
  });

  it('torn where kerning held the letters together are no wider for it', async () => {
    const serifs = await openFaces({ ...DEFAULT_THEME.faces, body: SOURCE_SERIF, headings: SOURCE_SERIF }, ownFonts);
    const { words } = wordsOf(prose('\\{€xa[ŷŵ,'.repeat(25)), body, serifs);
    for (let width = 60; width < 500; width += 1.3)
      for (const line of breakLines(words, width, serifs)) expect(line.width).toBeLessThanOrEqual(width + 0.011);
  });

  it('tear an address after a sign where one is near', () => {
    const lines = linesOf(prose('safeguarding.team.of.the.county@example.gov.wales'), 120);
    for (const line of lines.slice(0, -1)) expect(line).toMatch(/[.@]$/);
  });

  it('hold runs of one ink and one link each', () => {
    const bold = strong('two');
    const address = link('https://example.org', 'five ', emphasis('six'));
    const { words } = wordsOf([text('one '), bold, text(' three four '), address], body, faces);
    const [line] = breakLines(words, 1000, faces);
    expect(line?.runs.map((run) => `${run.ink.face}${run.context.link ? ' linked' : ''}`)).toEqual([
      'regular',
      'bold',
      'regular',
      'regular linked',
      'italic linked',
    ]);
  });

  it('are never wider than they may be, and hold all glyphs, for any words and any width', () => {
    const letters = fc.constantFrom(...'abcdefgh ABC  –-/ŵŷ€123.,\u00a0\u2011');
    const run = fc.string({ unit: letters, maxLength: 60 });
    const inline = fc.oneof(run.map(text), run.map(strong), run.map(emphasis), fc.constant(lineBreak));
    fc.assert(
      fc.property(fc.array(inline, { maxLength: 8 }), fc.integer({ min: 30, max: 500 }), (inlines, width) => {
        const { words } = wordsOf(inlines, body, faces);
        const lines = breakLines(words, width, faces);
        for (const line of lines) expect(line.width).toBeLessThanOrEqual(width + 0.011);
        const shown = lines.flatMap((line) => line.runs).reduce((sum, one) => sum + one.width, 0);
        const given = words.reduce((sum, word) => sum + word.width + word.spaceWidth, 0);
        // Kerning is lost where a word is torn.
        if (words.every((word) => word.width <= width)) expect(shown).toBeCloseTo(given, 3);
      }),
      { numRuns: runs(60, 5_000) },
    );
  });

  it('cost no more than the length of the paragraph', async () => {
    const linesOfWords = (size: number) => {
      const { words } = wordsOf(prose('one two three '.repeat(size)), body, faces);
      expect(breakLines(words, 400, faces).length).toBeGreaterThan(size / 20);
    };
    expect(await growsWithLength(linesOfWords, 1_000)).toBe(true);
  });
});

describe('the typesetter', () => {
  it('remembers lines by node, style and width, and forgets without harm', () => {
    const typesetter = openTypesetter(faces);
    const words = prose('The manager reads every record of the week.');
    const first = typesetter.set(words, body, 200);
    expect(typesetter.set(words, body, 200)).toBe(first);
    for (let width = 100; width < 130; width++) typesetter.set(words, body, width);
    expect(typesetter.set(words, body, 200)).toEqual(first);
    expect(typesetter.set(words, body, 60).lines.length).toBeGreaterThan(first.lines.length);
  });
});
