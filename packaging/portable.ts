/**
 * Makes the portable program: for each system a zip to unpack and run, without Node installed.
 * Usage: npm run package:portable -- [SYSTEM…]. Without a system, all of them. The zips lie in `build/portable/`.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { makePortable } from './make-portable.js';
import { manifestHere } from './program-files.js';
import { SYSTEM_NAMES } from './systems.js';

const asked = process.argv.slice(2);
const strangers = asked.filter((name) => !SYSTEM_NAMES.some((system) => system === name));
if (strangers.length > 0) {
  console.error(`error No portable program is made for ${strangers.join(', ')}.`);
  console.error(`  hint: Choose from ${SYSTEM_NAMES.join(', ')}.`);
  process.exit(2);
}
const folder = join('build', 'portable');
mkdirSync(folder, { recursive: true });
const systems = SYSTEM_NAMES.filter((name) => asked.length === 0 || asked.includes(name));
makePortable(manifestHere(), systems, folder);
