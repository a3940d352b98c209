/** `policy org find-person`: every place where a name stands, how to replace it there, and never a false "nowhere". */
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { type History, HistoryTrouble, type SearchedHistory } from '../../src/model/history.js';
import { historyOf } from '../support/history.js';
import { type MemoryOptions, type MemoryWorld, memoryWorld } from '../support/memory-world.js';
import { picture } from '../support/sample-document.js';
import { sheetsWorkbook } from '../support/workbook.js';

const ACME = `# Siân O’Brien leaves in May
name: Acme
registered_manager:
  first_name: Siân
  role: Manager
  last_name: 'O''Brien'
responsible_individual: {name: "Si\\u00e2n O\\u2019Brien"}
policies:
  DCW13:
    owner: S. O'Brien
fields:
  rota: [Ann Lee, Mrs O’Brien]
`;

type Files = Readonly<Record<string, string | Uint8Array>>;

async function find(files: Files, name = 'Siân O’Brien', options: MemoryOptions = {}, ...args: readonly string[]) {
  const world = memoryWorld(files, options);
  const code = await run(['org', 'find-person', name, ...args], world, '1.2.3');
  return { code, ...world.printed, world };
}

async function render(world: MemoryWorld) {
  expect(await run(['render', '--all'], world, '1.2.3')).toBe(0);
  world.printed.out = '';
  world.printed.err = '';
}

/** A history in which the search finds this, or fails. */
function historyWith(found: Partial<SearchedHistory> | HistoryTrouble): History {
  return historyOf({
    search: async () => {
      if (found instanceof HistoryTrouble) throw found;
      return { isShallow: false, changes: [], commits: [], paths: [], ...found };
    },
  });
}

describe('a name in organisations’ files', () => {
  it('is found by key, in whatever way it is written, with the command that changes it', async () => {
    const { code, out } = await find({ 'orgs/acme.yaml': ACME, 'policy.yaml': 'template_source: own\n' });
    expect(code).toBe(0);
    expect(out).toBe(`Organisations’ files
  orgs/acme.yaml:1:3
  orgs/acme.yaml:12:19  fields.rota[2]
    Edit the line.
  orgs/acme.yaml:6:15  registered_manager.last_name
    policy org set acme registered_manager "NEW NAME"
  orgs/acme.yaml:7:32  responsible_individual.name
    policy org set acme responsible_individual "NEW NAME"

Records in organisations’ files
  orgs/acme.yaml:10:12  policies.DCW13.owner
    It says who reviewed, approved or owns a policy. Leave it while that version is in use; a new review or approval goes beside it.

“Siân O’Brien” stands in 1 file of 2. A first name alone wasn’t looked for.
`);
  });

  it('is told from the surname of somebody else', async () => {
    const { out } = await find({ 'orgs/acme.yaml': 'name: Acme\nregistered_manager: Owen O’Brien\n' });
    expect(out).toContain('orgs/acme.yaml:2:26  registered_manager (the surname alone)\n');
  });

  it('is nowhere only where everything could be searched', async () => {
    const { code, out } = await find({ 'orgs/acme.yaml': 'name: Acme\n' });
    expect([code, out]).toEqual([0, '“Siân O’Brien” stands nowhere of 1. A first name alone wasn’t looked for.\n']);
    const files = {
      'orgs/acme.yaml': 'name: Acme\n',
      'orgs/logos/acme.png': picture(4, 2).bytes,
      'old/a.doc': OLD_WORD,
    };
    const unsure = await find(files);
    expect(unsure.code).toBe(1);
    expect(unsure.err).toBe(`Not searched, so look there yourself:
  old/a.doc: it is of a kind that can’t be read
  orgs/logos/acme.png: it is a picture
`);
    expect(unsure.out).toContain('stands nowhere of 3, as far as could be searched.');
  });

  it('wants a name, not signs', async () => {
    const { code, err } = await find({ 'orgs/acme.yaml': ACME }, '???');
    expect([code, err.split('\n')[0]]).toEqual([2, 'error Write a name, such as "Bethan Rowlands"']);
  });
});

/** The first bytes of a file of Word 97. */
const OLD_WORD = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0, 0, 0]);

