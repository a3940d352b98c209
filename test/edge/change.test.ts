/** A change of files is made whole or not at all, wherever it fails and wherever its process dies. */
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openFiles } from '../../src/edge/files.js';
import { openBy } from '../../src/edge/office-locks.js';
import { Stopping } from '../../src/edge/stopping.js';
import { windowsNameTrouble } from '../../src/model/windows-names.js';
import type { DiskChange, Files } from '../../src/model/world.js';
import { type Fault, MemorySystem, PROGRAM } from '../support/memory-system.js';
import { type MemoryOptions, memoryMachine } from '../support/memory-world.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const words = (content: Uint8Array | undefined) => new TextDecoder().decode(content);

const BEFORE = {
  '/workspace/out/acme/docx/a.docx': 'a before',
  '/workspace/out/acme/docx/gone.docx': 'gone before',
  '/workspace/out/acme/manifest.json': 'manifest before',
  '/workspace/orgs/acme.yaml': 'name: Acme',
};

const AFTER = {
  '/workspace/out/acme/docx/a.docx': 'a after',
  '/workspace/out/acme/html/new/b.html': 'b after',
  '/workspace/out/acme/manifest.json': 'manifest after',
  '/workspace/orgs/acme.yaml': 'name: Acme Ltd',
};

const made = (path: string, text: string) => ({ path, bytes: bytes(text), below: '/workspace/out' });

/** Two documents replaced, one made in new folders, one removed, and a file of the user's own. */
const CHANGE: DiskChange = {
  files: [
    made('/workspace/out/acme/docx/a.docx', 'a after'),
    made('/workspace/out/acme/html/new/b.html', 'b after'),
    made('/workspace/out/acme/manifest.json', 'manifest after'),
    { path: '/workspace/orgs/acme.yaml', bytes: bytes('name: Acme Ltd') },
  ],
  removed: [{ path: '/workspace/out/acme/docx/gone.docx', below: '/workspace/out' }],
};

const PLACES = ['/workspace/orgs/acme.yaml', '/workspace/out/acme'];

function systemWith(files: Readonly<Record<string, string>>): MemorySystem {
  return new MemorySystem(new Map(Object.entries(files).map(([path, text]) => [path, bytes(text)])));
}

/** A run of the program, with its own process number. */
function run(system: MemorySystem, process: number, options: Pick<MemoryOptions, 'pauses' | 'names'> = {}): Files {
  const self = { machine: 'here', process, started: '2026-11-22T09:00:00.000Z' };
  return openFiles(memoryMachine(system, { self, ...options }), '/workspace', PROGRAM, new Stopping());
}

/** As on Windows: names mean something there, and a file that is busy is tried again. */
const WINDOWS: MemoryOptions = { pauses: [1, 1], names: 'windows' };

async function write(files: Files) {
  const hold = await files.lock(PLACES);
  try {
    return await hold.write(CHANGE);
  } finally {
    await hold.release();
  }
}

/** All files by their paths, without what the state folder keeps for ever. */
function standing(system: MemorySystem): Readonly<Record<string, string>> {
  const files = [...system.disk].filter(([path]) => path !== '/workspace/.policy/.gitignore');
  return Object.fromEntries(files.map(([path, content]) => [path, words(content)]));
}

/** How many operations change something when nothing fails. */
async function operations(): Promise<number> {
  const system = systemWith(BEFORE);
  await write(run(system, 1));
  return system.changes;
}

const at =
  (count: number, code: string): Fault =>
  ({ count: now, name }) =>
    now === count && !['stat', 'lstat', 'read', 'realPath', 'entries'].includes(name) ? code : undefined;

