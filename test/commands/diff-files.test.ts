/** `policy diff OLD NEW`: what differs between two packs, zips, folders or documents, wherever they came from. */
import { beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { zipPart } from '../../src/formats/zip/part.js';
import { readZip } from '../../src/formats/zip/read.js';
import { writeZip } from '../../src/formats/zip/write.js';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.js';

const KEYS = `---
title: Keys Policy
code: DC1
version: "1.0"
---

# Who holds keys

Ask {{org_field_registered_manager_name}} for a key. Call {{org_field_phone}}.

1. Every key is signed for.
2. Every key is counted.

# Lost keys

Tell the office.
`;

const SIGNING =
  '---\ntitle: Signing In\ncode: DC2\nversion: "1.0"\n---\n\n# Visitors\n\nVisitors sign in at the door.\n';

const FILES = {
  'templates/DC1-keys.md': KEYS,
  'templates/DC2-signing.md': SIGNING,
  'orgs/acme.yaml': 'name: Acme Home Care\nphone: 029 2018 0100\nregistered_manager: {name: Ann Example}\n',
};

async function policy(line: string, world: MemoryWorld) {
  world.printed.out = '';
  world.printed.err = '';
  const code = await run(line.match(/"[^"]*"|\S+/g)?.map((word) => word.replaceAll('"', '')) ?? [], world, '1.2.3');
  return { code, ...world.printed };
}

const bytesAt = (world: MemoryWorld, path: string) => world.disk.get(`/workspace/${path}`) ?? new Uint8Array();
const write = (world: MemoryWorld, path: string, bytes: string | Uint8Array) =>
  world.disk.set(`/workspace/${path}`, typeof bytes === 'string' ? Buffer.from(bytes) : bytes);

/** Copies the files of a folder. */
function copy(world: MemoryWorld, from: string, to: string): void {
  for (const [path, bytes] of [...world.disk])
    if (path.startsWith(`/workspace/${from}/`)) write(world, path.replace(`/workspace/${from}`, to), bytes);
}

function zipOf(world: MemoryWorld, folder: string, top = ''): Uint8Array {
  const start = `/workspace/${folder}/`;
  return writeZip(
    [...world.disk]
      .filter(([path]) => path.startsWith(start))
      .map(([path, bytes]) => zipPart(top + path.slice(start.length), bytes)),
  );
}

/** The same Word file with words of its text replaced. */
function reworded(docx: Uint8Array, before: string, after: string): Uint8Array {
  return writeZip(
    [...readZip(docx)].map(([path, bytes]) => {
      const xml = new TextDecoder().decode(bytes);
      return zipPart(path, path === 'word/document.xml' ? xml.replace(before, after) : bytes);
    }),
  );
}

let rendered: MemoryWorld;

/** Last year’s pack in `old`, this year’s in `out/acme`. */
beforeAll(async () => {
  rendered = memoryWorld(FILES);
  expect((await policy('render --org acme --format docx,html', rendered)).code).toBe(0);
  copy(rendered, 'out/acme', 'old');
  write(rendered, 'templates/DC1-keys.md', KEYS.replace('Tell the office.', 'Tell the manager at once.'));
  expect((await policy('render --org acme --format docx,html', rendered)).code).toBe(0);
});

const fresh = () => memoryWorld(Object.fromEntries(rendered.disk));

const CHANGED = `
DC1 Keys Policy
  2 Lost keys
  ~ Tell the [-office-]{+manager at once+}.
`;

describe('two packs', () => {
  it('are compared policy by policy', async () => {
    expect(await policy('diff old out/acme', fresh())).toEqual({
      code: 0,
      out: `old → out/acme  1 policy changed; 1 the same\n${CHANGED}`,
      err: '',
    });
  });

  it('can be named by their manifests, or zipped, in a folder of their own or not', async () => {
    const world = fresh();
    write(world, 'old.zip', zipOf(world, 'old', 'acme-issue-1/'));
    write(world, 'new.zip', zipOf(world, 'out/acme'));
    for (const places of ['old.zip new.zip', 'old/manifest.json new.zip', 'old.zip out/acme']) {
      const { code, out, err } = await policy(`diff ${places}`, world);
      expect([code, out.replace(/^.*\n/, ''), err], places).toEqual([0, CHANGED, '']);
    }
  });

  it('are read from the documents that somebody edited since they were made', async () => {
    const world = fresh();
    const path = 'old/docx/DC2-signing-in.docx';
    write(world, path, reworded(bytesAt(world, path), 'at the door', 'at the desk'));
    expect((await policy('diff old out/acme', world)).out).toContain(
      'DC2 Signing In\n  1 Visitors\n  ~ Visitors sign in at the [-desk-]{+door+}.\n',
    );
  });

  it('say where the documents of a policy aren’t there', async () => {
    const world = fresh();
    for (const path of [...world.disk.keys()]) if (/\/old\/.*DC2/.test(path)) world.disk.delete(path);
    const { code, out, err } = await policy('diff old out/acme', world);
    expect([code, err]).toEqual([
      0,
      'old/docx/DC2-signing-in.docx warning DC2 is in the manifest, but its documents aren’t here [compare-incomplete]\n' +
        '  hint: Compare packs that have their Word or HTML documents.\n',
    ]);
    expect(out).toContain('DC2 Signing In: new in the pack');
  });

  it('are compared as data for other programs', async () => {
    const { code, out } = await policy('diff old out/acme --json', fresh());
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      command: 'diff',
      before: 'old',
      after: 'out/acme',
      policies: [{ code: 'DC1', change: 'changed' }],
      same: 1,
    });
  });

  it('end with exit code 1 if differences are to be an error', async () => {
    expect((await policy('diff old out/acme --fail-on-changes', fresh())).code).toBe(1);
    expect((await policy('diff old old --fail-on-changes', fresh())).code).toBe(0);
  });
});

