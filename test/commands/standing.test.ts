/** What finished documents say of versions, reviews and approvals: never of one text what was said of another. */
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { finishedWords } from '../../src/formats/finished/index.js';
import { FORMATS, type Format } from '../../src/model/plan.js';
import { parseHtml, wordsOf } from '../support/html-reader.js';
import { memoryWorld } from '../support/memory-world.js';
import { documentXml, paragraph, wordFile } from '../support/word-file.js';

const SUPPLIED = 'template_source: supplied\n';
const NAMES = ['last_update_date', 'next_review_date', 'current_year', 'approved_by', 'approved_on', 'in_force_from'];
const LABELS = NAMES.map((name) => `Q${name.replaceAll('_', ' ')}`);
const SENTENCES = NAMES.map(
  (name, at) => `${LABELS[at]}: {{${name}}} {{#if ${name}}}there{{else}}to come{{/if}}.`,
).join('\n\n');
const notes = (...rows: readonly string[]) => `changes:\n${rows.map((row) => `  - {${row}}\n`).join('')}`;
const FIRST = 'version: "1.3", date: 2026-01-10, note: First';
const LAW = 'version: "1.4", date: 2026-06-01, note: The new law';

function template(front: string, words: string): string {
  return `---\ntitle: Keys Policy\ncode: DCW1\n${front}---\n\n${words}\n`;
}

interface Workspace {
  readonly settings?: string;
  readonly front?: string;
  readonly words?: string;
  readonly acme?: string;
}

const MANAGER = 'registered_manager: {name: Bethan Rowlands}\n';

function filesOf({
  settings = SUPPLIED,
  front = `version: "1.3"\n${notes(FIRST)}`,
  words = SENTENCES,
  acme = '',
}: Workspace) {
  return {
    'policy.yaml': settings,
    'templates/keys.md': template(front, words),
    'orgs/acme.yaml': `name: Acme\n${MANAGER}${acme}`,
  };
}

/** The lines of the rendered page. */
async function page(workspace: Workspace, options = ''): Promise<readonly string[]> {
  const world = memoryWorld(filesOf(workspace));
  const code = await run(`render --org acme --format html${options}`.split(' '), world, '1.0.0');
  expect([code, world.printed.err.includes('error')]).toEqual([0, false]);
  const html = world.disk.get('/workspace/out/acme/html/DCW1-keys.html');
  return wordsOf(parseHtml(Buffer.from(html ?? []).toString('utf8')));
}

/** What the control table says beside its labels. */
function control(lines: readonly string[]): Readonly<Record<string, string>> {
  const labels = ['Version', 'Status', 'Approved by', 'In force from', 'Last reviewed', 'Next review'];
  return Object.fromEntries(
    labels.flatMap((label) => {
      const at = lines.indexOf(label);
      return at < 0 ? [] : [[label, lines[at + 1] ?? '']];
    }),
  );
}

const sentences = (lines: readonly string[]) =>
  lines.filter((line) => LABELS.some((label) => line.startsWith(`${label}:`)));

const REVIEWED = '      - {reviewed: 2026-03-01, changed: no, version: "1.1", master: "1.3"}\n';
const APPROVED =
  '      - {approved: 2026-03-02, by: Owen Achebe, role: Responsible Individual, body: Board of Acme, minute: "2026/14", in_force: 2026-04-01, version: "1.1", master: "1.3"}\n';
const record = (...events: readonly string[]) =>
  `record_format: 2\npolicies:\n  DCW1:\n    record:\n${events.join('')}`;

