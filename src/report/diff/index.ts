/** Reports what differs between packs and their issues, and gives the exit code. */
import type { PackSinceIssue } from '../../engine/diff/since-issue.js';
import { type Diagnostic, hasErrors } from '../../model/diagnostic.js';
import type { ExitCode } from '../../model/exit-code.js';
import { line } from '../../model/visible.js';
import type { Terminal } from '../../model/world.js';
import { countWords, printDiagnostics } from '../diagnostics.js';
import { printJson } from '../json.js';
import { packJson } from './json.js';
import { packWords, printPack } from './terminal.js';

/** What is told of a comparison. */
export interface DiffReport {
  readonly packs: readonly PackSinceIssue[];
  readonly diagnostics: readonly Diagnostic[];
  /** Whether files couldn't be written. */
  readonly failed: boolean;
  /** Whether differences end the run with exit code 1. */
  readonly failOnChanges: boolean;
}

/** Prints the differences, or one JSON object, and gives the exit code. */
export function reportDiff(terminal: Terminal, json: boolean, report: DiffReport): ExitCode {
  const { packs, diagnostics } = report;
  const exitCode = exitCodeOf(report);
  if (json) {
    printJson(terminal, { command: 'diff', exitCode, organisations: packs.map(jsonOf) }, diagnostics);
    return exitCode;
  }
  printDiagnostics(diagnostics, terminal);
  packs.forEach((pack, at) => {
    if (at > 0) terminal.out('\n');
    terminal.out(line`${terminal.paint.strong(pack.id)}  ${statusWords(pack)}`);
    if (pack.status === 'compared') printPack(terminal, pack);
  });
  if (hasErrors(diagnostics)) terminal.err(line`${countWords(diagnostics)} above`);
  return exitCode;
}

function jsonOf(pack: PackSinceIssue) {
  const { id, organisation, status, since } = pack;
  const issue = since ? { issue: since.number, issued: since.date } : {};
  return { id, organisation, status, ...issue, ...packJson(pack) };
}

/** Differences are an answer, and no error, unless they were asked to be one. */
function exitCodeOf({ packs, diagnostics, failed, failOnChanges }: DiffReport): ExitCode {
  if (failed) return 3;
  if (hasErrors(diagnostics) || packs.some(lacksIssue)) return 1;
  return failOnChanges && packs.some(isDifferent) ? 1 : 0;
}

/** Whether an issue was asked for that there isn't. */
function lacksIssue({ status, issues = [] }: PackSinceIssue): boolean {
  return status === 'no-issue' && issues.length > 0;
}

/** A pack that was never issued is new. */
function isDifferent({ status, policies, attachments }: PackSinceIssue): boolean {
  return status !== 'compared' || policies.length + attachments.length > 0;
}

function statusWords(pack: PackSinceIssue): string {
  const { id, status, since, issues = [] } = pack;
  if (status === 'compared') return `since issue ${since?.number} of ${since?.date}: ${packWords(pack)}`;
  if (status === 'refused') return 'couldn’t be compared: see the problems above';
  const [first, last] = [issues[0], issues.at(-1)];
  if (!first || !last)
    return `nothing has been issued yet, so there is nothing to compare with: policy issue --org ${id} records the first issue`;
  const all =
    first === last
      ? `issue ${first.number} of ${first.date}`
      : `issues ${first.number} to ${last.number}, of ${first.date} to ${last.date}`;
  return `has no such issue: there is ${all}`;
}