describe('folders without a manifest', () => {
  it('are compared by what is in them: a policy in several formats is one, and editions of a title are one', async () => {
    const world = fresh();
    write(world, 'a/html/Keys Policy 2025.html', bytesAt(world, 'old/html/DC1-keys.html'));
    write(world, 'a/docx/Keys Policy 2025.docx', bytesAt(world, 'old/docx/DC1-keys.docx'));
    write(world, 'a/Signing In v1 FINAL (1).docx', bytesAt(world, 'old/docx/DC2-signing-in.docx'));
    write(world, 'a/~$gning In.docx', 'a lock');
    write(world, 'b/Keys Policy 2026.docx', bytesAt(world, 'out/acme/docx/DC1-keys.docx'));
    write(world, 'b/Signing In v2.html', bytesAt(world, 'out/acme/html/DC2-signing-in.html'));
    expect((await policy('diff a b', world)).out).toBe(`a → b  1 policy changed; 1 the same\n${CHANGED}`);
  });

  it('name what can’t be compared', async () => {
    const world = fresh();
    write(world, 'a/Lone Working.pdf', '%PDF');
    write(world, 'a/Fire.doc', 'old');
    write(world, 'b/Fire.docx', bytesAt(world, 'old/docx/DC1-keys.docx'));
    const { code, err } = await policy('diff a b', world);
    expect([code, err]).toEqual([
      0,
      'a warning No document that can be compared is here [compare-incomplete]\n' +
        '  hint: Word documents (.docx), HTML documents of the program’s own, and texts (.md, .txt) can be compared.\n' +
        'a/Fire.doc warning .doc files can’t be compared [compare-incomplete]\n' +
        '  hint: Open it in Word, save it as a Word document (.docx), and compare that.\n' +
        'a/Lone Working.pdf warning .pdf files can’t be compared [compare-incomplete]\n' +
        '  hint: Compare the Word or HTML document that it was made from.\n',
    ]);
  });
});

describe('two documents', () => {
  it.each([
    'old/docx/DC1-keys.docx out/acme/docx/DC1-keys.docx',
    'old/html/DC1-keys.html out/acme/html/DC1-keys.html',
    'old/docx/DC1-keys.docx out/acme/html/DC1-keys.html',
    'old/html/DC1-keys.html out/acme/docx/DC1-keys.docx',
  ])('are compared, in the same format or another: %s', async (places) => {
    const { code, out, err } = await policy(`diff ${places}`, fresh());
    expect([code, out.replace(/^.*\n/, ''), err]).toEqual([0, CHANGED, '']);
  });

  it('are compared where both are master texts, with their front matter and what their authors wrote', async () => {
    const world = memoryWorld({
      'old.md': KEYS.replace('Tell the office.', '<<#if org_field_email>>\nTell <<org_field_email>>.\n<</if>>'),
      'new.md': `\ufeff${KEYS.replace('"1.0"', '"2.0"').replace('code: DC1', 'code: DC1\nrelated: [DC2]')}`.replace(
        /\n/g,
        '\r\n',
      ),
    });
    const { code, out, err } = await policy('diff old.md new.md', world);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('  Version: [-1.0-] {+2.0+}\n');
    expect(out).toContain('  related: {+DC2+}\n');
    expect(out).toContain(
      '  2 Lost keys\n  - <<#if org_field_email>>\n  ~ Tell [-<<org_field_email>>-]{+the office+}.\n  - <</if>>\n',
    );
  });

  it('are compared where one is a master text and the other was made of it', async () => {
    const { out } = await policy('diff templates/DC2-signing.md out/acme/html/DC2-signing-in.html', fresh());
    expect(out).not.toContain('Visitors');
  });
});

