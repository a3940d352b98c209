/** People, bodies and places of which there may be several, and plain text in place of their keys. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { run } from '../../../src/commands/index.js';
import { LISTED_GROUPS, listKeyOf } from '../../../src/model/value-lists.js';
import { withoutLines } from '../../support/html-reader.js';
import { memoryWorld } from '../../support/memory-world.js';
import { complaints, printed, readYaml } from '../../support/read-organisation.js';

async function read(yaml: string) {
  const { value, diagnostics } = await readYaml(`name: Acme\n${yaml}\n`);
  return {
    value,
    complaints: complaints({ diagnostics }),
    said: diagnostics.map(({ message, hint }) => `${message} – ${hint}`),
    of: (name: string) => printed(value, `org_field_${name}`),
  };
}

/** What an organisation’s placeholders print, without places and without how its lists are written. */
async function valuesOf(yaml: string) {
  const { value, complaints: found } = await read(yaml);
  expect(found).toEqual([]);
  return new Map([...(value?.values.keys() ?? [])].map((name) => [name, printed(value, name)]));
}

describe('plain text', () => {
  test('names a person, a body and a local authority', async () => {
    const { complaints: none, of } = await read(
      'registered_manager: Bethan Rowlands\nhealth_board: Example Health Board\nlocal_authority: Cardiff Council',
    );
    expect(none).toEqual([]);
    expect(of('registered_manager_name')).toBe('Bethan Rowlands');
    expect(of('registered_manager')).toBe('Bethan Rowlands');
    expect(of('health_board_name')).toBe('Example Health Board');
    expect(of('local_authority_authority_name')).toBe('Cardiff Council');
    expect(of('local_authority')).toBe('Cardiff Council');
  });

  test.each(['none', 'no', 'No', 'None', 'false'])('%s says that there is nobody', async (word) => {
    const { value, complaints: found, of } = await read(`data_protection_officer: ${word}`);
    expect(found).toEqual([]);
    expect(of('data_protection_officer')).toBeUndefined();
    expect(of('data_protection_officers')).toBeUndefined();
    expect(value?.without).toEqual(new Set(['data_protection_officer']));
  });

  test.each([
    ['complaints_manager: yes', '2:21 error invalid-value', 'this isn’t a name'],
    ['safeguarding_lead: registered_manager', '2:20 error invalid-value', 'is the key of a person'],
    ['safeguarding_leads: [none]', '2:22 error invalid-value', 'this isn’t a name'],
    ['training_leads: Bob', '2:17 error wrong-type', 'must be a list'],
    ['locations: [Cardiff]', '2:13 error wrong-type', 'must be a group of keys'],
  ])('%s names nobody', async (line, complaint, words) => {
    const { complaints: found, said } = await read(line);
    expect(found).toEqual([complaint]);
    expect(said[0]).toContain(words);
  });

  test.each([
    ['12 Castle Street, Cardiff, CF10 1AA', ['12 Castle Street', 'Cardiff', 'CF10 1AA']],
    ['"12, Castle Street, Cardiff"', ['12, Castle Street', 'Cardiff']],
    ['|\n  1 Example Road,\n  Swansea SA1 1AA', ['1 Example Road', 'Swansea SA1 1AA']],
    ['{line_1: 12 Castle Street, town: Cardiff, postcode: CF10 1AA}', ['12 Castle Street', 'Cardiff', 'CF10 1AA']],
  ])('an address: %s', async (address, apart) => {
    for (const key of ['address', 'registered_office']) {
      const { value, complaints: none, of } = await read(`${key}: ${address}`);
      expect(none).toEqual([]);
      expect(of(key)).toBe(apart.join(', '));
      expect(value?.values.get(`org_field_${key}`)).toMatchObject({ apart });
    }
  });
});

