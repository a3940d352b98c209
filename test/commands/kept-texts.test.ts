/** Kept texts: each once, as its file was, and opened again as the template that it is. */

import { describe, expect, it } from 'vitest';
import { filesToKeep, keptText } from '../../src/engine/kept-texts.js';
import { openWorkspace } from '../../src/engine/open-workspace.js';
import { findTemplates } from '../../src/engine/template-files.js';
import { textFingerprint } from '../../src/formats/fingerprint.js';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.js';
import { picture } from '../support/sample-document.js';
import { documentXml, wordFile } from '../support/word-file.js';

const MARKDOWN = '---\ntitle: Keys\ncode: DC1\n---\n\nKeep the key.\n\n![The safe](../pictures/safe.png)\n';

const FILES: Readonly<Record<string, string | Uint8Array>> = {
  'templates/home/DC1-keys.md': MARKDOWN,
  'templates/pictures/safe.png': picture(40, 20).bytes,
  'templates/pets.txt': 'Pets Policy\n\nPets stay at home.\n',
  'templates/visitors.docx': wordFile({
    'word/document.xml': documentXml('<w:p><w:r><w:t>Visitors sign.</w:t></w:r></w:p>'),
  }),
  'templates/visitors.yaml': 'title: Visitors\ncode: DC2\n',
};

async function workspaceOf(world: MemoryWorld) {
  const { value } = await openWorkspace(world, {});
  if (!value) throw new Error('no workspace');
  return value;
}

async function keep(world: MemoryWorld) {
  const workspace = await workspaceOf(world);
  const heads = (await findTemplates(workspace)).flatMap(({ head }) => head ?? []);
  const { value, diagnostics } = await filesToKeep(workspace, heads);
  expect(diagnostics).toEqual([]);
  const hold = await world.files.lock(['issues/texts']);
  await hold.write({ files: value ?? [] });
  await hold.release();
  return { workspace, heads, paths: value?.map(({ path }) => path) ?? [] };
}

const bytesAt = (world: MemoryWorld, path: string) => world.disk.get(`/workspace/${path}`);

describe('a kept text', () => {
  it('is its file with sidecar and pictures, byte for byte, and finds its pictures', async () => {
    const world = memoryWorld(FILES);
    const { workspace, heads, paths } = await keep(world);
    const nameOf = (slug: string) => heads.filter((head) => head.slug === slug).map(textFingerprint)[0];
    expect(paths.sort()).toEqual(
      [
        `issues/texts/${nameOf('keys')}/home/DC1-keys.md`,
        `issues/texts/${nameOf('keys')}/pictures/safe.png`,
        `issues/texts/${nameOf('pets')}/pets.txt`,
        `issues/texts/${nameOf('visitors')}/visitors.docx`,
        `issues/texts/${nameOf('visitors')}/visitors.yaml`,
      ].sort(),
    );
    for (const path of paths) {
      const [original] = Object.keys(FILES).filter((name) => name.endsWith(path.split('/').slice(3).join('/')));
      expect(
        Buffer.compare(bytesAt(world, path) ?? Buffer.alloc(0), bytesAt(world, original ?? '') ?? Buffer.alloc(1)),
      ).toBe(0);
    }
    for (const head of heads) {
      const { value, diagnostics } = await keptText(workspace, textFingerprint(head));
      expect(diagnostics).toEqual([]);
      expect(value?.head?.title).toBe(head.title);
      expect(value?.head && textFingerprint(value.head)).toBe(textFingerprint(head));
    }
  });

  it('is what was published, though nobody had decided about its tracked changes', async () => {
    const world = memoryWorld(FILES);
    const { workspace, heads } = await keep(world);
    const name = heads.filter((head) => head.slug === 'visitors').map(textFingerprint)[0] ?? '';
    const changed =
      '<w:p><w:del w:id="1" w:author="Jo"><w:r><w:delText>Guests</w:delText></w:r></w:del><w:ins w:id="2" w:author="Jo"><w:r><w:t>Visitors sign.</w:t></w:r></w:ins></w:p>';
    world.disk.set(
      `/workspace/issues/texts/${name}/visitors.docx`,
      Buffer.from(wordFile({ 'word/document.xml': documentXml(changed) })),
    );
    const { value, diagnostics } = await keptText(workspace, name);
    expect(diagnostics).toEqual([]);
    expect(value?.diagnostics).toEqual([]);
    expect(value?.word?.package.parts.get('word/document.xml')?.xml).not.toContain('Guests');
  });

  it('is kept once: the same words with other line ends, owner or place are not kept again', async () => {
    const world = memoryWorld(FILES);
    await keep(world);
    world.disk.set('/workspace/templates/pets.txt', Buffer.from('\ufeffPets Policy\r\n\r\nPets stay at home.\r\n'));
    world.disk.set(
      '/workspace/templates/home/DC1-keys.md',
      Buffer.from(MARKDOWN.replace('code: DC1', 'code: DC1\nowner: Mari')),
    );
    expect((await keep(world)).paths).toEqual([]);
    world.disk.set('/workspace/templates/pets.txt', Buffer.from('Pets Policy\n\nPets may come.\n'));
    expect((await keep(world)).paths).toHaveLength(1);
  });

  it('is an error where it is gone, and where somebody changed it', async () => {
    const world = memoryWorld(FILES);
    const { workspace, heads } = await keep(world);
    const fingerprint = heads.filter(({ slug }) => slug === 'pets').map(textFingerprint)[0] ?? '';
    world.disk.set(`/workspace/issues/texts/${fingerprint}/pets.txt`, Buffer.from('Pets Policy\n\nPets fly.\n'));
    expect((await keptText(workspace, fingerprint)).diagnostics).toMatchObject([
      { code: 'kept-text', message: expect.stringContaining('has been changed since it was kept') },
    ]);
    expect((await keptText(workspace, `1-${'0'.repeat(32)}`)).diagnostics).toMatchObject([
      { code: 'kept-text', message: 'This text isn’t kept' },
    ]);
  });

  it('is no template, even where the folder of templates is the whole workspace', async () => {
    const world = memoryWorld({ ...FILES, 'policy.yaml': 'templates: .\n' });
    const { workspace, heads } = await keep(world);
    expect((await findTemplates(workspace)).map(({ head }) => head?.slug)).toEqual(heads.map(({ slug }) => slug));
  });
});
