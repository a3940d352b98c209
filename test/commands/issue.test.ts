/** `policy issue`: what is recorded, what refuses, and the zip that is sent. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/formats/sha256.js';
import { readZip } from '../../src/formats/zip/read.js';
import { readManifest } from '../../src/model/manifest.js';
import { readIssues } from '../../src/read/issues.js';
import { parseHtml, wordsOf } from '../support/html-reader.js';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.js';
import { policy } from '../support/policy-call.js';
import { runs } from '../support/tier.js';

const template = (code: string, title: string, text = 'Welcome.', version = '1.0') =>
  `---\ntitle: '${title}'\ncode: ${code}\nversion: "${version}"\nreview: {last: 2026-09-01}\nchanges:\n  - {version: "1.0", date: 2026-08-01, note: First version.}\n${version === '1.1' ? '  - {version: "1.1", date: 2026-10-01, note: Numbers added.}\n' : ''}---\n\n${text}\n`;

const APPROVED = 'approved_by: Mari Ellis\napproved_on: 2026-10-02\n';

const FILES: Readonly<Record<string, string>> = {
  'policy.yaml': 'formats: [docx, html]\n',
  'templates/DC1.md': template('DC1', 'First Policy'),
  'templates/DC2.md': template('DC2', 'Second Policy', 'Call <<org_field_phone>>.'),
  'orgs/acme.yaml': `name: Acme\nphone: 029 2018 0100\n${APPROVED}`,
  'orgs/bala.yaml': `name: Bala\nphone: 029 2018 0101\n${APPROVED}`,
};

let samples: Promise<MemoryWorld> | undefined;

/** A world in which the files are rendered; that of `FILES` is rendered once, and each test gets a copy. */
async function rendered(files: Readonly<Record<string, string>> = FILES): Promise<MemoryWorld> {
  if (files !== FILES) return renderedAnew(files);
  samples ??= renderedAnew(FILES);
  return memoryWorld(Object.fromEntries((await samples).disk));
}

async function renderedAnew(files: Readonly<Record<string, string>>): Promise<MemoryWorld> {
  const world = memoryWorld(files);
  expect((await policy('render --all', world)).code).toBe(0);
  return world;
}

const bytesOf = (world: MemoryWorld, path: string) => world.disk.get(`/workspace/${path}`) ?? new Uint8Array();
const textOf = (world: MemoryWorld, path: string) => new TextDecoder().decode(bytesOf(world, path));
const write = (world: MemoryWorld, path: string, text: string) =>
  world.disk.set(`/workspace/${path}`, Buffer.from(text));
const issuesOf = (world: MemoryWorld) => {
  const { value, diagnostics } = readIssues({
    path: 'orgs/acme.issues.yaml',
    text: textOf(world, 'orgs/acme.issues.yaml'),
  });
  expect(diagnostics).toEqual([]);
  return value ?? [];
};

