/**
 * Takes lock files, so that only one run at a time writes to an organisation. A lock names machine, process and the
 * start of the process. A lock whose process has ended is taken over, by one run only; a lock of another machine is
 * never broken.
 */
import { basename, join } from 'node:path';
import { FileTrouble, type Holder } from '../model/world.js';
import type { Life, Machine, ProcessIdentity } from './machine.js';
import { locksOf, makeStateFolder, PRIVATE_FILE } from './state-folder.js';
import { codeOf, guarded, ifThere } from './trouble.js';

/** Milliseconds; how long a run waits for others, in total. */
export const LONGEST_WAIT = 30_000;

/** Milliseconds between two checks of a lock. */
const LOOK_EVERY = 100;

/** A lock file's content. */
export interface LockRecord extends ProcessIdentity {
  /** Unique to this lock. */
  readonly nonce: string;
}

/** A lock that this process has. */
export interface OwnLock {
  readonly state: string;
  readonly name: string;
  readonly path: string;
  readonly nonce: string;
}

/**
 * Error codes of disks without hard links, which make a lock and its content in one step. On Windows, Node says EISDIR or UNKNOWN where a
 * disk doesn't know the call, as memory sticks (exFAT) and some network folders don't.
 */
const NO_LINKS = new Set([
  'EPERM',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EMLINK',
  'EXDEV',
  'EINVAL',
  'EISDIR',
  'UNKNOWN',
]);

/** Whether an error means that the disk has no hard links. */
export function lacksLinks(cause: unknown): boolean {
  return NO_LINKS.has(codeOf(cause));
}

/** The waiting time of one run, so that many locked organisations don't add up to hours. */
export interface Patience {
  /** Milliseconds. */
  waited: number;
  /** Throws if the run must end. */
  readonly check: () => void;
}

/** Gives the name of a place's lock: `acme` for `out/acme`, `orgs/acme.yaml` and `orgs/acme.issues.yaml`. */
export function lockName(place: string): string {
  return basename(place).replace(/(?:\.issues)?\.ya?ml$/i, '');
}

/** Takes a lock, and waits for its holder as long as the patience allows. */
export async function takeLock(
  machine: Machine,
  state: string,
  name: string,
  patience: Patience,
  onWait: (name: string, holder: Holder) => void,
): Promise<OwnLock> {
  await makeStateFolder(machine.system, state);
  const path = join(locksOf(state), `${name}.lock`);
  for (let isTold = false; ; ) {
    const nonce = machine.nonce();
    const placed = await guarded(path, () => place(machine, path, nonce));
    if (placed) return { state, name, path, nonce };
    const record = await readLock(machine, path);
    if (record === undefined) continue;
    const life = record === 'unreadable' ? 'elsewhere' : await machine.lifeOf(record);
    if (record !== 'unreadable' && life === 'dead' && (await takeOver(machine, state, path, record))) continue;
    if (patience.waited >= LONGEST_WAIT) throw lockedBy(name, path, record, life);
    if (!isTold && record !== 'unreadable') onWait(name, record);
    isTold = true;
    patience.check();
    await machine.sleep(LOOK_EVERY);
    patience.waited += LOOK_EVERY;
  }
}

/** Releases a lock, unless somebody has removed it in the meantime. */
export async function releaseLock(machine: Machine, { path, nonce }: OwnLock): Promise<void> {
  const record = await readLock(machine, path);
  if (typeof record === 'object' && record.nonce === nonce)
    await guarded(path, () => ifThere(() => machine.system.unlink(path)));
}

/** Says who has a lock; undefined if nobody has it. */
export async function readLock(machine: Machine, path: string): Promise<LockRecord | 'unreadable' | undefined> {
  const bytes = await guarded(path, () => ifThere(() => machine.system.read(path)));
  if (bytes === undefined) return undefined;
  return parseRecord(bytes) ?? 'unreadable';
}

