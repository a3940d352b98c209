/** Pictures that files name: where they may lie, and what is refused. */
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDisk } from '../../src/edge/disk.js';
import { spanOf } from '../../src/model/source.js';
import { FileTrouble } from '../../src/model/world.js';
import { pictureLoader } from '../../src/read/picture.js';
import { memoryWorld } from '../support/memory-world.js';
import { picture } from '../support/sample-document.js';

const bytes = picture(4, 2).bytes;

/** The place in a file that names a picture. */
const from = (path: string) => spanOf({ path, text: 'logo: x' }, 6, 7);

const inMemory = (files: Record<string, string | Uint8Array>) => {
  const { files: access } = memoryWorld(files);
  return pictureLoader(access, access.workingFolder);
};

describe('a path is relative to the file that names it', () => {
  const load = inMemory({ 'orgs/logos/acme.png': bytes, 'shared/map.png': bytes, 'root.png': bytes });

  test.each([
    ['orgs/acme.yaml', 'logos/acme.png', 'orgs/logos/acme.png'],
    ['orgs/acme.yaml', './logos/../logos/acme.png', 'orgs/logos/acme.png'],
    ['orgs/acme.yaml', '../shared/map.png', 'shared/map.png'],
    ['templates/a/b/policy.md', '../../../root.png', 'root.png'],
    ['acme.yaml', 'root.png', 'root.png'],
  ])('%s: %s', async (file, path, shown) => {
    const { value, diagnostics } = await load(path, from(file));
    expect(diagnostics).toEqual([]);
    expect(value).toEqual({ path: shown, format: 'png', bytes, width: 4, height: 2 });
  });

  test('the same file is the same picture, however it is named', async () => {
    const [one, other] = await Promise.all([
      load('../shared/map.png', from('orgs/acme.yaml')),
      load('./../orgs/../shared/map.png', from('templates/policy.md')),
    ]);
    expect(one.value).toMatchObject({ path: 'shared/map.png', width: 4, height: 2 });
    expect(one.value).toBe(other.value);
  });
});

describe('refused, at the place that names it', () => {
  const load = inMemory({
    'orgs/logo.png': bytes,
    'orgs/words.png': 'no picture',
    'orgs/half.png': bytes.subarray(0, 40),
    'orgs/big.png': new Uint8Array(10_000_001),
  });

  test.each([
    ['none.png', 'picture-missing'],
    ['Logo.png', 'picture-missing'],
    ['logos\\logo.png', 'picture-missing'],
    ['words.png', 'picture-unreadable'],
    ['half.png', 'picture-unreadable'],
    ['big.png', 'picture-unreadable'],
    ['../../logo.png', 'path-outside'],
    ['../..', 'path-outside'],
    ['/etc/logo.png', 'path-outside'],
    ['\\\\server\\logo.png', 'path-outside'],
    ['C:\\logo.png', 'path-outside'],
    ['https://example.org/logo.png', 'path-outside'],
    ['data:image/png;base64,AAAA', 'path-outside'],
    ['file:///etc/logo.png', 'path-outside'],
  ])('%s: %s', async (path, code) => {
    const span = from('orgs/acme.yaml');
    const { value, diagnostics } = await load(path, span);
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([{ severity: 'error', code, span }]);
  });

  test('each who names it is told', async () => {
    const told = await Promise.all(['orgs/a.yaml', 'orgs/b.yaml'].map((file) => load('words.png', from(file))));
    expect(told.map(({ diagnostics }) => diagnostics[0]?.path)).toEqual(['orgs/a.yaml', 'orgs/b.yaml']);
  });

  test('a file that may not be read', async () => {
    const { files } = memoryWorld({ 'orgs/logo.png': bytes });
    const denied = {
      ...files,
      read: (path: string) => Promise.reject(new FileTrouble('denied', path, 'you don’t have permission')),
    };
    const { diagnostics } = await pictureLoader(denied, files.workingFolder)('logo.png', from('orgs/acme.yaml'));
    expect(diagnostics).toMatchObject([{ code: 'picture-unreadable', message: expect.stringContaining('permission') }]);
  });

  test('a fault of the program is no picture’s fault', async () => {
    const { files } = memoryWorld({ 'orgs/logo.png': bytes });
    const broken = { ...files, read: () => Promise.reject(new TypeError('broken')) };
    await expect(pictureLoader(broken, files.workingFolder)('logo.png', from('orgs/a.yaml'))).rejects.toThrow('broken');
  });
});

