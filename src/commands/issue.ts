/** `policy issue`: freezes what was rendered as the next issue of a client's pack, and packs it for sending. */
import { posix } from 'node:path';
import type { Command } from 'commander';
import { OrganisationHold, undoneNotes, unwritable } from '../engine/holding.js';
import { packFiles, staleFiles, zipOf } from '../engine/issued-files.js';
import { engineName, manifestIn, unlistedFiles } from '../engine/manifest.js';
import { type Production, produce } from '../engine/produce.js';
import { prepare } from '../engine/production.js';
import { chooseOrganisations } from '../engine/selection.js';
import { findOrganisations, issuesPath, loadIssues, openWorkspace, type Workspace } from '../engine/workspace.js';
import { type CalendarDate, isoDate } from '../model/calendar.js';
import { type Diagnostic, error, hasErrors, sortDiagnostics } from '../model/diagnostic.js';
import type { ExitCode } from '../model/exit-code.js';
import { type Issue, issueOf, issueText, policiesIn } from '../model/issues.js';
import type { Manifest } from '../model/manifest.js';
import { WHOLE_PACK } from '../model/pack.js';
import { issueLog } from '../model/pack-changes.js';
import { FORMATS, type Format } from '../model/plan.js';
import { FileTrouble, type World } from '../model/world.js';
import { readIssues } from '../read/issues.js';
import { type Issued, reportIssues } from '../report/issue.js';
import { sayWaiting } from '../report/waiting.js';
import type { Action } from './command.js';
import { addFolderOptions, addOrganisationOptions, type ChoiceOptions, readDate, readFolder } from './options.js';

