/** What the starter policies ask of an organisation whose file says what a manager would say: each value once, by its key. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { withoutLines } from '../support/html-reader.js';
import { memoryWorld } from '../support/memory-world.js';

const PROJECT = resolve(import.meta.dirname, '../..');

const TEMPLATES = Object.fromEntries(
  readdirSync(join(PROJECT, 'templates'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path.slice(PROJECT.length + 1), readFileSync(path, 'utf8')]),
);

/** What people write first: nothing but the usual, each in the plainest way. */
const natural = (nation: string, service: string, number: string) => `name: Sample Care
registration_no: ${number}
nation: ${nation}
service_type: ${service}
registered_manager: Bethan Sample
phone: 029 2018 0130
address: |
  12 Invented Street
  Cardiff
  CF10 9ZZ
safeguarding_lead: Priya Pattern
`;

const WELSH_HOME_CARE = natural('wales', 'domiciliary_support', 'SIN-00000001-SAMP');
const WELSH_CARE_HOME = natural('wales', 'care_home', 'SIN-00000002-SAMP');
const ENGLISH_HOME_CARE = natural('england', 'domiciliary_support', '1-000000001');

async function called(command: readonly string[], organisation: string) {
  const world = memoryWorld({
    ...TEMPLATES,
    'policy.yaml': 'template_source: supplied\nformats: [html]\n',
    'orgs/sample.yaml': organisation,
  });
  const code = await run([...command, '--org', 'sample'], world, '1.0.0');
  return { code, err: world.printed.err, disk: world.disk };
}

const checks = new Map<string, Promise<string>>();

/** What a check prints, which is made once for each organisation. */
function printedFor(organisation: string): Promise<string> {
  const printed = checks.get(organisation) ?? called(['check'], organisation).then(({ err }) => err);
  checks.set(organisation, printed);
  return printed;
}

/** The keys that are asked for, alone or in the list of missing values; whatever else is an error stays as it is. */
async function askedFor(organisation: string): Promise<readonly string[]> {
  const lines = (await printedFor(organisation)).split('\n');
  const errors = lines.filter(
    (line) => /^\S.* error /.test(line) && !line.includes('5 values that policies need are missing'),
  );
  const inErrors = errors.map((line) => / needs? "([^"]+)", which is missing /.exec(line)?.[1] ?? line);
  return [...inErrors, ...lines.flatMap((line) => /^ {2}([a-z_.]+) +\S.*\([^ ]+:\d+:\d+\)$/.exec(line)?.[1] ?? [])];
}

const ASKED_OF_EVERYBODY = [
  'email',
  'ico_registration_no',
  'local_authority.authority_name',
  'local_authority.safeguarding_phone',
];

describe('the first file of an organisation', () => {
  it.each([
    ['home care in Wales', WELSH_HOME_CARE, 'responsible_individual.name'],
    ['a care home in Wales', WELSH_CARE_HOME, 'responsible_individual.name'],
    ['home care in England', ENGLISH_HOME_CARE, 'nominated_individual.name'],
  ])('is asked for five more values, each once: %s', async (_, organisation, accountable) => {
    expect([...(await askedFor(organisation))].sort()).toEqual([...ASKED_OF_EVERYBODY, accountable].sort());
  });

  it('hears which policies need a value', async () => {
    expect((await printedFor(WELSH_HOME_CARE)).match(/^ {2}email .*$/m)?.[0]).toMatch(
      /^ {2}email +DCW31, DCW34, DCW116 \(templates\/_passages\/data-protection-email\.md:1:99\)$/,
    );
  });

  it.each([
    ['home care in Wales', WELSH_HOME_CARE, 'responsible_individual', 8],
    ['a care home in Wales', WELSH_CARE_HOME, 'responsible_individual', 4],
    ['home care in England', ENGLISH_HOME_CARE, 'nominated_individual', 3],
  ])('is enough with these five: %s', async (_, organisation, accountable, policies) => {
    const whole = `${organisation}${accountable}: Owen Invented
email: office@example.org
ico_registration_no: ZA000401
local_authority:
  authority_name: Cardiff Council
  safeguarding_phone: 029 2018 0150
`;
    const { code, disk } = await called(['render'], whole);
    expect(code).toBe(0);
    const documents = [...disk.keys()].filter((path) => /\/html\/[A-Z]+\d+-[^/]+(?<!-at-a-glance)\.html$/.test(path));
    expect(documents).toHaveLength(policies);
    // Nobody appointed a data protection officer, so no document says that there is one.
    const text = documents.map((path) => new TextDecoder().decode(disk.get(path))).join('\n');
    expect(text.replaceAll('as we have no Data Protection Officer', '')).not.toMatch(/\bthe Data Protection Officer\b/);
  });
});

