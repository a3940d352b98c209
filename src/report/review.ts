/** Prints the result of `policy review`. */

import type { EditedFile, RecordedReview, ReviewResult } from '../engine/review.js';
import { hasErrors } from '../model/diagnostic.js';
import type { ExitCode } from '../model/exit-code.js';
import { line } from '../model/visible.js';
import type { Terminal } from '../model/world.js';
import { countWords, printDiagnostics } from './diagnostics.js';
import { printJson } from './json.js';
import { lineDiff } from './line-diff.js';

/** Prints the reviews that were recorded, or on a dry run would be, and gives the exit code. */
export function reportReviews(
  terminal: Terminal,
  options: { readonly json?: boolean; readonly dryRun?: boolean },
  { status, reviews, files, diagnostics }: ReviewResult,
): ExitCode {
  const code: ExitCode = status === 'failed' ? 3 : hasErrors(diagnostics) ? 1 : 0;
  if (options.json) {
    const dryRun = options.dryRun === true;
    printJson(terminal, { command: 'review', exitCode: code, dryRun, reviews }, diagnostics);
    return code;
  }
  printDiagnostics(diagnostics, terminal);
  if (options.dryRun) for (const file of files) printDiff(terminal, file);
  else for (const review of reviews) terminal.out(line`${reviewWords(review)}`);
  if (code !== 0) terminal.err(line`Nothing was recorded, see the problems above (${countWords(diagnostics)})`);
  return code;
}

function reviewWords({ file, policy, reviewed, versionBefore, version, nextReview }: RecordedReview): string {
  const versions = versionBefore === undefined ? version : `${versionBefore} → ${version}`;
  const next = nextReview === undefined ? '' : `, next review ${nextReview}`;
  return `${file}  ${policy}  reviewed ${reviewed}, version ${versions}${next}`;
}

function printDiff({ out, paint }: Terminal, { path, before, after }: EditedFile): void {
  out(`--- ${path}\n+++ ${path}\n`);
  lineDiff(before, after).forEach((part, at) => {
    if (at > 0) out('…\n');
    for (const { mark, text } of part) {
      const words = `${mark}${text.replace(/\r$/, '')}`;
      out(`${mark === '-' ? paint.error(words) : mark === '+' ? paint.success(words) : words}\n`);
    }
  });
}
