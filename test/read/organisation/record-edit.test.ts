/** Events put into an organisation's YAML: what changes, what stays, and what is refused. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editRecords, type RecordChange } from '../../../src/read/organisation/record-edit.js';
import { parseYaml } from '../../../src/read/yaml/index.js';
import { plainValue } from '../../../src/read/yaml/node.js';
import { runs } from '../../support/tier.js';

const change = (key: string, note = 'Read.', outdated: readonly string[] = []): RecordChange => ({
  key,
  isKey: (name) => name.toLowerCase() === key.toLowerCase() || (key === 'DC1' && name === 'first'),
  events: [{ reviewed: '2026-11-25', by: 'Ann Example', changed: 'no', version: '1.1', note }],
  outdated,
});

function edit(text: string, records: readonly RecordChange[] = [change('DC1')], outdated: readonly string[] = []) {
  const { value, diagnostics } = editRecords({ path: 'orgs/acme.yaml', text }, { records, outdated });
  return value ?? diagnostics.map(({ code }) => code);
}

const EVENT = (indent: string, note = '"Read."') =>
  `${indent}- reviewed: 2026-11-25\n${indent}  by: Ann Example\n${indent}  changed: no\n${indent}  version: "1.1"\n${indent}  note: ${note}`;
const RECORD = (indent: string) => `${indent}record:\n${EVENT(`${indent}  `, '"Read."')}`;
const FLOW = '{reviewed: 2026-11-25, by: Ann Example, changed: no, version: "1.1", note: "Read."}';

describe('an event in a file', () => {
  it.each([
    [
      'without policies',
      'name: A\n# The end.\n',
      `name: A\nrecord_format: 2\npolicies:\n  DC1:\n${RECORD('    ')}\n# The end.\n`,
    ],
    ['without a line end', 'name: A', `name: A\nrecord_format: 2\npolicies:\n  DC1:\n${RECORD('    ')}`],
    [
      'with policies that hold nothing',
      'policies: # none yet\nname: A\n',
      `record_format: 2\npolicies: # none yet\n  DC1:\n${RECORD('    ')}\nname: A\n`,
    ],
    [
      'with empty braces',
      'name: A\npolicies: {}\n',
      `name: A\nrecord_format: 2\npolicies:\n  DC1:\n${RECORD('    ')}\n`,
    ],
    [
      'with others, indented its own way',
      'name: A\npolicies:\n    DC2:   # second\n        owner: x # why\n\n# more\nphone: 1\n',
      `name: A\nrecord_format: 2\npolicies:\n    DC2:   # second\n        owner: x # why\n    DC1:\n        record:\n${EVENT('            ', '"Read."')}\n\n# more\nphone: 1\n`,
    ],
    [
      'with a record by slug, and old keys beside it, which stay',
      "record_format: 2\npolicies:\n  first:\n    reviewed: '2026-01-01' # long ago\n    owner: x\n",
      `record_format: 2\npolicies:\n  first:\n    reviewed: '2026-01-01' # long ago\n    owner: x\n${RECORD('    ')}\n`,
    ],
    [
      'with events, after the last of them and its comment',
      'record_format: 2\npolicies:\n  DC1:\n    record:\n    - adopted: 2026-01-01\n      version: "1.0" # from the start\n    # No more.\n    owner: x\n',
      `record_format: 2\npolicies:\n  DC1:\n    record:\n    - adopted: 2026-01-01\n      version: "1.0" # from the start\n${EVENT('    ', '"Read."')}\n    # No more.\n    owner: x\n`,
    ],
    [
      'with a record in brackets',
      'record_format: 2\npolicies:\n  DC1:\n    record: [{adopted: 2026-01-01, version: "1.0"}]\n',
      `record_format: 2\npolicies:\n  DC1:\n    record: [{adopted: 2026-01-01, version: "1.0"}, ${FLOW}]\n`,
    ],
    [
      'with an empty record',
      'record_format: 2\npolicies:\n  DC1:\n    record: []\n  DC2:\n',
      `record_format: 2\npolicies:\n  DC1:\n${RECORD('    ')}\n  DC2:\n`,
    ],
    [
      'with a policy in braces',
      'record_format: 2\npolicies:\n  DC1: {owner: x}\n',
      `record_format: 2\npolicies:\n  DC1: {owner: x, record: [${FLOW}]}\n`,
    ],
    [
      'with all in braces',
      '{name: A, policies: {DC2: {owner: x}}}\n',
      `{name: A, record_format: 2, policies: {DC2: {owner: x}, DC1: {record: [${FLOW}]}}}\n`,
    ],
    [
      'with a number that is not given',
      'record_format:\npolicies:\n  DC1:\n',
      `record_format: 2\npolicies:\n  DC1:\n${RECORD('    ')}\n`,
    ],
  ])('%s', (_, before, after) => {
    expect(edit(before)).toBe(after);
  });

  it('is one of several at once, of policies with and without an entry', () => {
    expect(edit('name: A\npolicies:\n  DC2:\n    owner: x\n', [change('DC1'), change('DC2'), change('DC3')])).toBe(
      `name: A\nrecord_format: 2\npolicies:\n  DC2:\n    owner: x\n${RECORD('    ')}\n  DC1:\n${RECORD('    ')}\n  DC3:\n${RECORD('    ')}\n`,
    );
  });

  it('keeps the line ends of its file', () => {
    const after = edit('name: A\r\npolicies:\r\n  DC2:\r\n    owner: x\r\n');
    expect(after).toBe(
      `name: A\nrecord_format: 2\npolicies:\n  DC2:\n    owner: x\n  DC1:\n${RECORD('    ')}\n`.replaceAll(
        '\n',
        '\r\n',
      ),
    );
  });

  it('is refused where the file could not say what it says now', () => {
    expect(edit('record_format: 2\npolicies: {\n  DC2: {owner: x},\n  DC1: \n}\n')).toEqual(['review-unwritable']);
    expect(edit('name: A\npolicies:\n  DC2: &shared\n    owner: x\n  DC1: *shared\n')).toContain('yaml-alias');
    expect(edit('- a list\n')).toEqual([]);
  });

  it('takes any note as words, never as YAML', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme' }).filter((note) => !/[\r\n\u0085\u2028\u2029]/.test(note)),
          fc.constantFrom(
            '=cmd|x',
            'a: b',
            'a #b',
            '"',
            "'",
            '- x',
            'null',
            'no',
            '~',
            '1.0',
            '2026-01-01',
            '*a',
            '&a',
            '{a',
            '@x',
            'x,y]',
          ),
        ),
        fc.constantFrom('policies:\n  DC1:\n    owner: x\n', 'policies: {DC1: {owner: x}}\n'),
        (note, file) => {
          const after = edit(file, [change('DC1', note)]);
          const { value } = parseYaml({ path: 'a', text: String(after) });
          expect(value && plainValue(value)).toMatchObject({ policies: { DC1: { record: [{ note }] } } });
        },
      ),
    );
  });
});

describe('keys of the older form', () => {
  const OLD = ['reviewed', 'version', 'changes'];

  it.each([
    [
      'give way to the events, with their own comments alone',
      'name: A\nreviewed_on: 2026-01-01 # all of them\npolicies:\n  DC1:\n    # Ours.\n    reviewed: 2026-01-01 # long ago\n    owner: x\n    changes:\n      - {version: "1.0", date: 2026-01-01, note: First.}\n    version: "1.0"\n  DC2:\n    owner: y\n',
      `name: A\nrecord_format: 2\npolicies:\n  DC1:\n    # Ours.\n${RECORD('    ')}\n    owner: x\n  DC2:\n    owner: y\n`,
    ],
    [
      'in braces too',
      'policies:\n  DC1: {reviewed: 2026-01-01, owner: x, version: "1.0"}\n',
      `record_format: 2\npolicies:\n  DC1: {owner: x, record: [${FLOW}]}\n`,
    ],
    [
      'at the file’s end',
      'policies:\n  DC1:\n    owner: x\n    version: "1.0"\nreviewed_on: 2026-01-01',
      `record_format: 2\npolicies:\n  DC1:\n    owner: x\n${RECORD('    ')}`,
    ],
    [
      'where the record stands already',
      'policies:\n  DC1:\n    version: "1.0"\n    record:\n      - {adopted: 2026-01-01, version: "1.0"}\n    reviewed: 2026-01-01\n',
      `record_format: 2\npolicies:\n  DC1:\n    record:\n      - {adopted: 2026-01-01, version: "1.0"}\n${EVENT('      ', '"Read."')}\n`,
    ],
  ])('%s', (_, before, after) => {
    expect(edit(before, [change('DC1', 'Read.', OLD)], ['reviewed_on'])).toBe(after);
  });
});

/** An organisation's file as people lay one out: keys and comments in any order, blank lines, quotes, records of each form. */
const anyFile = fc
  .record({
    before: fc.subarray([
      'name: A',
      '# A comment: with a colon',
      '',
      'record_format: 2',
      "email: 'a@example.org'",
      'address:\n  town: X',
    ]),
    records: fc.array(
      fc.record({
        key: fc.constantFrom('DC1', 'first', 'DC2', 'DC3', '"DC 4"'),
        owner: fc.option(fc.constantFrom('x', '"y"', "'z # no'", '>-\n      folded\n      words', '|\n      kept\n')),
        record: fc.option(
          fc.constantFrom(
            '',
            ' []',
            ' [{adopted: 2026-01-01, version: "1.0"}]',
            '\n    - adopted: 2026-01-01\n      version: "1.0"   # why',
            '\n      - adopted: 2026-01-01\n        version: "1.0"\n      # then\n      -   {reviewed: 2026-01-02, version: 1.0}',
          ),
        ),
        comment: fc.constantFrom('', ' # why'),
      }),
      { maxLength: 4 },
    ),
    after: fc.subarray(['approved_by: B', '# The end', '', 'fields:\n  lift: yes\n  list:\n  - a\n  - b']),
    newline: fc.constantFrom('\n', '\r\n'),
    last: fc.constantFrom('', '\n', '\n\n'),
  })
  .map(({ before, records, after, newline, last }) => {
    const seen = new Set<string>();
    const distinct = records.filter(({ key }) => {
      const name = key === 'first' ? 'DC1' : key;
      return !seen.has(name) && seen.add(name);
    });
    const lines = distinct.flatMap(({ key, owner, record, comment }) => [
      `  ${key}:${comment}`,
      ...(owner === null ? [] : [`    owner: ${owner}`]),
      ...(record === null ? [] : [`    record:${record}`]),
    ]);
    const policies = distinct.length === 0 ? [] : ['policies:', ...lines];
    return [...before, ...policies, ...after].join('\n').replaceAll('\n', newline) + last;
  })
  .filter((text) => parseYaml({ path: 'a', text }).value !== undefined);

it('an event changes its own record alone, and no other line of the file', () => {
  fc.assert(
    fc.property(anyFile, (text) => {
      const after = edit(text);
      if (typeof after !== 'string') throw new Error(`refused: ${after.join()}`);
      const lines = (words: string) => words.split(/\r?\n/);
      const kept = lines(after);
      // Every old line is still there, in order, but for a record in brackets or without events.
      let at = 0;
      for (const line of lines(text)) {
        if (/^ {4}record:/.test(line)) continue;
        const found = kept.indexOf(line, at);
        expect(found, `${line} in ${after}`).toBeGreaterThanOrEqual(at);
        at = found + 1;
      }
      expect(after.includes('\r\n')).toBe(text.includes('\r\n'));
      expect(/(?<!\r)\n/.test(after)).toBe(/(?<!\r)\n/.test(text) || !text.includes('\n'));
    }),
    { numRuns: runs(100, 10_000) },
  );
});
