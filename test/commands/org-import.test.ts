/** `policy org import`: a spreadsheet becomes organisations’ files, changes them with care, and changes nothing the second time. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { parseYaml } from '../../src/read/yaml/index.js';
import { plainValue } from '../../src/read/yaml/node.js';
import { HOSTILE } from '../support/hostile-values.js';
import { memoryWorld } from '../support/memory-world.js';
import { runs } from '../support/tier.js';
import { sheetsWorkbook } from '../support/workbook.js';

type Files = Readonly<Record<string, string | Uint8Array>>;

async function imported(files: Files, ...args: readonly string[]) {
  const world = memoryWorld({ 'orgs/.keep': '', ...files });
  const again = async (...more: readonly string[]) => {
    world.printed.out = '';
    world.printed.err = '';
    const code = await run(['org', 'import', ...more], world, '0.0.0');
    return { code, out: world.printed.out, err: world.printed.err };
  };
  const text = (path: string) => Buffer.from(world.disk.get(`/workspace/${path}`) ?? '').toString('utf8');
  return { ...(await again(...args)), again, text, world };
}

const valuesOf = (text: string) => {
  const { value } = parseYaml({ path: 'orgs/a.yaml', text });
  return JSON.parse(JSON.stringify(value ? plainValue(value) : undefined));
};

const CQC = readFileSync(new URL('../fixtures/spreadsheets/cqc-like.csv', import.meta.url));

describe('the CQC’s directory', () => {
  it('gives a file for each location: dates, numbers with their zeros, managers, the kind of service', async () => {
    const { code, out, err, text, again } = await imported({ 'cqc.csv': CQC }, 'cqc.csv');
    expect(code).toBe(0);
    expect(out).toContain('Organisations: 4 new, 0 changed, 0 unchanged\n');
    const ids = ['beech-house-sale', 'elm-oak-and-ash', 'no-5-home-care', 'yes'];
    const [beech, elm, five, yes] = ids.map((id) => valuesOf(text(`orgs/${id}.yaml`)));
    expect([beech, elm, five, yes].map(({ company_no }) => company_no)).toEqual([
      '00445790',
      '00712345',
      '01234567',
      'SC123456',
    ]);
    expect([beech, elm].map(({ registration }) => registration.date)).toEqual(['2010-10-01', '2010-10-01']);
    expect(beech.registered_manager).toEqual({ title: 'Mr', first_name: 'John', last_name: 'Sample' });
    expect(five.registered_manager).toBeUndefined();
    expect(yes.registered_managers.map(({ last_name }: { last_name: string }) => last_name)).toEqual([
      'Sample-Jones',
      'Sample',
    ]);
    expect([beech, elm, five, yes].map(({ service_type }) => service_type)).toEqual([
      'care_home_nursing',
      'care_home',
      'domiciliary_support',
      'domiciliary_support',
    ]);
    expect(elm).toMatchObject({ name: 'Elm, Oak & Ash', nation: 'england', phone: '0161 496 0003' });
    expect(elm.address).toEqual({ line_1: 'Flat #3, High Street', town: 'Bristol', postcode: 'BS1 4ZZ' });
    expect(elm.local_authority.authority_name).toBe('City of Bristol');
    expect(yes).toMatchObject({ name: 'Yes', address: { line_1: '1 The Parade', line_2: 'Platt Bridge' } });
    expect(err).toMatch(/cqc\.csv!Q4 note .*Supported living service/);
    expect(await again('cqc.csv')).toMatchObject({ out: 'Organisations: 0 new, 0 changed, 4 unchanged\n' });
  });

  it('gives files that check finds no fault with', async () => {
    const { world } = await imported(
      { 'cqc.csv': CQC, 'templates/a.md': '---\ntitle: Care\n---\n\n<<org_field_name>>\n' },
      'cqc.csv',
    );
    world.printed.err = '';
    await run(['check'], world, '0.0.0');
    expect(world.printed.err.split('\n').filter((line) => / error /.test(line))).toEqual([]);
  });
});

const ACME = `# Our best client.
name: Acme # as they write it
registration_no: SIN-00012345-ABCD
phone: 029 2018 0100   # the office
registered_manager: {first_name: Ann, last_name: Example, role: Registered Manager, email: ann@acme.example}
address: 1 High Street, Cardiff, CF10 1AA
policies:
  DCW34:
    owner: data_protection_officer # Ann
`;

describe('a file that exists', () => {
  it('is changed where its row says something else, and nowhere else', async () => {
    const sheet =
      'Reg no,Name,Telephone,Manager,Manager email,Beds\nSIN-00012345-ABCD,Acme Homes,(029) 2018-0100,Bob Other,bob@acme.example,12\n';
    const { code, text, out } = await imported(
      { 'orgs/acme.yaml': ACME, 'a.csv': sheet },
      'a.csv',
      '--column',
      'Beds=fields.beds',
    );
    expect({ code, out }).toEqual({
      code: 0,
      out: 'orgs/acme.yaml  changed\ncolumns.yaml  keeps what columns fill\nAnother name: orgs/acme.yaml\nThe name before is under former_names there, so that the final check still looks for it. If it was only mistyped, delete it there\nOrganisations: 0 new, 1 changed, 0 unchanged\n',
    });
    expect(text('orgs/acme.yaml')).toBe(`# Our best client.
name: Acme Homes # as they write it
registration_no: SIN-00012345-ABCD
phone: 029 2018 0100   # the office
registered_manager: {first_name: Bob, last_name: Other, role: Registered Manager, email: "bob@acme.example"}
address: 1 High Street, Cardiff, CF10 1AA
policies:
  DCW34:
    owner: data_protection_officer # Ann
fields:
  beds: "12"
former_names:
  - Acme
`);
    expect(text('columns.yaml')).toContain('Beds: "fields.beds"\n');
  });

  it('doesn’t keep how to reach somebody who left', async () => {
    const { text } = await imported(
      { 'orgs/acme.yaml': ACME, 'a.csv': 'Id,Name,Manager\nacme,Acme,Bob Other\n' },
      'a.csv',
    );
    expect(valuesOf(text('orgs/acme.yaml')).registered_manager).toEqual({
      first_name: 'Bob',
      last_name: 'Other',
      role: 'Registered Manager',
    });
  });

  it('is shown, and not written, on a dry run', async () => {
    const { text, out } = await imported(
      { 'orgs/acme.yaml': ACME, 'a.csv': 'Id,Name\nacme,Acme Homes\n' },
      'a.csv',
      '--dry-run',
    );
    expect(text('orgs/acme.yaml')).toBe(ACME);
    expect(out).toContain('-name: Acme # as they write it\n+name: Acme Homes # as they write it\n');
  });

  it('keeps what an empty cell says nothing about', async () => {
    const { out } = await imported({ 'orgs/acme.yaml': ACME, 'a.csv': 'Name,Phone,Town\nAcme,,\n' }, 'a.csv');
    expect(out).toBe('Organisations: 0 new, 0 changed, 1 unchanged\n');
  });
});

/** A thousand in the conformance tier. */
const MANY = runs(100, 10_000);

