/** The program: argv → command → exit code. With `cli.ts` and `thread.ts`, the only file that touches `process`. */
import { join } from 'node:path';
import { run } from './commands/index.js';
import { Stopping } from './edge/stopping.js';
import { troubleOf } from './edge/trouble.js';
import { openWorld } from './edge/world.js';
import { visible } from './model/visible.js';
import type { World } from './model/world.js';

/** The signals that end a run early; a shell reports 128 and the signal's number. */
const STOPS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;

/** 0 fine · 2 wrong use · 3 writing failed, as the commands have them. */
const [WRONG_USE, UNWRITTEN] = [2, 3];

const stopping = new Stopping();

async function version(world: World, programFolder: string): Promise<string> {
  const manifest: unknown = JSON.parse(
    new TextDecoder().decode(await world.files.read(join(programFolder, 'package.json'))),
  );
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : 'unknown';
}

/** Ends the run early: what is being written is put back first, and locks are given back. */
function endEarly(code: number, words: string | undefined): void {
  void stopping.stop().finally(() => {
    if (words !== undefined) process.stderr.write(words);
    process.exit(code);
  });
}

function complaint(words: string, hint: string): string {
  return `error ${words}\n  hint: ${hint}\n`;
}

/** The working folder; undefined where it was deleted after the shell went there. */
function workingFolder(): string | undefined {
  try {
    return process.cwd();
  } catch (cause) {
    const { kind, message } = troubleOf('', cause);
    const reason = kind === 'missing' ? 'it is no longer there' : message;
    process.stderr.write(
      complaint(
        `The working folder cannot be used: ${reason}`,
        'Go to another folder (cd), and run the command there.',
      ),
    );
    return undefined;
  }
}

async function runIn(programFolder: string, thread: URL): Promise<number> {
  const folder = workingFolder();
  if (folder === undefined) return WRONG_USE;
  const world = openWorld(process, folder, programFolder, stopping, thread);
  return run(process.argv.slice(2), world, await version(world, programFolder));
}

function listen(): void {
  for (const [signal, number] of Object.entries(STOPS))
    process.once(signal, () => endEarly(128 + number, '\nInterrupted: no file was left half-written.\n'));

  process.stdout.on('error', (problem: NodeJS.ErrnoException) => {
    // `policy fields | head` closes the pipe early: that is no failure of ours.
    if (problem.code === 'EPIPE') return endEarly(0, undefined);
    const words = `The output could not be written: ${troubleOf('', problem).message}`;
    endEarly(UNWRITTEN, complaint(words, 'Send the output (>) to another place, or make room there.'));
  });

  // Where nobody can hear it there is nobody to tell.
  process.stderr.on('error', (problem: NodeJS.ErrnoException) =>
    endEarly(problem.code === 'EPIPE' ? 0 : UNWRITTEN, undefined),
  );
}

/** Runs the program whose package is in a folder; `thread` is the module that its threads begin with. Never rejects. */
export async function main(programFolder: string, thread: URL): Promise<void> {
  listen();
  try {
    process.exitCode = await runIn(programFolder, thread);
  } catch (cause) {
    const words = cause instanceof Error ? cause.message : String(cause);
    process.stderr.write(`error The program failed in a way it did not foresee: ${visible(words)}\n`);
    if (process.env.POLICY_DEBUG && cause instanceof Error) process.stderr.write(`${visible(cause.stack ?? words)}\n`);
    else process.stderr.write('  hint: Set POLICY_DEBUG=1 for the details that a report of this fault needs.\n');
    process.exitCode = 1;
  }
}