describe('policy issue', () => {
  it('records number, day, values and how each policy stands, keeps the texts, and says what is new', async () => {
    const world = await rendered();
    const { code, out, err } = await policy('issue --org acme --on 2026-11-01', world);
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out).toBe('acme  issue 1, 2026-11-01\n  DC1 1.0  Added to the pack\n  DC2 1.0  Added to the pack\n');
    const [issue] = issuesOf(world);
    expect(issue).toMatchObject({
      number: 1,
      date: '2026-11-01',
      pack: 'policies',
      values: { name: 'Acme', phone: '029 2018 0100' },
      policies: [
        { policy: 'DC1', version: '1.0', state: 'approved', reviewed: '2026-09-01', approvedOn: '2026-10-02' },
        { policy: 'DC2', title: 'Second Policy', change: 'added' },
      ],
    });
    expect(issue?.manifest).toBe(sha256(bytesOf(world, 'out/acme/manifest.json')));
    for (const { masterText } of issue?.policies ?? [])
      expect([...world.disk.keys()].some((path) => path.startsWith(`/workspace/issues/texts/${masterText}/`))).toBe(
        true,
      );
  });

  it('is no client of its own', async () => {
    const world = await rendered();
    await policy('issue --org acme', world);
    expect((await policy('check', world)).out).toContain('for 2 organisations: ');
  });

  it('takes today unless told', async () => {
    const world = await rendered();
    const { year, month, day } = world.today();
    const today = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
    expect((await policy('issue --org acme', world)).out).toContain(`issue 1, ${today}`);
  });

  it('changes nothing of the pack: rendered again it is the same, and issued again the same issue', async () => {
    const world = await rendered();
    await policy('issue --org acme --on 2026-11-01', world);
    const record = textOf(world, 'orgs/acme.issues.yaml');
    expect((await policy('render --org acme', world)).out).not.toMatch(/replaced|created/);
    const { code, out } = await policy('issue --org acme --on 2026-12-01', world);
    expect(code).toBe(0);
    expect(out).toBe('acme  nothing changed since issue 1, 2026-11-01\n');
    expect(textOf(world, 'orgs/acme.issues.yaml')).toBe(record);
  });

  it('adds the next issue after the last, whose text stays', async () => {
    const world = await rendered();
    await policy('issue --org acme --on 2026-11-01', world);
    const before = `${textOf(world, 'orgs/acme.issues.yaml')}# A note.\n`;
    write(world, 'orgs/acme.issues.yaml', before.trimEnd());
    write(world, 'templates/DC1.md', template('DC1', 'First Policy', 'Croeso.', '1.1'));
    write(world, 'templates/DC3.md', template('DC3', 'Third: "the last" Policy'));
    write(world, 'orgs/acme.yaml', `name: Acme\nphone: 029 2018 0199\n${APPROVED}`);
    await policy('render --org acme', world);
    const { out, err } = await policy('issue --org acme --on 2026-11-02', world);
    expect(err).toBe('');
    expect(out).toBe(
      'acme  issue 2, 2026-11-02\n  DC1 1.1  The text has changed (was version 1.0)\n  DC2 1.0  Details have changed: Telephone number of the office\n  DC3 1.0  Added to the pack\n',
    );
    expect(textOf(world, 'orgs/acme.issues.yaml').startsWith(before)).toBe(true);
    expect(issuesOf(world).map(({ number }) => number)).toEqual([1, 2]);
  });

  it('gives the change log: this issue, and those before it with their days', async () => {
    const world = await rendered();
    await policy('issue --org acme --on 2026-11-01', world);
    write(world, 'templates/DC1.md', template('DC1', 'First Policy', 'Croeso.', '1.1'));
    world.disk.delete('/workspace/templates/DC2.md');
    await policy('render --org acme', world);
    const log = wordsOf(parseHtml(textOf(world, 'out/acme/html/change-log.html')));
    expect(log.slice(log.indexOf('Issue 2, not yet issued'))).toEqual([
      'Issue 2, not yet issued',
      ...['Policy', 'Version and status', 'What has changed'],
      ...['DC1 First Policy', '1.1', 'The text has changed (was version 1.0) Numbers added.'],
      ...['DC2 Second Policy', '1.0', 'Removed from the pack'],
      'Issue 1, 1 November 2026',
      'This is the first issue of this pack.',
      ...['Policy', 'Version and status', 'What has changed'],
      ...['DC1 First Policy', '1.0', 'Added to the pack'],
      ...['DC2 Second Policy', '1.0', 'Added to the pack'],
    ]);
  });

  it.each<[string, (world: MemoryWorld) => void, string]>([
    [
      'a file that was changed',
      (world) => write(world, 'out/acme/html/DC1-first.html', 'x'),
      'html/DC1-first.html has changed since it was rendered',
    ],
    [
      'a file that is missing',
      (world) => world.disk.delete('/workspace/out/acme/docx/DC1-first.docx'),
      'docx/DC1-first.docx is missing',
    ],
    [
      'a template that changed since',
      (world) => write(world, 'templates/DC1.md', template('DC1', 'First Policy', 'Other.')),
      'docx/DC1-first.docx is out of date: it would be rendered differently now',
    ],
    [
      'a policy that came since',
      (world) => write(world, 'templates/DC4.md', template('DC4', 'Fourth Policy')),
      'docx/DC4-fourth.docx hasn’t been rendered',
    ],
    [
      'a policy that went since',
      (world) => world.disk.delete('/workspace/templates/DC2.md'),
      'docx/DC2-second.docx is out of date: it would not be made now',
    ],
    [
      'a pack without a manifest',
      (world) => world.disk.delete('/workspace/out/acme/manifest.json'),
      'The whole pack has never been rendered: there is no manifest',
    ],
  ])('refuses %s', async (_, spoil, message) => {
    const world = await rendered();
    spoil(world);
    const { code, err, out } = await policy('issue --org acme --zip', world);
    expect(code).toBe(1);
    expect(err).toContain(`out/acme error ${message} (acme) [issue-out-of-date]`);
    expect(out).toBe('acme  not issued, see the problems above\n');
    expect([...world.disk.keys()].filter((path) => /\.zip$|issues/.test(path))).toEqual([]);
  });

  it('refuses a day before the last issue’s, and a record that cannot be read', async () => {
    const world = await rendered();
    await policy('issue --org acme --on 2026-11-01', world);
    write(world, 'orgs/acme.yaml', `name: Acme\nphone: 029 2018 0199\n${APPROVED}`);
    await policy('render --org acme', world);
    const early = await policy('issue --org acme --on 2026-10-31', world);
    expect([early.code, early.err]).toEqual([
      1,
      expect.stringContaining('Issue 1 has a later date: 2026-11-01 (acme) [issue-date]'),
    ]);
    write(world, 'orgs/acme.issues.yaml', textOf(world, 'orgs/acme.issues.yaml').replace('issue: 1', 'issue: 7'));
    const wrong = await policy('issue --org acme', world);
    expect([wrong.code, wrong.err]).toEqual([
      1,
      expect.stringContaining('orgs/acme.issues.yaml:4:12 error This is issue 1'),
    ]);
    expect((await policy('render --org acme', world)).code).toBe(1);
  });

  it('refuses a record to which nothing can be added, and leaves it', async () => {
    const world = await rendered();
    write(world, 'orgs/acme.issues.yaml', 'issues: []\n');
    const { code, err } = await policy('issue --org acme', world);
    expect([code, err]).toEqual([1, expect.stringContaining('[issue-unwritable]')]);
    expect(textOf(world, 'orgs/acme.issues.yaml')).toBe('issues: []\n');
  });

  it('does others where one is refused, and writes nothing on a dry run', async () => {
    const world = await rendered();
    write(world, 'out/bala/html/DC1-first.html', 'x');
    const dry = await policy('issue --all --on 2026-11-01 --zip --dry-run', world);
    expect(dry.out).toContain('acme  would be issue 1, 2026-11-01');
    expect([...world.disk.keys()].filter((path) => /\.zip$|issues/.test(path))).toEqual([]);
    const { code, out } = await policy('issue --all --on 2026-11-01 --json', world);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      command: 'issue',
      organisations: [
        { id: 'acme', status: 'issued', number: 1, changes: [{ policy: 'DC1', change: 'added' }, { policy: 'DC2' }] },
        { id: 'bala', status: 'refused' },
      ],
      diagnostics: [{ code: 'issue-out-of-date', organisations: ['bala'] }],
    });
  });
});

