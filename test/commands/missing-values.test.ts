/** What an organisation's file doesn't give: few values with their lines, many as one list by key with lines to paste. */
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { memoryWorld } from '../support/memory-world.js';

const NAMES = ['phone', 'safeguarding_lead_phone', 'safeguarding_lead_name', 'email', 'address_postcode', 'lift'];

const FILES = {
  'orgs/bryn.yaml': 'name: Bryn Care\n',
  'orgs/other.yaml': 'name: Nant\nfields: {lift: TK}\n',
  'templates/a.md': `---\ntitle: Fire Policy\ncode: DC1\nreview: {last: 2026-09-01}\n---\n\n${NAMES.map((name) => `<<org_field_${name}>>`).join(' ')}\n`,
  'templates/b.md': '---\ntitle: Water Policy\ncode: DC2\nreview: {last: 2026-09-01}\n---\n\n<<org_field_phone>>\n',
};

const ALIKE = { 'orgs/bryn.yaml': 'name: Bryn Care\n', 'orgs/pant.yaml': 'name: Pant Care\n' };

async function policy(line: string, files: Readonly<Record<string, string>> = FILES) {
  const world = memoryWorld(files);
  const code = await run(line.split(' '), world, '1.2.3');
  return { code, ...world.printed };
}

describe('missing values', () => {
  it('are listed once, by key, with the policies that ask, and as lines to paste', async () => {
    const { code, err } = await policy('render --org bryn --format html');
    expect(code).toBe(1);
    expect(err).toBe(`orgs/bryn.yaml error 6 values that policies need are missing (bryn) [placeholder-missing]
  phone                    DC1, DC2 (templates/a.md:7:1)
  safeguarding_lead.phone  DC1 (templates/a.md:7:21)
  safeguarding_lead.name   DC1 (templates/a.md:7:59)
  email                    DC1 (templates/a.md:7:96)
  address.postcode         DC1 (templates/a.md:7:116)
  fields.lift              DC1 (templates/a.md:7:147)
  hint: Paste this into the file, and fill it in. Where the file has the key of a group already, add only the lines below it.

email:
phone:
address:
  postcode:
safeguarding_lead:
  name:
  phone:
fields:
  lift:

`);
  });

  it('are shown with the lines of their templates where they are few', async () => {
    const template = '---\ntitle: Fire Policy\n---\n\n<<org_field_phone>> <<org_field_email>>\n';
    const { err } = await policy('render --org bryn', { 'orgs/bryn.yaml': 'name: Bryn\n', 'templates/a.md': template });
    expect(err.match(/\[placeholder-missing\]/g)).toHaveLength(2);
    expect(err).toContain('  hint: Add "phone" to orgs/bryn.yaml.\n');
  });

  it('are one problem where several organisations lack the same', async () => {
    const { err } = await policy('check', {
      ...ALIKE,
      'orgs/nant.yaml': 'name: Nant Care\nfields: {lift: TK}\n',
      'templates/a.md': FILES['templates/a.md'],
    });
    expect(err).toContain(
      'orgs error 6 values that policies need are missing for 2 organisations (bryn, pant) [placeholder-missing]\n',
    );
    expect(err).toContain(
      'orgs/nant.yaml error 5 values that policies need are missing (nant) [placeholder-missing]\n',
    );
    expect(err).toContain('Or give your spreadsheet columns for these values, and use "policy org import" again');

    const few = await policy('check', {
      ...ALIKE,
      'templates/a.md': '---\ntitle: Fire Policy\n---\n\n<<org_field_phone>>\n',
    });
    expect(few.err).toContain('needs "phone", which is missing (bryn, pant) [placeholder-missing]\n');
    expect(few.err).toContain('  hint: Add "phone" to each one’s file.\n');
    expect(few.err.match(/\[placeholder-missing\]/g)).toHaveLength(1);
  });

  it('are printed alone as lines to paste', async () => {
    const { code, out } = await policy('fields --org bryn --stub');
    expect([code, out.split('\n').slice(0, 4)]).toEqual([0, ['email:', 'phone:', 'address:', '  postcode:']]);
    expect((await policy('fields --stub --json')).code).toBe(2);
  });

  it('are no more once the lines are filled in', async () => {
    const { out } = await policy('fields --org bryn --stub');
    const filled = out.replace(/^( *\w+:)$(?!\n {2})/gm, '$1 Words').replaceAll(/^( {2}\w+:)$/gm, '$1 Words');
    const { err } = await policy('render --org bryn --format html', {
      ...FILES,
      'orgs/bryn.yaml': `name: Bryn\n${filled}`,
    });
    expect(err).not.toContain('placeholder-missing');
  });
});
