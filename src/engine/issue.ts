/** Records a rendered pack as the organisation's next issue, and can zip it for sending. */
import { posix } from 'node:path';
import { type CalendarDate, isoDate } from '../model/calendar.js';
import { type Diagnostic, error, hasErrors } from '../model/diagnostic.js';
import type { Issue } from '../model/issues.js';
import { issueOf, issueText, policiesIn } from '../model/listed-issue.js';
import type { Manifest } from '../model/manifest.js';
import { WHOLE_PACK } from '../model/pack.js';
import { type ChangedPolicy, issueLog } from '../model/pack-changes.js';
import { FORMATS, type Format } from '../model/plan.js';
import { FileTrouble } from '../model/world.js';
import { readIssues } from '../read/issues.js';
import { OrganisationHold, undoneNotes, unwritable, type WaitListener } from './holding.js';
import { outOfDateFiles, packFiles, zipOf } from './issued-files.js';
import { isErrorOrLeft } from './left.js';
import { engineName, manifestIn, unlistedFiles } from './manifest.js';
import { type Production, produce } from './produce.js';
import { prepare } from './production.js';
import { chooseOrganisations, type OrganisationChoice } from './selection.js';
import { findOrganisations, issuesPath, loadIssues, type Workspace } from './workspace.js';

/** The organisations whose packs are issued, and how. */
export interface IssueRequest {
  readonly organisations: OrganisationChoice;
  /** The day of the issue. */
  readonly on: CalendarDate;
  /** The same date as when the pack was rendered. */
  readonly reviewedOn?: CalendarDate;
  /** Whether a zip of the pack is written beside its folder. */
  readonly zip?: boolean;
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
  readonly ids: readonly string[];
}

async function groupsOf(workspace: Workspace, choice: OrganisationChoice): Promise<readonly FormatGroup[]> {
  const { world, folders } = workspace;
  const files = chooseOrganisations(await findOrganisations(workspace), choice, folders.organisations);
  const groups = new Map<string, FormatGroup>();
  for (const { id } of files) {
    const manifest = await manifestIn(world, posix.join(folders.out, id));
    const formats = FORMATS.filter((format) =>
      manifest?.files.some((file) => 'policy' in file && file.format === format),
    );
    const combined = manifest?.files.some((file) => 'page' in file && file.page === 'combined') === true;
    const key = `${formats.join()} ${combined}`;
    groups.set(key, { formats, combined, ids: [...(groups.get(key)?.ids ?? []), id] });
  }
  return [...groups.values()];
}

async function issueGroup(
  workspace: Workspace,
  { formats, combined, ids }: FormatGroup,
  request: IssueRequest,
  { diagnostics, listener }: { readonly diagnostics: Diagnostic[]; readonly listener: WaitListener },
): Promise<readonly IssuedPack[]> {
  const { world, folders } = workspace;
  const { reviewedOn } = request;
  const reviewed = reviewedOn ? { reviewedOn } : {};
  const preparation = await prepare(workspace, {
    ...reviewed,
    organisations: ids,
    askedFor: request.organisations,
    formats,
  });
  diagnostics.push(...preparation.diagnostics.filter(isErrorOrLeft));
  const results: IssuedPack[] = [];
  const hold = new OrganisationHold(world, listener);
  const production: Production = {
    onDocument: () => undefined,
    manifestOf: async (id) => {
      const folder = posix.join(folders.out, id);
      if (!request.dryRun) await hold.take([issuesPath(workspace, id), folder]);
      return manifestIn(world, folder);
    },
    isWhole: true,
    engine: await engineName(world),
    combined,
  };
  try {
    for await (const { id, before, files, refused, diagnostics: productDiagnostics } of produce(
      preparation,
      production,
    )) {
      const pack = preparation.plan.packs.get(id)?.definition.name ?? WHOLE_PACK.name;
      const differences = refused ? [] : await outOfDateFiles(world, posix.join(folders.out, id), before, files, id);
      diagnostics.push(...productDiagnostics.filter(({ severity }) => severity === 'error'), ...differences);
      if (refused || hasErrors(differences) || !before)
        results.push({ id, status: 'refused', changes: [], unlisted: [] });
      else results.push(await issueOne(workspace, { id, pack, manifest: before, hold }, request, diagnostics));
    }
  } finally {
    await hold.release();
  }
  return results;
}

