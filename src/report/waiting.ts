/** Says which other run this one is waiting for. */
import { line } from '../model/visible.js';
import type { Holder, Terminal } from '../model/world.js';

/** Makes the function that `lock` calls before it waits. */
export function sayWaiting(terminal: Terminal): (name: string, holder: Holder) => void {
  return (name, { machine, process }) =>
    terminal.err(line`${name} is in use by process ${process} on ${machine}: waiting up to 30 seconds`);
}
