/** The manifest of a client's folder: what it says, what goes with it, and whether the folder is what was rendered. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/commands/index.js';
import { zipPart } from '../../src/formats/zip/part.js';
import { writeZip } from '../../src/formats/zip/write.js';
import { readManifest } from '../../src/model/manifest.js';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.js';

const template = (title: string, code: string) =>
  `---\ntitle: ${title} Policy\ncode: ${code}\nversion: "1.0"\nreview: {last: 2026-09-01}\n---\n\nWelcome to <<org_field_name>>.\n`;

const FILES = {
  'policy.yaml': 'formats: [docx, html]\n',
  'templates/DC1.md': template('First', 'DC1'),
  'templates/DC2.md': template('Second', 'DC2'),
  'packs/plain.yaml': 'title: Policies alone\npages: []\n',
  'orgs/acme.yaml': 'name: Acme\nphone: 029 2018 0100\npack: plain\n',
};

async function policy(line: string, world: MemoryWorld = memoryWorld(FILES)) {
  world.printed.out = '';
  world.printed.err = '';
  const code = await run(line.split(' '), world, '1.2.3');
  return { code, ...world.printed, world };
}

const manifestOf = (world: MemoryWorld) =>
  readManifest(new TextDecoder().decode(world.disk.get('/workspace/out/acme/manifest.json')));
const documents = (world: MemoryWorld) =>
  [...world.disk.keys()]
    .filter((path) => path.startsWith('/workspace/out/acme/'))
    .map((path) => path.slice(20))
    .sort();

describe('the manifest', () => {
  it('is read in its form before formats were written: then the ending of each file says its format', async () => {
    const { world } = await policy('render --org acme');
    const path = '/workspace/out/acme/manifest.json';
    const written = new TextDecoder().decode(world.disk.get(path));
    const old = written.replace(/ *"format": "[a-z]+",\n/g, '');
    expect(old).not.toBe(written);
    expect(readManifest(old)).toEqual(readManifest(written));
    expect(readManifest(old.replace('docx/DC1-first.docx', 'docx/DC1-first.odt'))).toBeUndefined();
    world.disk.set(path, Buffer.from(old));
    expect((await policy('verify out/acme', world)).code).toBe(0);
    expect((await policy('render --org acme', world)).out).toContain('4 files unchanged');
  });

  it('says of each file what it is and was made from, by names and never by values', async () => {
    const { world } = await policy('render --org acme');
    const manifest = manifestOf(world);
    expect(manifest).toMatchObject({ organisation: 'acme', engine: expect.stringMatching(/^policy \d/) });
    expect(manifest?.files.map(({ path }) => path)).toEqual([
      'docx/DC1-first.docx',
      'docx/DC2-second.docx',
      'html/DC1-first.html',
      'html/DC2-second.html',
    ]);
    expect(manifest?.files[0]).toEqual({
      path: 'docx/DC1-first.docx',
      format: 'docx',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      policy: 'DC1',
      title: 'First Policy',
      version: '1.0',
      reviewed: '2026-09-01',
      nextReview: '2027-09-01',
      template: { path: 'templates/DC1.md', version: '1.0', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      values: ['org_field_name'],
    });
    expect(JSON.stringify(manifest)).not.toContain('Acme');
  });

  it('is the same bytes for the same pack', async () => {
    const bytes = async () =>
      Buffer.from(
        (await policy('render --org acme')).world.disk.get('/workspace/out/acme/manifest.json') ?? [],
      ).toString();
    expect(await bytes()).toBe(await bytes());
  });

  it('stays that of the whole pack where one policy is rendered', async () => {
    const { world } = await policy('render --org acme');
    world.disk.set('/workspace/templates/DC1.md', Buffer.from(template('First', 'DC1').replace('Welcome', 'Croeso')));
    const before = manifestOf(world);
    await policy('render --org acme --policy DC1 --format html', world);
    const after = manifestOf(world);
    const changed = after?.files.filter((file, n) => file.sha256 !== before?.files[n]?.sha256).map(({ path }) => path);
    expect(changed).toEqual(['html/DC1-first.html']);
  });

  it('is not made of a part of a pack that was never rendered whole', async () => {
    const { world } = await policy('render --org acme --policy DC1');
    expect(documents(world)).toEqual(['docx/DC1-first.docx', 'html/DC1-first.html']);
  });

  it('names no file outside of its folder', () => {
    const file = { sha256: 'a'.repeat(64), policy: 'x', title: 'x', template: { path: 'x', sha256: 'x' }, values: [] };
    const reads = (path: string) =>
      readManifest(JSON.stringify({ manifest: 1, organisation: 'a', engine: 'b', files: [{ ...file, path }] }));
    expect(reads('docx/a.docx')).toBeDefined();
    for (const path of ['../a', '/etc/passwd', 'a/../../b', 'a\\b', './a', 'a//b', ''])
      expect(reads(path), path).toBeUndefined();
    fc.assert(fc.property(fc.string(), (text) => void readManifest(text)));
  });
});

describe('documents that nothing makes any more', () => {
  it('are removed and named when all is rendered', async () => {
    const { world } = await policy('render --org acme');
    world.disk.delete('/workspace/templates/DC2.md');
    const planned = await policy('render --org acme --dry-run', world);
    expect(planned.out).toContain('would be removed: out/acme/docx/DC2-second.docx');
    expect(documents(world)).toContain('docx/DC2-second.docx');
    const { out } = await policy('render --org acme', world);
    expect(out).toContain('removed: out/acme/docx/DC2-second.docx\n');
    expect(documents(world)).toEqual(['docx/DC1-first.docx', 'html/DC1-first.html', 'manifest.json']);
  });

  it('stay where one policy or another format is rendered, or the client is refused', async () => {
    const { world } = await policy('render --org acme');
    world.disk.delete('/workspace/templates/DC2.md');
    await policy('render --org acme --policy DC1', world);
    await policy('render --org acme --format html', world);
    expect(documents(world)).toEqual([
      'docx/DC1-first.docx',
      'docx/DC2-second.docx',
      'html/DC1-first.html',
      'manifest.json',
    ]);
    world.disk.set(
      '/workspace/templates/DC3.md',
      Buffer.from(template('Third', 'DC3').replace('org_field_name', 'org_field_website')),
    );
    expect((await policy('render --org acme', world)).code).toBe(1);
    expect(documents(world)).toContain('docx/DC2-second.docx');
  });

  it('are others’ files where no manifest lists them: named and left alone', async () => {
    const { world } = await policy('render --org acme');
    world.disk.set('/workspace/out/acme/notes.txt', Buffer.from('mine'));
    const { out } = await policy('render --org acme', world);
    expect(out).toContain('not part of the pack, left alone: out/acme/notes.txt');
    expect(documents(world)).toContain('notes.txt');
  });
});

describe('policy verify', () => {
  it('finds a folder complete and unaltered, and says what it was made from', async () => {
    const { world } = await policy('render --org acme');
    const { code, out } = await policy('verify out/acme', world);
    expect(out.replace(/policy \d[\w.]*/, 'policy 1')).toBe(
      'acme, made by policy 1 from:\n  templates/DC1.md, version 1.0  2 files\n  templates/DC2.md, version 1.0  2 files\n4 files complete and unaltered\n',
    );
    expect(code).toBe(0);
  });

  it('finds one flipped byte, a missing file, and one too many', async () => {
    const { world } = await policy('render --org acme');
    const path = '/workspace/out/acme/docx/DC1-first.docx';
    const bytes = Uint8Array.from(world.disk.get(path) ?? []);
    bytes[100] = (bytes[100] ?? 0) ^ 1;
    world.disk.set(path, bytes);
    world.disk.delete('/workspace/out/acme/html/DC1-first.html');
    world.disk.set('/workspace/out/acme/extra.txt', Buffer.from('x'));
    const { code, out } = await policy('verify out/acme', world);
    expect(code).toBe(1);
    expect(out).toContain('docx/DC1-first.docx  has changed since it was rendered\n');
    expect(out).toContain('html/DC1-first.html  is missing\n');
    expect(out).toContain('extra.txt  isn’t in the manifest\n');
    expect(out).toContain('2 files complete and unaltered, 1 changed, 1 missing, 1 added\n');
    const json = JSON.parse((await policy('verify out/acme --json', world)).out);
    expect(json).toMatchObject({ version: 1, command: 'verify', exitCode: 1, organisation: 'acme', diagnostics: [] });
  });

  it('reads a zip of a folder', async () => {
    const { world } = await policy('render --org acme');
    const parts = documents(world).map((path) => zipPart(path, world.disk.get(`/workspace/out/acme/${path}`) ?? ''));
    world.disk.set('/workspace/acme.zip', writeZip(parts));
    expect((await policy('verify acme.zip', world)).code).toBe(0);
    world.disk.set('/workspace/acme.zip', writeZip(parts.slice(1)));
    expect((await policy('verify acme.zip', world)).out).toContain('docx/DC1-first.docx  is missing');
    world.disk.set('/workspace/acme.zip', Buffer.from('no zip'));
    const { code, err } = await policy('verify acme.zip', world);
    expect([code, err]).toEqual([2, expect.stringContaining('can’t be read as a zip')]);
  });

  it('says where there is no manifest', async () => {
    const { code, err } = await policy('verify orgs');
    expect(code).toBe(2);
    expect(err).toContain('orgs has no readable manifest.json');
    expect((await policy('verify out/nobody')).err).toContain('There is no folder or zip out/nobody');
  });
});