describe('a name in other files', () => {
  it('is found in all kinds of the workspace, and of folders outside it', async () => {
    const { out } = await find({
      'policy.yaml': 'organisations: ../clients\n# Ask S. O’Brien\n',
      '../clients/_north.yaml': 'email: sian.obrien@example.org\n',
      '../clients/acme.issues.yaml': 'issues:\n  - note: O’Brien, Siân\n',
      'templates/a.md': '---\ntitle: A\n---\n\nAsk Siân **O’Brien**.\n',
      'templates/_passages/who.md': 'Mrs O’Brien\n',
      'packs/home.yaml': 'title: Home # Siân O’Brien\n',
      'issues/ab.md': 'Siân O’Brien',
      'lists/homes.xlsx': sheetsWorkbook({ Homes: [['Manager'], ['O’Brien, Siân (Mrs)']] }),
      'lists/homes.csv': Buffer.from('Name,Manager\nAcme,"O\x92Brien, Si\xe2n"\n', 'latin1'),
      'old/Sian O’Brien contract.txt': 'Nothing here\n',
    });
    for (const place of [
      'Settings\n  policy.yaml:2:7\n',
      'Values that organisations share\n  ../clients/_north.yaml:1:8  email\n',
      'Records of issues\n  ../clients/acme.issues.yaml:2:11  issues[1].note\n',
      'Templates\n  templates/a.md:5:5\n',
      'Shared passages\n  templates/_passages/who.md:1:1\n',
      'Packs\n  packs/home.yaml:1:15\n',
      'Texts that issues keep\n  issues/ab.md:1:1\n',
      '  lists/homes.csv:2:7\n',
      '  lists/homes.xlsx  ',
      '  old/Sian O’Brien contract.txt  the file’s name\n',
    ])
      expect(out).toContain(place);
  });

  it('is found in finished documents, once for each document, and in what is remembered', async () => {
    const files = {
      'orgs/acme.yaml': 'name: Acme\nregistered_manager: {first_name: Siân, last_name: O’Brien}\n',
      'templates/a.md':
        '---\ntitle: Care\ncode: DCW1\n---\n\nAsk <<org_field_registered_manager_first_name>> <<org_field_registered_manager_last_name>>.\n',
      'templates/b.md': '---\ntitle: Other\ncode: DCW2\n---\n\nAnybody.\n',
    };
    const world = memoryWorld(files);
    await render(world);
    const later = memoryWorld({}, { system: world.system });
    expect(await run(['org', 'find-person', 'Sian O’Brien'], later, '1.2.3')).toBe(0);
    const { out } = later.printed;
    expect(out).toContain('\n  out/acme/docx/DCW1-care.docx, and as html and pdf\n');
    expect(out).not.toContain('DCW2');
    expect(out).toContain('    Once the sources are changed: policy render --org acme\n');
    expect(out).toContain('What the program remembers\n  .policy/state/organisations.json\n');
  });

  it('is found in a document that somebody edited, in that one alone', async () => {
    const world = memoryWorld({
      'orgs/acme.yaml': 'name: Acme\n',
      'templates/a.md': '---\ntitle: Care\ncode: DCW1\n---\n\nAnybody.\n',
    });
    await render(world);
    const page = '/workspace/out/acme/html/DCW1-care.html';
    const text = new TextDecoder().decode(world.disk.get(page));
    world.disk.set(page, new TextEncoder().encode(text.replace('Anybody.', 'Siân <em>O’Brien</em>.')));
    const { out } = await findAgain(world);
    expect(out).toContain('Finished documents\n  out/acme/html/DCW1-care.html\n');
  });

  it('is told in JSON with the place, the key and what to do', async () => {
    const { out } = await find({ 'orgs/acme.yaml': ACME }, 'Siân O’Brien', {}, '--json');
    const { command, places, unsearched } = JSON.parse(out);
    expect([command, unsearched, places.length]).toEqual(['org find-person', [], 5]);
    expect(places).toContainEqual({
      kind: 'organisation',
      path: 'orgs/acme.yaml',
      organisation: 'acme',
      line: 6,
      column: 15,
      key: 'registered_manager.last_name',
      certainty: 'name',
      replace: 'policy org set acme registered_manager "NEW NAME"',
    });
  });
});

async function findAgain(world: MemoryWorld) {
  const later = memoryWorld({}, { system: world.system });
  const code = await run(['org', 'find-person', 'Siân O’Brien'], later, '1.2.3');
  return { code, ...later.printed };
}

describe('files that can’t be read', () => {
  it('are named, and the rest is searched', async () => {
    const files = { 'orgs/acme.yaml': ACME, 'templates/a.md': 'Words\n' };
    const fault: MemoryOptions['fault'] = (operation) =>
      JSON.stringify(operation).includes('a.md') ? 'EACCES' : undefined;
    const { code, out, err } = await find(files, 'Siân O’Brien', { fault });
    expect(code).toBe(1);
    expect(err).toContain('templates/a.md');
    expect(out).toContain('registered_manager.last_name');
    expect(out).toContain('as far as could be searched');
  });
});

