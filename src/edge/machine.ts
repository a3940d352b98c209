/** A machine as the disk needs it: file system, processes and time. `disk.ts` has the real one; tests have their own. */
import type { Holder } from '../model/world.js';
import type { DiskSystem } from './system.js';

/** A process, described so that it can be told from a later one with the same number. */
export interface ProcessIdentity extends Holder {
  /** The start as the system itself records it; absent if that can't be read cheaply. */
  readonly birth?: string;
  /** The space of process numbers: each container of a machine has its own. */
  readonly space?: string;
}

/** Whether a process runs; `elsewhere` means on another machine, where that can't be known. */
export type Life = 'alive' | 'dead' | 'elsewhere';

export interface Machine {
  readonly system: DiskSystem;
  readonly self: ProcessIdentity;
  lifeOf(holder: ProcessIdentity): Promise<Life>;
  sleep(milliseconds: number): Promise<void>;
  /** Gives twelve random hexadecimal digits. */
  nonce(): string;
  /** Milliseconds to wait before each further try when another program has a file for a moment. */
  readonly pauses: readonly number[];
  /** Which names files can have: Windows gives some another meaning. */
  readonly names: 'any' | 'windows';
}
