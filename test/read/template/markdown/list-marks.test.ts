/** Lists that are numbered by letters, numerals and brackets, as authors type them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseWithMarks } from '../../../../src/read/template/markdown/list-marks.js';
import { parseMarkdown } from '../../../../src/read/template/markdown/syntax/index.js';
import { growsWithLength } from '../../../support/growth.js';
import { readMarkdown } from '../../../support/template-text.js';
import { runs } from '../../../support/tier.js';

async function lines(body: string): Promise<readonly string[]> {
  const read = await readMarkdown(body);
  expect(read.problems).toEqual([]);
  return read.lines;
}

describe('lists', () => {
  it.each([
    [
      'a. first\nb. second\n    i. inner one\n    ii. inner two\nc. third',
      [
        'ol lower-letter. from 1',
        '  - first',
        '  - second',
        '    ol lower-roman. from 1',
        '      - inner one',
        '      - inner two',
        '  - third',
      ],
    ],
    [
      '1. One\n2. Two\n\n\n1) A\n2) B\n\n1. X',
      ['ol from 1', '  - One', '  - Two', 'ol decimal) from 1', '  - A', '  - B', 'ol from 1', '  - X'],
    ],
    ['Intro:\n(a) x\n(b) y\n\nText', ['Intro:', 'ol (lower-letter) from 1', '  - x', '  - y', 'Text']],
    [
      'a. x\nb. y\nc. z\n\ni. x\nii. y\n\nh. x\ni. y',
      [
        'ol lower-letter. from 1',
        '  - x',
        '  - y',
        '  - z',
        'ol lower-roman. from 1',
        '  - x',
        '  - y',
        'ol lower-letter. from 8',
        '  - x',
        '  - y',
      ],
    ],
    ['c. x\nd. y', ['ol lower-letter. from 3', '  - x', '  - y']],
    ['A) x\n\nB) y', ['ol upper-letter) from 1', '  - x', '  - y']],
    [
      '(a) x\n   (i) under\n   (ii) under\n(b) y',
      ['ol (lower-letter) from 1', '  - x', '    ol (lower-roman) from 1', '      - under', '      - under', '  - y'],
    ],
    [
      '1. One\n\ta. x\n\tb. y\n2. Two',
      ['ol from 1', '  - One', '    ol lower-letter. from 1', '      - x', '      - y', '  - Two'],
    ],
    ['1. (a) x\n   (b) y', ['ol from 1', '  - ol (lower-letter) from 1', '      - x', '      - y']],
    ['- (a) x\n- (b) y', ['ul', '  - (a) x', '  - (b) y']],
    [
      'a. x\n   i. alone\nb. y',
      ['ol lower-letter. from 1', '  - x', '    ol lower-roman. from 1', '      - alone', '  - y'],
    ],
    ['a. x\nb. y\nd. z', ['ol lower-letter. from 1', '  - x', '  - y', 'ol lower-letter. from 4', '  - z']],
    ['A. x\n\n   > note\n\nB. y', ['ol upper-letter. from 1', '  - x', '    quote', '      note', '  - y']],
    ['> a. x\n> b. y', ['quote', '  ol lower-letter. from 1', '    - x', '    - y']],
    ['a. [ ] x\nb.\nc. z', ['ol lower-letter. from 1', '  - [ ] x', '  -', '  - z']],
    [
      'a. x\n<<#if org_field_x>>\nb. y\n<</if>>\nc. z',
      ['ol lower-letter. from 1', '  - x', '  if org_field_x', '    - y', '  - z'],
    ],
    [
      '| A |\n|---|\n| a. x<br>b. y<br>(1) p<br>(2) q |',
      ['table left', '  | A |', '  | ol lower-letter. from 1 ¶   - x ¶   - y ¶ ol (decimal) from 1 ¶   - p ¶   - q |'],
    ],
    [
      '| A |\n|---|\n| - [ ] x<br>- [x] y |\n| - [ ] z |',
      ['table left', '  | A |', '  | ul ¶   - [ ] x ¶   - [x] y |', '  | ul ¶   - [ ] z |'],
    ],
  ])('%j', async (body, expected) => {
    expect(await lines(body)).toEqual(expected);
  });
});

describe('words', () => {
  it.each([
    'A. Smith wrote this.',
    'e.g. this i.e. that',
    'see A. Smith',
    'I. Introduction',
    'a) alone',
    'A\\. x B\\. y',
    '\\(a) x \\(b) y',
  ])('%s', async (body) => {
    expect(await lines(body)).toEqual([body.replaceAll('\\', '')]);
    expect(await lines(`- ${body}`)).toEqual(['ul', `  - ${body.replaceAll('\\', '')}`]);
  });

  it('a single mark between headings is one', async () => {
    expect(await lines('I. One\n\n# A\n\nII. Two')).toEqual(['I. One', 'h1 A', 'II. Two']);
  });

  it('code has no lists', async () => {
    expect(await lines('```\na. x\nb. y\n```')).toEqual(['code', '  a. x', '  b. y']);
  });
});

const piece = fc.constantFrom(
  'a. ',
  'b. ',
  '(a) ',
  '(b) ',
  'i. ',
  'ii. ',
  '1. ',
  '2) ',
  '- ',
  '> ',
  '    ',
  ' ',
  '\t',
  'x',
  '\n',
  '\n\n',
  '```\n',
  '# ',
  '| ',
  'A. ',
  'B. ',
);

describe('any text', () => {
  it('keeps its letters: what is no mark is never written over', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        const { root, marks } = parseWithMarks(text, new Set(), parseMarkdown);
        const written = [...marks.values()].reduce(
          (rest, { at, width }) => rest.slice(0, at) + ' '.repeat(width) + rest.slice(at + width),
          text,
        );
        const words = JSON.stringify(root).replace(/"position":\{.*?\}\}/g, '');
        for (const sign of ['a', 'b', 'i', 'A', 'B', 'x'])
          expect(countOf(textOf(root), sign), `${text}\n${words}`).toBe(countOf(written, sign));
      }),
      { numRuns: runs(300, 20_000) },
    );
  });

  it.each(['a. x\nb. y\n', 'a. x\n', '(i) (a) x\n', ' a. x\n  b. y\n   c. z\n', 'c. x\n\nx\n\n'])(
    'takes time in proportion to its length: %j',
    async (line) => {
      expect(await growsWithLength((size) => parseWithMarks(line.repeat(size), new Set(), parseMarkdown), 100)).toBe(
        true,
      );
    },
  );
});

function countOf(text: string, sign: string): number {
  return text.split(sign).length - 1;
}

function textOf(node: unknown): string {
  if (typeof node !== 'object' || node === null) return '';
  if ('value' in node && typeof node.value === 'string') return node.value;
  return 'children' in node && Array.isArray(node.children) ? node.children.map(textOf).join(' ') : '';
}
