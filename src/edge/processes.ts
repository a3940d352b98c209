/**
 * Identifies this process, and finds whether the process named in a lock still runs. Process numbers are used again, so
 * the start of the process counts too: Linux has it exactly (/proc), macOS and Windows to the second. If the start
 * isn't known, a process with the number counts as running.
 */
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { promisify } from 'node:util';
import type { Life, ProcessIdentity } from './machine.js';

/** Milliseconds; how long the query for a process's start may take. */
const QUERY_TIMEOUT = 5_000;

/** Seconds; how far two clocks of one machine may differ about the same start. */
const SAME_START = 3;

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

const bootId = () => attempt(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim());

/** The fields of /proc/<pid>/stat after the name (which may hold blanks and brackets): state first, start as the 20th. */
function procFields(pid: number): readonly string[] | undefined {
  const text = attempt(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  return text?.slice(text.lastIndexOf(')') + 2).split(' ');
}

function birthOf(pid: number): string | undefined {
  const boot = bootId();
  const ticks = procFields(pid)?.[19];
  return boot !== undefined && ticks !== undefined ? `${boot}/${ticks}` : undefined;
}

const spaceOf = () => attempt(() => readlinkSync('/proc/self/ns/pid'));

/** Describes this process. */
export function thisProcess(): ProcessIdentity {
  const birth = birthOf(process.pid);
  const space = spaceOf();
  return {
    machine: hostname(),
    process: process.pid,
    started: new Date(Date.now() - process.uptime() * 1000).toISOString(),
    ...(birth === undefined ? {} : { birth }),
    ...(space === undefined ? {} : { space }),
  };
}

/** Says whether a process runs, has ended, or is on another machine. */
export async function lifeOf(holder: ProcessIdentity): Promise<Life> {
  if (holder.machine !== hostname()) return 'elsewhere';
  const boot = bootId();
  // The machine has been restarted since, so the process has ended.
  if (boot !== undefined && holder.birth !== undefined && !holder.birth.startsWith(`${boot}/`)) return 'dead';
  if (holder.space !== spaceOf()) return 'elsewhere';
  if (!isThere(holder.process)) return 'dead';
  if (holder.birth !== undefined) return hasBirth(holder.process, holder.birth) ? 'alive' : 'dead';
  const [noted, started] = [Date.parse(holder.started), await startOf(holder.process)];
  if (started === undefined || Number.isNaN(noted)) return 'alive';
  return Math.abs(started - noted) <= SAME_START * 1000 ? 'alive' : 'dead';
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    // EPERM: the process exists, but belongs to somebody else.
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM';
  }
}

function hasBirth(pid: number, birth: string): boolean {
  // Z and X: the process has ended, but its parent hasn't collected it yet (proc_pid_stat(5)).
  return birthOf(pid) === birth && !/^[ZX]/.test(procFields(pid)?.[0] ?? 'X');
}

/** The start of a process, in milliseconds since 1970; undefined if the system doesn't say. */
async function startOf(pid: number): Promise<number | undefined> {
  const [program, args] =
    process.platform === 'win32'
      ? [
          'powershell.exe',
          ['-NoProfile', '-Command', `(Get-Process -Id ${pid}).StartTime.ToUniversalTime().ToString('o')`],
        ]
      : ['ps', ['-o', 'lstart=', '-p', String(pid)]];
  try {
    // Few runs ask about another's process, and no other needs this module.
    const { execFile } = await import('node:child_process');
    const options = { timeout: QUERY_TIMEOUT, env: { ...process.env, LC_ALL: 'C' } };
    const { stdout } = await promisify(execFile)(program, args, options);
    const time = Date.parse(stdout.trim());
    return Number.isNaN(time) ? undefined : time;
  } catch {
    return undefined;
  }
}