describe('a template that uses a field of organisations’ own', () => {
  const template = (head: string) =>
    `---\ntitle: Lifts Policy\ncode: DC1\nversion: "1.0"\n${head}---\n\n# Lifts\n\n<<#if org_field_lift>>There is one.<<else>>There is none.<</if>>\n`;
  const check = async (head: string) => {
    const world = memoryWorld({
      'orgs/sample.yaml': 'name: Sample Care\n',
      'templates/DC1.md': template(head),
    });
    await run(['check', '--org', 'sample'], world, '1.0.0');
    return world.printed.err.split('\n').flatMap((line) => / error (.*)$/.exec(line)?.[1] ?? []);
  };

  it('names it, and it is known before any organisation has it', async () => {
    expect(await check('fields: [lift]\n')).toEqual([]);
    expect(await check('')).toEqual(['"org_field_lift" isn’t a known placeholder [placeholder-unknown]']);
  });

  it('names it by its key', async () => {
    expect((await check('fields: [A lift]\n'))[0]).toMatch(/this isn’t the key of a field/i);
  });
});

describe('an organisation of several branches', () => {
  const SEVERAL = `name: Three Rivers Care Ltd
registration_no: SIN-00000003-SAMP
nation: wales
service_type: domiciliary_support
responsible_individual: Owen Invented
email: office@three.example.org
ico_registration_no: ZA000300
safeguarding_lead: Priya Pattern
registered_managers: [Ann Invented, Ben Pattern]
data_protection_officer:
  name: Imaginary Data Protection Ltd
  email: dpo@imaginary.example.org
local_authorities:
  - authority_name: Cardiff Council
    safeguarding_phone: 029 2018 0141
    out_of_hours_phone: 029 2018 0142
  - authority_name: Vale of Glamorgan Council
    safeguarding_phone: 029 2018 0143
  - authority_name: Newport City Council
    safeguarding_phone: 01632 960144
locations:
  - name: Cardiff branch
    address: 1 Invented Street, Cardiff, CF10 9ZZ
    phone: 029 2018 0145
  - name: Barry branch
    address: 2 Invented Street, Barry, CF62 9ZZ
    phone: 029 2018 0146
  - name: Newport branch
    address: 3 Invented Street, Newport, NP20 9ZZ
    phone: 01632 960147
`;

  it('is asked for nothing more', async () => {
    expect(await askedFor(SEVERAL)).toEqual([]);
  });

  it('is asked for what one of its councils lacks, by its place in the list', async () => {
    const without = SEVERAL.replace('    safeguarding_phone: 01632 960144\n', '');
    expect(await askedFor(without)).toEqual(['local_authorities[3].safeguarding_phone']);
  });

  it('has all its managers and councils where a policy says whom to tell, and its company as officer', async () => {
    const { disk } = await called(['render', '--policy', 'DCW13', '--policy', 'DCW34', '--loose'], SEVERAL);
    const words = [...disk]
      .filter(([path]) => /\/html\/DCW(?:13|34)-[^/]+\.html$/.test(path))
      .map(([, bytes]) =>
        withoutLines(new TextDecoder().decode(bytes))
          .replace(/<[^>]+>/g, ' ')
          .replace(/\s+/g, ' '),
      )
      .join(' ');
    for (const council of ['Cardiff Council', 'Vale of Glamorgan Council', 'Newport City Council'])
      expect(words).toContain(council);
    expect(words).toContain('029 2018 0141, or 029 2018 0142 at night');
    expect(words).toContain('Registered Manager, Ann Invented, Ben Pattern');
    expect(words).toContain('Data Protection Officer, Imaginary Data Protection Ltd');
  });
});
