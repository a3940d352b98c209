/** Prints what was in force on a day. */
import type { ShownOrganisation, ShownPolicy, ShowResult } from '../engine/show.js';
import type { IssuedAttachment } from '../model/attachment-changes.js';
import { type CalendarDate, isoDate } from '../model/calendar.js';
import { hasErrors } from '../model/diagnostic.js';
import type { ExitCode } from '../model/exit-code.js';
import { line } from '../model/visible.js';
import type { Terminal } from '../model/world.js';
import { countWords, printDiagnostics } from './diagnostics.js';
import { documentText } from './document-text.js';
import { printJson } from './json.js';

export interface ShowReport extends ShowResult {
  readonly on: CalendarDate;
  /** Whether the words of policies were asked for, not a list. */
  readonly withWords: boolean;
}

/** Prints the list or the words, or one JSON object, and gives the exit code. */
export function reportShown(terminal: Terminal, json: boolean, report: ShowReport): ExitCode {
  const { diagnostics, organisations, on, failed } = report;
  const code: ExitCode = failed ? 3 : hasErrors(diagnostics) ? 1 : 0;
  if (json) {
    const answer = { command: 'show', exitCode: code, on: isoDate(on), organisations: organisations.map(jsonOf) };
    printJson(terminal, answer, diagnostics);
    return code;
  }
  printDiagnostics(diagnostics, terminal);
  for (const organisation of organisations) printOrganisation(terminal, organisation, report);
  if (hasErrors(diagnostics)) terminal.err(line`${countWords(diagnostics)} above`);
  return code;
}

function printOrganisation(terminal: Terminal, shown: ShownOrganisation, { on, withWords }: ShowReport): void {
  const { out } = terminal;
  const { id, issue, inForce, notInForce, attachments, written } = shown;
  const day = isoDate(on);
  if (!issue) {
    out(line`${id}  nothing had been issued by ${day}`);
    return;
  }
  out(line`${id}  on ${day}, after issue ${issue.number} of ${issue.date}`);
  for (const policy of inForce) {
    out(line`  ${policyWords(policy)}`);
    if (!policy.keepsWords && withWords) for (const words of oldWords(policy)) out(line`    ${words}`);
    if (policy.document) out(`\n${documentText(policy.document, terminal.width)}\n`);
  }
  for (const { policy, why } of notInForce) out(line`  ${policy.policy}  not in force: ${whyWords(why)}`);
  for (const attachment of attachments) out(line`  ${attachmentWords(attachment)}`);
  if (inForce.length === 0 && notInForce.length === 0) out(line`  nothing was in force`);
  for (const path of written) out(line`  ${path}`);
}

function policyWords({ policy, issue, approval, from }: ShownPolicy): string {
  const { title, version } = policy;
  const approved = approval
    ? `approved ${approval.by === undefined ? '' : `by ${approval.by} `}on ${approval.on}`
    : 'approval not recorded';
  return [
    `${policy.policy}  ${title}${version === undefined ? '' : `, version ${version}`}`,
    approved,
    ...(from === undefined ? [] : [`in force from ${from}`]),
    `issue ${issue.number}`,
  ].join('; ');
}

function attachmentWords({ path, title, version }: IssuedAttachment): string {
  return `${path}  ${title}${version === undefined ? '' : `, version ${version}`}`;
}

/** What an issue of the first form knows of a policy. */
function oldWords({ policy, issue }: ShownPolicy): readonly string[] {
  const files = Object.keys(policy.raw?.files ?? {});
  return [
    `Issue ${issue.number} was recorded before texts were kept, so its words can’t be shown again.`,
    ...(policy.reviewed === undefined ? [] : [`Last reviewed: ${policy.reviewed}`]),
    ...(files.length === 0 ? [] : [`Its documents, in the zip or folder that was sent then: ${files.join(', ')}`]),
  ];
}

function whyWords(why: ShownOrganisation['notInForce'][number]['why']): string {
  switch (why.kind) {
    case 'withdrawn':
      return `withdrawn on ${why.on}`;
    case 'left-pack':
      return `no longer in the pack since issue ${why.issue}`;
    case 'not-approved':
      return 'it was issued, but not approved by that day';
    case 'not-yet':
      return `in force from ${why.from}`;
  }
}

function jsonOf({ id, issue, inForce, notInForce, attachments, written }: ShownOrganisation) {
  return {
    id,
    ...(issue ? { issue: issue.number, issued: issue.date } : {}),
    inForce: inForce.map(({ policy, issue: held, approval, from, keepsWords, document }) => ({
      policy: policy.policy,
      title: policy.title,
      ...(policy.version === undefined ? {} : { version: policy.version }),
      issue: held.number,
      ...(approval ? { approvedBy: approval.by, approvedOn: approval.on } : {}),
      ...(from === undefined ? {} : { inForceFrom: from }),
      keepsWords,
      ...(document ? { text: documentText(document, 100) } : {}),
    })),
    notInForce: notInForce.map(({ policy, why: { kind, ...more } }) => ({ policy: policy.policy, why: kind, ...more })),
    attachments: attachments.map(({ path, title, version, policies, sha256 }) => ({
      path,
      title,
      ...(version === undefined ? {} : { version }),
      policies,
      sha256,
    })),
    written,
  };
}
