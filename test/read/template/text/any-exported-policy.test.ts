/** Policies put together by chance: of all ways to number, with lists, dates, clauses and pages between. Each heading is found, and nothing else. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFile } from '../../../support/template-text.js';
import { runs } from '../../../support/tier.js';

/** How the headings of one file are written. */
const WAYS: Readonly<Record<string, (numbers: readonly number[], words: string) => string>> = {
  point: (numbers, words) => `${numbers.join('.')}${numbers.length === 1 ? '.' : ''} ${words}`,
  zero: (numbers, words) => `${numbers.length === 1 ? `${numbers[0]}.0` : numbers.join('.')} ${words}`,
  tab: (numbers, words) => `${numbers.join('.')}\t${words}`,
  space: (numbers, words) => `${numbers.join('.')} ${words}`,
  glued: (numbers, words) => `${numbers.join('.')}.${words}`,
  capitals: (numbers, words) => `${numbers.join('.')}. ${words.toUpperCase()}`,
};

/** What stands below headings: no line of it is one. */
const BODIES: readonly (readonly string[])[] = [
  ['Staff call the office before they go in.'],
  ['Staff do these things:', '- call the office', '- lock the car'],
  ['These come first.', 'a. Read the plan.', 'b. Sign it.', 'i. In ink.', 'ii. With the date.'],
  ['These come next.', '(a) read the plan', '(b) sign it'],
  ['In order.', '1. Read the plan.', '2. Sign it.', '3. File it.'],
  ['•\tCall the office', 'o\tby day', 'o\tby night', '•\tLock the car'],
  ['It began on this day.', '12 January 2026', '24 hours later it was over'],
  ['The office is here.', '20 High Street', '029 2018 0100'],
  ['2014 Act applies to this.', '[Insert name] signs below.'],
  ['The form has these columns.', '1\tGloves\t20', '2\tAprons\t30'],
  ['Version: 1.2', 'Owner: the manager'],
];

const words = fc.constantFrom('Purpose', 'Scope of it', 'Day staff', 'Night staff', 'Keys', 'Calls', 'What we do');
const section = fc.record({
  words,
  body: fc.constantFrom(...BODIES),
  below: fc.array(fc.record({ words, body: fc.constantFrom(...BODIES) }), { maxLength: 2 }),
  skips: fc.boolean(),
});

describe('any exported policy', () => {
  it('gives the headings that its author wrote, whatever is between them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.keys(WAYS)),
        fc.array(section, { minLength: 2, maxLength: 6 }),
        fc.boolean(),
        async (way, sections, hasBlanks) => {
          const write = WAYS[way] ?? WAYS.point;
          const [lines, headings]: [string[], string[]] = [['Lone Working Policy'], []];
          const add = (numbers: readonly number[], title: string, body: readonly string[]) => {
            lines.push(write?.(numbers, title) ?? title, ...body);
            headings.push(`h${numbers.length} ${way === 'capitals' ? title.toUpperCase() : title}`);
          };
          let number = 0;
          sections.forEach((each, at) => {
            // Where a space alone follows the number, only the next number shows a heading.
            number += at > 0 && each.skips && way !== 'space' ? 2 : 1;
            add([number], each.words, each.body);
            each.below.forEach((inner, index) => {
              add([number, index + 1], inner.words, inner.body);
            });
          });
          const read = await readFile('t.txt', lines.join(hasBlanks ? '\n\n' : '\n'));
          expect(read.head?.title).toBe('Lone Working Policy');
          expect(read.lines.filter((line) => /^h\d /.test(line))).toEqual(headings);
        },
      ),
      { numRuns: runs(100, 5_000) },
    );
  });
});