describe('a change', () => {
  it('is made whole', async () => {
    const system = systemWith(BEFORE);
    const results = await write(run(system, 1));
    expect(results.map(({ change }) => change)).toEqual(['replaced', 'created', 'replaced', 'replaced']);
    expect(standing(system)).toEqual(AFTER);
  });

  it('leaves everything as it was, byte for byte, whichever operation fails', async () => {
    const [count, outcomes] = [await operations(), new Set<string>()];
    for (let n = 0; n < count; n++) {
      const system = systemWith(BEFORE);
      system.fault = at(n, 'EACCES');
      const outcome = await write(run(system, 1)).then(
        () => 'made' as const,
        () => 'refused' as const,
      );
      outcomes.add(outcome);
      const left = standing(system);
      if (outcome === 'refused') {
        const own = Object.entries(left).filter(([path]) => !path.startsWith('/workspace/.policy/'));
        expect(Object.fromEntries(own), `operation ${n}`).toEqual(BEFORE);
        expect(
          [...system.folders].filter((folder) => folder.includes('/html')),
          `operation ${n}`,
        ).toEqual([]);
      } else expect(left, `operation ${n}`).toMatchObject(AFTER);
      // And a later run clears away whatever could not be cleared away then.
      system.revive();
      await write(run(system, 2));
      expect(standing(system), `operation ${n}`).toEqual(AFTER);
    }
    expect([...outcomes].sort()).toEqual(['made', 'refused']);
  });

  it('is undone by the next run, whichever operation the process dies at', async () => {
    const [count, seen] = [await operations(), new Set<string>()];
    for (let n = 0; n < count; n++) {
      const system = systemWith(BEFORE);
      system.fault = at(n, 'killed');
      await write(run(system, 1)).catch(() => undefined);
      system.revive();
      const next = run(system, 2);
      const remains = await next.remains('/workspace/out/acme');
      const hold = await next.lock(PLACES);
      const files = standing(system);
      const isNew = files['/workspace/out/acme/manifest.json'] === 'manifest after';
      seen.add(`${isNew ? 'new' : 'old'}${hold.undone.length > 0 ? ', undone' : ''}`);
      if (hold.undone.length > 0) expect(remains.interrupted.length, `operation ${n}`).toBeGreaterThan(0);
      await hold.release();
      expect(standing(system), `operation ${n}`).toEqual(isNew ? AFTER : BEFORE);
      await write(next);
      expect(standing(system), `operation ${n}`).toEqual(AFTER);
      expect(await next.remains('/workspace/out/acme')).toEqual({ interrupted: [], temporary: [] });
    }
    expect([...seen].sort()).toEqual(['new', 'old', 'old, undone']);
  });

  it('is undone though the run that undoes it dies too, at whichever operation', async () => {
    const system = systemWith(BEFORE);
    system.fault = ({ name, path }) => (name === 'rename' && path.includes('/orgs/') ? 'killed' : undefined);
    await write(run(system, 1)).catch(() => undefined);
    const broken = new Map(system.disk);
    for (let n = 0; ; n++) {
      const again = new MemorySystem(new Map(broken));
      for (const folder of system.folders) again.folders.add(folder);
      again.fault = at(n, 'killed');
      const died = await run(again, 2)
        .lock(PLACES)
        .then(
          (hold) => hold.release().then(() => false),
          () => true,
        );
      const ended = died || again.changes > n;
      again.revive();
      await (await run(again, 3).lock(PLACES)).release();
      expect(standing(again), `operation ${n}`).toEqual(BEFORE);
      if (!ended) break;
    }
  });

  it('is undone without touching what somebody changed since', async () => {
    const system = systemWith(BEFORE);
    system.fault = ({ name, path }) => (name === 'rename' && path.includes('/orgs/') ? 'killed' : undefined);
    await write(run(system, 1)).catch(() => undefined);
    system.revive();
    expect(words(system.disk.get('/workspace/out/acme/docx/a.docx'))).toBe('a after');
    system.disk.set('/workspace/out/acme/docx/a.docx', bytes('a by hand'));
    system.disk.set('/workspace/out/acme/html/new/b.html', bytes('b by hand'));
    await (await run(system, 2).lock(PLACES)).release();
    expect(standing(system)).toEqual({
      ...BEFORE,
      '/workspace/out/acme/docx/a.docx': 'a by hand',
      '/workspace/out/acme/html/new/b.html': 'b by hand',
    });
  });

  it('works on a disk without hard links', async () => {
    const count = await operations();
    for (let n = 0; n < count + 3; n++) {
      const system = systemWith(BEFORE);
      system.fault = (operation) => (operation.name === 'link' ? 'ENOTSUP' : at(n, 'EIO')(operation));
      const refused = await write(run(system, 1)).then(
        () => false,
        () => true,
      );
      const left = Object.entries(standing(system)).filter(([path]) => !/\/\.policy/.test(path));
      expect(Object.fromEntries(left), `operation ${n}`).toEqual(refused ? BEFORE : AFTER);
    }
  });
});