describe('a text that nobody of the organisation has met', () => {
  it('is a draft, and says what is to come', async () => {
    const lines = await page({});
    expect(control(lines)).toEqual({ Version: '1.0 (draft)', Status: 'Draft' });
    expect(sentences(lines)).toEqual([
      'Qlast update date: not yet reviewed to come.',
      'Qnext review date: to be set at the first review to come.',
      'Qcurrent year: 2026 there.',
      'Qapproved by: awaiting approval to come.',
      'Qapproved on: awaiting approval to come.',
      'Qin force from: awaiting approval to come.',
    ]);
  });

  it('prints no review, version or approval of a supplied master', async () => {
    const front = `version: "1.3"\nstatus: approved\napproved_by: Ann Owner\napproved_on: 2026-01-11\nreview: {last: 2026-01-11}\n${notes(FIRST)}`;
    const lines = await page({ front });
    expect(control(lines)).toEqual({ Version: '1.0 (draft)', Status: 'Draft' });
    expect(lines.join('\n')).not.toMatch(/Ann Owner|11 January 2026|1\.3/);
  });

  it('takes the dates of --reviewed-on, and stays a draft', async () => {
    expect(control(await page({}, ' --reviewed-on 2026-05-01'))).toEqual({
      Version: '1.0 (draft)',
      Status: 'Draft',
      'Last reviewed': '1 May 2026',
      'Next review': '1 May 2027',
    });
  });
});

describe('an approved text', () => {
  it('says who approved it, as they were, and from when it is in force', async () => {
    const lines = await page({ acme: record(REVIEWED, APPROVED) });
    expect(control(lines)).toEqual({
      Version: '1.1',
      Status: 'Approved',
      'Approved by': 'Owen Achebe, Responsible Individual, Board of Acme (minute 2026/14), 2 March 2026',
      'In force from': '1 April 2026',
      'Last reviewed': '1 March 2026',
      'Next review': '1 March 2027',
    });
    expect(sentences(lines).slice(3)).toEqual([
      'Qapproved by: Owen Achebe, Responsible Individual, Board of Acme (minute 2026/14) there.',
      'Qapproved on: 2 March 2026 there.',
      'Qin force from: 1 April 2026 there.',
    ]);
  });

  it('keeps the dates of --reviewed-on out', async () => {
    const lines = await page({ acme: record(REVIEWED, APPROVED) }, ' --reviewed-on 2026-09-01');
    expect(control(lines)['Last reviewed']).toBe('1 March 2026');
  });

  it('names the post where an older record has no more, whoever holds it today', async () => {
    const acme =
      'policies:\n  DCW1: {reviewed: 2026-03-01, version: "1.1", approved_by: registered_manager, approved_on: 2026-03-02}\n';
    const words = 'Approved by {{approved_by}}.';
    expect(control(await page({ acme, words }))['Approved by']).toBe('Registered Manager, 2 March 2026');
  });

  it('without a person and a day says that the approval is not recorded', async () => {
    const acme = 'policies:\n  DCW1: {reviewed: 2026-03-01, version: "1.1"}\n';
    const lines = await page({ acme });
    expect(control(lines)).toMatchObject({ Version: '1.1', Status: 'Approval not recorded' });
    expect(sentences(lines)[3]).toBe('Qapproved by: approval not recorded to come.');
  });

  it('without a recorded day in force is refused where it prints one', async () => {
    const acme =
      'policies:\n  DCW1: {reviewed: 2026-03-01, version: "1.1", approved_by: Owen, approved_on: 2026-03-02}\n';
    const world = memoryWorld(filesOf({ acme, words: '{{in_force_from}}' }));
    expect(await run('render --org acme --format html'.split(' '), world, '1.0.0')).toBe(1);
    expect(world.printed.err + world.printed.out).toContain('DCW1 needs "in_force_from", which is missing');
  });
});

