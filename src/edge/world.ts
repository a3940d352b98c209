/** Opens the real World: the disk, the terminal and the clock of the machine. */
import { performance } from 'node:perf_hooks';
import type { CalendarDate } from '../model/calendar.js';
import type { World } from '../model/world.js';
import { openComputer } from './computer.js';
import { openDesk } from './desk/index.js';
import { openDisk } from './disk.js';
import { openHistory } from './git.js';
import { openQuestions } from './question.js';
import type { Stopping } from './stopping.js';
import { openTerminal } from './terminal.js';
import { openThreads } from './threads.js';

function today(): CalendarDate {
  const now = new Date();
  return { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() };
}

async function readToEnd(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
}

/**
 * Opens the World of a process; paths are relative to the working folder, and `programFolder` holds the program's own
 * files. `threadEntry` is the module that threads run; without it, as in a thread itself, there are none.
 */
export function openWorld(
  program: NodeJS.Process,
  workingFolder: string,
  programFolder: string,
  stopping: Stopping,
  threadEntry?: URL,
): World {
  return {
    files: openDisk(workingFolder, programFolder, stopping),
    terminal: openTerminal(program.stdout, program.stderr, program.env, {
      isTTY: program.stdin.isTTY,
      ask: openQuestions({
        input: program.stdin,
        output: program.stderr,
        // Not as a real signal: while that is on its way, nothing is left to do, and Node ends with a code of its own.
        stop: () => program.emit('SIGINT'),
      }),
    }),
    today,
    now: () => performance.now(),
    variable: (name) => program.env[name],
    ...(threadEntry
      ? {
          threads: openThreads(threadEntry, { workingFolder, programFolder }, stopping),
          desk: openDesk(workingFolder),
          computer: openComputer(program, workingFolder, programFolder),
          history: openHistory(workingFolder, programFolder, program.env),
          input: () => readToEnd(program.stdin),
        }
      : {}),
  };
}
