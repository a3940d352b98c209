/** A file that was copied and not changed yet is an error; the file that it was copied of is not. */
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { memoryWorld } from '../support/memory-world.js';

const ACME = 'name: Acme Care\nregistration_no: SIN-00012345-ACME\nnation: wales\n';
const TEMPLATE = '---\ntitle: Fire\ncode: DC1\nstatus: draft\n---\n\n<<org_field_name>>\n';

async function errors(files: Readonly<Record<string, string>>, line = 'check') {
  const world = memoryWorld({ 'templates/a.md': TEMPLATE, ...files });
  await run(line.split(' '), world, '1.2.3');
  return world.printed.err.split('\n').filter((each) => each.includes('[organisation-duplicate]'));
}

describe('a file with the name and the number of another', () => {
  it('is an error by its own file, where its name says that it is the copy', async () => {
    const files = { 'orgs/acme.yaml': ACME, 'orgs/acme-pc2.yaml': `# ours\n${ACME}` };
    const message =
      'orgs/acme-pc2.yaml error This file has the name and the registration number of acme too [organisation-duplicate]';
    expect(await errors(files)).toEqual([message]);
    expect(await errors(files, 'render --org acme')).toEqual([]);
    expect(await errors(files, 'render --org acme-pc2')).toEqual([message]);
  });

  it('is an error in both where nobody can tell which is the copy', async () => {
    expect(
      await errors({ 'orgs/acme.yaml': ACME, 'orgs/bala.yaml': ACME.replace('SIN-00012345', 'sin 00012345') }),
    ).toHaveLength(2);
  });

  it.each([
    ['another number', ACME.replace('12345', '54321')],
    ['another name', ACME.replace('Acme', 'Bala')],
    ['no number', 'name: Acme Care\n'],
    ['left', `${ACME}left: 2026-01-01\n`],
    ['numbers that are examples', `${ACME}examples: [registration_no]\n`],
  ])('is fine with %s', async (_, other) => {
    expect(await errors({ 'orgs/acme.yaml': ACME, 'orgs/acme-2.yaml': other })).toEqual([]);
  });

  it('is told again once the other comes, though nothing else has changed', async () => {
    const world = memoryWorld({ 'templates/a.md': TEMPLATE, 'orgs/bala.yaml': ACME });
    expect(await run(['render', '--org', 'bala', '--format', 'html'], world, '1.2.3')).toBe(0);
    world.disk.set('/workspace/orgs/acme.yaml', Buffer.from(ACME));
    expect(await run(['render', '--org', 'bala', '--format', 'html'], world, '1.2.3')).toBe(1);
    expect(world.printed.err).toContain('[organisation-duplicate]');
  });
});
