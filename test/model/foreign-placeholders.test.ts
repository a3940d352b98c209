/**
 * What the detector finds of other people's placeholders and blanks, measured on sentences such as care policies have. Each
 * file of them says when it was written and what was measured first.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findForeignPlaceholders } from '../../src/model/foreign-placeholders.js';
import { proposeField } from '../../src/model/proposed-field.js';

interface Marked {
  readonly start: number;
  readonly end: number;
  readonly field: string | undefined;
}

interface Sentence {
  readonly words: string;
  readonly blanks: readonly Marked[];
  readonly nearMisses: number;
}

/** Reads a sentence without its marks: `⟦a blank→its field⟧`, `⟪a near miss⟫`. */
function sentenceOf(line: string): Sentence {
  const blanks: Marked[] = [];
  let words = '';
  for (const part of line.split(/(⟦[^⟧]*⟧)/)) {
    if (part.startsWith('⟦')) {
      const [spelling = '', field] = part.slice(1, -1).split('→');
      blanks.push({ start: words.length, end: words.length + spelling.length, field });
      words += spelling;
    } else words += part.replace(/[⟪⟫]/g, '');
  }
  return { words, blanks, nearMisses: line.split('⟪').length - 1 };
}

function sentences(half: string): readonly Sentence[] {
  const text = readFileSync(join(import.meta.dirname, 'blanks', `${half}.txt`), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('# '))
    .map(sentenceOf);
}

function measure(half: string) {
  const missed: string[] = [];
  const alarms: string[] = [];
  const wrongFields: string[] = [];
  const count = { blanks: 0, hits: 0, nearMisses: 0, proposals: 0 };
  for (const { words, blanks, nearMisses } of sentences(half)) {
    const finds = findForeignPlaceholders(words);
    count.nearMisses += nearMisses;
    for (const { at, spelling } of finds)
      if (!blanks.some(({ start, end }) => at < end && start < at + spelling.length))
        alarms.push(`${spelling} in: ${words}`);
    for (const { start, end, field } of blanks) {
      count.blanks++;
      const find = finds.find(({ at, spelling }) => at < end && start < at + spelling.length);
      if (!find) missed.push(`${words.slice(start, end)} in: ${words}`);
      else count.hits++;
      if (field === undefined) continue;
      count.proposals++;
      const proposed = proposeField(words.slice(start, end)) ?? '-';
      if (proposed !== field) wrongFields.push(`${words.slice(start, end)} is ${field}, not ${proposed}`);
    }
  }
  return {
    ...count,
    recall: count.hits / count.blanks,
    precision: count.hits / (count.hits + alarms.length),
    right: 1 - wrongFields.length / count.proposals,
    missed,
    alarms,
    wrongFields,
  };
}

describe.each(['learnt', 'held-out', 'fresh', 'last'])('of the sentences that are %s', (half) => {
  const { missed, alarms, wrongFields, ...result } = measure(half);

  it('at least 95 % of the blanks are found', () => {
    expect(result.recall >= 0.95 ? [] : missed).toEqual([]);
  });

  it('at most 2 % of what is found is none', () => {
    expect(result.precision >= 0.98 ? [] : alarms).toEqual([]);
  });

  it('at least 90 % of the proposed fields are right', () => {
    expect(result.right >= 0.9 ? [] : wrongFields).toEqual([]);
  });
});

it('the sentences are enough to measure with', () => {
  const halves = ['learnt', 'held-out', 'fresh', 'last'].map(measure);
  expect(halves.reduce((sum, { blanks }) => sum + blanks, 0)).toBeGreaterThan(150);
  expect(halves.reduce((sum, { nearMisses }) => sum + nearMisses, 0)).toBeGreaterThan(300);
});

it('what is found stands where it is said to, and nothing overlaps', () => {
  const pieces = fc.constantFrom(
    ...[
      '[',
      ']',
      '(',
      ')',
      '{',
      '}',
      '<',
      '>',
      '%',
      '#',
      '@@',
      '+++',
      '|',
      '_',
      '.',
      '…',
      '\\',
      '"',
      '“',
      '”',
      '\n',
      ' ',
      '\uE000',
    ],
    ...['name', 'Date', 'insert ', 'XXX', 'TBC', 'the ', 'e.g. ', 'Ltd', 'org_field_x', '12'],
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
      const words = parts.join('');
      let end = 0;
      for (const { spelling, at } of findForeignPlaceholders(words)) {
        expect(words.slice(at, at + spelling.length)).toBe(spelling);
        expect(spelling).not.toMatch(/[\n\uE000]/);
        expect(at).toBeGreaterThanOrEqual(end);
        end = at + spelling.length;
      }
    }),
    { numRuns: 200 },
  );
});
