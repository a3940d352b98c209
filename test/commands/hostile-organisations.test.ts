/**
 * Values are data in what an organisation has of people, places, passages, additions, forms and papers of its own: every format says
 * them letter by letter, in the structure that a plain value has, or refuses them at their place.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { parseXml } from '../../src/formats/xml/parse.js';
import { unescaped } from '../../src/formats/xml/unescape.js';
import { readZip } from '../../src/formats/zip/read.js';
import { equalForm } from '../../src/model/equal-form.js';
import { FORMATS, type Format } from '../../src/model/plan.js';
import { readDocx } from '../support/docx-reader.js';
import { wordsOf } from '../support/fill-word.js';
import { HOSTILE } from '../support/hostile-values.js';
import { linksOf, parseHtml, skeletonOf } from '../support/html-reader.js';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.js';
import { readPdf } from '../support/pdf/reader.js';
import { htmlLines } from '../support/structure/html.js';
import { tickBoxMark } from '../support/structure/line.js';
import { said } from '../support/structure/said.js';
import { documentXml, paragraph, wordFile } from '../support/word-file.js';
import { para, styledFile } from '../support/word-tree.js';
import { yamlQuoted } from '../support/yaml-text.js';

/** These spell a placeholder, which no value may. */
const SPELLING_PLACEHOLDERS = ['placeholders', 'PDF operators', 'PDF objects'];
/** As long as a name may be. */
const VALUES = Object.entries(HOSTILE)
  .filter(([name]) => !SPELLING_PLACEHOLDERS.includes(name))
  .map(([, words]) => words.slice(0, 300));
/** Plain values in their places, each with a number of its own. */
const PLAIN = VALUES.map((_, at) => `Plain${String(at).padStart(2, '0')}`);
const withValues = (words: string) =>
  words.replace(/Plain(\d\d)/g, (_, at: string) => VALUES[Number(at)]?.normalize('NFC') ?? '');
/** The names of boxes, which readers see the beginning of; punctuation at their ends is left out, and long ones are cut. */
const trimmed = (label: string) => label.replace(/[\s:.,;/–-]+$/, '').replace(/^[\s:.,;/–-]+/, '');
const withoutLongLabels = (line: string) =>
  /(?:abcdefghij){3}/.test(line) ? line.replace(/\[([☐☑]) [^\]]*\]/g, '[$1]') : line;
/** What a line of plain values says with the hostile ones. */
const inPlaceOfPlain = (line: string) =>
  withoutLongLabels(
    withValues(
      line.replace(/\[([☐☑]) ([^\]]*)\]/g, (_, sign: string, label: string) =>
        tickBoxMark(sign, trimmed(withValues(label))),
      ),
    ),
  );

const head = (code: string, more = '') =>
  `title: Sample of <<org_field_trading_name>>\ncode: ${code}\nslug: sample\nversion: "1.0"\nowner: registered_manager\ncontents: no\n${more}`;

/** Paragraphs in every kind of template: here a list's entries are all values, one after another. */
const ENTRIES = [
  '<<#each org_field_registered_managers>>',
  'Manager <<title>> <<first_name>> <<last_name>>, <<role>>, <<name>>.',
  '<<passage of-a-manager>>',
  'Within words, <<passage among-words>>.',
  '<<#if phone>>Ring <<phone>>.<<else if role>>Else <<role>>, <<name>>.<<else>>Nobody.<</if>>',
  '<</each>>',
  'Leads: <<#each org_field_safeguarding_leads>><<name>>, <<role>>; <</each>>end.',
  '<<#each org_field_locations>>',
  'Branch <<name>>, <<address>>, of <<manager>>, for <<local_authority>>.',
  '<<address>>',
  '<</each>>',
  'Councils: <<#each org_field_local_authorities>><<name>>; <</each>>end.',
];

const PASSAGES = {
  'templates/_passages/of-a-manager.md':
    'Passage of **<<name>>**.\n\n- <<role>>\n\n| Of <<name>> | B |\n|---|---|\n| <<name>> | *<<role>>* |\n',
  'templates/_passages/among-words.md': 'the words of <<name>>\n',
};

