/** Locks: who waits, who is named, what is taken over and what is never broken. */
import { describe, expect, it } from 'vitest';
import { openFiles } from '../../src/edge/files.js';
import type { Life } from '../../src/edge/machine.js';
import { lifeOf, thisProcess } from '../../src/edge/processes.js';
import { Stopping } from '../../src/edge/stopping.js';
import type { Files, Holder } from '../../src/model/world.js';
import { MemorySystem, PROGRAM } from '../support/memory-system.js';
import { memoryMachine } from '../support/memory-world.js';

const LOCK = '/workspace/.policy/locks/acme.lock';
const YAML = '/workspace/orgs/acme.yaml';

function system(): MemorySystem {
  return new MemorySystem(new Map([[YAML, new TextEncoder().encode('name: Acme')]]));
}

interface Run {
  readonly process?: number;
  readonly machine?: string;
  /** Processes of this machine that are gone. */
  readonly dead?: readonly number[];
  readonly sleep?: (milliseconds: number) => void;
  readonly stopping?: Stopping;
}

/** A run of the program on a disk that others use too. */
function run(disk: MemorySystem, { process = 1, machine = 'here', dead = [], sleep, stopping }: Run = {}): Files {
  const life = (holder: Holder): Life =>
    holder.machine !== machine ? 'elsewhere' : dead.includes(holder.process) ? 'dead' : 'alive';
  const self = { machine, process, started: '2026-11-22T09:00:00.000Z' };
  const options = { self, lifeOf: life, ...(sleep ? { sleep } : {}) };
  return openFiles(memoryMachine(disk, options), '/workspace', PROGRAM, stopping ?? new Stopping());
}

describe('a lock', () => {
  it('names machine, process and its start, is its user’s alone, and is given back', async () => {
    const disk = system();
    const hold = await run(disk, { process: 42 }).lock([YAML]);
    expect(JSON.parse(new TextDecoder().decode(disk.disk.get(LOCK)))).toMatchObject({
      machine: 'here',
      process: 42,
      started: '2026-11-22T09:00:00.000Z',
    });
    expect(disk.modes.get(LOCK)).toBe(0o600);
    for (const folder of ['', '/locks', '/journal']) expect(disk.modes.get(`/workspace/.policy${folder}`)).toBe(0o700);
    expect(new TextDecoder().decode(disk.disk.get('/workspace/.policy/.gitignore'))).toMatch(/^\*$/m);
    await hold.release();
    expect([...disk.disk.keys()].filter((path) => path.includes('/locks/'))).toEqual([]);
  });

  it('is one for an organisation’s file, its record of issues and its folder', async () => {
    const disk = system();
    const hold = await run(disk).lock(['orgs/acme.issues.yaml', 'out/acme', 'orgs/acme.yaml']);
    expect([...disk.disk.keys()].filter((path) => path.endsWith('.lock'))).toEqual([LOCK]);
    await hold.release();
  });

  it.each([
    ['out/acme', '/workspace/.policy'],
    ['/elsewhere/packs/acme', '/elsewhere/packs/.policy'],
    ['/other/deep/out/acme', '/other/.policy'],
  ])('of %s lies in %s', async (place, state) => {
    const disk = system();
    for (const path of ['/elsewhere/packs/x', '/other/policy.yaml']) disk.disk.set(path, new Uint8Array());
    expect(await run(disk).stateFolder(place)).toBe(state);
    await (await run(disk).lock([place])).release();
    expect(disk.folders.has(`${state}/locks`)).toBe(true);
  });

  it('is beside the real file where a link leads out of the workspace', async () => {
    const disk = system();
    disk.disk.set('/shared/acme.yaml', new Uint8Array());
    disk.links.set('/workspace/orgs/linked.yaml', '/shared/acme.yaml');
    const hold = await run(disk).lock(['orgs/linked.yaml']);
    expect(disk.disk.has('/shared/.policy/locks/acme.lock')).toBe(true);
    await hold.release();
  });
});