interface IssueOptions extends Pick<ChoiceOptions, 'org' | 'all' | 'templates' | 'orgs' | 'reviewedOn'> {
  readonly on?: CalendarDate;
  readonly out?: string;
  readonly zip?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  policy issue --org acme --zip               today's issue of Acme's pack, and a zip of it
  policy issue --org acme --on 2026-12-01     with another date
  policy issue --all --dry-run                what would be issued`;

/** Adds `issue` to the program. */
export function addIssue(program: Command, action: Action): void {
  const command = program.command('issue').description('record what was rendered as the next issue of a client’s pack');
  addFolderOptions(addOrganisationOptions(command))
    .option('--on <date>', 'the day of the issue (default: today)', readDate)
    .option('--zip', 'write a zip of the pack beside its folder')
    .option('--out <dir>', 'folder of the documents (default: out)', readFolder)
    .option('--reviewed-on <date>', 'as it was given to render', readDate)
    .option('--dry-run', 'say what would be issued, write nothing')
    .option('--json', 'print one JSON object instead of words')
    .addHelpText('after', EXAMPLES)
    .action((options: IssueOptions) => action((world) => issue(world, options)));
}

async function issue(world: World, options: IssueOptions): Promise<ExitCode> {
  const workspace = await openWorkspace(world, options);
  const diagnostics: Diagnostic[] = [...workspace.diagnostics];
  const results: Issued[] = [];
  for (const group of workspace.value ? await groupsOf(workspace.value, options) : [])
    if (workspace.value) results.push(...(await issueGroup(workspace.value, group, options, diagnostics)));
  results.sort((a, b) => (a.id < b.id ? -1 : 1));
  return reportIssues(world, options.json === true, results, sortDiagnostics(diagnostics));
}

/** Clients whose packs were rendered in the same way. */
interface FormatGroup {
  readonly formats: readonly Format[];
  /** Whether the packs were bound as one PDF too. */
  readonly combined: boolean;
  readonly ids: readonly string[];
}

async function groupsOf(workspace: Workspace, options: IssueOptions): Promise<readonly FormatGroup[]> {
  const { world, folders } = workspace;
  const chosen = chooseOrganisations(await findOrganisations(workspace), options, folders.organisations);
  const groups = new Map<string, FormatGroup>();
  for (const { id } of chosen) {
    const manifest = await manifestIn(world, posix.join(folders.out, id));
    const formats = FORMATS.filter((format) => manifest?.files.some(({ path }) => path.startsWith(`${format}/`)));
    const combined = manifest?.files.some((file) => 'page' in file && file.page === 'combined') === true;
    const key = `${formats.join()} ${combined}`;
    groups.set(key, { formats, combined, ids: [...(groups.get(key)?.ids ?? []), id] });
  }
  return [...groups.values()];
}

async function issueGroup(
  workspace: Workspace,
  { formats, combined, ids }: FormatGroup,
  options: IssueOptions,
  diagnostics: Diagnostic[],
): Promise<readonly Issued[]> {
  const { world, folders } = workspace;
  const { reviewedOn } = options;
  const reviewed = reviewedOn ? { reviewedOn } : {};
  const preparation = await prepare(workspace, { ...reviewed, org: ids, policy: [], formats });
  diagnostics.push(...preparation.diagnostics.filter(({ severity }) => severity === 'error'));
  const results: Issued[] = [];
  const hold = new OrganisationHold(world, { onWait: sayWaiting(world.terminal) });
  const production: Production = {
    onDocument: () => undefined,
    manifestOf: async (id) => {
      const folder = posix.join(folders.out, id);
      if (!options.dryRun) await hold.take([issuesPath(workspace, id), folder]);
      return manifestIn(world, folder);
    },
    whole: true,
    engine: await engineName(world),
    combined,
  };
  try {
    for await (const { id, before, files, refused, diagnostics: found } of produce(preparation, production)) {
      const pack = preparation.plan.packs.get(id)?.definition.name ?? WHOLE_PACK.name;
      const stale = refused ? [] : await staleFiles(world, posix.join(folders.out, id), before, files, id);
      diagnostics.push(...found.filter(({ severity }) => severity === 'error'), ...stale);
      if (refused || hasErrors(stale) || !before) results.push({ id, status: 'refused', changes: [], unlisted: [] });
      else results.push(await issueOne(workspace, { id, pack, manifest: before, hold }, options, diagnostics));
      await hold.release();
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
  options: IssueOptions,
  diagnostics: Diagnostic[],
): Promise<Issued> {
  const { world, folders } = workspace;
  const known = await loadIssues(workspace, id);
  diagnostics.push(...known.diagnostics);
  const refused: Issued = { id, status: 'refused', changes: [], unlisted: [] };
  if (!known.value) return refused;
  const last = known.value.at(-1);
  const [now] = issueLog(known.value, { policies: policiesIn(manifest.files), engine: manifest.engine });
  const number = now?.number ?? 1;
  const date = isoDate(options.on ?? world.today());
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
    changes: isNew ? (now?.changes ?? []) : [],
    unlisted: (await unlistedFiles(world, folder, listed)).map((path) => posix.join(folder, path)),
    ...(options.zip ? { zip: posix.join(folders.out, `${id}-${pack}-issue-${number}.zip`) } : {}),
  };
  const record = isNew ? await recordText(workspace, id, issueOf(manifest, number, date, pack)) : undefined;
  if (record !== undefined && readIssues({ path: issuesPath(workspace, id), text: record }).value?.length !== number) {
    diagnostics.push(noRoom(workspace, id));
    return refused;
  }
  if (options.dryRun) return { ...result, status: isNew ? 'planned' : 'unchanged' };
  try {
    const held = hold.current();
    diagnostics.push(...undoneNotes(world, held, id));
    const packed = result.zip ? zipOf(await packFiles(world, folder, manifest)) : undefined;
    const zip = result.zip && packed ? [{ path: result.zip, bytes: packed, below: folders.out }] : [];
    const kept = record === undefined ? [] : [{ path: issuesPath(workspace, id), bytes: Buffer.from(record, 'utf8') }];
    await held.write({ files: [...zip, ...kept] });
    return { ...result, status: isNew ? 'issued' : 'unchanged' };
  } catch (cause) {
    if (!(cause instanceof FileTrouble)) throw cause;
    diagnostics.push(unwritable(world, cause, { organisation: id }));
    return { id, status: 'failed', changes: [], unlisted: [] };
  }
}

function tooEarly(workspace: Workspace, id: string, last: Issue): Diagnostic {
  const message = `Issue ${last.number} is of a later day: ${last.date}`;
  return error('issue-date', message, issuesPath(workspace, id), {
    organisation: id,
    hint: 'Give a day that is not before it with --on.',
  });
}

function noRoom(workspace: Workspace, id: string): Diagnostic {
  const message = 'No issue can be added to this file as it is laid out';
  return error('issue-unwritable', message, issuesPath(workspace, id), {
    organisation: id,
    hint: 'It ends with the last issue of the list "issues", each key on a line. Take it back from version control if it was changed by hand.',
  });
}

const HEAD = (id: string) =>
  `# Issues of the pack of ${id}, as "policy issue" recorded them. Keep this file in version control.\nissues:\n`;

/** What is there stays as it is: the new issue comes after it. */
async function recordText(workspace: Workspace, id: string, issued: Issue): Promise<string> {
  const { files } = workspace.world;
  const path = issuesPath(workspace, id);
  const before = (await files.exists(path)) ? new TextDecoder().decode(await files.read(path)) : '';
  const kept = /^issues:/m.test(before) ? before.replace(/(?<!\n)$/, '\n') : `${before}${HEAD(id)}`;
  return kept + issueText(issued);
}