describe('a file that another program has', () => {
  const isTarget = (path: string) => path.startsWith('/workspace/out/acme/docx/.policy-');

  it('is tried again for about a second', async () => {
    const system = systemWith(BEFORE);
    let busy = 4;
    system.fault = ({ name, path }) => (name === 'rename' && isTarget(path) && busy-- > 0 ? 'EBUSY' : undefined);
    await write(run(system, 1, { pauses: [20, 40, 80, 160, 300, 400] }));
    expect(standing(system)).toEqual(AFTER);
  });

  it('is tried again wherever a scanner may look at it: journal, locks and what is put back too', async () => {
    for (const code of ['EBUSY', 'EPERM', 'EACCES'])
      for (const name of ['rename', 'unlink'] as const) {
        const system = systemWith(BEFORE);
        const tries = new Map<string, number>();
        // The first try of each file is refused.
        system.fault = (operation) => {
          if (operation.name !== name) return undefined;
          tries.set(operation.path, (tries.get(operation.path) ?? 0) + 1);
          return tries.get(operation.path) === 1 ? code : undefined;
        };
        await write(run(system, 1, WINDOWS));
        expect(standing(system), `${name} ${code}`).toEqual(AFTER);
        expect(tries.size).toBeGreaterThan(2);
      }
  });

  it('is put back, though a scanner looks at each file for a moment', async () => {
    const system = systemWith(BEFORE);
    const tries = new Map<string, number>();
    system.fault = ({ name, path }) => {
      if (name !== 'rename' && name !== 'unlink') return undefined;
      if (name === 'rename' && path.startsWith('/workspace/orgs/.policy-') && path.endsWith('.tmp')) return 'ENOSPC';
      tries.set(path, (tries.get(path) ?? 0) + 1);
      return tries.get(path) === 1 ? 'EBUSY' : undefined;
    };
    await expect(write(run(system, 1, WINDOWS))).rejects.toMatchObject({ message: 'the disk is full' });
    expect(standing(system)).toEqual(BEFORE);
  });

  it.each([
    ['EBUSY', 'another program has it open'],
    ['EPERM', 'another program has it open, or you don’t have permission to replace it'],
  ])('without a sign of itself, as a PDF reader is, is supposed there on Windows (%s)', async (code, message) => {
    const system = systemWith(BEFORE);
    system.fault = ({ name, path }) => (name === 'rename' && isTarget(path) ? code : undefined);
    await expect(write(run(system, 1, WINDOWS))).rejects.toMatchObject({
      kind: 'open',
      message,
      hint: expect.stringMatching(/^Close the program/),
    });
    expect(standing(system)).toEqual(BEFORE);
  });

  it.each([
    ['~$a.docx', 'it is open in Word'],
    ['.~lock.a.docx#', 'it is open in LibreOffice'],
    ['other.docx', 'you don’t have permission'],
  ])('is named, with %s beside it: %s', async (beside, message) => {
    const system = systemWith({ ...BEFORE, [posix.join('/workspace/out/acme/docx', beside)]: '' });
    system.fault = ({ name, path }) => (name === 'rename' && isTarget(path) ? 'EPERM' : undefined);
    await expect(write(run(system, 1, { pauses: [1, 1] }))).rejects.toMatchObject({
      path: '/workspace/out/acme/docx/a.docx',
      message,
    });
    expect(standing(system)).toMatchObject(BEFORE);
  });
});