describe('a second run', () => {
  it('waits, hears for whom, and goes on when the first has finished', async () => {
    const disk = system();
    const first = await run(disk, { process: 1 }).lock([YAML]);
    let looks = 0;
    const told: [string, number][] = [];
    const second = run(disk, {
      process: 2,
      sleep: () => {
        looks += 1;
        if (looks === 5) void first.release();
      },
    });
    const hold = await second.lock([YAML], { onWait: (name, holder) => told.push([name, holder.process]) });
    expect(told).toEqual([['acme', 1]]);
    expect(looks).toBeGreaterThanOrEqual(5);
    await hold.release();
  });

  it('gives up after 30 seconds in all, however many organisations are locked', async () => {
    const disk = system();
    const first = run(disk, { process: 1 });
    const holds = [await first.lock([YAML]), await first.lock(['orgs/bala.yaml'])];
    let waited = 0;
    const second = run(disk, {
      process: 2,
      sleep: (milliseconds) => {
        waited += milliseconds;
      },
    });
    await expect(second.lock([YAML])).rejects.toMatchObject({
      kind: 'locked',
      message: 'acme is in use by process 1 on here, started 2026-11-22 09:00 UTC',
    });
    await expect(second.lock(['orgs/bala.yaml'])).rejects.toMatchObject({ kind: 'locked' });
    expect(waited).toBe(30_000);
    for (const hold of holds) await hold.release();
  });

  it('takes over what a dead process left, at once', async () => {
    const disk = system();
    await run(disk, { process: 1 }).lock([YAML]);
    const second = run(disk, { process: 2, dead: [1], sleep: () => expect.unreachable('nobody is waited for') });
    await (await second.lock([YAML])).release();
    expect([...disk.disk.keys()].filter((path) => path.includes('/locks/'))).toEqual([]);
  });

  it('removes what dead processes left of other locks too, once, and leaves those of the living and of other machines', async () => {
    const disk = system();
    const names = () => [...disk.disk.keys()].flatMap((path) => /\/locks\/(.*)$/.exec(path)?.[1] ?? []).sort();
    await run(disk, { process: 1 }).lock(['out/_all', 'out/birch']);
    await run(disk, { process: 2 }).lock(['out/cedar']);
    await run(disk, { process: 1, machine: 'laptop' }).lock(['out/dogwood']);
    const alone = run(disk, { process: 3, dead: [1] });
    const hold = await alone.lock([YAML, 'out/elder']);
    expect(names()).toEqual(['acme.lock', 'cedar.lock', 'dogwood.lock', 'elder.lock']);
    await hold.release();
    // A run looks once: asking for a process takes a second on Windows.
    await run(disk, { process: 1 }).lock(['out/_all']);
    await (await alone.lock([YAML])).release();
    expect(names()).toEqual(['_all.lock', 'cedar.lock', 'dogwood.lock']);
  });

  it('never breaks the lock of another machine, and says where it lies', async () => {
    const disk = system();
    await run(disk, { process: 1, machine: 'laptop' }).lock([YAML]);
    const before = disk.disk.get(LOCK);
    await expect(run(disk, { process: 2, dead: [1] }).lock([YAML])).rejects.toMatchObject({
      kind: 'locked',
      message: expect.stringContaining('acme is locked by process 1 on laptop'),
      hint: expect.stringContaining(`on laptop, delete ${LOCK}`),
    });
    expect(disk.disk.get(LOCK)).toBe(before);
  });

  it('does not break a lock that it cannot read', async () => {
    const disk = system();
    disk.disk.set(LOCK, new TextEncoder().encode('{"process": -1}'));
    await expect(run(disk, { dead: [-1] }).lock([YAML])).rejects.toMatchObject({
      kind: 'locked',
      hint: expect.stringContaining('delete'),
    });
    expect(disk.disk.has(LOCK)).toBe(true);
  });
});