interface RenderedPack {
  readonly id: string;
  readonly pack: string;
  readonly manifest: Manifest;
  readonly hold: OrganisationHold;
}

async function issueOne(
  workspace: Workspace,
  { id, pack, manifest, hold }: RenderedPack,
  request: IssueRequest,
  diagnostics: Diagnostic[],
): Promise<IssuedPack> {
  const { world, folders } = workspace;
  const issues = await loadIssues(workspace, id);
  diagnostics.push(...issues.diagnostics);
  const refused: IssuedPack = { id, status: 'refused', changes: [], unlisted: [] };
  if (!issues.value) return refused;
  const last = issues.value.at(-1);
  const [latest] = issueLog(issues.value, { policies: policiesIn(manifest.files), engine: manifest.engine });
  const number = latest?.number ?? 1;
  const date = isoDate(request.on);
  const isNew = number > (last?.number ?? 0);
  if (isNew && last && date < last.date) {
    diagnostics.push(tooEarly(workspace, id, last));
    return refused;
  }
  const folder = posix.join(folders.out, id);
  const listed = new Set(manifest.files.map(({ path }) => path));
  const result = {
    id,
    number,
    date: isNew ? date : (last?.date ?? date),
    changes: isNew ? (latest?.changes ?? []) : [],
    unlisted: (await unlistedFiles(world, folder, listed)).map((path) => posix.join(folder, path)),
    ...(request.zip ? { zip: posix.join(folders.out, `${id}-${pack}-issue-${number}.zip`) } : {}),
  };
  const record = isNew ? await recordText(workspace, id, issueOf(manifest, number, date, pack)) : undefined;
  if (record !== undefined && readIssues({ path: issuesPath(workspace, id), text: record }).value?.length !== number) {
    diagnostics.push(noRoom(workspace, id));
    return refused;
  }
  if (request.dryRun) return { ...result, status: isNew ? 'planned' : 'unchanged' };
  try {
    const currentHold = hold.current();
    diagnostics.push(...undoneNotes(world, currentHold, id));
    const zip = result.zip
      ? [{ path: result.zip, bytes: zipOf(await packFiles(world, folder, manifest)), below: folders.out }]
      : [];
    const records =
      record === undefined ? [] : [{ path: issuesPath(workspace, id), bytes: Buffer.from(record, 'utf8') }];
    await currentHold.write({ files: [...zip, ...records] });
    return { ...result, status: isNew ? 'issued' : 'unchanged' };
  } catch (cause) {
    if (!(cause instanceof FileTrouble)) throw cause;
    diagnostics.push(unwritable(world, cause, { organisation: id }));
    return { id, status: 'failed', changes: [], unlisted: [] };
  }
}

function tooEarly(workspace: Workspace, id: string, last: Issue): Diagnostic {
  const message = `Issue ${last.number} has a later date: ${last.date}`;
  return error('issue-date', message, issuesPath(workspace, id), {
    organisation: id,
    hint: 'Give a date that isn’t before it.',
  });
}

function noRoom(workspace: Workspace, id: string): Diagnostic {
  const message = 'The issue can’t be added to this file because of how it is laid out';
  return error('issue-unwritable', message, issuesPath(workspace, id), {
    organisation: id,
    hint: 'The file must end with the last issue in the list "issues", each key on a line of its own. If someone changed it by hand, restore it from version control.',
  });
}

const HEAD = (id: string) => `# The issues of ${id}’s pack. Keep this file in version control.\nissues:\n`;

/** The text of the issues file with the new issue at its end; the rest stays as it is. */
async function recordText(workspace: Workspace, id: string, issued: Issue): Promise<string> {
  const { files } = workspace.world;
  const path = issuesPath(workspace, id);
  const before = (await files.exists(path)) ? new TextDecoder().decode(await files.read(path)) : '';
  const existing = /^issues:/m.test(before) ? before.replace(/(?<!\n)$/, '\n') : `${before}${HEAD(id)}`;
  return existing + issueText(issued);
}
