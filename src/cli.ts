#!/usr/bin/env node
/** The program: argv → command → exit code. The only file that touches `process`. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { run } from './commands/index.js';
import { Stopping } from './edge/stopping.js';
import { troubleOf } from './edge/trouble.js';
import { openWorld } from './edge/world.js';
import type { World } from './model/world.js';

/** The signals that end a run early; a shell reports 128 and the signal's number. */
const STOPS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;

/**
 * How much bytecode V8 runs before it considers optimising a function; its own choice is about 67,000 (Node 20). A call of
 * this program lives a second or two: optimised too early, a third of its processor time went into compiling (2.2 s
 * against 1.6 s for one client), and runs of hundreds of clients lose nothing.
 */
setFlagsFromString('--interrupt-budget=500000');

const stopping = new Stopping();

/** Ends the run where nobody hears it any more, with what was being written put back first. */
function endOutput(problem: NodeJS.ErrnoException, stream: string): void {
  const isClosed = problem.code === 'EPIPE';
  void stopping.stop().finally(() => {
    if (!isClosed && stream === 'Standard output')
      complain(`${stream} could not be written: ${troubleOf('', problem).message}`);
    process.exit(isClosed ? 0 : 3);
  });
}

function complain(words: string, hint?: string): void {
  process.stderr.write(`error ${words}\n${hint === undefined ? '' : `  hint: ${hint}\n`}`);
}

/** The working folder; undefined where it was deleted, or may not be looked at, after the shell went there. */
function workingFolder(): string | undefined {
  try {
    return process.cwd();
  } catch (cause) {
    complain(
      `The working folder cannot be used: ${troubleOf('', cause).kind === 'missing' ? 'it is no longer there' : troubleOf('', cause).message}`,
      'Go to a folder that exists (cd), and run the command there.',
    );
    return undefined;
  }
}

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
    void stopping.stop().finally(() => {
      process.stderr.write('\nInterrupted: no file was left half-written.\n');
      process.exit(128 + number);
    });
  });
}

// `policy fields | head` closes the pipe early: that is no failure of ours.
process.stdout.on('error', (problem) => endOutput(problem, 'Standard output'));
process.stderr.on('error', (problem) => endOutput(problem, 'Standard error'));

async function main(): Promise<number> {
  const folder = workingFolder();
  if (folder === undefined) return 2;
  const world = openWorld(process, folder, programFolder, stopping);
  return run(process.argv.slice(2), world, await version(world));
}

try {
  process.exitCode = await main();
} catch (cause) {
  const words = cause instanceof Error ? cause.message : String(cause);
  complain(
    `The program failed in a way it did not foresee: ${words}`,
    process.env.POLICY_DEBUG ? undefined : 'Set POLICY_DEBUG=1 for the details that a report of this fault needs.',
  );
  if (process.env.POLICY_DEBUG && cause instanceof Error) process.stderr.write(`${cause.stack}\n`);
  process.exitCode = 1;
}