describe('on disk, once symbolic links are followed', () => {
  let folder: string;

  beforeAll(async () => {
    // The folder for temporary files is itself a link on macOS.
    folder = await realpath(await mkdtemp(join(tmpdir(), 'policy-pictures-')));
    await mkdir(join(folder, 'workspace/orgs'), { recursive: true });
    await mkdir(join(folder, 'workspace-of-others'));
    await writeFile(join(folder, 'workspace/orgs/logo.png'), bytes);
    await writeFile(join(folder, 'secret.png'), bytes);
    await writeFile(join(folder, 'workspace-of-others/logo.png'), bytes);
    await symlink('logo.png', join(folder, 'workspace/orgs/same.png'));
    await symlink('../../secret.png', join(folder, 'workspace/orgs/escape.png'));
    await symlink('../workspace-of-others', join(folder, 'workspace/others'));
    await symlink('circle.png', join(folder, 'workspace/orgs/circle.png'));
    await symlink('workspace', join(folder, 'way-in'));
    await mkdir(join(folder, 'clients/logos'), { recursive: true });
    await mkdir(join(folder, 'clients-of-others'));
    for (const path of ['clients/logo.png', 'clients/logos/a.png', 'clients-of-others/logo.png'])
      await writeFile(join(folder, path), bytes);
    await symlink('../secret.png', join(folder, 'clients/escape.png'));
    await symlink('../workspace/orgs/logo.png', join(folder, 'clients/own.png'));
  });

  afterAll(() => rm(folder, { recursive: true }));

  const loaderAt = (root: string) => {
    const path = join(folder, root);
    return pictureLoader(openDisk(path, path), path);
  };

  test('a link to a picture within is that picture', async () => {
    const load = loaderAt('workspace');
    const [one, other] = [await load('logo.png', from('orgs/a.yaml')), await load('same.png', from('orgs/a.yaml'))];
    expect(one.value?.path).toBe('orgs/logo.png');
    expect(other.value).toBe(one.value);
  });

  test.each([
    ['escape.png', 'orgs/a.yaml'],
    ['../others/logo.png', 'orgs/a.yaml'],
    ['escape.png', '../clients/a.yaml'],
  ])('a link that leads outside, %s in %s, is followed, with a note', async (path, file) => {
    const root = join(folder, 'workspace');
    const load = pictureLoader(openDisk(root, root), root, ['../clients']);
    const { value, diagnostics } = await load(path, from(file));
    expect(value).toMatchObject({ format: 'png', width: 4 });
    expect(diagnostics).toMatchObject([{ severity: 'note', code: 'link-outside', span: from(file) }]);
  });

  test('a workspace that is itself reached by a link is a workspace', async () => {
    const { value } = await loaderAt('way-in')('logo.png', from('orgs/a.yaml'));
    expect(value?.path).toBe('orgs/logo.png');
  });

  test('another folder that is allowed and not there holds nothing', async () => {
    const root = join(folder, 'workspace');
    const load = pictureLoader(openDisk(root, root), root, ['nowhere']);
    expect((await load('logo.png', from('orgs/a.yaml'))).value?.path).toBe('orgs/logo.png');
  });

  describe('with another folder that is allowed, outside', () => {
    const loadFrom = (path: string, file: string) => {
      const root = join(folder, 'workspace');
      return pictureLoader(openDisk(root, root), root, ['../clients'])(path, from(file));
    };

    test.each([
      ['logo.png', '../clients/a.yaml', '../clients/logo.png'],
      ['logos/a.png', '../clients/a.yaml', '../clients/logos/a.png'],
      ['../workspace/orgs/logo.png', '../clients/a.yaml', 'orgs/logo.png'],
      ['own.png', '../clients/a.yaml', 'orgs/logo.png'],
      ['logo.png', 'orgs/a.yaml', 'orgs/logo.png'],
    ])('%s in %s is %s', async (path, file, shown) => {
      const { value, diagnostics } = await loadFrom(path, file);
      expect(diagnostics).toEqual([]);
      expect(value?.path).toBe(shown);
    });

    test.each([
      ['../secret.png', '../clients/a.yaml', 'path-outside'],
      ['../clients-of-others/logo.png', '../clients/a.yaml', 'path-outside'],
      ['../workspace-of-others/logo.png', '../clients/a.yaml', 'path-outside'],
      ['../none.png', '../clients/a.yaml', 'path-outside'],
      ['none.png', '../clients/a.yaml', 'picture-missing'],
      ['..', '../clients/a.yaml', 'path-outside'],
    ])('%s in %s is refused: %s', async (path, file, code) => {
      expect((await loadFrom(path, file)).diagnostics).toMatchObject([{ code }]);
    });
  });

  test.each([
    ['circle.png', 'picture-unreadable'],
    ['.', 'picture-unreadable'],
    ['..', 'picture-unreadable'],
    ['logo.png/x', 'picture-missing'],
  ])('%s: %s', async (path, code) => {
    const { diagnostics } = await loaderAt('workspace')(path, from('orgs/a.yaml'));
    expect(diagnostics).toMatchObject([{ code }]);
  });
});
