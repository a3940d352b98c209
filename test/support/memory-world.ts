/** A World without clock or terminal: files in memory, words in strings. Only the program's own files are those on disk. */
import { posix } from 'node:path';
import { openFiles } from '../../src/edge/files.js';
import type { Life, Machine, ProcessIdentity } from '../../src/edge/machine.js';
import { Stopping } from '../../src/edge/stopping.js';
import type { History } from '../../src/model/history.js';
import { visible } from '../../src/model/visible.js';
import type { World } from '../../src/model/world.js';
import { type Fault, MemorySystem, PROGRAM } from './memory-system.js';

export interface MemoryWorld extends World {
  /** Absolute path → bytes. */
  readonly disk: Map<string, Uint8Array>;
  /** The file system, for links, modes and planted failures. */
  readonly system: MemorySystem;
  /** What was printed so far. */
  readonly printed: { out: string; err: string };
}

export interface MemoryOptions {
  /** A failure planted in the file system. */
  readonly fault?: Fault;
  /** Link → where it leads; paths within the workspace, or absolute. */
  readonly links?: Readonly<Record<string, string>>;
  readonly self?: ProcessIdentity;
  /** Environment variables. */
  readonly variables?: Readonly<Record<string, string>>;
  /** The file system of another World: this is a later run on the same disk. */
  readonly system?: MemorySystem;
  readonly lifeOf?: (holder: ProcessIdentity) => Life;
  /** Hears how long the program sleeps, in milliseconds. */
  readonly sleep?: (milliseconds: number) => void;
  /** What git keeps; absent where nobody is to ask it. */
  readonly history?: History;
  /** Milliseconds between tries of a file that another program has. */
  readonly pauses?: readonly number[];
  /** Which names files can have; any where absent. */
  readonly names?: Machine['names'];
}

const ROOT = '/workspace';

const SELF: ProcessIdentity = { machine: 'here', process: 100, started: '2026-11-22T09:00:00.000Z' };

/** A machine on a file system in memory, on which this process alone runs. */
export function memoryMachine(system: MemorySystem, options: MemoryOptions = {}): Machine {
  const { self = SELF, lifeOf = lifeBeside(self), sleep = () => undefined, pauses = [], names = 'any' } = options;
  let nonces = 0;
  return {
    system,
    self,
    lifeOf: async (holder) => lifeOf(holder),
    sleep: async (milliseconds) => sleep(milliseconds),
    nonce: () => `${self.process.toString(16).padStart(6, '0')}${(++nonces).toString(16).padStart(6, '0')}`,
    pauses,
    names,
  };
}

function lifeBeside(self: ProcessIdentity): (holder: ProcessIdentity) => Life {
  return ({ machine, process }) =>
    machine !== self.machine ? 'elsewhere' : process === self.process ? 'alive' : 'dead';
}

/** Makes a World of files by their paths within the workspace; text is kept as UTF-8. */
export function memoryWorld(
  contents: Readonly<Record<string, string | Uint8Array>>,
  options: MemoryOptions = {},
): MemoryWorld {
  const absolute = (path: string) => posix.resolve(ROOT, path);
  const bytesOf = (content: string | Uint8Array) =>
    typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const disk = new Map(Object.entries(contents).map(([path, content]) => [absolute(path), bytesOf(content)]));
  const system = options.system ?? new MemorySystem(disk);
  for (const [path, target] of Object.entries(options.links ?? {})) system.links.set(absolute(path), target);
  if (options.fault) system.fault = options.fault;
  const printed = { out: '', err: '' };
  const identity = (text: string) => text;
  return {
    disk: system.disk,
    system,
    printed,
    files: openFiles(memoryMachine(system, options), ROOT, PROGRAM, new Stopping()),
    today: () => ({ year: 2026, month: 11, day: 22 }),
    now: () => 0,
    ...(options.history ? { history: options.history } : {}),
    variable: (name) => options.variables?.[name],
    terminal: {
      out: (text) => {
        printed.out += visible(text);
      },
      err: (text) => {
        printed.err += visible(text);
      },
      status: () => undefined,
      data: (text) => {
        printed.out += text;
      },
      interactive: false,
      width: 100,
      paint: { error: identity, warning: identity, success: identity, strong: identity, faint: identity },
    },
  };
}
