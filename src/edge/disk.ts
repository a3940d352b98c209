/** Opens the disk of this machine, for World. */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Files } from '../model/world.js';
import { openFiles } from './files.js';
import type { Machine } from './machine.js';
import { nodeSystem } from './node-system.js';
import { lifeOf, thisProcess } from './processes.js';
import { Stopping } from './stopping.js';

/** Milliseconds, about a second in all, because virus scanners and OneDrive keep a file for 200 to 800 ms. */
const WINDOWS_PAUSES = [20, 40, 80, 160, 300, 400];

/** The machine that this process runs on. */
function thisMachine(): Machine {
  return {
    system: nodeSystem,
    self: thisProcess(),
    lifeOf,
    sleep: (milliseconds) => sleep(milliseconds),
    nonce: () => randomBytes(6).toString('hex'),
    pauses: process.platform === 'win32' ? WINDOWS_PAUSES : [],
    names: process.platform === 'win32' ? 'windows' : 'any',
  };
}

/** Opens the disk; paths are relative to the working folder, and `programFolder` holds the program's own files. */
export function openDisk(workingFolder: string, programFolder: string, stopping = new Stopping()): Files {
  return openFiles(thisMachine(), workingFolder, programFolder, stopping);
}