const CHANGES = [
  `aaaa 2026-05-01
diff --git a/orgs/acme.yaml b/orgs/acme.yaml
--- a/orgs/acme.yaml
+++ b/orgs/acme.yaml
@@ -1,3 +1,3 @@
 registered_manager:
   first_name: Siân
-  last_name: O’Brien
+  last_name: Roberts`,
  `bbbb 2025-01-02
diff --git a/orgs/acme.yaml b/orgs/acme.yaml
--- /dev/null
+++ b/orgs/acme.yaml
@@ -0,0 +1 @@
+owner: Owen O’Brien`,
  `cccc 2024-01-02
diff --git a/orgs/acme.yaml b/orgs/acme.yaml
--- a/orgs/acme.yaml
+++ b/orgs/acme.yaml
@@ -1 +1 @@
 owner: Siân O’Brien
-phone: "1"
+phone: "2"`,
];

describe('git’s history', () => {
  const files = { 'orgs/acme.yaml': 'name: Acme\n', '.git/HEAD': 'ref: refs/heads/main\n' };

  it('is searched: in lines that were added or taken away, in messages, and among authors', async () => {
    const history = historyWith({
      changes: CHANGES,
      commits: ['aaaa\nSiân O’Brien <s@example.org>\nx <x@example.org>\nNew manager for S. O’Brien\n'],
      paths: ['old/a.docx', 'old/b.docx', 'orgs/acme.yaml'],
    });
    const { code, out, err } = await find(files, 'Siân O’Brien', { history });
    expect(out).toBe(`Git’s history
  1 commit with a line that has the name
  1 commit with the surname alone
  1 commit by somebody of this name
  1 message with it
  from 2025-01-02 to 2026-05-01, in orgs/acme.yaml
    A change made now leaves them as they are. docs/your-data.md says what can be done.

“Siân O’Brien” stands in no file as it is now of 1, as far as could be searched. A first name alone wasn’t looked for.
`);
    expect(err).toContain(
      'git’s history: earlier versions of 2 Word, Excel, PDF and zip files, such as old/a.docx can’t be read there\n',
    );
    expect(code).toBe(1);
  });

  it('is searched in what a merge changed itself, not in what it has from a branch', async () => {
    const merge = (line: string) => `dddd 2026-06-01

diff --cc orgs/acme.yaml
index 3dedf4c,2b1936b..d22d4c9
--- a/orgs/acme.yaml
+++ b/orgs/acme.yaml
@@@ -1,2 -1,2 +1,3 @@@
  name: Acme
${line}
 +phone: 1`;
    const lineOf = async (line: string) => {
      const { out } = await find(files, 'Siân O’Brien', { history: historyWith({ changes: [merge(line)] }) });
      return /.* with a line that has the name/.exec(out)?.[0].trim();
    };
    expect(await lineOf('++owner: Siân O’Brien')).toBe('1 commit with a line that has the name');
    expect(await lineOf('--owner: Siân O’Brien')).toBe('1 commit with a line that has the name');
    expect(await lineOf(' +owner: Siân O’Brien')).toBeUndefined();
    expect(await lineOf('  owner: Siân O’Brien')).toBeUndefined();
  });

  it.each<[string, History | undefined, string]>([
    ['git isn’t installed', historyWith(new HistoryTrouble('no-git', 'git isn’t installed')), 'git isn’t installed'],
    [
      'git refuses',
      historyWith(new HistoryTrouble('no-repository', 'detected dubious ownership')),
      'git says: detected dubious ownership',
    ],
    ['git can’t be asked', undefined, 'it can’t be asked here'],
    ['only a part is here', historyWith({ isShallow: true }), 'only a part of it is here'],
    ['the search fails', historyWith(new HistoryTrouble('other', 'it took too long')), 'git says: it took too long'],
  ])('is not taken for empty where %s', async (_, history, words) => {
    const { code, err } = await find(files, 'Siân O’Brien', history ? { history } : {});
    expect(code).toBe(1);
    expect(err).toContain(`git’s history: ${words}`);
  });

  it('is not spoken of where there is none', async () => {
    const history = historyWith(new HistoryTrouble('no-repository', 'not a git repository'));
    const { code, err, out } = await find({ 'orgs/acme.yaml': 'name: Acme\n' }, 'Siân O’Brien', { history });
    expect([code, err]).toEqual([0, '']);
    expect(out).not.toContain('history');
  });
});
