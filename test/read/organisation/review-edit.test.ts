/** A review into a client's YAML: what changes, what stays, and what is refused. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, reviewEdits } from '../../../src/read/organisation/review-edit.js';
import { parseYaml } from '../../../src/read/yaml/index.js';
import { plainValue } from '../../../src/read/yaml/node.js';
import { runs } from '../../support/tier.js';

function edit(text: string, note = 'Read.', key = 'DC1') {
  const { value, diagnostics } = reviewEdits(
    { path: 'orgs/acme.yaml', text },
    {
      key,
      isKey: (one) => [key.toLowerCase(), 'first'].includes(one.toLowerCase()),
      reviewed: '2026-11-25',
      version: '1.1',
      note,
    },
  );
  return value ? applyEdits(text, value) : diagnostics.map(({ code }) => code);
}

const RECORD = (indent: string) =>
  `${indent}reviewed: 2026-11-25\n${indent}version: "1.1"\n${indent}changes:\n${indent}  - version: "1.1"\n${indent}    date: 2026-11-25\n${indent}    note: "Read."`;

describe('a review in a file', () => {
  it.each([
    ['without policies', 'name: A\n# The end.\n', `name: A\npolicies:\n  DC1:\n${RECORD('    ')}\n# The end.\n`],
    ['without a line end', 'name: A', `name: A\npolicies:\n  DC1:\n${RECORD('    ')}`],
    [
      'with policies that hold nothing',
      'policies: # none yet\nname: A\n',
      `policies: # none yet\n  DC1:\n${RECORD('    ')}\nname: A\n`,
    ],
    ['with ~ in their place', 'policies: ~\nname: A\n', `policies:\n  DC1:\n${RECORD('    ')}\nname: A\n`],
    ['with empty braces', 'policies: {}\nname: A\n', `policies:\n  DC1:\n${RECORD('    ')}\nname: A\n`],
    [
      'with others, indented its own way',
      'name: A\npolicies:\n    DC2:   # second\n        owner: x # why\n\n# more\nphone: 1\n',
      `name: A\npolicies:\n    DC2:   # second\n        owner: x # why\n    DC1:\n        reviewed: 2026-11-25\n        version: "1.1"\n        changes:\n            - version: "1.1"\n              date: 2026-11-25\n              note: "Read."\n\n# more\nphone: 1\n`,
    ],
    [
      'with a record by slug, and quotes of its own',
      'policies:\n  first:\n    reviewed: \'2026-01-01\' # long ago\n    owner: x\n    version: "1.0"\n',
      'policies:\n  first:\n    reviewed: \'2026-11-25\' # long ago\n    owner: x\n    version: "1.1"\n    changes:\n      - version: "1.1"\n        date: 2026-11-25\n        note: "Read."\n',
    ],
    ['with an empty record', 'policies:\n  DC1:\n  DC2:\n', `policies:\n  DC1:\n${RECORD('    ')}\n  DC2:\n`],
    [
      'with a record in braces',
      'policies:\n  DC1: {reviewed: 2026-01-01, owner: x}\n',
      'policies:\n  DC1: {reviewed: 2026-11-25, owner: x, version: "1.1", changes: [{version: "1.1", date: 2026-11-25, note: "Read."}]}\n',
    ],
    [
      'with all in braces',
      'policies: {DC2: {owner: x}}\n',
      'policies: {DC2: {owner: x}, DC1: {reviewed: 2026-11-25, version: "1.1", changes: [{version: "1.1", date: 2026-11-25, note: "Read."}]}}\n',
    ],
    [
      'with a history, the new one first',
      'policies:\n  DC1:\n    reviewed: 2026-01-01\n    version: 1.0\n    changes:\n      # From the start.\n      - {version: "1.0", date: 2026-01-01, note: First.}\n    owner: x\n',
      'policies:\n  DC1:\n    reviewed: 2026-11-25\n    version: "1.1"\n    changes:\n      # From the start.\n      - version: "1.1"\n        date: 2026-11-25\n        note: "Read."\n      - {version: "1.0", date: 2026-01-01, note: First.}\n    owner: x\n',
    ],
    [
      'with dates that are not given',
      'policies:\n  DC1:\n    reviewed:\n    version: ~\n',
      'policies:\n  DC1:\n    reviewed: 2026-11-25\n    version: "1.1"\n    changes:\n      - version: "1.1"\n        date: 2026-11-25\n        note: "Read."\n',
    ],
  ])('%s', (_, before, after) => {
    expect(edit(before)).toBe(after);
  });

  it('keeps the line ends of its file', () => {
    const after = edit('name: A\r\npolicies:\r\n  DC2:\r\n    owner: x\r\n');
    expect(after).toBe(
      `name: A\npolicies:\n  DC2:\n    owner: x\n  DC1:\n${RECORD('    ')}\n`.replaceAll('\n', '\r\n'),
    );
  });

  it('is refused where the file could not say what it says now', () => {
    expect(edit('policies: {\n  DC2: {owner: x},\n  DC1: \n}\n')).toEqual(['review-unwritable']);
  });

  it('takes any note as words, never as YAML', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }).filter((note) => !/[\r\n\u0085\u2028\u2029]/.test(note)),
        (note) => {
          const after = edit('policies:\n  DC1:\n    owner: x\n', note);
          const { value } = parseYaml({ path: 'a', text: String(after) });
          expect(value && plainValue(value)).toMatchObject({ policies: { DC1: { changes: [{ note }] } } });
        },
      ),
    );
  });
});

/** A client's file as people lay one out: keys and comments in any order, blank lines, quotes, records of each form. */
const anyFile = fc
  .record({
    before: fc.subarray([
      'name: A',
      '# A comment: with a colon',
      '',
      'phone: 029 2018 0100',
      "email: 'a@example.org'",
      'address:\n  town: X',
    ]),
    records: fc.array(
      fc.record({
        key: fc.constantFrom('DC1', 'first', 'DC2', 'DC3', '"DC 4"'),
        owner: fc.option(fc.constantFrom('x', '"y"', "'z # no'", '>-\n      folded\n      words')),
        reviewed: fc.option(fc.constantFrom('2026-01-01', '"2026-01-01"', '')),
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
    const own = records.filter(({ key }) => {
      const name = key === 'first' ? 'DC1' : key;
      return !seen.has(name) && seen.add(name);
    });
    const lines = own.flatMap(({ key, owner, reviewed, comment }) => [
      `  ${key}:${comment}`,
      ...(owner === null ? [] : [`    owner: ${owner}`]),
      ...(reviewed === null ? [] : [`    reviewed: ${reviewed}`]),
    ]);
    const policies = own.length === 0 ? [] : ['policies:', ...lines];
    return [...before, ...policies, ...after].join('\n').replaceAll('\n', newline) + last;
  })
  .filter((text) => parseYaml({ path: 'a', text }).value !== undefined);

it('a review changes its own record alone, and no other line of the file', () => {
  fc.assert(
    fc.property(anyFile, (text) => {
      const after = edit(text);
      if (typeof after !== 'string') throw new Error(`refused: ${after.join()}`);
      const lines = (one: string) => one.split(/\r?\n/);
      const kept = lines(after);
      // Every old line is still there, in order, but for a date that was replaced.
      let at = 0;
      for (const line of lines(text)) {
        if (/^ {4}reviewed:/.test(line)) continue;
        const found = kept.indexOf(line, at);
        expect(found, `${line} in ${after}`).toBeGreaterThanOrEqual(at);
        at = found + 1;
      }
      const [old, now] = [text, after].map((one) => {
        const { value } = parseYaml({ path: 'a', text: one });
        return value && (plainValue(value) as Record<string, unknown>);
      });
      const { policies: oldPolicies, ...oldRest } = old ?? {};
      const { policies, ...rest } = now ?? {};
      expect(rest).toEqual(oldRest);
      const others = (all: unknown) =>
        Object.entries((all as Record<string, unknown> | undefined) ?? {}).filter(
          ([key]) => !/^(?:dc1|first)$/i.test(key),
        );
      expect(others(policies)).toEqual(others(oldPolicies));
    }),
    { numRuns: runs(60, 10_000) },
  );
});
