/** Shows what was in force for organisations on a day: as a list, in words, or written to a folder as documents. */
import type { IssuedAttachment } from '../model/attachment-changes.js';
import { type CalendarDate, isoDate } from '../model/calendar.js';
import { type Diagnostic, hasErrors } from '../model/diagnostic.js';
import type { Document } from '../model/document.js';
import type { Issue, IssuedPolicy } from '../model/issues.js';
import type { Organisation } from '../model/organisation.js';
import { joinPath } from '../model/paths.js';
import { FORMATS, type Format } from '../model/plan.js';
import type { RecordEvent } from '../model/policy-record.js';
import { FileTrouble, type OutputFile } from '../model/world.js';
import { type DayView, type EventsOf, type InForce, inForceOn } from '../plan/in-force.js';
import { makeDocuments, type WriterFor } from './documents.js';
import { holding, unwritable, type WaitListener } from './holding.js';
import { isChosenIssued, isNamedIssued } from './issued-names.js';
import { issuedDocument, keepsWords, type OpenedIssue, type OpenedPolicy, openIssue } from './issued-words.js';
import { keptAttachment } from './kept-attachments.js';
import { findOrganisations, loadIssues, loadOrganisation, type OrganisationFile } from './organisation-files.js';
import { anchorsAmong } from './policy-anchors.js';
import { RequestProblem } from './request-problem.js';
import { chooseOrganisations, type OrganisationChoice } from './selection.js';
import type { Workspace } from './workspace.js';
import { openWriters } from './writers.js';

export interface ShowRequest {
  readonly organisations: OrganisationChoice;
  readonly on: CalendarDate;
  /** Codes, slugs or patterns; none: all that were in force, as a list. */
  readonly policies: readonly string[];
  /** The folder to write documents to; absent: words. */
  readonly out?: string;
  /** Absent: the workspace's formats, or else all. */
  readonly formats?: readonly Format[];
}

/** A policy with its words, as far as they were asked for and are kept. */
export interface ShownPolicy extends InForce {
  /** Whether the issue kept what the words were made of. */
  readonly keepsWords: boolean;
  readonly document?: Document;
}

/** What was in force for one organisation. */
export interface ShownOrganisation {
  readonly id: string;
  /** The last issue by that day; absent before the first. */
  readonly issue?: Issue;
  readonly inForce: readonly ShownPolicy[];
  readonly notInForce: DayView['notInForce'];
  /** The forms, leaflets and other files of the issue that went with the policies in force, or with the whole pack. */
  readonly attachments: readonly IssuedAttachment[];
  /** Paths of the documents that were written. */
  readonly written: readonly string[];
}

export interface ShowResult {
  readonly organisations: readonly ShownOrganisation[];
  readonly diagnostics: readonly Diagnostic[];
  /** Whether files could not be written. */
  readonly failed: boolean;
}

/** Shows what was in force; throws RequestProblem. */
export async function showIssued(
  workspace: Workspace,
  request: ShowRequest,
  listener: WaitListener = {},
): Promise<ShowResult> {
  const files = chooseOrganisations(
    await findOrganisations(workspace),
    request.organisations,
    workspace.folders.organisations,
  );
  const organisations: ShownOrganisation[] = [];
  const run: Run = { workspace, request, listener, diagnostics: [], writerFor: openWriters(workspace), failed: false };
  for (const file of files) {
    const shown = await showOne(file, run);
    if (shown) organisations.push(shown);
  }
  return { organisations, diagnostics: run.diagnostics, failed: run.failed };
}

interface Run {
  readonly workspace: Workspace;
  readonly request: ShowRequest;
  readonly listener: WaitListener;
  readonly diagnostics: Diagnostic[];
  readonly writerFor: WriterFor;
  failed: boolean;
}

async function showOne(file: OrganisationFile, run: Run): Promise<ShownOrganisation | undefined> {
  const { workspace, request, diagnostics } = run;
  const issues = await loadIssues(workspace, file.id);
  diagnostics.push(...issues.diagnostics);
  const { value: organisation, diagnostics: reading } = await loadOrganisation(workspace, file);
  // Without the record nobody can tell what was withdrawn or approved later.
  if (!organisation) diagnostics.push(...reading.filter(({ severity }) => severity === 'error'));
  if (!issues.value || !organisation) return undefined;
  const view = inForceOn(issues.value, eventsIn(organisation), request.on);
  const chosen = chosenOf(file.id, view, request.policies);
  const asked = request.policies.length > 0 || request.out !== undefined;
  const opened = asked ? await openAll(file, issues.value, chosen.inForce, run) : new Map<InForce, OpenedPolicy>();
  const isoDay = isoDate(request.on);
  const issue = issues.value.findLast(({ date }) => date <= isoDay);
  const attachments = attachmentsWith(chosen.inForce, issue, request);
  return {
    id: file.id,
    ...(issue ? { issue } : {}),
    inForce: chosen.inForce.map((policy) => shownPolicy(policy, opened.get(policy), run)),
    notInForce: chosen.notInForce,
    attachments,
    written:
      request.out === undefined ? [] : await writeAll(file.id, request.out, [...opened.values()], attachments, run),
  };
}

