/** Somebody who has left a post, and stands only in an issue of the pack by then, still may not stand in anybody else's documents. */
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { memoryWorld } from '../support/memory-world.js';

const TEMPLATE = (words: string) =>
  `---\ntitle: Fire Policy\ncode: DC1\nversion: "1.0"\nreview: {last: 2026-09-01}\n---\n\nWords of <<org_field_name>>. ${words}\n`;
const acme = (manager: string) =>
  `name: Acme Care\nphone: 029 2018 0100\napproved_by: Jo Li\napproved_on: 2026-09-02\nregistered_manager:\n${manager}`;
const GWENLLIAN = '  title: Mrs\n  first_name: Gwenllian\n  last_name: Prosser\n';
const TOMOS = '  first_name: Tomos\n  last_name: Howell\n';

async function issuedAcme() {
  const world = memoryWorld({
    'policy.yaml': 'formats: [html]\n',
    'templates/a.md': TEMPLATE('Call <<org_field_registered_manager_name>>.'),
    'orgs/acme.yaml': acme(GWENLLIAN),
    'orgs/bala.yaml':
      'name: Bala Homes\napproved_by: Jo Li\napproved_on: 2026-09-02\nregistered_manager: {name: Ann Price}\n',
  });
  expect(await run(['render', '--all'], world, '1.2.3')).toBe(0);
  expect(await run(['issue', '--org', 'acme'], world, '1.2.3')).toBe(0);
  const set = (path: string, text: string) => world.disk.set(`/workspace/${path}`, Buffer.from(text));
  set('orgs/acme.yaml', acme(TOMOS));
  const policy = async (...args: string[]) => {
    world.printed.err = '';
    const code = await run(args, world, '1.2.3');
    return { code, err: world.printed.err };
  };
  return { set, policy };
}

describe('a manager who has left', () => {
  it.each([
    ['Ask Gwenllian Prosser.', ['render', '--org', 'bala'], 1],
    ['Ask Gwenllian Prosser.', ['render', '--all'], 1],
    // A surname alone is only likely to be hers, which is a warning.
    ['Ask Mrs Prosser.', ['check', '--org', 'bala'], 0],
  ])('is found in the text of a template: %s', async (words, args, expected) => {
    const { set, policy } = await issuedAcme();
    set('templates/a.md', TEMPLATE(words));
    const { code, err } = await policy(...args);
    expect(err).toContain('acme ("registered_manager, issue 1")');
    expect(code).toBe(expected);
  });

  it('may be named by an organisation for which they work now', async () => {
    const { set, policy } = await issuedAcme();
    set(
      'orgs/bala.yaml',
      `name: Bala Homes\napproved_by: Jo Li\napproved_on: 2026-09-02\nregistered_manager:\n${GWENLLIAN}`,
    );
    expect(await policy('render', '--all', '--strict')).toMatchObject({ code: 0 });
  });

  it('is looked for again when the record of the issues changes', async () => {
    const { set, policy } = await issuedAcme();
    set('templates/a.md', TEMPLATE('Ask Gwenllian Prosser.'));
    expect((await policy('render', '--org', 'bala')).code).toBe(1);
    set('orgs/acme.issues.yaml', 'format: 2\nissues: []\n');
    expect((await policy('render', '--org', 'bala')).err).not.toContain('registered_manager, issue 1');
  });

  it('makes the check incomplete where the record of the issues can’t be read', async () => {
    const { set, policy } = await issuedAcme();
    set('orgs/acme.issues.yaml', 'issues: [{\n');
    const { err, code } = await policy('render', '--org', 'bala');
    expect(err).toContain('orgs/acme.issues.yaml warning The final check is incomplete');
    expect(code).toBe(0);
    expect((await policy('render', '--org', 'bala', '--strict')).code).toBe(1);
  });
});