describe('of many runs at once', () => {
  it('one holds the lock at a time, though a dead process left it', async () => {
    const disk = system();
    await run(disk, { process: 99 }).lock([YAML]);
    let holding = 0;
    const work = async (process: number) => {
      const hold = await run(disk, { process, dead: [99] }).lock([YAML]);
      holding += 1;
      expect(holding).toBe(1);
      for (let turn = 0; turn < 20; turn++) await Promise.resolve();
      holding -= 1;
      await hold.release();
    };
    await Promise.all(Array.from({ length: 12 }, (_, at) => work(at + 1)));
  });

  it('one takes over from a run that died while it took over', async () => {
    for (let n = 0; n < 40; n++) {
      const disk = system();
      await run(disk, { process: 1 }).lock([YAML]);
      const from = disk.changes;
      disk.fault = ({ count }) => (count === from + n ? 'killed' : undefined);
      await run(disk, { process: 2, dead: [1] })
        .lock([YAML])
        .catch(() => undefined);
      disk.revive();
      await (await run(disk, { process: 3, dead: [1, 2] }).lock([YAML])).release();
      expect([...disk.disk.keys()].filter((path) => path.includes('/locks/'))).toEqual([]);
    }
  });

  it('none removes a lock that another has just taken over from a dead process', async () => {
    const disk = system();
    await run(disk, { process: 99 }).lock([YAML, 'out/birch', 'out/_all']);
    const work = async (process: number, place: string) => {
      const hold = await run(disk, { process, dead: [99] }).lock([place]);
      for (let turn = 0; turn < 20; turn++) await Promise.resolve();
      const record = new TextDecoder().decode(disk.disk.get(`/workspace/.policy/locks/${place.slice(4)}.lock`));
      expect(JSON.parse(record)).toMatchObject({ process });
      await hold.release();
    };
    await Promise.all(Array.from({ length: 12 }, (_, at) => work(at + 1, at % 2 === 0 ? 'out/acme' : 'out/birch')));
    expect([...disk.disk.keys()].filter((path) => path.includes('/locks/'))).toEqual([]);
  });

  it('each goes on where the disk has no hard links', async () => {
    const disk = system();
    disk.fault = ({ name }) => (name === 'link' ? 'ENOTSUP' : undefined);
    const first = await run(disk, { process: 1 }).lock([YAML]);
    await expect(run(disk, { process: 2 }).lock([YAML])).rejects.toMatchObject({ kind: 'locked' });
    await first.release();
    await (await run(disk, { process: 2 }).lock([YAML])).release();
  });
});

describe('a run that is stopped', () => {
  it('gives its locks back, puts back what it was writing, and never comes back to its caller', async () => {
    const disk = system();
    const stopping = new Stopping();
    const hold = await run(disk, { stopping }).lock([YAML, 'out/acme']);
    let stopped: Promise<void> | undefined;
    disk.fault = ({ name, path }) => {
      if (name === 'rename' && path.includes('/orgs/')) stopped ??= stopping.stop();
      return undefined;
    };
    const file = (path: string) => ({ path, bytes: new TextEncoder().encode('new') });
    const written = hold.write({ files: [file(YAML), file('/workspace/orgs/beta.yaml')] });
    while (!stopped) await Promise.resolve();
    await stopped;
    expect(await Promise.race([written.then(() => 'written'), Promise.resolve('silent')])).toBe('silent');
    expect([...disk.disk.keys()]).toEqual([YAML, '/workspace/.policy/.gitignore']);
    expect(new TextDecoder().decode(disk.disk.get(YAML))).toBe('name: Acme');
  });

  it('does not wait for others any more', async () => {
    const disk = system();
    await run(disk, { process: 1 }).lock([YAML]);
    const stopping = new Stopping();
    const second = run(disk, { process: 2, stopping, sleep: () => void stopping.stop() });
    const answer = second.lock([YAML]).then(() => 'locked');
    for (let turn = 0; turn < 200; turn++) await Promise.resolve();
    await stopping.stop();
    expect(await Promise.race([answer, Promise.resolve('silent')])).toBe('silent');
  });
});

describe('a process', () => {
  it('is itself alive, and dead once its number is nobody’s or another’s', async () => {
    const self = thisProcess();
    expect(await lifeOf(self)).toBe('alive');
    expect(await lifeOf({ ...self, machine: 'elsewhere' })).toBe('elsewhere');
    // Larger than any process number of Linux (2^22), macOS or Windows.
    expect(await lifeOf({ ...self, process: 2 ** 30 })).toBe('dead');
  });

  it.runIf(thisProcess().birth)(
    'with its number, started at another time or before the machine was, is another',
    async () => {
      const self = thisProcess();
      const [boot = '', ticks = ''] = (self.birth ?? '').split('/');
      expect(await lifeOf({ ...self, birth: `${boot}/${Number(ticks) - 1}` })).toBe('dead');
      expect(await lifeOf({ ...self, birth: `00000000-0000-0000-0000-000000000000/${ticks}` })).toBe('dead');
      expect(await lifeOf({ ...self, space: 'pid:[1]' })).toBe('elsewhere');
    },
  );
});
