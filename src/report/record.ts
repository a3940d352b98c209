/** Prints the results of the commands that write records: adopt, review, approve, revoke, withdraw and upgrade. */
import type { EditedFile, PassedOver, RecordedEvent, RecordResult } from '../engine/recording.js';
import { someOf } from '../model/counting.js';
import { hasErrors } from '../model/diagnostic.js';
import type { ExitCode } from '../model/exit-code.js';
import { line } from '../model/visible.js';
import type { Terminal } from '../model/world.js';
import { countWords, printDiagnostics } from './diagnostics.js';
import { printJson } from './json.js';
import { lineDiff } from './line-diff.js';

export interface RecordReportOptions {
  readonly json?: boolean;
  readonly dryRun?: boolean;
}

/** Prints what was recorded, or on a dry run would be, and gives the exit code. */
export function reportRecord(
  terminal: Terminal,
  command: string,
  options: RecordReportOptions,
  result: RecordResult,
): ExitCode {
  const { status, events, lacking, passedOver, files, diagnostics } = result;
  const code: ExitCode = status === 'failed' ? 3 : hasErrors(diagnostics) ? 1 : 0;
  if (options.json) {
    const dryRun = options.dryRun === true;
    const skipped = [
      ...lacking.map(({ organisation, pattern }) => ({ organisation, policy: pattern, why: 'no-such-policy' })),
      ...passedOver,
    ];
    printJson(terminal, { command, exitCode: code, dryRun, events, skipped }, diagnostics);
    return code;
  }
  printDiagnostics(diagnostics, terminal);
  if (options.dryRun) for (const file of files) printDiff(terminal, file);
  else {
    for (const event of events) terminal.out(line`${eventWords(event)}`);
    const told = new Set(events.map(({ file }) => file));
    for (const { path } of files) if (!told.has(path)) terminal.out(line`${path}  in the form of today`);
  }
  printSkipped(terminal, result);
  if (command === 'upgrade' && code === 0 && files.length === 0)
    terminal.out(line`Nothing to convert: all records are in the form of today`);
  if (code !== 0) terminal.err(line`Nothing was recorded, see the problems above (${countWords(diagnostics)})`);
  return code;
}

/** Policies that an organisation doesn't have, and those that it has adopted already. */
function printSkipped(terminal: Terminal, { lacking, passedOver }: RecordResult): void {
  for (const pattern of new Set(lacking.map((entry) => entry.pattern))) {
    const organisations = lacking.filter((entry) => entry.pattern === pattern).map(({ organisation }) => organisation);
    terminal.out(line`Passed over, without a policy "${pattern}": ${someOf(organisations, 20)}`);
  }
  const say = (why: PassedOver['why'], words: string) => {
    const names = passedOver
      .filter((entry) => entry.why === why)
      .map(({ organisation, policy }) => `${organisation} ${policy}`);
    if (names.length > 0) terminal.out(line`${words}: ${someOf(names, 20)}`);
  };
  say('adopted-already', 'This text is adopted already');
  say('own-words', 'With words or values of their own in the text, these need an approval of their own');
  say('withdrawn', 'Passed over, withdrawn');
  say('own-templates', 'Nothing to adopt, the templates are the provider’s own');
}

function eventWords(event: RecordedEvent): string {
  const { file, policy, on, by, versionBefore, version, inForce, nextReview, reason, replacedBy = [] } = event;
  const versions = versionBefore === undefined || versionBefore === version ? version : `${versionBefore} → ${version}`;
  const parts = [
    `${event.event} ${on}${by === undefined ? '' : ` by ${by}`}`,
    ...(version === undefined ? [] : [`version ${versions}`]),
    ...(inForce === undefined ? [] : [`in force from ${inForce}`]),
    ...(nextReview === undefined ? [] : [`next review ${nextReview}`]),
    ...(reason === undefined ? [] : [`reason: ${reason}`]),
    ...(replacedBy.length === 0 ? [] : [`replaced by ${replacedBy.join(', ')}`]),
  ];
  return `${file}  ${policy}  ${parts.join(', ')}`;
}

/** Prints the lines of a file that differ. */
export function printDiff({ out, paint }: Terminal, { path, before, after }: EditedFile): void {
  out(`--- ${path}\n+++ ${path}\n`);
  lineDiff(before, after).forEach((part, at) => {
    if (at > 0) out('…\n');
    for (const { mark, text } of part) {
      const words = `${mark}${text}`;
      out(`${mark === '-' ? paint.error(words) : mark === '+' ? paint.success(words) : words}\n`);
    }
  });
}