describe('a list', () => {
  const LIST =
    'registered_managers:\n  - Bethan Rowlands\n  - {first_name: Priya, last_name: Example, phone: 029 2018 0103}';

  test('serves with its first entry where one is asked for', async () => {
    const { complaints: none, of } = await read(LIST);
    expect(none).toEqual([]);
    expect(of('registered_manager_name')).toBe('Bethan Rowlands');
    expect(of('registered_manager_phone')).toBeUndefined();
    expect(of('registered_managers')).toBe(
      '[name=Bethan Rowlands; first_name=Priya, last_name=Example, phone=029 2018 0103, name=Priya Example]',
    );
  });

  test('and the single one clash, at the later of the two', async () => {
    const { complaints: found, said } = await read(`registered_manager: Siân Morgan\n${LIST}`);
    expect(found).toEqual(['3:1 error name-clash']);
    expect(said).toEqual([
      '"registered_manager" and "registered_managers" are both given – Remove "registered_manager", and put what it says first in the list "registered_managers".',
    ]);
  });

  test('has the form of each value judged, at its place', async () => {
    const { complaints: found } = await read(
      [
        'nation: wales',
        'registered_managers: [{name: A, email: x}, {name: B, phone: "12"}]',
        'local_authorities: [Cardif, Cardiff Council]',
        'locations: [{address: {postcode: zz}}, {email: y, local_authority: {authority_name: Cardif}}]',
      ].join('\n'),
    );
    expect(found).toEqual([
      '3:40 error invalid-value',
      '3:61 warning doubtful-identifier',
      '4:21 warning unknown-authority',
      '5:34 warning doubtful-identifier',
      '5:48 error invalid-value',
      '5:85 warning unknown-authority',
    ]);
  });

  test('of one is the same as the single one, for every group', async () => {
    const words = fc.constantFrom('Bethan Rowlands', 'Tŷ Gwyn', 'Priya', '<b>& "x"', '=1+1', 'null and void');
    const person = fc.record(
      { name: words, title: words, role: words, phone: fc.constant('029 2018 0103') },
      { requiredKeys: ['name'] },
    );
    const group = fc.constantFrom(...LISTED_GROUPS);
    await fc.assert(
      fc.asyncProperty(group, fc.oneof(words, person), async (key, written) => {
        const isPerson = !/board|regulator|ombudsman|commissioner|authority/.test(key);
        const entry = typeof written === 'string' || isPerson ? written : written.name;
        const single = await valuesOf(`${key}: ${JSON.stringify(entry)}`);
        expect(await valuesOf(`${listKeyOf(key)}: [${JSON.stringify(entry)}]`)).toEqual(single);
      }),
      { numRuns: 30 },
    );
  });

  test('begins with a vacant post; any other entry can’t be one', async () => {
    const first =
      'registered_managers: [{vacant_from: 2026-11-02, covered_by: deputy_manager}, Owen]\ndeputy_managers: [Priya]';
    const { complaints: none, of, value } = await read(first);
    expect(none).toEqual([]);
    expect(of('registered_manager_name')).toBe('Priya');
    expect(of('registered_managers')).toBe('[name=Priya; name=Owen]');
    expect(value?.values.get('org_field_registered_managers')).toMatchObject({
      items: [new Map([['name', expect.objectContaining({ isActing: true })]]), expect.anything()],
    });
    const second = await read('registered_managers: [Owen, {vacant_from: 2026-11-02}]');
    expect(second.complaints).toEqual(['2:43 error post-vacant']);
  });
});

