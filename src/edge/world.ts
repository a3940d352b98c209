/** World as it is: the disk, the terminal and the clock of the machine. */
import { performance } from 'node:perf_hooks';
import type { CalendarDate } from '../model/calendar.js';
import type { World } from '../model/world.js';
import { openDisk } from './disk.js';
import { openTerminal } from './terminal.js';

function today(): CalendarDate {
  const now = new Date();
  return { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() };
}

/** Opens the World of a process; `programFolder` is where the program's own files lie. */
export function openWorld(program: NodeJS.Process, programFolder: string): World {
  return {
    files: openDisk(program.cwd(), programFolder),
    terminal: openTerminal(program.stdout, program.stderr, program.env),
    today,
    now: () => performance.now(),
  };
}