describe('formats given twice', () => {
  it('add up', async () => {
    const world = memoryWorld(FILES);
    const { out } = await policy('render --org acme --format html --format docx', world);
    expect(out).toContain('created');
    const written = [...world.disk.keys()]
      .filter((path) => path.includes('/out/acme/'))
      .map((path) => path.split('.').at(-1));
    expect(new Set(written)).toEqual(new Set(['html', 'docx', 'json']));
  });
});

describe('the zip of an issue', () => {
  const FOLDER = 'acme-policies-issue-1-2026-11-01';
  const ZIP = `out/${FOLDER}.zip`;

  it('holds the manifest and what it lists, and no file of nobody’s', async () => {
    const world = await rendered();
    write(world, 'out/acme/notes.txt', 'mine');
    const { out } = await policy('issue --org acme --on 2026-11-01 --zip', world);
    expect(out).toContain(`  ${ZIP}\n  not part of the pack, left out: out/acme/notes.txt\n`);
    const manifest = readManifest(textOf(world, 'out/acme/manifest.json'));
    const listed = ['manifest.json', ...(manifest?.files.map(({ path }) => path) ?? [])].sort();
    expect([...readZip(bytesOf(world, ZIP)).keys()].sort()).toEqual(
      ['READ ME FIRST.txt', ...listed].map((path) => `${FOLDER}/${path}`).sort(),
    );
    expect((await policy(`verify ${ZIP}`, world)).code).toBe(0);
  });

  it('tells of this issue at its head, what is different, and what to sign again', async () => {
    const world = await rendered();
    await policy('issue --org acme --on 2026-11-01', world);
    write(world, 'templates/DC1.md', template('DC1', 'First Policy', 'Welcome back.', '1.1'));
    write(
      world,
      'orgs/acme.yaml',
      'name: Acme\nphone: 029 2018 0199\napproved_by: Mari Ellis\napproved_on: 2026-10-02\n',
    );
    await policy('render --org acme', world);
    expect((await policy('issue --org acme --on 2026-11-05 --zip', world)).err).toBe('');
    const folder = 'acme-policies-issue-2-2026-11-05';
    const readMe = new TextDecoder().decode(
      readZip(bytesOf(world, `out/${folder}.zip`)).get(`${folder}/READ ME FIRST.txt`),
    );
    expect(readMe.split('\r\n').slice(1, 17).join('\n')).toBe(
      [
        'Issue 2, 5 November 2026',
        '',
        'Unpack the whole zip first. Then open the file that suits you:',
        '  - On a computer or a web server: index.html, which leads to every policy',
        '  - On a phone, in an e-mail, SharePoint or Google Drive: handbook.html, which has everything in one file',
        '  - To edit: the Word files in the folder docx',
        '',
        'CHANGED',
        '  - DC1 First Policy, version 1.1: The text has changed (was version 1.0)',
        '  - DC2 Second Policy, version 1.0: Details have changed: Telephone number of the office',
        '',
        'WHAT TO SIGN',
        'Everyone who works with these policies reads them, and signs the page of each in',
        '    docx/read-and-sign.docx',
        '  - DC1 First Policy, version 1.1',
        '',
      ].join('\n'),
    );
    // The note to send says where to look, from the same differences as “What has changed”.
    const note = readMe.split('\r\n');
    expect(note.slice(note.indexOf('What is different:') + 1).slice(0, 6)).toEqual([
      '- DC1 First Policy, version 1.1: The text has changed (was version 1.0)',
      '  Look at: At the beginning.',
      '  Why: Numbers added.',
      '- DC2 Second Policy, version 1.0: Details have changed: Telephone number of the office',
      '  Look at: At the beginning.',
      '',
    ]);
  });

  it('holds the sheets of what has changed alone, where there are sheets', async () => {
    const world = await rendered();
    write(world, 'policy.yaml', 'formats: [docx, pdf, html]\npages: [index, signing-sheets]\n');
    await policy('render --org acme', world);
    await policy('issue --org acme --on 2026-11-01', world);
    write(world, 'orgs/acme.yaml', `name: Acme\nphone: 029 2018 0199\n${APPROVED}`);
    await policy('render --org acme', world);
    expect((await policy('issue --org acme --on 2026-11-05 --zip --changed-only', world)).err).toBe('');
    const [zip = ''] = [...world.disk.keys()].filter((path) => path.endsWith('-changed.zip'));
    const names = [...readZip(bytesOf(world, zip.slice('/workspace/'.length))).keys()];
    const sheets = names.filter((path) => path.includes('/read-and-sign/'));
    expect(sheets.map((path) => path.replace(/^.*\//, ''))).toEqual([
      'DC2-second.docx',
      'DC2-second.html',
      'DC2-second.pdf',
    ]);
  });

  it('is the same bytes each time, also once rendered again', async () => {
    const world = await rendered();
    await policy('issue --org acme --on 2026-11-01 --zip', world);
    const first = bytesOf(world, ZIP);
    await policy('render --all', world);
    await policy('issue --org acme --on 2026-11-09 --zip', world);
    expect(Buffer.compare(bytesOf(world, ZIP), first)).toBe(0);
  });

  it('shows to verify any byte of any file that was flipped', async () => {
    const world = await rendered();
    await policy('issue --org acme --on 2026-11-01', world);
    const manifest = readManifest(textOf(world, 'out/acme/manifest.json'));
    const paths = manifest?.files.map(({ path }) => path) ?? [];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...paths),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (path, at, flip) => {
          const whole = bytesOf(world, `out/acme/${path}`);
          const spoilt = Uint8Array.from(whole);
          spoilt[at % whole.length] = (spoilt[at % whole.length] ?? 0) ^ flip;
          world.disk.set(`/workspace/out/acme/${path}`, spoilt);
          const { code, out } = await policy('verify out/acme', world);
          world.disk.set(`/workspace/out/acme/${path}`, whole);
          expect(code).toBe(1);
          expect(out).toContain(`${path}  has changed since it was rendered`);
        },
      ),
      { numRuns: runs(15, 1_000) },
    );
  });
});