describe('locations', () => {
  const TWO = [
    'locations:',
    '  - {name: Cardiff branch, address: "12 Castle Street, Cardiff", phone: 029 2018 0100, manager: Bethan, local_authority: Cardiff Council}',
    '  - {name: Barry branch, address: {town: Barry}, manager: {name: Bethan}, local_authority: Vale of Glamorgan Council}',
  ].join('\n');

  test('give what the organisation itself doesn’t say: the first, and each manager and council once', async () => {
    const { complaints: none, of } = await read(TWO);
    expect(none).toEqual([]);
    expect(of('address')).toBe('12 Castle Street, Cardiff');
    expect(of('phone')).toBe('029 2018 0100');
    expect(of('registered_managers')).toBe('[name=Bethan]');
    expect(of('local_authorities')).toContain('name=Vale of Glamorgan Council');
    expect((await read(`phone: 029 2018 0999\nregistered_manager: Owen\n${TWO}`)).of('phone')).toBe('029 2018 0999');
    expect((await read(`registered_manager: Owen\n${TWO}`)).of('registered_managers')).toBe('[name=Owen]');
    expect((await read(`registered_manager: none\n${TWO}`)).of('registered_managers')).toBeUndefined();
  });

  test('without any, the organisation is its own; with one, that has what the organisation says', async () => {
    const own = [
      'phone: 029 2018 0100',
      'registered_manager: Bethan',
      'local_authority: {authority_name: Cardiff Council, safeguarding_phone: 029 2018 0104}',
      'address: {line_1: 12 Castle Street, town: Cardiff}',
    ].join('\n');
    const values = await valuesOf(own);
    expect(values.get('org_field_locations')).toContain('address=12 Castle Street, Cardiff');
    const sorted = (list: string | undefined) => list?.slice(1, -1).split(', ').sort();
    const listed = await valuesOf(`${own}\nlocations: [{name: Acme}]`);
    expect(sorted(listed.get('org_field_locations'))).toEqual(sorted(values.get('org_field_locations')));
    const moved = await valuesOf(`${own}\nlocations: [{address: {town: Barry}}]`);
    expect(moved.get('org_field_locations')).not.toContain('Castle Street');
  });
});

describe('an organisation’s own fields of such names', () => {
  test('win where the file doesn’t give the list', async () => {
    const { complaints: none, of } = await read(
      'fields: {address: by the sea, locations: [here], registered_managers: [Ann]}\naddress: {town: Barry}\nregistered_manager: {name: Owen}',
    );
    expect(none).toEqual([]);
    expect([of('address'), of('locations'), of('registered_managers')]).toEqual(['by the sea', '[here]', '[Ann]']);
    expect(of('registered_manager')).toBe('Owen');
  });

  test.each(['locations: [{name: Acme}]', 'address: 12 Castle Street'])('clash with %s', async (line) => {
    const key = line.split(':', 1)[0];
    const { complaints: found } = await read(`fields: {${key}: x}\n${line}`);
    expect(found).toEqual(['3:1 error name-clash']);
  });
});

describe('a base', () => {
  async function withBase(own: string, base: string): Promise<string | undefined> {
    const world = memoryWorld({
      'policy.yaml': 'formats: [html]\n',
      'templates/a.md':
        '---\ntitle: Sample Policy\nreview: {last: 2026-09-01}\n---\n\nManagers:<<#each org_field_registered_managers>> <<name>> <<#if phone>><<phone>><</if>>;<<else>> none<</each>>\n',
      'orgs/_group.yaml': base,
      'orgs/acme.yaml': `extends: _group\nname: Acme\n${own}\n`,
    });
    await run(['render', '--org', 'acme'], world, '1.2.3');
    expect(world.printed.err).toBe('');
    const page = withoutLines(new TextDecoder().decode(world.disk.get('/workspace/out/acme/html/sample.html')));
    return /<p>Managers:([^<]*)<\/p>/.exec(page)?.[1]?.trim();
  }
  const PHONE = '0117 496 0300';

  test.each([
    ['', `registered_managers: [Ann, Bo]`, 'Ann ; Bo ;'],
    ['registered_manager: Cai', `registered_managers: [{name: Ann, phone: ${PHONE}}]`, 'Cai ;'],
    ['registered_managers: [Cai, Dee]', `registered_manager: {name: Ann, phone: ${PHONE}}`, 'Cai ; Dee ;'],
    ['registered_manager: Cai', `registered_manager: {name: Ann, phone: ${PHONE}}`, 'Cai ;'],
    [`registered_manager: {phone: ${PHONE}}`, 'registered_manager: Ann', `Ann ${PHONE};`],
    ['registered_manager: none', 'registered_managers: [Ann]', 'none'],
    ['registered_managers:', 'registered_manager: Ann', 'none'],
  ])('%j of the organisation, %j of the base', async (own, base, words) => {
    expect(await withBase(own, base)).toBe(words);
  });
});
