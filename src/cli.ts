#!/usr/bin/env node
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startNode } from './edge/start-node.js';
/** The program: argv → command → exit code. The only file that touches `process`. */
import { visible } from './model/visible.js';
import type { World } from './model/world.js';

// Compiled code is kept only of what is loaded afterwards.
startNode(process);
const [{ run }, { abandonUnfinished }, { openWorld }] = await Promise.all([
  import('./commands/index.js'),
  import('./edge/disk.js'),
  import('./edge/world.js'),
]);

/** The signals that end a run early; a shell reports 128 and the signal's number. */
const STOPS = { SIGINT: 2, SIGTERM: 15 } as const;

const programFolder = dirname(dirname(fileURLToPath(import.meta.url)));

async function version(world: World): Promise<string> {
  const manifest: unknown = JSON.parse(
    new TextDecoder().decode(await world.files.read(join(programFolder, 'package.json'))),
  );
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : 'unknown';
}

for (const [signal, number] of Object.entries(STOPS)) {
  process.once(signal, () => {
    abandonUnfinished();
    process.stderr.write('\nInterrupted: no file was left half-written.\n');
    process.exit(128 + number);
  });
}

// `policy fields | head` closes the pipe early: that is no failure of ours.
process.stdout.on('error', (problem: NodeJS.ErrnoException) => {
  if (problem.code === 'EPIPE') process.exit(0);
  throw problem;
});

try {
  const world = openWorld(process, programFolder);
  process.exitCode = await run(process.argv.slice(2), world, await version(world));
} catch (cause) {
  const words = cause instanceof Error ? cause.message : String(cause);
  process.stderr.write(`error The program failed in a way it did not foresee: ${visible(words)}\n`);
  if (process.env.POLICY_DEBUG && cause instanceof Error) process.stderr.write(`${visible(cause.stack ?? words)}\n`);
  else process.stderr.write('  hint: Set POLICY_DEBUG=1 for the details that a report of this fault needs.\n');
  process.exitCode = 1;
}
