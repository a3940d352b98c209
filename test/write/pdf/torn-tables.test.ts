/** Tables that are too wide for any page: their words would be torn without a warning. */
import { describe, expect, it } from 'vitest';
import { run } from '../../../src/commands/index.js';
import { memoryWorld } from '../../support/memory-world.js';

const LONG = ['Safeguarding', 'Accommodation', 'Documentation', 'Responsibility', 'Administration', 'Representative'];

const tableOf = (columns: number): string => {
  const heads = Array.from({ length: columns }, (_, n) => LONG[n % LONG.length]);
  const line = (cells: readonly (string | undefined)[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), line(heads.toReversed())].join('\n');
};

const template = (columns: number): string => `---
title: Lone Working Policy
code: DCW40
version: "1.0"
status: approved
review: {last: 2026-09-01, every: 12 months}
---

# Who does what

${tableOf(columns)}
`;

async function said(columns: number, options = ''): Promise<string> {
  const world = memoryWorld({
    'templates/dcw40.md': template(columns),
    'orgs/acme.yaml': 'name: Acme\n',
  });
  const code = await run(`render --org acme --format pdf${options}`.split(' '), world, '1.2.3');
  expect(code).toBe(0);
  return world.printed.err + world.printed.out;
}

describe('a table', () => {
  it('whose words have no room on a landscape page is warned of at its place', async () => {
    const words = await said(24);
    expect(words).toMatch(/templates\/dcw40\.md:11:1 warning .*“Lone Working Policy” is too wide.*table-too-wide/);
    expect(words.match(/table-too-wide/g)).toHaveLength(1);
  });

  it('of nine columns has room, and nothing is said', async () => {
    expect(await said(9)).not.toContain('table-too-wide');
  });

  it('in large print alone is not warned of', async () => {
    expect(await said(9, ' --large-print')).not.toContain('table-too-wide');
  });
});