const MARKDOWN = `
<<#each org_field_registered_managers>>
[ ] Yes, <<name>> [x] <<role>>

> [!NOTE] <<name>>
> <<passage of-a-manager>>

- item of <<passage among-words>>
<</each>>

::: landscape

## Wide

| Where | Who | What |
|---|---|---|
<<#each org_field_locations>>
| <<address>> | <<manager>>, <<name>> | [ ] <<local_authority>> |
<</each>>
<<#each org_field_registered_managers>>
| <<passage among-words>> | <<#if phone>>no<<else if role>><<role>><</if>> | [x] <<name>> |
<</each>>

:::
`;

const ADDITIONS = `<<at the start>>

<<#each org_field_registered_managers>>
Our own **<<name>>**, <<role>>.

- <<name>>
<</each>>

<<at the end of "Start">>

### Added

| Where | Who |
|---|---|
<<#each org_field_locations>>
| <<address>> | <<manager>> |
<</each>>
`;

const escaped = (words: string) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const LISTED = {
  ...PASSAGES,
  'templates/DC1.md': `---\n${head('DC1', 'clauses: yes\n')}---\n\n# Start\n\n${ENTRIES.join('\n\n')}\n\n${MARKDOWN}`,
  'templates/DC2.txt': `---\n${head('DC2')}---\n\n1. Start\n\n${ENTRIES.join('\n\n')}\n`,
  'templates/DC3.docx': styledFile(
    para('Start', { style: 'berschrift1' }) + ENTRIES.map((words) => para(escaped(words))).join(''),
  ),
  'templates/DC3.yaml': head('DC3'),
};

/** An organisation whose lists have an entry for each value. */
function listing(values: readonly string[]): string {
  const each = (entry: (value: string) => string) =>
    values.map((words) => `  - ${entry(yamlQuoted(words))}\n`).join('');
  return `name: Acme Care
trading_name: Acme
registered_managers:
${each((v) => `{title: ${v}, first_name: ${v}, last_name: ${v}, role: ${v}}`)}safeguarding_leads:
${each((v) => v)}local_authorities:
${each((v) => `{authority_name: ${v}}`)}locations:
${each((v) => `{name: ${v}, address: {line_1: ${v}, town: ${v}}, manager: ${v}, local_authority: ${v}}`)}`;
}

async function policy(line: string, world: MemoryWorld) {
  world.printed.err = '';
  return { code: await run(line.split(' '), world, '1.2.3'), err: world.printed.err };
}

function fileOf(world: MemoryWorld, org: string, path: string): Uint8Array {
  const bytes = world.disk.get(`/workspace/out/${org}/${path}`);
  if (!bytes) throw new Error(`There is no ${path} of ${org}: ${world.printed.err}`);
  return bytes;
}

const bodyOf = (bytes: Uint8Array) => new TextDecoder().decode(readZip(bytes).get('word/document.xml'));
/** The words of each paragraph of a Word file, whoever made it. */
const wordsIn = (bytes: Uint8Array) => wordsOf(/<w:body>([\s\S]*)<\/w:body>/.exec(bodyOf(bytes))?.[1] ?? '');
/** The elements of a Word file that do something: fields, links, controls, sections. */
const fieldsIn = (bytes: Uint8Array) =>
  bodyOf(bytes).match(/<w:(?:fldChar|fldSimple|instrText|hyperlink|sdt|sectPr|tbl|tr|tc|p)\b/g);

