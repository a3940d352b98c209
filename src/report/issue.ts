/** Prints the result of `policy issue`. */

import type { IssuedPack, IssueResult } from '../engine/issue.js';
import { someOf } from '../model/counting.js';
import { hasErrors } from '../model/diagnostic.js';
import type { ExitCode } from '../model/exit-code.js';

import { line } from '../model/visible.js';
import { changeWords } from '../model/wording/change-words.js';
import { wordingOf } from '../model/wording/languages.js';
import type { Terminal } from '../model/world.js';
import { countWords, printDiagnostics } from './diagnostics.js';
import { printJson } from './json.js';

/** Prints the outcome for each organisation's pack, in words or as one JSON object, and gives the exit code. */
export function reportIssues(terminal: Terminal, json: boolean, { packs, diagnostics }: IssueResult): ExitCode {
  const failed = packs.some(({ status }) => status === 'failed');
  const code: ExitCode = failed ? 3 : hasErrors(diagnostics) ? 1 : 0;
  if (json) {
    const organisations = packs.map(({ changes, attachments, ...rest }) => ({
      ...rest,
      ...(attachments.length > 0
        ? { attachments: attachments.map(({ attachment, change }) => ({ path: attachment.path, change })) }
        : {}),
      changes: changes.map(({ policy, change }) => ({ policy: policy.policy, change })),
    }));
    printJson(terminal, { command: 'issue', exitCode: code, organisations }, diagnostics);
    return code;
  }
  printDiagnostics(diagnostics, terminal);
  for (const pack of packs) printPack(terminal, pack);
  if (hasErrors(diagnostics)) terminal.err(line`${countWords(diagnostics)} above`);
  return code;
}

function printPack({ out }: Terminal, issued: IssuedPack): void {
  const { id, status, number, date, changes, attachments, zip, unlisted } = issued;
  out(line`${id}  ${statusWords(status, number, date)}`);
  for (const changed of changes) {
    const { policy, version } = changed.policy;
    out(line`  ${policy}${version ? ` ${version}` : ''}  ${changeWords(changed, wordingOf('en-GB'))}`);
  }
  for (const { attachment, change } of attachments)
    out(line`  ${attachment.path}  ${wordingOf('en-GB').attached.changes[change]}`);
  if (zip && status !== 'planned') out(line`  ${zip}`);
  if (unlisted.length > 0) out(line`  not part of the pack, left out: ${someOf(unlisted, 8)}`);
}

function statusWords(status: IssuedPack['status'], number: number | undefined, date: string | undefined): string {
  switch (status) {
    case 'issued':
      return `issue ${number}, ${date}`;
    case 'planned':
      return `would be issue ${number}, ${date}`;
    case 'unchanged':
      return `nothing changed since issue ${number}, ${date}`;
    case 'refused':
      return 'not issued, see the problems above';
    case 'failed':
      return 'couldn’t be written';
  }
}
