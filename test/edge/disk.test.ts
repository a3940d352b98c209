/** The disk, as it is: files are whole or as they were, and every refusal has a reason. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDisk } from '../../src/edge/disk.js';
import { type Files, FileTrouble, type OutputFile } from '../../src/model/world.js';

const bytes = (text: string) => new TextEncoder().encode(text);

let folder = '';
let disk: Files;

beforeEach(async () => {
  // The folder for temporary files is itself a link on macOS.
  folder = await realpath(await mkdtemp(join(tmpdir(), 'policy-disk-')));
  disk = openDisk(folder, folder);
});

/** Writes files of the user's own, under a lock that is given back. */
async function writeAll(files: readonly OutputFile[]) {
  const hold = await disk.lock(files.map(({ path }) => path));
  try {
    return await hold.write({ files });
  } finally {
    await hold.release();
  }
}

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('reading', () => {
  it('gives a file’s bytes, and says why not', async () => {
    await writeFile(join(folder, 'a.txt'), 'words');
    expect(new TextDecoder().decode(await disk.read('a.txt'))).toBe('words');
    await expect(disk.read('b.txt')).rejects.toMatchObject({ kind: 'missing' });
    await expect(disk.read('.')).rejects.toMatchObject({ kind: 'not-a-file' });
    await expect(disk.read('a.txt/b')).rejects.toMatchObject({ kind: 'missing' });
    await expect(disk.read('a.txt', 4)).rejects.toMatchObject({ kind: 'too-large' });
  });

  it('lists files by code unit, hidden ones too, through links, and never round in a circle', async () => {
    await mkdir(join(folder, 'sub/deep'), { recursive: true });
    for (const name of ['b.md', 'B.md', 'a.md', 'sub/deep/c.txt', '.hidden']) await writeFile(join(folder, name), '');
    await symlink(folder, join(folder, 'sub/loop'));
    await symlink(join(folder, 'a.md'), join(folder, 'sub/linked.md'));
    await mkdir(join(folder, 'elsewhere'));
    await writeFile(join(folder, 'elsewhere/d.md'), '');
    await symlink(join(folder, 'elsewhere'), join(folder, 'sub/library'));
    await symlink(join(folder, 'sub'), join(folder, 'elsewhere/back'));
    expect(await disk.list('sub')).toEqual(['deep/c.txt', 'library/d.md', 'linked.md']);
    await expect(disk.list('nowhere')).rejects.toMatchObject({ kind: 'missing' });
    await expect(disk.list('a.md')).rejects.toMatchObject({ kind: 'missing' });
  });
});

describe('writing', () => {
  it('makes folders, says what changed, and leaves an equal file untouched', async () => {
    const file = { path: 'out/acme/a.html', bytes: bytes('one') };
    expect((await writeAll([file]))[0]?.change).toBe('created');
    await utimes(join(folder, file.path), 1, 1);
    expect((await writeAll([file]))[0]?.change).toBe('unchanged');
    expect((await stat(join(folder, file.path))).mtimeMs).toBe(1000);
    expect((await writeAll([{ ...file, bytes: bytes('two') }]))[0]?.change).toBe('replaced');
    expect(await readFile(join(folder, file.path), 'utf8')).toBe('two');
    expect(await readdir(join(folder, 'out/acme'))).toEqual(['a.html']);
  });

  it('touches no file where one of them cannot be written, and leaves nothing temporary', async () => {
    await mkdir(join(folder, 'out'), { recursive: true });
    await writeFile(join(folder, 'out/a.html'), 'good before');
    await writeFile(join(folder, 'out/blocked'), 'a file where a folder is wanted');
    const files = [
      { path: 'out/a.html', bytes: bytes('new') },
      { path: 'out/blocked/b.html', bytes: bytes('new') },
    ];
    await expect(writeAll(files)).rejects.toMatchObject({
      message: 'there is a file where a folder should be',
      path: join(folder, 'out/blocked'),
    });
    expect(await readFile(join(folder, 'out/a.html'), 'utf8')).toBe('good before');
    expect((await readdir(join(folder, 'out'))).sort()).toEqual(['a.html', 'blocked']);
  });

  it('names the file that stands where a folder is wanted, however deep the folder', async () => {
    await writeFile(join(folder, 'out'), 'a file');
    await expect(writeAll([{ path: 'out/acme/pdf/a.pdf', bytes: bytes('x') }])).rejects.toMatchObject({
      kind: 'not-a-file',
      path: join(folder, 'out'),
    });
  });

  it('makes one folder for two runs at once, and follows a link to a folder but not one that leads nowhere', async () => {
    const files = ['a', 'b'].map((name) => ({ path: `out/acme/html/${name}.html`, bytes: bytes(name) }));
    await Promise.all(files.map((file) => writeAll([file])));
    expect(await readdir(join(folder, 'out/acme/html'))).toEqual(['a.html', 'b.html']);
    await symlink(join(folder, 'out'), join(folder, 'packs'));
    expect((await writeAll([{ path: 'packs/acme/html/a.html', bytes: bytes('a') }]))[0]?.change).toBe('unchanged');
    await symlink(join(folder, 'nowhere'), join(folder, 'lost'));
    await expect(writeAll([{ path: 'lost/a.html', bytes: bytes('a') }])).rejects.toBeInstanceOf(FileTrouble);
  });

  it.runIf(existsSync('/proc/self'))('ends where the system takes no folder', async () => {
    await expect(writeAll([{ path: '/proc/policy/a.html', bytes: bytes('x') }])).rejects.toMatchObject({
      path: '/proc/policy',
    });
  });

  it('refuses to write over a folder', async () => {
    await mkdir(join(folder, 'out/a.html'), { recursive: true });
    await expect(writeAll([{ path: 'out/a.html', bytes: bytes('x') }])).rejects.toMatchObject({
      kind: 'not-a-file',
    });
    expect(await readdir(join(folder, 'out'))).toEqual(['a.html']);
  });
});
