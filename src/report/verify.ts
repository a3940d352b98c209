/** What `policy verify` says: what is not as it was rendered, and what the pack was made from. */

import type { FileState, Verification } from '../engine/verify.js';
import { plural } from '../model/counting.js';
import type { ExitCode } from '../model/exit-code.js';
import { line } from '../model/visible.js';
import type { Terminal } from '../model/world.js';
import { printJson } from './json.js';

/** Prints it, and gives the exit code. */
export function reportVerification(terminal: Terminal, json: boolean, verification: Verification): ExitCode {
  const exitCode: ExitCode = verification.files.every(({ state }) => state === 'unaltered') ? 0 : 1;
  if (json) printJson(terminal, { command: 'verify', exitCode, ...verification }, []);
  else printFiles(terminal, verification);
  return exitCode;
}

const WORDS: Readonly<Record<Exclude<FileState, 'unaltered'>, string>> = {
  changed: 'changed since it was rendered',
  missing: 'is missing',
  added: 'is not in the manifest',
};

function printFiles({ out, paint }: Terminal, { organisation, engine, files }: Verification): void {
  for (const { path, state } of files) if (state !== 'unaltered') out(line`${path}  ${paint.error(WORDS[state])}`);
  const sources = new Map<string, number>();
  for (const { from } of files) if (from !== undefined) sources.set(from, (sources.get(from) ?? 0) + 1);
  out(line`${organisation}, made by ${engine} from:`);
  for (const [from, count] of sources) out(line`  ${from}  ${plural(count, 'file')}`);
  const count = (state: FileState) => files.filter((one) => one.state === state).length;
  const found = (['changed', 'missing', 'added'] as const).flatMap((state) =>
    count(state) ? [`${count(state)} ${state}`] : [],
  );
  out(
    `${plural(count('unaltered'), 'file')} complete and unaltered${found.length > 0 ? `, ${found.join(', ')}` : ''}\n`,
  );
}
