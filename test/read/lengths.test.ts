/** Values that are far too long are refused, at their place and without being worked on. */
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { LONGEST } from '../../src/model/schema-parts.js';
import { memoryWorld } from '../support/memory-world.js';

const TEMPLATE = '---\ntitle: First Policy\ncode: DC1\n---\n\nWelcome to <<org_field_name>>.\n';

async function checked(files: Readonly<Record<string, string>>) {
  const world = memoryWorld({ 'orgs/acme.yaml': 'name: Acme\n', 'templates/first.md': TEMPLATE, ...files });
  const code = await run(['check'], world, '1.2.3');
  return { code, err: world.printed.err };
}

const tooLong = (longest: number) => 'x'.repeat(longest + 1);

describe('a value that is too long', () => {
  it.each([
    ['orgs/acme.yaml', `name: ${tooLong(LONGEST.line)}\n`, '1:7 error "name": this is longer than 300 characters'],
    ['orgs/acme.yaml', `name: Acme\nfields:\n  a: ${tooLong(LONGEST.field)}\n`, '3:6 error'],
    ['orgs/acme.yaml', `name: Acme\nfields:\n  ${tooLong(LONGEST.key)}: a\n`, '3:3 error'],
    ['orgs/acme.yaml', `name: Acme\nwebsite: ${tooLong(LONGEST.path)}\n`, '2:10 error'],
    ['templates/first.md', `---\ntitle: ${tooLong(LONGEST.line)}\nslug: a\n---\n\nText.\n`, '2:8 error'],
    ['policy.yaml', `templates: ${tooLong(LONGEST.path)}\n`, '1:12 error'],
    ['orgs/acme.yaml', `name: "${'The Laurels '.repeat(8_000)}"\n`, '1:7 error'],
  ])('in %s has an error at its place: %#', async (file, text, place) => {
    const { code, err } = await checked({ [file]: text });
    expect(code).toBe(1);
    expect(err).toContain(`${file}:${place}`);
    expect(err).toContain('[invalid-value]');
  });

  it('is one character over: what is as long as can be is taken', async () => {
    const name = 'Laurels '.repeat(40).slice(0, LONGEST.line).trimEnd().padEnd(LONGEST.line, 's');
    const { code, err } = await checked({ 'orgs/acme.yaml': `name: ${name}\nwebsite: acme.example\n` });
    expect([code, err.match(/ error /g)]).toEqual([0, null]);
  });

  it('on the command line is wrong use', async () => {
    const world = memoryWorld({ 'orgs/acme.yaml': 'name: Acme\n', 'templates/first.md': TEMPLATE });
    const args = ['review', 'DC1', '--org', 'acme', '--on', '2026-01-01', '--note', tooLong(LONGEST.note)];
    expect(await run(args, world, '1.2.3')).toBe(2);
    expect(world.printed.err).toContain('longer than 2000 characters');
  });
});
