/** `policy org add`: one more organisation, from answers, options, another home of the provider, or a file of shared values. */
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { memoryWorld } from '../support/memory-world.js';

const ACME = `name: Acme Cardiff
extends: _group
pack: home-care
nation: wales
service_type: domiciliary_support
registration_no: SIN-00012345-ACME
company_no: "01234567" # Acme Care Ltd
phone: 029 2018 0190
registered_manager: {first_name: Bethan, last_name: Rowlands}
registered_managers: [{name: Bethan Rowlands}]
theme: {accent: "#005500"}
fields: {lift: "yes", rota: [a, b]}
policies: {DCW34: {reviewed: 2026-09-01}}
`;

const FILES = {
  'orgs/acme.yaml': ACME,
  'orgs/_group.yaml': 'email: office@acme.example\nsafeguarding_lead: {name: Jo Li}\nico_registration_no: ZA123456\n',
};

async function added(...args: readonly string[]) {
  const world = memoryWorld(FILES);
  const code = await run(['org', 'add', ...args], world, '1.2.3');
  const text = (path: string) => new TextDecoder().decode(world.disk.get(`/workspace/${path}`));
  return { code, text, world, ...world.printed };
}

describe('policy org add', () => {
  it('writes a file of the answers, with examples for the rest', async () => {
    const { code, out, text } = await added('--name', 'Elm: House', '--nation', 'england', '--service', 'care_home');
    expect([code, out.split('\n')[0]]).toEqual([0, 'orgs/elm-house.yaml  new']);
    expect(text('orgs/elm-house.yaml')).toContain('\nname: "Elm: House"\n');
    expect(text('orgs/elm-house.yaml')).toContain('\n  - phone\n');
  });

  it('takes from another home what homes of one provider share, and nothing else', async () => {
    const { text } = await added('--like', 'acme', '--name', 'Acme Barry', '--number', 'SIN-00054321-ACMB');
    const file = text('orgs/acme-barry.yaml');
    for (const words of [
      'extends: "_group"',
      'pack: home-care',
      'accent: "#005500"',
      '"01234567"',
      'lift: ',
      'SIN-00054321-ACMB',
    ])
      expect(file).toContain(words);
    for (const words of ['Bethan', '0190', 'reviewed', 'SIN-00012345', 'Cardiff\nextends'])
      expect(file, words).not.toContain(words);
  });

  it('leaves out what a file of shared values says', async () => {
    const { text } = await added('--group', '_group', '--name', 'Elm House');
    const file = text('orgs/elm-house.yaml');
    expect(file).toContain('\nextends: "_group"\n');
    expect(file).not.toMatch(/^(?:email|safeguarding_lead|ico_registration_no):/m);
    expect(file).not.toMatch(/^ {2}- (?:email|safeguarding_lead|ico_registration_no)$/m);
    expect(file).not.toContain('Information Commissioner');
  });

  it('gives a file that renders, as all others do', async () => {
    const world = memoryWorld({
      ...FILES,
      'packs/home-care.yaml': 'title: Home care\n',
      'templates/a.md': '---\ntitle: Care\nstatus: draft\n---\n\n<<org_field_phone>>\n',
    });
    await run(['org', 'add', '--name', 'Elm House', '--like', 'acme'], world, '1.2.3');
    world.printed.err = '';
    await run(['check', '--org', 'elm-house'], world, '1.2.3');
    expect(world.printed.err).not.toMatch(/ error /);
    expect(world.printed.err).toContain('[example-values]');
  });

  it.each([
    [['--name', 'Acme'], 'orgs/acme.yaml already exists'],
    [['--name', 'Elm', '--like', 'nobody'], 'nobody'],
    [['--name', 'Elm', '--group', '../_group'], 'There is no base "../_group" in orgs'],
    [['--name', 'Elm', '--id', '../elm'], '../elm'],
    [['--name', 'Elm', '--id', 'con'], 'con'],
    [[], 'Say what the organisation is called'],
  ])('writes nothing where it can’t: %j', async (args, words) => {
    const { code, err, world } = await added(...args);
    expect(code).toBe(2);
    expect(err).toContain(words);
    expect([...world.disk.keys()].filter((path) => path.includes('/orgs/')).sort()).toEqual([
      '/workspace/orgs/_group.yaml',
      '/workspace/orgs/acme.yaml',
    ]);
  });

  it('shows the file on a dry run, and writes nothing', async () => {
    const { out, text } = await added('--name', 'Elm House', '--dry-run');
    expect(out).toContain('+name: Elm House');
    expect(text('orgs/elm-house.yaml')).toBe('');
  });
});
