/** Lists at one indent, numbered in two ways, and lists of one item that is repeated. */
import { describe, expect, it } from 'vitest';
import { growsWithLength } from '../../../support/growth.js';
import { readMarkdown } from '../../../support/template-text.js';

const lines = async (body: string) => (await readMarkdown(body)).lines;

const NESTED = ['ol from 1', '  - x', '    ol lower-letter. from 1', '      - y', '      - z', '  - w'];

describe('letters between numbers', () => {
  it.each(['1. x\na. y\nb. z\n2. w\n', '1. x\n\na. y\n\nb. z\n\n2. w\n', '1. x\n a. y\n b. z\n2. w\n'])(
    'are in the item above them, and the numbers go on: %j',
    async (body) => {
      expect(await readMarkdown(body)).toMatchObject({ lines: NESTED, problems: [] });
    },
  );

  it.each([
    ['1. x\n(a) y\n(b) z\n2. w\n(a) v\n(b) u\n', ['1 x', '  (a) y', '  (b) z', '2 w', '  (a) v', '  (b) u']],
    ['1) x\na. y\nb. z\n2) w\n', ['1) x', '  a. y', '  b. z', '2) w']],
    ['1. x\na) y\ni. z\nii. w\nb) v\n2. u\n', ['1 x', '  a) y', '    i. z', '    ii. w', '  b) v', '2 u']],
    ['A. x\n1. y\n2. z\nB. w\n1. v\n', ['A. x', '  1 y', '  2 z', 'B. w', '  1 v']],
    ['1. x\n2. y\na. z\nb. w\n', ['1 x', '2 y', '  a. z', '  b. w']],
    ['1. x\n2. y\n\na. z\nb. w\n', ['1 x', '2 y', 'a. z', 'b. w']],
    ['1. x\na. y\nb. z\n1. w\na. v\nb. u\n', ['1 x', '  a. y', '  b. z', '1 w', '  a. v', '  b. u']],
    ['1. x\nc. y\nd. z\n2. w\n', ['1 x', 'c. y', 'd. z', '2 w']],
    ['a. x\nb. y\n\nWords.\n\n1. z\n2. w\n', ['a. x', 'b. y', 'Words.', '1 z', '2 w']],
  ])('%j', async (body, expected) => {
    expect(numbered(await lines(body))).toEqual(expected);
  });

  it('stay beside the numbers where a condition encloses both', async () => {
    const some = '<<#if org_field_x>>\n';
    expect(await lines(`1. x\n${some}a. y\nb. z\n2. w\n<</if>>\n`)).toEqual([
      'ol from 1',
      '  - x',
      'if org_field_x',
      '  ol lower-letter. from 1',
      '    - y',
      '    - z',
      '  ol from 2',
      '    - w',
    ]);
    expect(await lines(`1. x\n${some}a. y\nb. z\n<</if>>\n2. w\n`)).toEqual([
      'ol from 1',
      '  - x',
      '    if org_field_x',
      '      ol lower-letter. from 1',
      '        - y',
      '        - z',
      '  - w',
    ]);
  });

  it.each(['1. x\na. y\nb. z\n', 'A. x\nB. y\n1. z\ni. w\nii. v\n'])('take time in proportion: %j', async (body) => {
    expect(await growsWithLength((size) => readMarkdown(body.repeat(size)), 40)).toBe(true);
  });
});

describe('one lettered item', () => {
  it.each([
    ['<<#each org_field_x>>\na. <<this>>\n<</each>>\n', 'ol lower-letter. from 1'],
    ['{{#each org_field_x}}\n(i) {{this}}\n{{/each}}\n', 'ol (lower-roman) from 1'],
    ['{{#each org_field_x}}\n\n1) {{this}}\n\n{{/each}}\n', 'ol decimal) from 1'],
    ['<<#each org_field_x>>\nA. <<this>>\n<</each>>\n', 'ol upper-letter. from 1'],
  ])('is a list where it is repeated: %j', async (body, list) => {
    expect(await lines(body)).toEqual([list, '  each org_field_x', '    - ‹this›']);
  });

  it.each([
    ['a. x\n', 'a. x'],
    ['A. Smith wrote this.\n', 'A. Smith wrote this.'],
    ['<<#each org_field_x>>\nb. <<this>>\n<</each>>\n', 'each org_field_x'],
    ['<<#if org_field_x>>\na. x\n<</if>>\n', 'if org_field_x'],
  ])('is words where it isn’t: %j', async (body, first) => {
    expect((await lines(body))[0]).toBe(first);
  });
});

describe('three hyphens that are indented by four spaces', () => {
  it.each([
    ['Words\n    ---\n', ['Words ---']],
    ['Words\n    ***\n    more\n', ['Words *** more']],
    ['Words\n    * * *\n', ['Words * * *']],
    ['- x\n      ---\n', ['ul', '  - x ---']],
    ['Words\n\n    ---\n', ['Words', 'code', '  ---']],
    ['Words\n\n   ---\n', ['Words', '(rule)']],
    ['Words\n***\n- x\n- - -\n* * *\n', ['Words', '(rule)', 'ul', '  - x', '(rule)', '(rule)']],
  ])('are what CommonMark has them for: %j', async (body, expected) => {
    expect(await lines(body)).toEqual(expected);
  });
});

/** Shows lists by the marks of their items: `  a. x`. */
function numbered(shown: readonly string[]): readonly string[] {
  const marks: { mark: (n: number) => string; n: number }[] = [];
  return shown.flatMap((line) => {
    const indent = line.length - line.trimStart().length;
    const list = /^ol ?(?<marks>.*) from (?<start>\d+)$/.exec(line.trim())?.groups;
    const depth = indent / 4;
    if (list) {
      const shape = list.marks ?? '';
      const one = (n: number) =>
        /roman/.test(shape) ? 'i'.repeat(n) : String.fromCharCode((/upper/.test(shape) ? 64 : 96) + n);
      const digits = (n: number) => (/letter|roman/.test(shape) ? one(n) : String(n));
      const mark = (n: number) =>
        shape.startsWith('(') ? `(${digits(n)})` : `${digits(n)}${/[.)]$/.exec(shape)?.[0] ?? ''}`;
      marks[depth] = { mark, n: Number(list.start) };
      return [];
    }
    const open = marks[(indent - 2) / 4];
    if (!line.trim().startsWith('- ') || !open) return [line];
    return [`${'  '.repeat((indent - 2) / 4)}${open.mark(open.n++)} ${line.trim().slice(2)}`];
  });
}
