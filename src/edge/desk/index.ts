/** Opens what a person's machine offers beside files and a terminal, for World. */
import type { Desk } from '../../model/desk.js';
import { openAddress } from './browser.js';
import { openServe } from './serve.js';
import { openWatch } from './watch.js';

/** Opens the desk of a process; paths are relative to its working folder. */
export function openDesk(workingFolder: string): Desk {
  return { watch: openWatch(workingFolder), serve: openServe(), open: (address) => openAddress(address) };
}