describe('a text that has changed since its approval', () => {
  const changed = { front: `version: "1.4"\n${notes(FIRST, LAW)}`, acme: record(REVIEWED, APPROVED) };

  it('awaits approval, and says which version was reviewed', async () => {
    const lines = await page(changed);
    expect(control(lines)).toEqual({
      Version: '2.0, awaiting approval',
      Status: 'Awaiting approval',
      'Last reviewed': '1 March 2026 (of version 1.1)',
      'Next review': '1 March 2027',
    });
    expect(sentences(lines)).toEqual([
      'Qlast update date: 1 March 2026 there.',
      'Qnext review date: 1 March 2027 there.',
      'Qcurrent year: 2026 there.',
      'Qapproved by: awaiting approval to come.',
      'Qapproved on: awaiting approval to come.',
      'Qin force from: awaiting approval to come.',
    ]);
    expect(lines.join('\n')).not.toContain('Owen Achebe');
  });

  it('says so on every page of every format', async () => {
    const world = memoryWorld(filesOf(changed));
    expect(await run('render --org acme'.split(' '), world, '1.0.0')).toBe(0);
    const said = (format: Format) =>
      finishedWords(format, world.disk.get(`/workspace/out/acme/${format}/DCW1-keys.${format}`) ?? new Uint8Array())
        .map(({ words }) => words)
        .join('\n');
    for (const format of FORMATS) expect(said(format)).toContain('2.0, awaiting approval');
    expect(said('pdf')).toContain('AWAITING APPROVAL');
  });

  it('is reported by check', async () => {
    const world = memoryWorld(filesOf(changed));
    expect(await run('check --strict --as-of 2026-07-01'.split(' '), world, '1.0.0')).toBe(1);
  });

  it('is the same in a Word template: placeholders, branches and properties', async () => {
    const docx = wordFile({
      'word/document.xml': documentXml(
        `${paragraph('Keys Policy')}${paragraph('By {{approved_by}} {{#if approved_by}}there{{else}}to come{{/if}}.')}`,
      ),
    });
    const { 'templates/keys.md': _, ...files } = filesOf(changed);
    const sidecar = `title: Keys Policy\ncode: DCW1\n${changed.front}`;
    const world = memoryWorld({ ...files, 'templates/keys.docx': docx, 'templates/keys.yaml': sidecar });
    expect(await run('render --org acme --format docx'.split(' '), world, '1.0.0')).toBe(0);
    const bytes = world.disk.get('/workspace/out/acme/docx/DCW1-keys.docx') ?? new Uint8Array();
    const said = finishedWords('docx', bytes)
      .map(({ words }) => words)
      .join('\n');
    expect(said).toContain('By awaiting approval to come.');
  });
});

describe('a list whose entries have keys named like an approval', () => {
  it('prints the entry’s own', async () => {
    const acme = `fields:\n  trained:\n    - {who: Ann, approved_by: Bo}\n    - {who: Cy}\n`;
    const words =
      '{{#each org_field_trained}}\n- {{who}}: {{approved_by}} {{#if approved_by}}there{{else}}to come{{/if}}\n{{/each}}';
    const lines = (await page({ acme, words })).join('\n');
    expect(lines).toContain('Ann: Bo there');
    expect(lines).toContain('Cy: awaiting approval to come');
  });
});

describe('withdrawn policies', () => {
  const other = { 'templates/bins.md': '---\ntitle: Bins\ncode: DCW2\n---\n\nWords.\n' };
  const packOf = async (workspace: Workspace) => {
    const world = memoryWorld({ ...filesOf({ ...workspace, words: 'Words.' }), ...other });
    expect(await run('render --org acme --format html'.split(' '), world, '1.0.0')).toBe(0);
    return [...world.disk.keys()]
      .flatMap((path) => /DCW\d/.exec(path)?.[0] ?? [])
      .filter((code, at, all) => all.indexOf(code) === at);
  };

  it('leave the pack of the organisation that withdrew them', async () => {
    const withdrawal = '      - {withdrawn: 2026-12-01, reason: Merged}\n';
    expect(await packOf({ acme: record(REVIEWED, APPROVED, withdrawal) })).toEqual(['DCW2']);
  });

  it('of a master are kept from organisations that never had them', async () => {
    const front = `version: "1.3"\nstatus: withdrawn\n${notes(FIRST)}`;
    expect(await packOf({ front })).toEqual(['DCW2']);
    expect(await packOf({ front, acme: record(REVIEWED, APPROVED) })).toEqual(['DCW1', 'DCW2']);
  });
});
