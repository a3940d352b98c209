/** Reports what differs between two packs, zips, folders or documents, and gives the exit code. */
import type { ComparedFiles } from '../../engine/diff/files/two-packs.js';
import { hasErrors } from '../../model/diagnostic.js';
import type { ExitCode } from '../../model/exit-code.js';
import { line } from '../../model/visible.js';
import type { Terminal } from '../../model/world.js';
import { countWords, printDiagnostics } from '../diagnostics.js';
import { printJson } from '../json.js';
import { packJson } from './json.js';
import { packWords, printPack } from './terminal.js';

/** What is told of two places. */
export interface FilesReport extends Pick<ComparedFiles, 'pack' | 'diagnostics'> {
  /** As they were typed. */
  readonly before: string;
  readonly after: string;
  /** Whether files couldn't be written. */
  readonly failed: boolean;
  /** Whether differences end the run with exit code 1. */
  readonly failOnChanges: boolean;
}

/** Prints the differences, or one JSON object, and gives the exit code. */
export function reportFiles(terminal: Terminal, json: boolean, report: FilesReport): ExitCode {
  const { pack, before, after, diagnostics } = report;
  const exitCode = exitCodeOf(report);
  if (json) {
    printJson(terminal, { command: 'diff', exitCode, before, after, ...(pack ? packJson(pack) : {}) }, diagnostics);
    return exitCode;
  }
  printDiagnostics(diagnostics, terminal);
  if (pack) {
    terminal.out(line`${terminal.paint.strong(`${before} → ${after}`)}  ${packWords(pack)}`);
    printPack(terminal, pack);
  }
  if (hasErrors(diagnostics)) terminal.err(line`${countWords(diagnostics)} above`);
  return exitCode;
}

function exitCodeOf({ pack, diagnostics, failed, failOnChanges }: FilesReport): ExitCode {
  if (failed) return 3;
  if (!pack || hasErrors(diagnostics)) return 1;
  return failOnChanges && pack.policies.length > 0 ? 1 : 0;
}