describe('lists with an entry for each hostile value', async () => {
  const orgs = { plain: PLAIN, hostile: VALUES };
  const files: Record<string, string | Uint8Array> = { ...LISTED };
  for (const [id, values] of Object.entries(orgs)) {
    files[`orgs/${id}.yaml`] = listing(values);
    for (const code of ['DC1', 'DC2', 'DC3']) files[`orgs/${id}/${code}.additions.md`] = ADDITIONS;
  }
  const world = memoryWorld(files);
  const { code, err } = await policy(`render --all --policy DC1,DC2,DC3 --format ${FORMATS.join(',')}`, world);
  const linesIn = (org: string, policy: string, format: Format) =>
    format === 'docx' && policy === 'DC3'
      ? wordsIn(fileOf(world, org, 'docx/DC3-sample.docx'))
      : said(format, fileOf(world, org, `${format}/${policy}-sample.${format}`)).lines;
  const pageOf = (org: string, policy: string) =>
    parseHtml(Buffer.from(fileOf(world, org, `html/${policy}-sample.html`)).toString('utf8'));

  it('are taken', () => {
    expect(code, err).toBe(0);
    expect(linesIn('plain', 'DC1', 'html').filter((line) => line.includes('Plain07'))).toMatchInlineSnapshot(`
      [
        "paragraph: Our own Plain07 Plain07, Plain07.",
        "paragraph: Plain07 Plain07",
        "paragraph: 1.29 Manager Plain07 Plain07 Plain07, Plain07, Plain07 Plain07.",
        "paragraph: 1.30 Passage of Plain07 Plain07.",
        "paragraph: Plain07",
        "header row: *Of Plain07 Plain07 | *B",
        "row: Plain07 Plain07 | Plain07",
        "paragraph: 1.31 Within words, the words of Plain07 Plain07.",
        "paragraph: 1.32 Else Plain07, Plain07 Plain07.",
        "paragraph: 1.125 Leads: Plain00, Safeguarding Lead; Plain01, Safeguarding Lead; Plain02, Safeguarding Lead; Plain03, Safeguarding Lead; Plain04, Safeguarding Lead; Plain05, Safeguarding Lead; Plain06, Safeguarding Lead; Plain07, Safeguarding Lead; Plain08, Safeguarding Lead; Plain09, Safeguarding Lead; Plain10, Safeguarding Lead; Plain11, Safeguarding Lead; Plain12, Safeguarding Lead; Plain13, Safeguarding Lead; Plain14, Safeguarding Lead; Plain15, Safeguarding Lead; Plain16, Safeguarding Lead; Plain17, Safeguarding Lead; Plain18, Safeguarding Lead; Plain19, Safeguarding Lead; Plain20, Safeguarding Lead; Plain21, Safeguarding Lead; Plain22, Safeguarding Lead; Plain23, Safeguarding Lead; Plain24, Safeguarding Lead; Plain25, Safeguarding Lead; Plain26, Safeguarding Lead; Plain27, Safeguarding Lead; Plain28, Safeguarding Lead; Plain29, Safeguarding Lead; Plain30, Safeguarding Lead; end.",
        "paragraph: 1.140 Branch Plain07, Plain07, Plain07, of Plain07, for Plain07.",
        "paragraph: 1.141 Plain07 Plain07",
        "paragraph: 1.188 Councils: Plain00; Plain01; Plain02; Plain03; Plain04; Plain05; Plain06; Plain07; Plain08; Plain09; Plain10; Plain11; Plain12; Plain13; Plain14; Plain15; Plain16; Plain17; Plain18; Plain19; Plain20; Plain21; Plain22; Plain23; Plain24; Plain25; Plain26; Plain27; Plain28; Plain29; Plain30; end.",
        "paragraph: [☐ Yes, Plain07 Plain07] Yes, Plain07 Plain07 [☑ Plain07] Plain07",
        "note: Note: Plain07 Plain07",
        "in note: Passage of Plain07 Plain07.",
        "paragraph: Plain07",
        "header row: *Of Plain07 Plain07 | *B",
        "row: Plain07 Plain07 | Plain07",
        "paragraph: item of the words of Plain07 Plain07",
        "row: Plain07 Plain07 | Plain07, Plain07 | [☐ Plain07] Plain07",
        "row: the words of Plain07 Plain07 | Plain07 | [☑ Plain07 Plain07] Plain07 Plain07",
        "row: Plain07 Plain07 | Plain07",
      ]
    `);
  });

  const CASES = ['DC1', 'DC2', 'DC3'].flatMap((policy) => FORMATS.map((format) => [policy, format] as const));
  it.each(CASES)('come out of %s as %s as they went in, in the structure of plain values', (policy, format) => {
    expect(linesIn('hostile', policy, format).map(withoutLongLabels)).toEqual(
      linesIn('plain', policy, format).map(inPlaceOfPlain),
    );
    expect(
      linesIn('plain', policy, format)
        .join()
        .match(/Plain30/g)?.length,
    ).toBeGreaterThan(15);
  });

  it.each(['DC1', 'DC2', 'DC3'])(
    'add no element to the page of %s, and no field or link to its Word file',
    (policy) => {
      expect(skeletonOf(pageOf('hostile', policy))).toBe(skeletonOf(pageOf('plain', policy)));
      const [hostile, plain] = ['hostile', 'plain'].map((org) =>
        fieldsIn(fileOf(world, org, `docx/${policy}-sample.docx`)),
      );
      expect(hostile).toEqual(plain);
    },
  );
});

