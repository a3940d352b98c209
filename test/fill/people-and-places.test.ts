/** What organisations have of people and places, in each kind of template and each format. */
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { finishedWords } from '../../src/formats/finished/index.js';
import { normaliseValue } from '../../src/model/normalise.js';
import type { Format } from '../../src/model/plan.js';
import { HOSTILE } from '../support/hostile-values.js';
import { memoryWorld } from '../support/memory-world.js';
import { documentXml, paragraph, wordFile } from '../support/word-file.js';

const FORMATS: readonly Format[] = ['docx', 'pdf', 'html'];
const HEAD =
  '---\ntitle: Sample Policy\ncode: DCW1\nversion: "1.0"\nowner: registered_manager\nreview: {last: 2026-09-01}\n---\n\n## Start\n\n';

/** Paragraphs in each kind of template: Markdown, text saved from Word, and Word. */
const KINDS: Readonly<
  Record<string, (paragraphs: readonly string[]) => Readonly<Record<string, string | Uint8Array>>>
> = {
  Markdown: (paragraphs) => ({ 'templates/DCW1.md': `${HEAD}${paragraphs.join('\n\n')}\n` }),
  text: (paragraphs) => ({
    'templates/DCW1.txt': `${HEAD.replace('## Start', '1. Start')}${paragraphs.join('\n\n')}\n`,
  }),
  Word: (paragraphs) => ({
    'templates/DCW1.docx': wordFile({
      'word/document.xml': documentXml(
        paragraphs.map((words) => paragraph(words.replace(/<</g, '{{').replace(/>>/g, '}}'))).join(''),
      ),
    }),
    'templates/DCW1.yaml': HEAD.replace(/---\n/g, '').replace(/\n## Start\n\n/, ''),
  }),
};

async function rendered(files: Readonly<Record<string, string | Uint8Array>>, organisation: string, formats = FORMATS) {
  const world = memoryWorld({
    'policy.yaml': `formats: [${formats.join(', ')}]\n`,
    'orgs/acme.yaml': `name: Acme Care Ltd\n${organisation}\n`,
    ...files,
  });
  const code = await run(['render', '--org', 'acme'], world, '1.2.3');
  const bytes = new Map(
    [...world.disk].filter(
      ([path]) =>
        /DCW1[^/]*\.(?:docx|pdf|html)$/.test(path) && path.includes('/out/') && !path.includes('/read-and-sign/'),
    ),
  );
  return { code, err: world.printed.err, bytes };
}

/** Lines of words in a document, white space as one space. */
function linesOf(format: Format, bytes: Uint8Array): readonly string[] {
  return finishedWords(format, bytes).flatMap(({ words }) =>
    words.split('\n').map((line) => line.replace(/\s+/g, ' ').trim()),
  );
}

async function wordsIn(kind: keyof typeof KINDS, paragraphs: readonly string[], organisation: string) {
  const { err, bytes } = await rendered(KINDS[kind]?.(paragraphs) ?? {}, organisation);
  expect(err).not.toMatch(/error/);
  expect(bytes.size).toBe(FORMATS.length);
  return [...bytes].map(([path, document]) => linesOf((path.split('.').at(-1) ?? '') as Format, document));
}

const WORDS = [
  'By <<org_field_registered_manager_first_name>> <<org_field_registered_manager_last_name>>, <<org_field_registered_manager_role>>.',
  'Each: <<#each org_field_safeguarding_leads>><<first_name>> <<last_name>>, <<role>>; <</each>>end.',
  'Ours is <<org_field_data_protection_officer_first_name>> <<org_field_data_protection_officer_last_name>>.',
  'We are at <<org_field_address>>.',
  '<<org_field_registered_office>>',
  '<<#each org_field_locations>>',
  '<<address>>',
  '<</each>>',
  '<<#if org_field_address>><<org_field_address>><</if>>',
  'Or <<#each org_field_locations>><<address>>; <</each>>that is all.',
  '<<title>>, <<code>>, version <<version>>, <<status>>, owned by <<owner>>, reviewed <<reviewed>>.',
];

const ORGANISATION = [
  'registered_manager: Bethan Rowlands',
  'safeguarding_leads: [Priya Example, {first_name: Owen, last_name: Achebe, role: Head of Care}]',
  'data_protection_officer: {name: Example Privacy Ltd, role: External officer}',
  'registered_office: 3 Example Way, Newport, NP20 1AA',
  'locations: [{address: {line_1: 1 Example Road, town: Swansea}}, {address: "2 Broad Street, Barry"}]',
  'trading_name: Acme Home Care',
  'headed_by: trading_name',
].join('\n');

describe.each(Object.keys(KINDS))('%s', (kind) => {
  it('prints names, roles, addresses and what the policy is called, in each format', async () => {
    for (const lines of await wordsIn(kind, WORDS, ORGANISATION)) {
      const all = lines.join(' ').replace(/\s+/g, ' ');
      expect(all).toContain('By Bethan Rowlands, Registered Manager.');
      expect(all).toContain('Each: Priya Example, Safeguarding Lead; Owen Achebe, Head of Care; end.');
      expect(all).toContain('Ours is Example Privacy Ltd.');
      expect(all).toContain('We are at 1 Example Road, Swansea.');
      expect(all).toContain('3 Example Way Newport NP20 1AA');
      expect(all).toContain('1 Example Road Swansea 2 Broad Street Barry 1 Example Road Swansea Or');
      expect(all).toContain('Or 1 Example Road, Swansea; 2 Broad Street, Barry; that is all.');
      expect(all).toContain(
        'Sample Policy, DCW1, version 1.0, Approval not recorded, owned by Bethan Rowlands, Registered Manager, reviewed 1 September 2026.',
      );
      if (kind !== 'Word') expect(all).toContain('Acme Home Care, a trading name of Acme Care Ltd');
    }
  });

  it('is the same to the byte for one and a list of one', async () => {
    const words = [
      '<<org_field_registered_manager>>, <<#each org_field_registered_managers>><<name>> <<role>><</each>>.',
      '<<#each org_field_local_authorities>><<name>> <<safeguarding_phone>><</each>> <<org_field_local_authority_authority_name>>.',
      '<<#each org_field_locations>><<name>>, <<address>>, <<phone>>, <<manager>>, <<local_authority>><</each>>.',
    ];
    const files = KINDS[kind]?.(words) ?? {};
    const authority = '{authority_name: Cardiff Council, safeguarding_phone: 029 2018 0104}';
    const address = '{line_1: 12 Castle Street, town: Cardiff, postcode: CF10 1AA}';
    const single = await rendered(
      files,
      `phone: 029 2018 0100\naddress: ${address}\nregistered_manager: Bethan\nlocal_authority: ${authority}`,
    );
    expect(single.err).not.toMatch(/error/);
    expect(single.bytes.size).toBe(3);
    for (const other of [
      `phone: 029 2018 0100\naddress: ${address}\nregistered_managers: [Bethan]\nlocal_authorities: [${authority}]`,
      `locations:\n  - {name: Acme Care Ltd, phone: 029 2018 0100, address: ${address}, manager: Bethan, local_authority: ${authority}}`,
    ])
      expect((await rendered(files, other)).bytes).toEqual(single.bytes);
  });
});

describe('a list', () => {
  it('prints hostile values as they are', async () => {
    // Placeholders are refused in values; of the others, some lose their invisible characters.
    const values = Object.entries(HOSTILE).filter(([name, value]) => {
      const { lines, findings } = normaliseValue(value);
      return findings.length === 0 && lines.join() === value && !/ten thousand|zero-width/.test(name);
    });
    expect(values.length).toBeGreaterThan(15);
    const people = values.map(([, value]) => `  - ${JSON.stringify({ name: value, title: value })}`).join('\n');
    const { err, bytes } = await rendered(
      { 'templates/DCW1.md': `${HEAD}<<#each org_field_first_aid_leads>>\n- <<name>>\n<</each>>\n` },
      `first_aid_leads:\n${people}`,
      ['html'],
    );
    expect(err).not.toMatch(/ error /);
    const page = [...bytes.values()].map((document) => linesOf('html', document).join(' ')).join(' ');
    for (const [name, value] of values) expect(page, name).toContain(value.replace(/\s+/g, ' '));
  });

  it('has its entries’ own title and version, never the policy’s in their place', async () => {
    const template = `${HEAD}<<#each org_field_registered_managers>>\n- <<#if title>><<title>> <</if>><<name>>, <<version>>\n<</each>>\n`;
    const { bytes } = await rendered(
      { 'templates/DCW1.md': template },
      'registered_managers: [{name: Bethan, title: Dr}, Owen]',
      ['html'],
    );
    const page = [...bytes.values()].map((document) => linesOf('html', document).join(' ')).join(' ');
    expect(page).toContain('Dr Bethan, 1.0');
    expect(page).toContain('Owen, 1.0');
    expect(page).not.toContain('Sample Policy Owen');
  });

  it('says which key an entry lacks, and where', async () => {
    const template = `${HEAD}<<#each org_field_locations>>\n- <<name>> <<phone>> <<manager_email>> <<fax>>\n<</each>>\n`;
    const { err } = await rendered(
      { 'templates/DCW1.md': template },
      'locations: [{name: Cardiff branch, phone: 029 2018 0100, manager: {name: A, email: a@example.org}}, {name: Barry branch}]',
      ['html'],
    );
    expect(err).toContain('needs "locations[2].phone"');
    expect(err).toContain('needs "locations[2].manager.email"');
    expect(err).toContain('The entries of this list have the keys name, ');
  });
});

describe('another organisation’s own field of a newer name', () => {
  const template = `${HEAD}<<#if org_field_locations>>\nBranches.\n<<else>>\nNo branches.\n<</if>>\n`;
  const branches = async (organisation: string, more: Readonly<Record<string, string>>) => {
    const { bytes } = await rendered({ 'templates/DCW1.md': template, ...more }, organisation, ['html']);
    return [...bytes.values()].some((document) => linesOf('html', document).includes('Branches.'));
  };

  it('is what templates mean, so that nothing changes for those without it', async () => {
    const bala = { 'orgs/bala.yaml': 'name: Bala Care\nfields: {locations: [here, there]}\n' };
    expect(await branches('phone: 029 2018 0100', bala)).toBe(false);
    expect(await branches('locations: [{name: Cardiff branch}]', bala)).toBe(true);
    expect(await branches('phone: 029 2018 0100', {})).toBe(true);
  });
});

describe('what is missing', () => {
  const ask = async (words: string, organisation: string) =>
    (await rendered({ 'templates/DCW1.md': `${HEAD}${words}\n` }, organisation, ['html'])).err;

  it('is asked for once where a first and a last name are', async () => {
    const err = await ask('By <<org_field_training_lead_first_name>> <<org_field_training_lead_last_name>>.', '');
    expect(err).toContain('needs "training_lead.name"');
    expect(err.match(/placeholder-missing/g)).toHaveLength(1);
  });

  it('is somebody whom the file says there isn’t', async () => {
    const err = await ask('Write to <<org_field_data_protection_officer>>.', 'data_protection_officer: none');
    expect(err).toContain('The organisation’s file says that there is none');
  });

  it('is a part of an address that is one text', async () => {
    const err = await ask('In <<org_field_address_town>>.', 'address: 12 Castle Street, Cardiff');
    expect(err).toContain('"address" is one text');
  });
});

describe('an extra page of a pack', () => {
  const page = async (words: string) => {
    const { err, bytes } = await rendered(
      {
        'templates/DCW1.md': `${HEAD}Words.\n`,
        'packs/welcome.md': `---\ntitle: Welcome\nversion: "3"\n---\n\n${words}\n`,
        'packs/all.yaml': 'title: All\npolicies: ["DCW*"]\nextra_pages: [welcome.md]\n',
      },
      'pack: all',
      ['html'],
    );
    return { err, bytes };
  };

  it('has a title and a version, but no owner or status', async () => {
    expect((await page('<<title>> <<version>><<#if status>>, <<status>><</if>>.')).err).not.toMatch(/ error /);
    const { err } = await page('<<owner>> <<status>>');
    expect(err.match(/is an extra page of the pack, not a policy/g)).toHaveLength(2);
  });
});

describe('a title', () => {
  it('can’t print itself, but its code', async () => {
    const titled = (title: string) =>
      rendered({ 'templates/DCW1.md': `${HEAD.replace('Sample Policy', `${title}\nslug: sample`)}Words.\n` }, '', [
        'html',
      ]);
    expect((await titled('"About {{title}}"')).err).toContain('A title can’t print itself');
    const { err, bytes } = await titled('"{{code}}: a sample"');
    expect(err).not.toMatch(/ error /);
    expect([...bytes.values()].map((document) => linesOf('html', document).join(' ')).join(' ')).toContain(
      'DCW1: a sample',
    );
  });
});

describe('headed_by: trading_name', () => {
  it('needs one', async () => {
    const { err } = await rendered({ 'templates/DCW1.md': `${HEAD}Words.\n` }, 'headed_by: trading_name', ['html']);
    expect(err).toContain('"trading_name" is missing');
  });
});
