/** `--report`: which reports for other programs a command writes, each to standard output or to a file of its own. */
import { type Command, InvalidArgumentError } from 'commander';
import { visibleOnLine } from '../model/visible.js';
import { REPORT_KINDS, type ReportKind } from '../report/ci/index.js';

/** A report that was asked for; without a file it is what the command prints. */
export interface ReportChoice {
  readonly kind: ReportKind;
  readonly file?: string;
}

/** Adds the option. */
export function addReportOption(command: Command): Command {
  return command.option(
    '--report <kind>',
    'report to other programs: github, sarif, junit or markdown; sarif=FILE writes a file beside it; can be repeated',
    readReport,
  );
}

/** Reads `github`, or `sarif=results.sarif`, after those that were named before. */
export function readReport(text: string, before: readonly ReportChoice[] = []): readonly ReportChoice[] {
  const [, name = '', , file] = /^([^=]*)(=(.*))?$/s.exec(text) ?? [];
  const kind = REPORT_KINDS.find((each) => each === name.trim().toLowerCase());
  if (!kind)
    throw new InvalidArgumentError(`"${visibleOnLine(name)}" isn’t a report. Choose from ${REPORT_KINDS.join(', ')}.`);
  if (file?.trim() === '') throw new InvalidArgumentError(`Write the file’s name after "${kind}=".`);
  if (file === undefined && before.some((each) => each.file === undefined))
    throw new InvalidArgumentError(`One report is printed already. Give this one a file: ${kind}=FILE.`);
  if (before.some((each) => each.file !== undefined && each.file === file))
    throw new InvalidArgumentError('Two reports can’t have the same file.');
  return [...before, file === undefined ? { kind } : { kind, file }];
}
