/** A comment close behind a value is doubted, since it may have been meant as part of it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeOf } from '../../../src/model/diagnostic.js';
import { parseYaml } from '../../../src/read/yaml/index.js';
import { runs } from '../../support/tier.js';

const diagnosticsOf = (text: string) => parseYaml({ path: 'a.yaml', text }).diagnostics;

/** `3:11` for each warning of a comment. */
const places = (text: string) =>
  diagnosticsOf(text)
    .filter(({ code, severity }) => code === 'yaml-comment' && severity === 'warning')
    .map((one) => placeOf(one).replace('a.yaml:', ''));

/** Line and column, from 1, of each § of a text, and the text with # in their stead. */
function marked(text: string): { readonly text: string; readonly at: readonly string[] } {
  const at = text.split('\n').flatMap((line, index) => {
    const columns = [...line].flatMap((letter, column) => (letter === '§' ? [column + 1] : []));
    return columns.map((column) => `${index + 1}:${column}`);
  });
  return { text: text.replaceAll('§', '#'), at };
}

describe('where a comment follows a plain value without two spaces, its # is pointed at', () => {
  it.each([
    'name: The Laurels §2\naddress:\n  line_1: Flat §3, High St\n  town: Barry § Island\nreviewed_on: 2026-09-01\n',
    'name: Oak §1\r\ntown: Barry\r\n',
    'name: Oak\t§1\n',
    'rooms:\n  - Flat §3\n  - Flat 4\n',
    '- Flat §3',
    'text: goes on\n  below §3\nnext: x\n',
    'x: [a,\n  b §1\n  ]\n',
    'x: {a: b §1\n  }\n',
    'code: ~ §1\n',
    'line_1: §3, High St\nline_2: x\n',
    'rooms:\n  - §3\n  - 4\n',
    'line_1: §3',
    'a: |\n  # text\nb: c §1\n',
  ])('%j', (words) => {
    const { text, at } = marked(words);
    expect(places(text)).toEqual(at);
  });
});

describe('what can be no part of a value is left alone', () => {
  it.each([
    'name: The Laurels  # the home\n',
    'name: The Laurels   # the home\n',
    'name: The Laurels\t\t# the home\n',
    '# name\nname: Laurels\n # indented\n',
    'name: "The Laurels" # quoted\n',
    "name: 'The Laurels' # quoted\n",
    'name: "The Laurels #2"\n',
    'name: Laurels#2\n',
    'address: # where it is\n  town: Barry\n',
    'rooms: # all\n- 1\n- 2\n',
    'rooms: # all\n  - 1\n',
    '- # first\n  a: b\n',
    'a: | # kept as typed\n  Flat #3\n',
    'a: > # joined\n  Flat #3\n  #4\n',
    'x: [a, b] # both\n',
    'x: {a: b} # one\n',
    'x: [ # all\n  a,\n  b, # second\n  ]\n',
    '--- # begin\na: b\n',
    'a: b\n#2\n',
    'line_2: # not known yet\n',
    'rooms:\n  - # not known yet\n  - 4\n',
  ])('%j', (text) => {
    expect(diagnosticsOf(text)).toEqual([]);
  });
});

describe('the hint shows the quoted form, and never the value', () => {
  it.each([
    ['name: Laurels #2', 'name: "… #…"'],
    ['- Flat #2', '- "… #…"'],
    ['- name: Flat #2', '- name: "… #…"'],
    ['line_1: #2', 'line_1: "#…"'],
    ['x: [a: b #1\n  ]', ': "… #…". If'],
  ])('%j', (text, form) => {
    const [warning] = diagnosticsOf(text);
    expect(warning?.hint).toContain(form);
    expect(JSON.stringify([warning?.message, warning?.hint])).not.toMatch(/Laurels|Flat|#2/);
  });
});

describe('one cause, one error', () => {
  it('tells of the comment where it hides a closing bracket', () => {
    const found = diagnosticsOf('rooms: [Flat #1, Flat 2]\nname: x\n');
    expect(found.map((one) => `${placeOf(one)} ${one.severity} ${one.code}`)).toEqual([
      'a.yaml:1:14 error yaml-comment',
    ]);
  });

  it('keeps the bracket’s own error where the comment has none', () => {
    expect(diagnosticsOf('rooms: [Flat  # one\nname: x\n').map(({ code }) => code)).toEqual(['yaml-syntax']);
  });
});

it('any words behind # are told of exactly where the parser lost them', () => {
  const words = fc.stringMatching(/^[A-Za-z][\w ,.'()#/-]{0,20}$/);
  const space = fc.constantFrom('', ' ', '\t', '  ', ' \t');
  fc.assert(
    fc.property(words, space, words, (before, gap, after) => {
      const text = `name: ${before}${gap}#${after}\nlast: x\n`;
      const cut = /[ \t]+#/.exec(text.slice(6));
      const near = cut !== null && cut[0].length - 1 < 2 && cut.index > 0;
      expect(places(text).length).toBe(near ? 1 : 0);
    }),
    { numRuns: runs(100, 10_000) },
  );
});