describe('on Windows', () => {
  it.each(['con', 'AUX.docx', 'nul.tar.gz', 'lpt¹.md', 'a.', 'b ', 'due:list.txt', 'what?.md'])(
    'nothing is written to a path with "%s", which means something else there',
    async (name) => {
      for (const path of [`/workspace/out/acme/${name}`, `/workspace/${name}/a.html`]) {
        const system = systemWith(BEFORE);
        const hold = await run(system, 1, WINDOWS).lock(PLACES);
        const change = { files: [...CHANGE.files, { path, bytes: bytes('x') }] };
        await expect(hold.write(change)).rejects.toMatchObject({
          path,
          message: expect.stringMatching(/^".*" can’t be a name here: .*(?:[Ww]indows)/),
        });
        await hold.release();
        expect(standing(system)).toEqual(BEFORE);
      }
      const elsewhere = systemWith(BEFORE);
      const hold = await run(elsewhere, 1).lock(PLACES);
      await hold.write({ files: [{ path: `/workspace/${name}`, bytes: bytes('x') }] });
      await hold.release();
      expect(elsewhere.disk.has(`/workspace/${name}`)).toBe(true);
    },
  );

  it('drives, servers and ordinary names are left alone', () => {
    for (const path of [
      'C:\\policies\\out\\acme',
      '\\\\server\\share$\\a b\\c.d.docx',
      '\\\\?\\C:\\a',
      'c:/.policy/x',
      '/a/../consent.md',
    ])
      expect(windowsNameTrouble(path), path).toBeUndefined();
  });

  it('a memory stick, which has no hard links, is written to', async () => {
    for (const code of ['EISDIR', 'UNKNOWN', 'ENOTSUP']) {
      const system = systemWith(BEFORE);
      system.fault = ({ name }) => (name === 'link' ? code : undefined);
      await write(run(system, 1, WINDOWS));
      expect(standing(system), code).toEqual(AFTER);
    }
  });

  it('a file that OneDrive has in the cloud only, and can’t fetch, is told of plainly', async () => {
    const system = systemWith(BEFORE);
    system.fault = ({ name }) => (name === 'read' ? 'UNKNOWN' : undefined);
    await expect(run(system, 1, WINDOWS).read('orgs/acme.yaml')).rejects.toMatchObject({
      message: 'the operating system refused',
      hint: expect.stringContaining('Always keep on this device'),
    });
  });

  it('a workbook that Excel has open is said to be, not one of Word', async () => {
    const system = systemWith({ '/a/b.xlsx': '', '/a/~$b.xlsx': '', '/a/c.pptx': '', '/a/~$c.pptx': '' });
    expect(await openBy(system, '/a/b.xlsx')).toBe('Excel');
    expect(await openBy(system, '/a/c.pptx')).toBe('PowerPoint');
  });
});

describe('a journal that was put there', () => {
  const lock = { machine: 'here', process: 7, started: '2026-11-22T09:00:00.000Z', nonce: '0123456789ab' };
  const journal = (steps: unknown) => JSON.stringify({ record: lock, locks: ['acme'], folders: [], steps });

  it.each([
    ['another name than ours', [{ target: '../orgs/acme.yaml', backup: '../../etc/passwd' }]],
    ['a path for a name', [{ target: '../orgs/acme.yaml', temporary: '.policy-0123456789ab.tmp/../x' }]],
    ['no steps', 'none'],
  ])('with %s is refused and touches nothing', async (_, steps) => {
    const system = systemWith({ ...BEFORE, '/workspace/.policy/journal/0123456789ab.json': journal(steps) });
    await expect(run(system, 1).lock(PLACES)).rejects.toMatchObject({ message: expect.stringContaining('damaged') });
    expect(standing(system)).toMatchObject(BEFORE);
  });

  it('takes no file away whose bytes it does not know', async () => {
    const steps = [{ target: '../orgs/acme.yaml', temporary: '.policy-0123456789ab.tmp', sha256: '0'.repeat(64) }];
    const system = systemWith({ ...BEFORE, '/workspace/.policy/journal/0123456789ab.json': journal(steps) });
    await (await run(system, 1).lock(PLACES)).release();
    expect(standing(system)).toEqual(BEFORE);
  });
});
