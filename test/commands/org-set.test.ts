/** `policy org set`: one value changes, and the file stays as somebody wrote it. */
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { memoryWorld } from '../support/memory-world.js';

const ACME = `# Our best client.
name: Acme # as they write it
examples: [phone, safeguarding_lead, address, website]
phone: 029 2018 0100   # the office
registered_manager: {first_name: Ann, last_name: Example, role: Manager, email: ann@acme.example}
safeguarding_lead:
  name: Jo Pattern
  email: jo@example.org
  role: Lead # of two
address:
  line_1: 1 Example Street
  town: Cardiff
website: https://acme.example
`;

const FILES = {
  'orgs/acme.yaml': ACME,
  'templates/a.md':
    '---\ntitle: Fire\ncode: DC1\nstatus: draft\n---\n\n<<org_field_phone>> <<org_field_registered_manager_name>>\n',
};

async function set(...args: readonly string[]) {
  const world = memoryWorld(FILES);
  const code = await run(['org', 'set', 'acme', ...args], world, '1.2.3');
  return { code, text: new TextDecoder().decode(world.disk.get('/workspace/orgs/acme.yaml')), ...world.printed };
}

describe('policy org set', () => {
  it('changes the value, and says which policies print it', async () => {
    const { code, text, out } = await set('phone', '029 2018 0199');
    expect([code, out]).toEqual([
      0,
      'orgs/acme.yaml  changed\nPrinted in DC1. To write the documents: policy render --org acme\n',
    ]);
    expect(text).toBe(
      ACME.replace('029 2018 0100', '"029 2018 0199"')
        .replace('[phone, safeguarding_lead, address, website]', '\n  - safeguarding_lead\n  - address\n  - website')
        .replace(': \n', ':\n'),
    );
  });

  it.each([
    ['manager', 'registered_manager'],
    ['council', 'local_authority.authority_name'],
    ['phoen', 'phone'],
  ])('says which key is meant by %s', async (typed, key) => {
    const { code, err } = await set(typed, 'Ann Lee');
    expect([code, err]).toEqual([2, `error "${typed}" isn’t a key that can be set\n  hint: Did you mean "${key}"?\n`]);
  });

  it('takes what went with a person along, and keeps the post', async () => {
    const { text } = await set('registered_manager', 'Lee, Bob (Mr)');
    expect(text).toContain('registered_manager: {role: Manager, title: Mr, first_name: Bob, last_name: Lee}');
  });

  it('leaves on the list of examples what nobody has said', async () => {
    const { text } = await set('safeguarding_lead', 'Ann Lee');
    expect(text).toContain('\nexamples:\n  - phone\n  - "safeguarding_lead.role"\n  - address\n');
    expect(text).toContain('role: Lead # of two');
    expect((await set('address.town', 'Barry')).text).toContain('\n  - safeguarding_lead\n  - "address.line_1"\n');
    expect((await set('website', 'https://acme.example')).text).toContain('\n  - address\nphone');
  });

  it('keeps the name before, so that the final check still looks for it', async () => {
    const { text, out } = await set('name', 'Acme Homes');
    expect(text).toContain('name: Acme Homes # as they write it');
    expect(text).toContain('website: https://acme.example\nformer_names:\n  - Acme\n');
    expect(out).toContain('The name before is under former_names');
    // Other capitals and spaces are no other name.
    const same = await set('name', 'ACME');
    expect(same.text).not.toContain('former_names');
    expect(same.out).not.toContain('former_names');
  });

  it.each([
    ['former_names: [Older] # a list', 'former_names: [Older, Acme] # a list'],
    ['former_names:\n  # from 2020\n  - Older # Ltd', 'former_names:\n  # from 2020\n  - Older # Ltd\n  - Acme'],
    ['former_names:', 'former_names:\n  - Acme'],
    ['former_names: [ACME]', 'former_names: [ACME]'],
    ['examples: [name]', 'registered_manager'],
  ])('adds it to %j', async (before, after) => {
    const text = `name: Acme\n${before}\nregistered_manager: {name: Ann Example}\n`;
    const world = memoryWorld({ ...FILES, 'orgs/acme.yaml': text });
    expect(await run(['org', 'set', 'acme', 'name', 'Acme Homes'], world, '1.2.3')).toBe(0);
    const changed = new TextDecoder().decode(world.disk.get('/workspace/orgs/acme.yaml'));
    expect(changed).toContain(after);
    expect(changed.includes('former_names')).toBe(before.startsWith('former'));
  });

  it('shows what would change on a dry run', async () => {
    const { out, text } = await set('phone', '029 2018 0199', '--dry-run');
    expect(text).toBe(ACME);
    expect(out).toContain('+phone: "029 2018 0199"   # the office');
  });

  it.each([
    [['manager_name', 'Bob'], 2, 'Did you mean'],
    [['registration_no', '{{evil}}'], 2, 'placeholder'],
    [['phone', ''], 2, 'empty'],
    [['nation', 'France'], 1, 'Wales, England'],
  ])('writes nothing that the file can’t hold: %j', async (args, expected, words) => {
    const { code, err, text } = await set(...args);
    expect(code, err).toBe(expected);
    expect(err).toContain(words);
    expect(text).toBe(ACME);
  });

  it.each(['"); drop: [', 'a: - b', '# b', '&x *y', 'yes', '{{x', 'it\'s: "so"', '=1+1'])(
    'writes a value as words, whatever it looks like: %s',
    async (value) => {
      const { code, text, err } = await set('fields.note', value);
      if (code !== 0) expect(err).toMatch(/placeholder|can’t/);
      else {
        const world = memoryWorld({ ...FILES, 'orgs/acme.yaml': text });
        expect(await run(['check'], world, '1.2.3'), world.printed.err).toBe(0);
      }
    },
  );
});
