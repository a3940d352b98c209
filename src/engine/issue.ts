/** Records a rendered pack as the organisation's next issue, keeps what its words were made of, and can zip it for sending. */
import { issueRefusals } from '../check/issue-refusals.js';
import type { PackView } from '../fill/pages/page.js';
import { sha256 } from '../formats/sha256.js';
import type { ChangedAttachment } from '../model/attachment-changes.js';
import { type CalendarDate, isoDate } from '../model/calendar.js';
import { type Diagnostic, error, hasErrors } from '../model/diagnostic.js';
import { issuesHead, issueText, withFormat } from '../model/issue-text.js';
import type { Issue } from '../model/issues.js';
import { MANIFEST_FILE, readManifest } from '../model/manifest.js';
import type { Organisation } from '../model/organisation.js';
import type { Pack } from '../model/organisation-pack.js';
import { type ChangedPolicy, entryOf, type IssueEntry } from '../model/pack-changes.js';
import { joinPath } from '../model/paths.js';
import { FORMATS, type Format } from '../model/plan.js';
import { FileTrouble, type OutputFile } from '../model/world.js';
import { readIssues } from '../read/issues.js';
import { bytesOf } from './finished-file.js';
import { OrganisationHold, undoneNotes, unwritable, type WaitListener } from './holding.js';
import { type ZipChoice, zipName, zipOf } from './issue-zip.js';
import { outOfDateFiles } from './issued-files.js';
import { attachmentsToKeep } from './kept-attachments.js';
import { filesToKeep, textsFolder } from './kept-texts.js';
import { isErrorOrLeft } from './left.js';
import { manifestIn, nextManifest, unlistedFiles } from './manifest.js';
import { findOrganisations, issuesPath } from './organisation-files.js';
import { afterIssue } from './pack-history.js';
import { packView } from './pages.js';
import { type Product, type Production, produce } from './produce.js';
import { type Preparation, prepare } from './production.js';
import { engineName } from './program-version.js';
import { chooseOrganisations, type OrganisationChoice } from './selection.js';
import { withWords } from './told-words.js';
import type { Workspace } from './workspace.js';

/** The organisations whose packs are issued, and how. */
export interface IssueRequest {
  readonly organisations: OrganisationChoice;
  /** The day of the issue. */
  readonly on: CalendarDate;
  /** The same date as when the pack was rendered. */
  readonly reviewedOn?: CalendarDate;
  /** What of the pack is zipped beside its folder; absent: nothing. */
  readonly zip?: ZipChoice;
  /** Whether drafts and unapproved texts are issued, marked so. */
  readonly withUnapproved?: boolean;
  /** The number of a mistaken issue that this one replaces, and why. */
  readonly replaces?: { readonly number: number; readonly reason: string };
  /** Whether nothing is written. */
  readonly dryRun?: boolean;
}

/** The outcome for one organisation's pack. */
export interface IssuedPack {
  readonly id: string;
  readonly status: 'issued' | 'planned' | 'unchanged' | 'refused' | 'failed';
  readonly number?: number;
  /** ISO. */
  readonly date?: string;
  readonly changes: readonly ChangedPolicy[];
  readonly attachments: readonly ChangedAttachment[];
  /** The path of the zip. */
  readonly zip?: string;
  /** Files in the folder that are not part of the pack, so they are not issued. */
  readonly unlisted: readonly string[];
}