describe('a long list', () => {
  const homes = Array.from({ length: MANY }, (_, at) => [
    `Home of ${at % 90}`,
    `1-1000${String(at).padStart(5, '0')}`,
    `O'Sample, Siân ${at} (Mrs)`,
    '0161 496 0123',
    { serial: 40_000 + at },
    'Sale',
  ]);
  const book = sheetsWorkbook({
    Homes: [['Name', 'Location ID', 'Manager', 'Telephone', 'Date registered', 'Town'], ...homes],
  });

  it('takes less than 10 s of the processor for a thousand rows, and again changes nothing', async () => {
    const start = process.cpuUsage();
    const { code, out, world, again } = await imported({ 'homes.xlsx': book }, 'homes.xlsx');
    const { user, system } = process.cpuUsage(start);
    expect([code, out.split('\n').at(-2)]).toEqual([0, `Organisations: ${MANY} new, 0 changed, 0 unchanged`]);
    expect((user + system) / 1e6, 'seconds of the processor').toBeLessThan(MANY / 100);

    const before = new Map(world.disk);
    expect((await again('homes.xlsx')).out).toBe(`Organisations: 0 new, 0 changed, ${MANY} unchanged\n`);
    expect(new Map(world.disk)).toEqual(before);
  });
});

describe('what can’t be used', () => {
  it('is named by its cell, and the rest of the row is taken', async () => {
    const book = sheetsWorkbook({
      Read: [],
      Homes: [
        ['Name', 'Phone', 'Service type', 'Company number', 'Registration date'],
        ['Beech', 'ask Ann', 'Bakery', '12', 'soon'],
      ],
    });
    const { code, err, text } = await imported({ 'homes.xlsx': book }, 'homes.xlsx');
    expect(code).toBe(0);
    for (const cell of ['B2', 'C2', 'E2']) expect(err).toContain(`homes.xlsx!Homes!${cell} warning `);
    expect(valuesOf(text('orgs/beech.yaml'))).toEqual({ name: 'Beech', company_no: '00000012' });
  });

  it('is told of merged cells, which leave others empty, and of a heading over several columns', async () => {
    const rows = [
      ['Name', 'Manager', 'Phone', 'Address', null],
      ['Ash', 'Ann Lee', '0161 496 0001', '1 High Street', 'Sale'],
      ['Beech', null, '0161 496 0002', '2 High Street', 'Sale'],
      ['Cedar', null, '0161 496 0003', null, null],
      ['Homes in the north', null, null, null, null],
    ];
    const book = sheetsWorkbook(
      { Cover: [['About'], ['x']], Homes: rows },
      { Cover: ['A1:B2'], Homes: ['B2:B4', 'D1:E1', 'A5:D5', 'F1:F9'] },
    );
    const { code, err, text } = await imported({ 'homes.xlsx': book }, 'homes.xlsx', '--sheet', 'Homes');
    expect(code).toBe(0);
    expect(
      err.replaceAll('homes.xlsx!Homes!', ''),
    ).toBe(`A5 warning A5 to D5 are merged into one cell: only A5 has its words, and B5, C5, D5 count as empty [spreadsheet-cell]
  hint: Unmerge them, and fill in each cell that is to have the words.
B2 warning B2 to B4 are merged into one cell: only B2 has its words, and B3, B4 count as empty [spreadsheet-cell]
  hint: Unmerge them, and fill in each cell that is to have the words.
D1 warning The heading is merged over columns D to E, so what is in E is left out [spreadsheet-cell]
  hint: Unmerge it, and give each column a heading of its own.
`);
    expect(valuesOf(text('orgs/cedar.yaml')).registered_manager).toBeUndefined();
  });

  it('refuses the whole file where rows can’t be told apart or have no name', async () => {
    const twice = await imported({ 'a.csv': 'Id,Name\na,A\na,A\n' }, 'a.csv');
    expect(twice.code).toBe(1);
    expect(twice.err).toContain('a.csv!A3 error This is the same organisation as in row 2: a [spreadsheet-row]');
    const nameless = await imported({ 'a.csv': 'Id,Phone\nb,029 2018 0100\n' }, 'a.csv');
    expect(nameless.err).toContain('No column has the names of the organisations');
    expect(nameless.world.disk.has('/workspace/orgs/a.yaml')).toBe(false);
  });

  it('are no headings in other words: "Name of home", "Home telephone"', async () => {
    const text =
      'Name of Home,Home telephone,Our service e-mail,Name of the Registered Manager,Site ID\nElm,0161 496 0001,a@example.org,Ann Lee,7\n';
    const { code, text: written } = await imported({ 'a.csv': text }, 'a.csv');
    expect(code).toBe(0);
    expect(valuesOf(written('orgs/elm.yaml'))).toMatchObject({
      name: 'Elm',
      phone: '0161 496 0001',
      email: 'a@example.org',
      registered_manager: { first_name: 'Ann', last_name: 'Lee' },
    });
  });

  it('are no two names where "Service" says the kind of service, and one where it is the name', async () => {
    const kinds = await imported({ 'a.csv': 'Name,Service\nElm,Care home\nOak,\nAsh,Day centre\n' }, 'a.csv');
    expect(kinds.code).toBe(0);
    expect(valuesOf(kinds.text('orgs/elm.yaml'))).toMatchObject({ name: 'Elm', service_type: 'care_home' });
    const names = await imported({ 'a.csv': 'Service,Phone\nElm Care Home,029 2018 0100\n' }, 'a.csv');
    expect(valuesOf(names.text('orgs/elm-care-home.yaml'))).toMatchObject({ name: 'Elm Care Home' });
    const both = await imported({ 'a.csv': 'Name,Service\nElm,Oak View\n' }, 'a.csv');
    expect(both.err).toContain('"Name" and "Service" would both fill "name"');
  });

  it('is a column that two headings would fill, unless one is skipped', async () => {
    const files = { 'a.csv': 'Name,Phone,Telephone\nA,029 2018 0100,029 2018 0101\n' };
    expect((await imported(files, 'a.csv')).err).toContain('"Phone" and "Telephone" would both fill "phone"');
    const { code, text } = await imported({ ...files, 'columns.yaml': 'Phone: skip\n' }, 'a.csv');
    expect(code).toBe(0);
    expect(valuesOf(text('orgs/a.yaml')).phone).toBe('029 2018 0101');
  });

  it('is a map of columns that names no key', async () => {
    const { err } = await imported({ 'a.csv': 'Name\nA\n', 'columns.yaml': 'Beds: bedz\n' }, 'a.csv');
    expect(err).toContain('columns.yaml:1:7 error "Beds" fills nothing that an organisation’s file has');
    expect((await imported({ 'a.csv': 'Name\nA\n' }, 'a.csv', '--column', 'Beds=bedz')).code).toBe(2);
  });
});

