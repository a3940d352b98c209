/** A machine as the disk sees it: file system, processes and time. `disk.ts` has this one; tests give one of their own. */
import type { Holder } from '../model/world.js';
import type { DiskSystem } from './system.js';

/** A process, as precisely as its system can tell it from a later one with the same number. */
export interface ProcessIdentity extends Holder {
  /** What the system itself says of the start; absent where it cannot be had cheaply. */
  readonly birth?: string;
  /** Where process numbers mean something: containers of one machine have spaces of their own. */
  readonly space?: string;
}

/** `elsewhere`: on another machine, of which nothing can be known. */
export type Life = 'alive' | 'dead' | 'elsewhere';

export interface Machine {
  readonly system: DiskSystem;
  readonly self: ProcessIdentity;
  lifeOf(holder: ProcessIdentity): Promise<Life>;
  sleep(milliseconds: number): Promise<void>;
  /** Twelve hexadecimal digits that nobody else has. */
  nonce(): string;
  /** Milliseconds to wait before each further try of a file that another program has for a moment. */
  readonly pauses: readonly number[];
}