/** The outcome for each organisation's pack, sorted by id, and the problems. */
export interface IssueResult {
  readonly packs: readonly IssuedPack[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Issues the chosen packs; throws RequestProblem. */
export async function issuePacks(
  workspace: Workspace,
  request: IssueRequest,
  listener: WaitListener = {},
): Promise<IssueResult> {
  const diagnostics: Diagnostic[] = [];
  const packs: IssuedPack[] = [];
  for (const group of await groupsOf(workspace, request.organisations))
    packs.push(...(await issueGroup(workspace, group, request, { diagnostics, listener })));
  return { packs: packs.sort((a, b) => (a.id < b.id ? -1 : 1)), diagnostics };
}

/** Organisations whose packs were rendered with the same formats. */
interface FormatGroup {
  readonly formats: readonly Format[];
  /** Whether the packs were bound as one PDF too. */
  readonly combined: boolean;
  /** Whether the policies were made in large print too. */
  readonly largePrint: boolean;
  readonly ids: readonly string[];
}

async function groupsOf(workspace: Workspace, choice: OrganisationChoice): Promise<readonly FormatGroup[]> {
  const { world, folders } = workspace;
  const files = chooseOrganisations(await findOrganisations(workspace), choice, folders.organisations);
  const groups = new Map<string, FormatGroup>();
  for (const { id } of files) {
    const manifest = await manifestIn(world, joinPath(folders.out, id));
    const formats = FORMATS.filter((format) =>
      manifest?.files.some((file) => 'policy' in file && file.format === format),
    );
    const combined = manifest?.files.some((file) => 'page' in file && file.page === 'combined') === true;
    const largePrint = manifest?.files.some((file) => 'edition' in file && file.edition === 'large-print') === true;
    const key = `${formats.join()} ${combined} ${largePrint}`;
    groups.set(key, { formats, combined, largePrint, ids: [...(groups.get(key)?.ids ?? []), id] });
  }
  return [...groups.values()];
}

async function issueGroup(
  workspace: Workspace,
  { formats, combined, largePrint, ids }: FormatGroup,
  request: IssueRequest,
  { diagnostics, listener }: { readonly diagnostics: Diagnostic[]; readonly listener: WaitListener },
): Promise<readonly IssuedPack[]> {
  const { world, folders } = workspace;
  const { reviewedOn, on } = request;
  const reviewed = reviewedOn ? { reviewedOn } : {};
  const preparation = await prepare(workspace, {
    ...reviewed,
    organisations: ids,
    askedFor: request.organisations,
    formats,
    asOf: on,
  });
  diagnostics.push(...preparation.diagnostics.filter((told) => isTold(told) || isErrorOrLeft(told)));
  const results: IssuedPack[] = [];
  const hold = new OrganisationHold(world, listener);
  const production: Production = {
    onDocument: () => undefined,
    manifestOf: async (id) => {
      const folder = joinPath(folders.out, id);
      if (!request.dryRun) await hold.take([issuesPath(workspace, id), folder, textsFolder(workspace)]);
      return manifestIn(world, folder);
    },
    isWhole: true,
    engine: await engineName(world),
    combined,
    largePrint,
    issuing: {
      date: isoDate(on),
      ...(request.replaces ? { replaces: request.replaces.number, reason: request.replaces.reason } : {}),
    },
  };
  try {
    for await (const product of produce(preparation, production)) {
      diagnostics.push(...product.diagnostics.filter(({ severity }) => severity === 'error'));
      const outcome = await issueOne(preparation, product, request, { hold, formats });
      diagnostics.push(...outcome.diagnostics);
      results.push(outcome.pack);
    }
  } finally {
    await hold.release();
  }
  return results;
}

/** Errors, and reviews that were due: a pack may be issued with them, but nobody should overlook it. */
function isTold({ severity, code }: Diagnostic): boolean {
  return severity === 'error' || code === 'review-overdue';
}

interface Issuing {
  readonly hold: OrganisationHold;
  readonly formats: readonly Format[];
}

interface IssueOutcome {
  readonly pack: IssuedPack;
  readonly diagnostics: readonly Diagnostic[];
}

function refusal(id: string, diagnostics: readonly Diagnostic[]): IssueOutcome {
  return { pack: { id, status: 'refused', changes: [], attachments: [], unlisted: [] }, diagnostics };
}

async function issueOne(
  { workspace, organisations, plan, templateOf }: Preparation,
  product: Product,
  request: IssueRequest,
  issuing: Issuing,
): Promise<IssueOutcome> {
  const { id, before, history, next } = product;
  const folder = joinPath(workspace.folders.out, id);
  const organisation = organisations.find((entry) => entry.id === id)?.organisation;
  const pack = plan.packs.get(id);
  const differences = product.refused ? [] : await outOfDateFiles(workspace.world, folder, before, product.files, id);
  if (product.refused || hasErrors(differences) || !organisation || !pack || !history) return refusal(id, differences);
  const refusals = [
    ...issueRefusals(organisation, { ...history, withUnapproved: request.withUnapproved === true }),
    ...orderTrouble(workspace, id, request, history.issues, next),
  ];
  if (refusals.length > 0) return refusal(id, refusals);
  try {
    return await record({ workspace, organisation, pack, product, request, templateOf, ...issuing });
  } catch (cause) {
    if (!(cause instanceof FileTrouble)) throw cause;
    const trouble = unwritable(workspace.world, cause, { organisation: id });
    return { pack: { id, status: 'failed', changes: [], attachments: [], unlisted: [] }, diagnostics: [trouble] };
  }
}

/** A day before the last issue's, and an issue to replace that there isn't. */
function orderTrouble(
  workspace: Workspace,
  id: string,
  { on, replaces }: IssueRequest,
  issues: readonly Issue[],
  next: Issue | undefined,
): readonly Diagnostic[] {
  const last = issues.at(-1);
  const path = issuesPath(workspace, id);
  if (replaces && !issues.some(({ number }) => number === replaces.number))
    return [
      error('issue-replaces', `There is no issue ${replaces.number} to replace`, path, {
        organisation: id,
        hint: last ? `The last one is issue ${last.number}.` : 'This pack has never been issued.',
      }),
    ];
  if (!next || !last || isoDate(on) >= last.date) return [];
  return [
    error('issue-date', `Issue ${last.number} has a later date: ${last.date}`, path, {
      organisation: id,
      hint: 'Give a date that isn’t before it.',
    }),
  ];
}

interface Recording extends Issuing {
  readonly workspace: Workspace;
  readonly organisation: Organisation;
  readonly pack: Pack;
  readonly product: Product;
  readonly request: IssueRequest;
  readonly templateOf: Preparation['templateOf'];
}

/** What the note in a zip is made from: the same differences as “What has changed”. */
async function zippedView(
  view: PackView,
  { workspace, organisation, pack, request, templateOf }: Recording,
  issues: readonly Issue[],
): Promise<PackView> {
  if (!request.zip || !view.told) return view;
  return { ...view, told: await withWords(view.told, { workspace, organisation, pack, issues, templateOf }) };
}

/** Writes documents, manifest, record, texts and zip as one change; for an issue that is recorded already, only what differs. */
async function record(recording: Recording): Promise<IssueOutcome> {
  const { workspace, organisation, pack, product, request, hold, formats } = recording;
  const { id, before, entries, history, next, issue } = product;
  const { world, folders } = workspace;
  const folder = joinPath(folders.out, id);
  const written = nextManifest(id, await engineName(world), entries, before, { formats, isWhole: true }, issue);
  const manifest = written.manifest === undefined ? undefined : readManifest(written.manifest);
  if (!history || !manifest || written.manifest === undefined) return refusal(id, []);
  const issues = next
    ? [...history.issues, { ...next, manifest: sha256(Buffer.from(written.manifest, 'utf8')) }]
    : history.issues;
  const last = issues.at(-1);
  const added = next ? await recordText(workspace, id, issues) : undefined;
  if (
    added !== undefined &&
    readIssues({ path: issuesPath(workspace, id), text: added }).value?.length !== issues.length
  )
    return refusal(id, [noRoom(workspace, id)]);
  const heads = [...pack.extraPages, ...pack.policies].map(({ template }) => template);
  const texts = await filesToKeep(workspace, heads);
  if (!texts.value) return refusal(id, texts.diagnostics);
  const attached = await attachmentsToKeep(workspace, folder, product.files);
  const bytes = new Map<string, Uint8Array>();
  for (const file of product.files) bytes.set(file.path, await bytesOf(world, folder, file));
  const paths = new Set(manifest.files.map(({ path }) => path));
  // The zip tells what is different in this issue, as its change log does.
  const issued = next && last ? { ...afterIssue(history, next), issues } : history;
  const view = await zippedView(
    packView(organisation, pack, issued, (path) => paths.has(path)),
    recording,
    issues,
  );
  const zipped = { id, pack: pack.definition.name, manifest, bytes, view };
  const zipPath = request.zip && joinPath(folders.out, `${zipName(zipped, request.zip)}.zip`);
  const result = {
    id,
    ...(last ? { number: last.number, date: last.date } : {}),
    ...(next && last ? changesOf(entryOf(last, issues.at(-2))) : { changes: [], attachments: [] }),
    unlisted: (await unlistedFiles(world, folder, paths)).map((path) => joinPath(folder, path)),
    ...(zipPath === undefined ? {} : { zip: zipPath }),
  };
  if (request.dryRun) return { pack: { ...result, status: next ? 'planned' : 'unchanged' }, diagnostics: [] };
  const inOut = (path: string, content: Uint8Array): OutputFile => ({ path, bytes: content, below: folders.out });
  const currentHold = hold.current();
  await currentHold.write({
    files: [
      ...[...bytes].map(([path, content]) => inOut(joinPath(folder, path), content)),
      inOut(joinPath(folder, MANIFEST_FILE), Buffer.from(written.manifest, 'utf8')),
      ...texts.value,
      ...attached,
      ...(added === undefined ? [] : [{ path: issuesPath(workspace, id), bytes: Buffer.from(added, 'utf8') }]),
      ...(zipPath === undefined || !request.zip ? [] : [inOut(zipPath, zipOf(zipped, request.zip))]),
    ],
  });
  return {
    pack: { ...result, status: next ? 'issued' : 'unchanged' },
    diagnostics: undoneNotes(world, currentHold, id),
  };
}

function changesOf({ changes, attachments }: IssueEntry): Pick<IssuedPack, 'changes' | 'attachments'> {
  return { changes, attachments };
}

function noRoom(workspace: Workspace, id: string): Diagnostic {
  const message = 'The issue can’t be added to this file because of how it is laid out';
  return error('issue-unwritable', message, issuesPath(workspace, id), {
    organisation: id,
    hint: 'The file must end with the last issue in the list "issues", each key on a line of its own. If someone changed it by hand, restore it from version control.',
  });
}

/** The text of the issues file with the last issue at its end; the rest stays as it is. */
async function recordText(workspace: Workspace, id: string, issues: readonly Issue[]): Promise<string> {
  const { files } = workspace.world;
  const path = issuesPath(workspace, id);
  const before = (await files.exists(path)) ? new TextDecoder().decode(await files.read(path)) : '';
  const existing = /^issues:/m.test(before)
    ? withFormat(before.replace(/(?<!\n)$/, '\n'))
    : `${before}${issuesHead(id)}`;
  const last = issues.at(-1);
  return last ? existing + issueText(last, issues.at(-2)) : existing;
}