function parseRecord(bytes: Uint8Array): LockRecord | undefined {
  let record: unknown;
  try {
    record = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
  return isLockRecord(record) ? record : undefined;
}

/** Whether a value has the form of a lock, since the file may come from anywhere. */
export function isLockRecord(value: unknown): value is LockRecord {
  if (typeof value !== 'object' || value === null) return false;
  const fields: Readonly<Record<string, unknown>> = { birth: '', space: '', ...value };
  return (
    Number.isSafeInteger(fields.process) &&
    Number(fields.process) > 0 &&
    ['machine', 'started', 'nonce', 'birth', 'space'].every((key) => typeof fields[key] === 'string') &&
    /^[0-9a-f]{12}$/.test(String(fields.nonce))
  );
}

/** Makes a lock file with its content in one step; false if there is one already. */
async function place(machine: Machine, path: string, nonce: string): Promise<boolean> {
  const { system, self } = machine;
  const record: LockRecord = { ...self, nonce };
  const bytes = new TextEncoder().encode(`${JSON.stringify(record)}\n`);
  const unfinished = join(path, '..', `${nonce}.${self.process}.new`);
  await system.create(unfinished, bytes, { mode: PRIVATE_FILE });
  try {
    await system.link(unfinished, path);
    return true;
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') return false;
    if (!lacksLinks(cause)) throw cause;
    return await placeDirectly(machine, path, bytes);
  } finally {
    await ifThere(() => system.unlink(unfinished));
  }
}

async function placeDirectly({ system }: Machine, path: string, bytes: Uint8Array): Promise<boolean> {
  try {
    await system.create(path, bytes, { mode: PRIVATE_FILE });
    return true;
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') return false;
    throw cause;
  }
}

/** Removes the lock of a process that has ended; says whether this run did it. */
async function takeOver(machine: Machine, state: string, path: string, dead: LockRecord): Promise<boolean> {
  return asOnlyHeir(machine, state, dead.nonce, async () => {
    const now = await readLock(machine, path);
    if (typeof now === 'object' && now.nonce === dead.nonce) await ifThere(() => machine.system.unlink(path));
  });
}

/**
 * Does some work on what an ended process left, in one run only; false if another run is doing it. The run that does it
 * says so in a file named after the ended process's lock, so that a later lock isn't mistaken for that one.
 */
export async function asOnlyHeir(
  machine: Machine,
  state: string,
  nonce: string,
  work: () => Promise<void>,
): Promise<boolean> {
  const path = join(locksOf(state), `${nonce}.heir`);
  const ownNonce = machine.nonce();
  if (await guarded(path, () => place(machine, path, ownNonce))) {
    try {
      await work();
    } finally {
      await ifThere(() => machine.system.unlink(path));
    }
    return true;
  }
  const heir = await readLock(machine, path);
  if (heir === undefined || heir === 'unreadable' || (await machine.lifeOf(heir)) !== 'dead') return false;
  // The heir has ended too: its own heir does the work, and clears up after both.
  return asOnlyHeir(machine, state, heir.nonce, async () => {
    await work();
    await ifThere(() => machine.system.unlink(path));
  });
}

/** Removes the files of ended processes that were making locks or taking them over. */
export async function sweepLocks(machine: Machine, state: string): Promise<void> {
  const folder = locksOf(state);
  for (const { name } of (await ifThere(() => machine.system.entries(folder))) ?? []) {
    const [, pid, kind] = /^[0-9a-f]{12}\.(?:(\d+)\.)?(new|heir)$/.exec(name) ?? [];
    if (kind === undefined) continue;
    const path = join(folder, name);
    const record = await readLock(machine, path);
    if (record === undefined) continue;
    const holder = record === 'unreadable' ? makerOf(machine.self, pid) : record;
    if (!holder || (await machine.lifeOf(holder)) !== 'dead') continue;
    const remove = async () => void (await ifThere(() => machine.system.unlink(path)));
    if (kind === 'new' || record === 'unreadable') await remove();
    else await asOnlyHeir(machine, state, record.nonce, remove);
  }
}

/**
 * Removes the locks of processes that have ended: whoever needs such a lock takes it over, but perhaps nobody does for a long time. Ours
 * stay, and so do those of other machines, and those that don't say whose they are.
 */
export async function sweepDeadLocks(machine: Machine, state: string): Promise<void> {
  const folder = locksOf(state);
  for (const { name } of (await ifThere(() => machine.system.entries(folder))) ?? []) {
    if (!name.endsWith('.lock')) continue;
    const path = join(folder, name);
    const record = await readLock(machine, path);
    if (typeof record !== 'object' || isOwn(record, machine.self)) continue;
    if ((await machine.lifeOf(record)) === 'dead') await takeOver(machine, state, path, record);
  }
}

function isOwn(record: LockRecord, self: ProcessIdentity): boolean {
  return record.process === self.process && record.machine === self.machine && record.birth === self.birth;
}

/** The process that was making a lock file that is still empty: its number is in the name. */
function makerOf({ machine, space }: ProcessIdentity, pid: string | undefined): ProcessIdentity | undefined {
  if (pid === undefined) return undefined;
  return { machine, process: Number(pid), started: '', ...(space === undefined ? {} : { space }) };
}

/** `process 4711 on office-pc, started 2026-11-26 21:10 UTC` */
export function holderWords({ machine, process, started }: Holder): string {
  return `process ${process} on ${machine}, started ${started.replace('T', ' ').slice(0, 16)} UTC`;
}

function lockedBy(name: string, path: string, record: LockRecord | 'unreadable', life: Life): FileTrouble {
  if (record === 'unreadable')
    return new FileTrouble('locked', path, `${name} is locked, but the lock doesn’t say by whom`, deleteHint(path));
  const words = holderWords(record);
  return life === 'elsewhere'
    ? new FileTrouble('locked', path, `${name} is locked by ${words}`, deleteHint(path, record.machine))
    : new FileTrouble(
        'locked',
        path,
        `${name} is in use by ${words}`,
        'Wait until that run has finished, then run the command again.',
      );
}

function deleteHint(path: string, machine?: string): string {
  const onMachine = machine === undefined ? '' : ` on ${machine}`;
  return `If you are sure that nothing is running${onMachine}, delete ${path}.`;
}