const unspaced = (words: string) => words.replace(/\s+/g, '');

/** One value where there can be only one: an organisation for each. */
const SINGLE = `---
${head('DC1')}---

## Of <<title>>

By <<org_field_registered_manager_first_name>> <<org_field_registered_manager_last_name>>, <<org_field_registered_manager>>.

We are at <<org_field_address>> for <<org_field_local_authority>>.

<<org_field_address>>

| <<org_field_registered_office>> | <<org_field_data_protection_officer>> |
|---|---|
| <<org_field_address>> | <<#if org_field_charity_no>>no<<else if org_field_data_protection_officer>><<org_field_data_protection_officer_first_name>> <<org_field_data_protection_officer_last_name>><</if>> |

Policy <<title>>, <<code>>, <<version>>, <<status>>, <<owner>>, <<reviewed>>, <<approved_by>>.
`;

const singly = (words: string) => {
  const v = yamlQuoted(words);
  return `name: Acme Care
trading_name: ${v}
headed_by: trading_name
address: {line_1: ${v}, line_2: ${v}, town: ${v}}
registered_office: {line_1: ${v}, town: ${v}}
registered_manager: {name: ${v}, role: ${v}}
data_protection_officer: {name: ${v}}
local_authority: ${v}
approved_by: ${v}
approved_on: 2026-01-06
reviewed_on: 2026-01-05
`;
};

describe('a hostile value where there is one', async () => {
  const files: Record<string, string> = {
    'templates/DC1.md': SINGLE,
    'policy.yaml': 'theme: plain\n',
    'themes/plain.yaml': 'header: {left: [organisation], right: [title]}\n',
  };
  for (const [at, words] of ['Plain00', ...VALUES].entries()) files[`orgs/v${at}.yaml`] = singly(words);
  const world = memoryWorld(files);
  const { code, err } = await policy(`render --all --policy DC1 --format ${FORMATS.join(',')}`, world);
  const file = (at: number, format: Format) => fileOf(world, `v${at}`, `${format}/DC1-sample.${format}`);
  const linesIn = (at: number, format: Format) => said(format, file(at, format)).lines;
  const plain = code === 0 ? linesIn(0, 'html') : [];
  const plainHeader = readDocx(file(0, 'docx')).header;

  it('is taken', () => {
    expect(code, err).toBe(0);
    expect(plain).toMatchInlineSnapshot(`
      [
        "paragraph: Plain00, a trading name of Acme Care",
        "heading 1: Sample of Plain00",
        "table",
        "row: *Code | DC1 | *Version | 1.0",
        "row: *Status | Approved | *Policy owner | Plain00, Plain00",
        "row: *Approved by | Plain00, 6 January 2026 | *Last reviewed | 5 January 2026",
        "row: *Next review | 5 January 2027",
        "heading 2: 1 Of Sample of Plain00",
        "paragraph: By Plain00, Plain00.",
        "paragraph: We are at Plain00, Plain00, Plain00 for Plain00.",
        "paragraph: Plain00 Plain00 Plain00",
        "table",
        "header row: *Plain00 Plain00 | *Plain00",
        "row: Plain00 Plain00 Plain00 | Plain00",
        "paragraph: Policy Sample of Plain00, DC1, 1.0, Approved, Plain00, Plain00, 5 January 2026, Plain00.",
      ]
    `);
  });

  it.each(VALUES.map((words, at) => [words.slice(0, 40), words.normalize('NFC'), at + 1] as const))(
    'prints as it is, and in the head and properties: %s',
    (_, words, at) => {
      const expected = plain.map((line) => line.replaceAll('Plain00', () => words));
      for (const format of FORMATS) expect(linesIn(at, format)).toEqual(expected);
      // Properties have one space wherever there is any.
      const spaced = words.replace(/\s+/g, ' ');
      const properties = { Title: `Sample of ${spaced}`, Author: spaced };
      const pdf = readPdf(file(at, 'pdf'));
      expect(pdf.information).toMatchObject(properties);
      const docx = readDocx(file(at, 'docx'));
      const core = docx.parts.get('docProps/core.xml') ?? '';
      const property = (name: string) => unescaped(new RegExp(`<${name}>([^<]*)</${name}>`).exec(core)?.[1] ?? '');
      expect({ Title: property('dc:title'), Author: property('dc:creator') }).toEqual(properties);
      // A long name has a line of its own there.
      expect(unspaced(docx.header)).toBe(unspaced(plainHeader.replaceAll('Plain00', () => words)));
      expect(docx.links).toEqual([]);
    },
  );
});