it('two homes of one name get ids of their own, by town', async () => {
  const sheet =
    'Name,Registration no,Town\nThe Elms,1-100000001,Leeds\nThe Elms,1-100000002,Hull\nThe Elms,1-100000003,Hull\n';
  const { out, again } = await imported({ 'a.csv': sheet }, 'a.csv');
  expect(out).toContain('orgs/the-elms.yaml  new\norgs/the-elms-hull.yaml  new\norgs/the-elms-2.yaml  new\n');
  expect((await again('a.csv')).out).toBe('Organisations: 0 new, 0 changed, 3 unchanged\n');
});

it('values are data: what they say comes back, and a second import changes nothing', async () => {
  const quoted = (words: string) => `"${words.replaceAll('"', '""')}"`;
  const value = fc.oneof(
    fc.constantFrom(...Object.values(HOSTILE)),
    fc.constantFrom(
      'no',
      'on',
      '~',
      '1.0',
      '0x1',
      ': a',
      '- b',
      '#c',
      "d: 'e",
      'f\ng',
      '=1+1',
      '{a}',
      '[b]',
      '*x',
      '&y',
      '%z',
    ),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 4 }), async (rows) => {
      const sheet = rows.map(([county, note], at) => [`home-${at}`, `Home ${at}`, county, note].map(quoted).join(','));
      const csv = `Id,Name,County,fields.note\n${sheet.join('\n')}\n`;
      const { code, text, again, err } = await imported({ 'a.csv': csv }, 'a.csv');
      expect(code, err).toBe(0);
      for (const [at, [, note]] of rows.entries()) {
        const words = note
          .replace(/\r\n?/g, '\n')
          .replace(/[^\S\n]+/g, ' ')
          .trim()
          .normalize('NFC');
        const says = valuesOf(text(`orgs/home-${at}.yaml`)).fields?.note;
        if (says !== undefined) expect(says).toBe(words);
      }
      expect((await again('a.csv')).out).toBe(`Organisations: 0 new, 0 changed, ${rows.length} unchanged\n`);
    }),
    { numRuns: 60 },
  );
});

it('keeps the name before where a row has another name for a registration number', async () => {
  const files = {
    'orgs/elm.yaml': '# Ours\nname: Elm House\nregistration_no: 1-101\nformer_names: [Elm]\n',
    'a.csv': 'Name,Registration number\nElm and Oak,1-101\n',
  };
  const { code, out, text, again } = await imported(files, 'a.csv');
  expect(code).toBe(0);
  expect(text('orgs/elm.yaml')).toBe(
    '# Ours\nname: Elm and Oak\nregistration_no: 1-101\nformer_names: [Elm, Elm House]\n',
  );
  expect(out).toContain('Another name: orgs/elm.yaml\nThe name before is under former_names there');
  expect((await again('a.csv')).out).toContain('0 changed, 1 unchanged');
  const asData = await imported(files, 'a.csv', '--json');
  expect(JSON.parse(asData.out)).toMatchObject({ renamed: ['orgs/elm.yaml'] });
});
