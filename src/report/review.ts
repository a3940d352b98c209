/** What `policy review` says when it has done its work. */

import { type Diagnostic, hasErrors, sortDiagnostics } from '../model/diagnostic.js';
import type { ExitCode } from '../model/exit-code.js';
import type { World } from '../model/world.js';
import { countWords, printDiagnostics } from './diagnostics.js';
import { printJson } from './json.js';
import { lineDiff } from './line-diff.js';

/** A review of one policy by one client, as it is recorded. */
export interface Recorded {
  readonly organisation: string;
  readonly file: string;
  readonly policy: string;
  readonly reviewed: string;
  readonly versionBefore?: string;
  readonly version: string;
  readonly nextReview?: string;
}

/** A client's file, before and after. */
export interface EditedFile {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly bytes: Uint8Array;
}

/** Prints what was recorded, or on a dry run would be, and gives the exit code. */
export function reportReviews(
  world: World,
  options: { readonly json?: boolean; readonly dryRun?: boolean },
  recorded: readonly Recorded[],
  files: readonly EditedFile[],
  unsorted: readonly Diagnostic[],
  failed?: 3,
): ExitCode {
  const diagnostics = sortDiagnostics(unsorted);
  const code: ExitCode = failed ?? (hasErrors(diagnostics) ? 1 : 0);
  if (options.json) {
    const dryRun = options.dryRun === true;
    printJson(world.terminal, { command: 'review', exitCode: code, dryRun, reviews: recorded }, diagnostics);
    return code;
  }
  printDiagnostics(diagnostics, world.terminal);
  if (options.dryRun) for (const file of files) printDiff(world, file);
  else for (const one of recorded) world.terminal.out(`${recordedWords(one)}\n`);
  if (code !== 0) world.terminal.err(`Nothing was recorded: ${countWords(diagnostics)} above\n`);
  return code;
}

function recordedWords({ file, policy, reviewed, versionBefore, version, nextReview }: Recorded): string {
  const versions = versionBefore === undefined ? version : `${versionBefore} → ${version}`;
  const next = nextReview === undefined ? '' : `, next review ${nextReview}`;
  return `${file}  ${policy}  reviewed ${reviewed}, version ${versions}${next}`;
}

function printDiff({ terminal: { out, paint } }: World, { path, before, after }: EditedFile): void {
  out(`--- ${path}\n+++ ${path}\n`);
  lineDiff(before, after).forEach((part, at) => {
    if (at > 0) out('…\n');
    for (const { mark, text } of part) {
      const line = `${mark}${text}`;
      out(`${mark === '-' ? paint.error(line) : mark === '+' ? paint.success(line) : line}\n`);
    }
  });
}