/** An attachment has no passages. */
const FORM = ENTRIES.filter((words) => !words.includes('passage'));

describe('papers with hostile titles, and with hostile values in them', async () => {
  const orgs = { plain: PLAIN, hostile: VALUES };
  const form = wordFile({
    'word/document.xml': documentXml(FORM.map((words) => paragraph(escaped(words))).join('')),
  });
  const files: Record<string, string | Uint8Array> = {
    'policy.yaml': 'formats: [html, pdf]\n',
    'templates/DC1.md': `---\n${head('DC1')}---\n\nWords.\n`,
    'forms/form.docx': form,
  };
  for (const [id, values] of Object.entries(orgs)) {
    const listed = values.map((words, at) => `  - {file: ${id}/paper${at}.docx, title: ${yamlQuoted(words)}}\n`);
    files[`orgs/${id}.yaml`] =
      `${listing(values)}attachments:\n  - {file: ../forms/form.docx, title: Form}\n${listed.join('')}`;
    for (const at of values.keys()) files[`orgs/${id}/paper${at}.docx`] = wordFile();
  }
  const world = memoryWorld(files);
  const { code, err } = await policy('render --all', world);
  const page = (org: string, path: string) => parseHtml(Buffer.from(fileOf(world, org, path)).toString('utf8'));
  const hostileLines = (lines: readonly string[]) => lines.map(withValues);

  // A title is its author’s words, whose quotes and dashes print as typographic ones.
  it('are taken', () => expect(code, err).toBe(0));

  it.each(['index.html', 'html/review-schedule.html', 'html/change-log.html'])('print as they are in %s', (path) => {
    const [plain, hostile] = [page('plain', path), page('hostile', path)];
    expect(htmlLines(hostile).map(equalForm)).toEqual(hostileLines(htmlLines(plain)).map(equalForm));
    expect(skeletonOf(hostile)).toBe(skeletonOf(plain));
    expect(linksOf(hostile).map(({ href }) => href)).toEqual(linksOf(plain).map(({ href }) => href));
  });

  it('print as they are in the PDF of the index', () => {
    const lines = (org: string) => said('pdf', fileOf(world, org, 'pdf/index.pdf')).lines;
    expect(lines('hostile').map(equalForm)).toEqual(hostileLines(lines('plain')).map(equalForm));
  });

  it('are filled in as words, with no field, link or paragraph more', () => {
    const plain = fileOf(world, 'plain', 'attachments/form.docx');
    const hostile = fileOf(world, 'hostile', 'attachments/form.docx');
    expect(wordsIn(hostile)).toEqual(hostileLines(wordsIn(plain)));
    expect(wordsIn(plain).join()).toContain('Plain30');
    expect(fieldsIn(hostile)).toEqual(fieldsIn(plain));
    expect(() => parseXml(bodyOf(hostile))).not.toThrow();
  });

  it('print as they are in the read-me of the zip', async () => {
    const readMe = async (org: string) => {
      const issued = await policy(`issue --org ${org} --zip --with-unapproved --on 2026-11-22`, world);
      expect(issued.code, issued.err).toBe(0);
      const zip = [...world.disk].find(
        ([path]) => path.startsWith(`/workspace/out/${org}-`) && path.endsWith('.zip'),
      )?.[1];
      const parts = readZip(zip ?? new Uint8Array());
      return new TextDecoder().decode([...parts].find(([path]) => /READ.ME/.test(path))?.[1]).replaceAll(org, 'org');
    };
    const plain = await readMe('plain');
    expect(plain).toContain('Plain30');
    expect(await readMe('hostile')).toBe(withValues(plain));
  });
});