/** What goes with the whole pack is left out where only some policies were asked for. */
function attachmentsWith(
  inForce: readonly InForce[],
  issue: Issue | undefined,
  { policies: asked }: ShowRequest,
): readonly IssuedAttachment[] {
  const names = new Set(inForce.map(({ policy }) => policy.policy));
  return (issue?.attachments ?? []).filter(
    ({ policies }) => policies.some((name) => names.has(name)) || (policies.length === 0 && asked.length === 0),
  );
}

/** Records are kept under codes or slugs. */
function eventsIn({ policies }: Organisation): EventsOf {
  return (policy): readonly RecordEvent[] =>
    policies.filter(({ key }) => isNamedIssued(policy, key)).flatMap(({ events }) => events);
}

function chosenOf(organisation: string, { inForce, notInForce }: DayView, patterns: readonly string[]): DayView {
  const all = [...inForce, ...notInForce].map(({ policy }) => policy);
  const unmatched = patterns.find((pattern) => !all.some((policy) => isChosenIssued(policy, pattern)));
  if (unmatched !== undefined)
    throw new RequestProblem({
      kind: 'not-issued',
      organisation,
      pattern: unmatched,
      names: all.map(({ policy }) => policy),
    });
  const wanted = ({ policy }: { readonly policy: IssuedPolicy }) =>
    patterns.length === 0 || patterns.some((pattern) => isChosenIssued(policy, pattern));
  return { inForce: inForce.filter(wanted), notInForce: notInForce.filter(wanted) };
}

/** Opens policies again, each issue once; one whose words are not kept is left out, and reported if it should have been kept. */
async function openAll(
  file: OrganisationFile,
  issues: readonly Issue[],
  policies: readonly InForce[],
  { workspace, request, diagnostics }: Run,
): Promise<ReadonlyMap<InForce, OpenedPolicy>> {
  const formats = request.formats ?? workspace.formats ?? FORMATS;
  const openedIssues = new Map<Issue, OpenedIssue | undefined>();
  const opened = new Map<InForce, OpenedPolicy>();
  for (const policy of policies) {
    const { issue } = policy;
    if (!keepsWords(issue)) continue;
    if (!openedIssues.has(issue)) {
      const outcome = await openIssue(workspace, file, issues, issue);
      diagnostics.push(...outcome.diagnostics);
      openedIssues.set(issue, outcome.value);
    }
    const outcome = await openedIssues.get(issue)?.policy(policy.policy, formats);
    diagnostics.push(...(outcome?.diagnostics ?? []));
    if (outcome?.value) opened.set(policy, outcome.value);
  }
  return opened;
}

function shownPolicy(policy: InForce, opened: OpenedPolicy | undefined, run: Run): ShownPolicy {
  const shown = { ...policy, keepsWords: keepsWords(policy.issue) };
  if (!opened || run.request.out !== undefined) return shown;
  const { value, diagnostics } = issuedDocument(opened);
  run.diagnostics.push(...diagnostics);
  return { ...shown, ...(value ? { document: value } : {}) };
}

/** Writes documents to a folder of their own, `<out>/<id>-<day>`, so that no rendered pack is overwritten. */
async function writeAll(
  id: string,
  out: string,
  policies: readonly OpenedPolicy[],
  attachments: readonly IssuedAttachment[],
  run: Run,
): Promise<readonly string[]> {
  const { workspace, request, diagnostics, writerFor, listener } = run;
  const folder = joinPath(out, `${id}-${isoDate(request.on)}`);
  const files: OutputFile[] = [];
  const anchorsIn = anchorsAmong(policies);
  for (const { template, job } of policies) {
    const made = await makeDocuments(template, job, { writerFor }, anchorsIn);
    const errors = made.diagnostics.filter(({ severity }) => severity === 'error');
    diagnostics.push(...errors);
    if (!hasErrors(errors))
      files.push(
        ...made.files.flatMap(({ path, bytes }) => (bytes ? { path: joinPath(folder, path), bytes, below: out } : [])),
      );
  }
  for (const attachment of attachments) {
    const kept = await keptAttachment(workspace, attachment);
    diagnostics.push(...kept.diagnostics);
    if (kept.value) files.push({ path: joinPath(folder, attachment.path), bytes: kept.value, below: out });
  }
  if (files.length === 0) return [];
  try {
    await holding(workspace.world, [folder], listener, (hold) => hold.write({ files }));
    return files.map(({ path }) => path);
  } catch (cause) {
    if (!(cause instanceof FileTrouble)) throw cause;
    run.failed = true;
    diagnostics.push(unwritable(workspace.world, cause, { organisation: id }));
    return [];
  }
}
