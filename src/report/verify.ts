/** Prints the result of `policy verify`: the files that are not as rendered, and what the pack was made from. */
import type { FileState, Verification } from '../engine/verify.js';
import { plural } from '../model/counting.js';
import type { ExitCode } from '../model/exit-code.js';
import { line } from '../model/visible.js';
import type { Terminal } from '../model/world.js';
import { printJson } from './json.js';

/** Prints the result, and gives the exit code. */
export function reportVerification(terminal: Terminal, json: boolean, verification: Verification): ExitCode {
  const isFine = verification.files.every(({ state }) => state === 'unaltered') && !isInterrupted(verification);
  const exitCode: ExitCode = isFine ? 0 : 1;
  if (json) printJson(terminal, { command: 'verify', exitCode, ...verification }, []);
  else printFiles(terminal, verification);
  return exitCode;
}

/** Whether a run was interrupted or is still going on, so that the folder may hold parts of two packs. */
function isInterrupted({ remains }: Verification): boolean {
  return remains !== undefined && (remains.interrupted.length > 0 || remains.temporary.length > 0 || !!remains.writer);
}

const WORDS: Readonly<Record<Exclude<FileState, 'unaltered'>, string>> = {
  changed: 'has changed since it was rendered',
  missing: 'is missing',
  added: 'isn’t in the manifest',
};

function printFiles(terminal: Terminal, verification: Verification): void {
  const { out, paint } = terminal;
  const { organisation, engine, files } = verification;
  printRemains(terminal, verification);
  for (const { path, state } of files) if (state !== 'unaltered') out(line`${path}  ${paint.error(WORDS[state])}`);
  const sources = new Map<string, number>();
  for (const { from } of files) if (from !== undefined) sources.set(from, (sources.get(from) ?? 0) + 1);
  out(line`${organisation}, made by ${engine} from:`);
  for (const [from, count] of sources) out(line`  ${from}  ${plural(count, 'file')}`);
  const count = (state: FileState) => files.filter((file) => file.state === state).length;
  const stateCounts = (['changed', 'missing', 'added'] as const).flatMap((state) =>
    count(state) ? [`${count(state)} ${state}`] : [],
  );
  out(
    `${plural(count('unaltered'), 'file')} complete and unaltered${stateCounts.length > 0 ? `, ${stateCounts.join(', ')}` : ''}\n`,
  );
  if (files.some(({ state }) => state === 'changed'))
    out(line`The next render replaces changed files, and keeps copies of them in .policy/altered/${organisation}`);
}

function printRemains({ out, paint }: Terminal, { remains }: Verification): void {
  const { interrupted = [], temporary = [], writer } = remains ?? {};
  const say = (words: string) => out(line`${paint.error(words)}`);
  if (writer) say(`Process ${writer.process} on ${writer.machine} is writing this pack now: verify it again later`);
  if (interrupted.length > 0)
    say(
      `A run was interrupted while it was writing ${plural(interrupted.length, 'file')}: the next render puts them back first`,
    );
  for (const path of temporary) say(`${path}  left over from an interrupted run: the next render removes it`);
}