describe('values that no list takes', () => {
  const refused = Object.values(HOSTILE).filter((words) => words.length <= 300);

  it('are telephone numbers and e-mail addresses that aren’t any: each is refused at its place', async () => {
    const entries = (v: string) =>
      `registered_managers:\n  - {name: A, phone: ${v}}\nsafeguarding_leads:\n  - {name: B, email: ${v}}\nlocations:\n  - {name: C, phone: ${v}}\n`;
    const files: Record<string, string> = { 'templates/DC1.md': `---\n${head('DC1')}---\n\nWords.\n` };
    for (const [at, words] of refused.entries())
      files[`orgs/v${at}.yaml`] = `name: Acme\n${entries(yamlQuoted(words))}`;
    const { code, err } = await policy('check --all', memoryWorld(files));
    expect(code).toBe(1);
    for (const at of refused.keys())
      for (const line of [3, 5, 7])
        expect(err).toMatch(
          new RegExp(`^orgs/v${at}\\.yaml:${line}:\\d+ error .*\\[(?:invalid-value|value-placeholder)\\]$`, 'm'),
        );
  });

  it('are those that spell a placeholder: one error for each place, and nothing said to be missing', async () => {
    const values = SPELLING_PLACEHOLDERS.map((name) => HOSTILE[name] ?? '');
    const files: Record<string, string> = { 'templates/DC1.md': SINGLE };
    for (const [at, words] of values.entries()) files[`orgs/v${at}.yaml`] = singly(words);
    const { code, err } = await policy('render --all', memoryWorld(files));
    expect(code).toBe(1);
    for (const at of values.keys()) {
      const errors = err.split('\n').filter((line) => line.startsWith(`orgs/v${at}.yaml:`));
      expect(errors).toHaveLength(11);
      for (const line of errors) expect(line).toMatch(/ error .*\[value-placeholder\]$/);
    }
  });
});

describe('the sample policy on incidents', async () => {
  const SAMPLES = new URL('../../templates/', import.meta.url);
  const sample = (path: string) => readFileSync(new URL(path, SAMPLES));
  const files: Record<string, Uint8Array> = {};
  for (const folder of ['_passages', '_forms'])
    for (const name of readdirSync(new URL(folder, SAMPLES)))
      files[`templates/${folder}/${name}`] = sample(`${folder}/${name}`);
  const PATH = 'supported-living-wales/SL20-incident-reporting.md';
  files[`templates/${PATH}`] = sample(PATH);
  const additions = readFileSync(new URL('../../orgs/three-rivers/SL20.additions.md', import.meta.url));

  /** The sample organisation, with an entry for each value in its lists. */
  const threeRivers = (values: readonly string[]) => {
    const each = (entry: (value: string) => string) =>
      values.map((words) => `  - ${entry(yamlQuoted(words))}\n`).join('');
    const first = yamlQuoted(values[0] ?? '');
    return `name: ${first}
trading_name: ${first}
headed_by: trading_name
registration_no: SIN-00000003-RIVR
nation: wales
service_type: supported_living
email: office@three-rivers.example.org
out_of_hours_phone: 029 2018 0498
responsible_individual: ${first}
safeguarding_lead: {name: ${first}, phone: 029 2018 0403}
data_protection_officer: {name: ${first}, email: dpo@three-rivers.example.org, phone: 01632 960404}
registered_managers:
${each((v) => `{name: ${v}, phone: 029 2018 0402}`)}local_authorities:
${each((v) => `{authority_name: ${v}, safeguarding_phone: 029 2018 0410}`)}locations:
${each((v) => `{name: ${v}, address: {line_1: ${v}, town: ${v}}, phone: 029 2018 0400, manager: ${v}, local_authority: ${v}}`)}`;
  };
  const linesOf = async (values: readonly string[]) => {
    const world = memoryWorld({
      ...files,
      'orgs/three-rivers.yaml': threeRivers(values),
      'orgs/three-rivers/SL20.additions.md': additions,
    });
    const { code, err } = await policy(`render --org three-rivers --format ${FORMATS.join(',')} --policy SL20`, world);
    expect(code, err).toBe(0);
    return new Map(
      FORMATS.map((format) => [
        format,
        said(format, fileOf(world, 'three-rivers', `${format}/SL20-incident-reporting.${format}`)).lines,
      ]),
    );
  };

  it('says hostile values of its organisation as it says plain ones', async () => {
    const [plain, hostile] = [await linesOf(PLAIN), await linesOf(VALUES)];
    expect(
      plain
        .get('html')
        ?.join('\n')
        .match(/Plain30/g)?.length,
    ).toBeGreaterThan(5);
    for (const format of FORMATS) expect(hostile.get(format)).toEqual(plain.get(format)?.map(withValues));
  });
});
