/** YAML becomes texts, lists and maps with their places; what an organisation's file never needs is refused. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeOf } from '../../../src/model/diagnostic.js';
import { parseYaml } from '../../../src/read/yaml/index.js';
import { nodeAt, plainValue, spanAt } from '../../../src/read/yaml/node.js';
import { growsWithLength } from '../../support/growth.js';
import { runs } from '../../support/tier.js';

function read(text: string, start?: number, end?: number) {
  const { value, diagnostics } = parseYaml({ path: 'a.yaml', text }, start, end);
  return {
    root: value,
    plain: value && JSON.parse(JSON.stringify(plainValue(value))),
    problems: diagnostics.map((one) => `${placeOf(one).replace('a.yaml:', '')} ${one.code}`),
  };
}

describe('values', () => {
  it.each([
    ['company_no: 00445790', { company_no: '00445790' }],
    ['phone: 07700900123', { phone: '07700900123' }],
    ['on: yes', { on: 'yes' }],
    ['version: 1.0', { version: '1.0' }],
    ['last: 2026-01-12', { last: '2026-01-12' }],
    ['a: 0x1F', { a: '0x1F' }],
    ['a: "two\\nlines"', { a: 'two\nlines' }],
    ['a: |\n  two\n  lines\n', { a: 'two\nlines\n' }],
    ['a: >\n  one\n  line\n', { a: 'one line\n' }],
    ['list: [a, 1, true]', { list: ['a', '1', 'true'] }],
    ['- a\n- b: c\n', ['a', { b: 'c' }]],
    ['a: <<x>>', { a: '<<x>>' }],
    ['<<: x', { '<<': 'x' }],
    ['just words', 'just words'],
  ])('%j is text as written', (text, expected) => {
    expect(read(text)).toMatchObject({ plain: expected, problems: [] });
  });

  it.each(['a:', 'a: ~', 'a: null', 'a: NULL', 'a:   # later'])('%j gives nothing', (text) => {
    expect(read(text)).toMatchObject({ plain: { a: null }, problems: [] });
  });

  it.each([
    ['a: ""', ''],
    ["a: ''", ''],
    ['a: "~"', '~'],
    ['a: "null"', 'null'],
  ])('%j gives a text, for it is quoted', (text, expected) => {
    expect(read(text)).toMatchObject({ plain: { a: expected }, problems: [] });
  });

  it('tells a plain no from a quoted one', () => {
    const { root } = read('a: no\nb: "no"\n');
    expect(root && nodeAt(root, ['a'])).toMatchObject({ value: 'no', plain: true });
    expect(root && nodeAt(root, ['b'])).toMatchObject({ value: 'no', plain: false });
  });

  it.each(['', '# a note\n', '~', '---\n'])('%j holds nothing', (text) => {
    expect(read(text)).toEqual({ root: undefined, plain: undefined, problems: [] });
  });

  it('every text that is quoted comes back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
        const { root, problems } = read(`a: ${JSON.stringify(text)}\n`);
        expect(problems).toEqual([]);
        expect(root && nodeAt(root, ['a'])).toMatchObject({ value: text });
      }),
    );
  });
});

describe('places', () => {
  const text = 'name: Acme\naddress:\n  town: Cardiff\nlist:\n  - one\n  - two: 2\n';
  const root = read(text).root;
  const at = (path: readonly (string | number)[], which: 'key' | 'value') => {
    const span = root && spanAt(root, path, which);
    return span?.source.text.slice(span.start, span.end);
  };

  it('are those of keys and of values', () => {
    expect(at(['address', 'town'], 'key')).toBe('town');
    expect(at(['address', 'town'], 'value')).toBe('Cardiff');
    expect(at(['list', 0], 'value')).toBe('one');
    expect(at(['list', 1, 'two'], 'key')).toBe('two');
  });

  it('are the nearest parent’s for what is not there', () => {
    expect(at(['address', 'postcode', 'x'], 'key')).toBe('address');
    expect(root && spanAt(root, ['postcode'], 'value')).toMatchObject({ start: 0, end: 0 });
  });

  it('are those of the whole source where a stretch is read', () => {
    const { root: inner, problems } = read('---\na: 1\na: 2\n---\ntext', 4, 14);
    expect(inner && spanAt(inner, ['a'], 'value')).toMatchObject({ start: 7, end: 8 });
    expect(problems).toEqual(['3:1 yaml-syntax']);
  });
});

describe('what is refused', () => {
  it.each([
    ['a: 1\na: 2\n', '2:1 yaml-syntax'],
    ['a: b: c\n', '1:4 yaml-syntax'],
    ['a:\n\t- b\n', '2:1 yaml-syntax'],
    ['a: @x\n', '1:4 yaml-syntax'],
    ['a: "\\q"\n', '1:5 yaml-syntax'],
    ['a: {b: c}}\n', '1:10 yaml-syntax'],
    ['a: !tag 1\n', '1:9 yaml-syntax'],
    ['? [a]\n: b\n', '1:3 yaml-syntax'],
    ['a: 1\n---\nb: 2\n', '2:1 yaml-syntax'],
    ['__proto__: 1\n', '1:1 unknown-key'],
    ['a: &x 1\n', '1:7 yaml-alias'],
    ['b: *x\n', '1:4 yaml-alias'],
  ])('%j at its place', (text, problem) => {
    expect(read(text).problems).toEqual([problem]);
  });

  it.each([
    ['name: Acme\nphone: "029\nemail: x\n', '2:8', 'The quote is never closed'],
    ["a: 'x'\nb: it\nc: 'it''s\nd: e\n", '3:4', 'The quote is never closed'],
    ['a: [1]\nlist: [a, b\nc: d\n', '2:7', 'The bracket is never closed'],
    ['a:\n  b: {c: [d], e: f\ng: h\n', '2:6', 'The bracket is never closed'],
    ['name: Acme\n  phone: 029\n', '2:3', 'This key is indented as if it were part of the text above'],
  ])('%j where the slip was made, not where it shows', (text, place, message) => {
    const [first] = parseYaml({ path: 'a.yaml', text }).diagnostics;
    expect(first && placeOf(first)).toBe(`a.yaml:${place}`);
    expect(first?.message).toBe(message);
    expect(read(`---\n${text}---\n`, 4, 4 + text.length).problems[0]).toBe(
      `${place.replace(/^\d+/, (line) => String(Number(line) + 1))} yaml-syntax`,
    );
  });

  it('a bomb of aliases', () => {
    const bomb = `a: &a [x]\n${Array.from({ length: 20 }, (_, n) => `b${n}: &b${n} [*a, *a, *a]`).join('\n')}\n`;
    const { problems } = read(bomb);
    expect(new Set(problems.map((one) => one.split(' ')[1]))).toEqual(new Set(['yaml-alias']));
  });

  it.each(['[', '{a: ', '- ', '? '])('20,000 levels of %j, quickly', (level) => {
    const { root, problems } = read(level.repeat(20_000));
    expect(root).toBeUndefined();
    expect(problems).toEqual([expect.stringMatching(/^1:\d+ yaml-depth$/)]);
  });

  it('says one thing of a line', () => {
    expect(read(`a: ${'"'.repeat(1000)}\n`).problems).toHaveLength(1);
  });

  it('never quotes a value', () => {
    const { diagnostics } = parseYaml({ path: 'a.yaml', text: 'phone: [029 secret\nname: "secret\n' });
    expect(diagnostics.map(({ code }) => code)).toEqual(['yaml-syntax', 'yaml-syntax']);
    expect(JSON.stringify(diagnostics.map((one) => [one.message, one.hint]))).not.toContain('secret');
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab:-?[]{}"\'&*!|>#%@ \t\n\r0~') }), (text) => {
        const { diagnostics, value } = parseYaml({ path: 'a.yaml', text });
        for (const { span } of diagnostics) expect(span && span.end <= text.length + 1).toBe(true);
        if (value) plainValue(value);
      }),
      { numRuns: runs(100, 10_000) },
    );
  });
});

describe('time', () => {
  it.each([
    ['letters of one text', 60_000, (size: number) => `a: ${'x'.repeat(size)}`],
    ['spaces', 60_000, (size: number) => `a: ${' '.repeat(size)}`],
    ['keys', 1_000, (size: number) => Array.from({ length: size }, (_, n) => `k${n}: v`).join('\n')],
  ] as const)('grows with the length alone: %s', async (_, size, textOf) => {
    expect(await growsWithLength((length) => expect(read(textOf(length)).problems).toEqual([]), size)).toBe(true);
  });
});