describe('what can’t be compared', () => {
  const problems: readonly (readonly [name: string, files: Record<string, string | Uint8Array>, said: string])[] = [
    ['old.docx', {}, 'old.docx error This can’t be read: the file or folder doesn’t exist'],
    ['old.pdf', { 'old.pdf': '%PDF-1.7' }, 'old.pdf error .pdf files can’t be compared'],
    ['old.doc', { 'old.doc': 'words' }, 'old.doc error .doc files can’t be compared'],
    ['old.docx', { 'old.docx': '' }, 'old.docx error'],
    ['old.docx', { 'old.docx': '%PDF-1.7' }, 'old.docx error'],
    [
      'old.html',
      { 'old.html': '<h1>Elsewhere</h1>' },
      'old.html error This page isn’t a document that the program wrote',
    ],
    [
      'old.html',
      { 'old.html': zipOf(memoryWorld({ 'a/b.txt': 'b' }), 'a') },
      'old.html error This is a Word file or a zip, though its name ends in .html',
    ],
    ['old.md', { 'old.md': '' }, 'old.md error The file is empty'],
    ['old.zip', { 'old.zip': 'no zip' }, 'old.zip error This zip can’t be read: This isn’t a zip archive'],
    ['old.xlsx', { 'old.xlsx': 'cells' }, 'old.xlsx error'],
  ];

  it.each(problems)('is told, with what to do: %s', async (name, files, said) => {
    const world = fresh();
    for (const [path, bytes] of Object.entries(files)) write(world, path, bytes);
    const { code, out, err } = await policy(`diff ${name} out/acme/docx/DC1-keys.docx`, world);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(said);
    expect(err).toMatch(/\n {2}hint: |error The file is empty/);
  });

  it.each([
    ['diff old', 'Name two things to compare, the earlier one first'],
    ['diff old out/acme --org acme', '--org is for comparing with an issue, not for files'],
    ['diff old out/acme --since 2', '--since is for comparing with an issue, not for files'],
  ])('%s', async (call, said) => {
    const { code, err } = await policy(call, fresh());
    expect([code, err.split('\n')[0]]).toEqual([2, `error ${said}`]);
  });
});

describe('the documents of two places', () => {
  const two = () =>
    memoryWorld({ 'a/old.md': '# Keys\n\nTell the office.\n', 'b/new.md': '# Keys\n\nTell the police at once.\n' });

  it('are a page and a Word file, in a folder named for the later place', async () => {
    const world = two();
    const { out, err, code } = await policy('diff a/old.md b/new.md --format docx,html --out redlines', world);
    expect([err, code]).toEqual(['', 0]);
    const files = [...world.disk.keys()].filter((path) => path.includes('/redlines/')).map((path) => path.slice(11));
    expect(files.sort()).toEqual([
      'redlines/new-changes/changes.html',
      'redlines/new-changes/changes.json',
      'redlines/new-changes/keys-changes.docx',
    ]);
    expect(out).toContain('\nredlines/new-changes/changes.html\nredlines/new-changes/keys-changes.docx\n');
    const page = Buffer.from(world.disk.get('/workspace/redlines/new-changes/changes.html') ?? '').toString();
    expect(page).toContain('<p>new.md, compared with old.md.</p>');
    expect(page).toContain('<p class="organisation">new.md</p>');
  });

  it('can be told in Markdown too', async () => {
    const { out, code } = await policy('diff a/old.md b/new.md --report markdown', two());
    expect(code).toBe(0);
    expect(out).toBe(
      '## policy diff: 1 policy (a/old.md → b/new.md)\n\n### Keys\n\n- Tell the <del>office</del> <ins>police at once</ins>.\n',
    );
  });
});
