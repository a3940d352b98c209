/**
 * Converts records of the older form into events: keys of policies, and those at the root of a file for all policies. What they
 * said stays so; an approval that names only a post gets the name of whoever holds it today, which the diff shows. A file whose
 * documents would say anything else stays as it is.
 */
import { posix } from 'node:path';
import { isoDate } from '../model/calendar.js';
import { someOf } from '../model/counting.js';
import { type Diagnostic, hasErrors, warning } from '../model/diagnostic.js';
import { withFormat } from '../model/issue-text.js';
import { policyName } from '../model/pack.js';
import type { Approver } from '../model/policy-record.js';
import type { RecordedPerson } from '../model/standing.js';
import { isNamed } from '../plan/applies.js';
import { type ConvertedEvent, convertedEvents } from '../plan/older-record.js';
import type { RecordChange } from '../read/organisation/record-edit.js';
import { readText } from '../read/text.js';
import type { WrittenMap } from '../read/yaml/edit.js';
import { parseYaml } from '../read/yaml/index.js';
import { entryOf, type YamlNode } from '../read/yaml/node.js';
import type { WaitListener } from './holding.js';
import { findOrganisations, issuesPath, listBases } from './organisation-files.js';
import { groupPath, readGroupSubjects } from './record-group.js';
import { namedPerson } from './record-persons.js';
import { type KeeperSubjects, readSubjects, type Subject } from './record-subjects.js';
import { type EditedFile, editedFile, type RecordedEvent, type RecordResult, writeFiles } from './recording.js';
import { chooseOrganisations, type OrganisationChoice } from './selection.js';
import { recordInput } from './standing-in.js';
import { differing, printedRecords } from './upgrade-check.js';
import type { Workspace } from './workspace.js';

export interface UpgradeRequest {
  readonly organisations: OrganisationChoice;
  readonly dryRun?: boolean;
}

/** Converts the files of organisations, and where all are chosen the bases too; all of them or none. */
export async function upgradeRecords(
  workspace: Workspace,
  { organisations, dryRun }: UpgradeRequest,
  listener: WaitListener = {},
): Promise<RecordResult> {
  const files = chooseOrganisations(await findOrganisations(workspace), organisations, workspace.folders.organisations);
  const ids = files.map(({ id }) => id);
  const bases =
    organisations === 'all' ? (await listBases(workspace)).map((path) => path.replace(/\.ya?ml$/i, '')) : [];
  const basePaths: string[] = [];
  for (const base of bases) basePaths.push(await groupPath(workspace, base));
  return writeFiles(
    workspace,
    [...files.map(({ path }) => path), ...basePaths, ...ids.map((id) => issuesPath(workspace, id))],
    dryRun === true,
    listener,
    async () => {
      const read = await readSubjects(workspace, organisations, workspace.world.today());
      const diagnostics: Diagnostic[] = [...read.diagnostics];
      const keepers = [...read.keepers];
      for (const [at, base] of bases.entries()) {
        const path = basePaths[at];
        if (path === undefined || hasErrors(diagnostics)) continue;
        const group = await readGroupSubjects(workspace, base, path, workspace.world.today());
        // A base that nobody extends has no policies, so that nothing in it can be converted or does any harm.
        diagnostics.push(...group.diagnostics.filter(({ code }) => code !== 'nothing-applies'));
        keepers.push(...group.keepers);
      }
      if (hasErrors(diagnostics)) return { files: [], events: [], diagnostics };
      const records = await upgradedFiles(workspace, keepers, diagnostics);
      if (hasErrors(records.diagnostics)) return records;
      const upgraded = await faithful(workspace, organisations, records);
      return { ...upgraded, files: [...upgraded.files, ...(await upgradedIssues(workspace, ids))] };
    },
  );
}

interface UpgradedFiles {
  readonly files: readonly EditedFile[];
  readonly events: readonly RecordedEvent[];
  readonly diagnostics: readonly Diagnostic[];
}

async function upgradedFiles(
  workspace: Workspace,
  keepers: readonly KeeperSubjects[],
  earlier: readonly Diagnostic[],
): Promise<UpgradedFiles> {
  const diagnostics = [...earlier];
  const files: EditedFile[] = [];
  const events: RecordedEvent[] = [];
  for (const { keeper, policies, subjectOf } of keepers) {
    const source = await readText(workspace.world.files, keeper.path, keeper.path);
    const root = source.value && parseYaml(source.value).value;
    if (root?.kind !== 'map') continue;
    const forAll = ROOT_KEYS.filter((key) => isGiven(root, key));
    const changes: RecordChange[] = [];
    for (const policy of policies) {
      const subject = subjectOf(policy);
      const change = conversion(workspace, subject, keysOf(root, subject), forAll.length > 0);
      if (!change) continue;
      changes.push(change);
      for (const event of change.events) events.push(toldOf(subject, event));
    }
    if (changes.length === 0 && forAll.length === 0) continue;
    const edited = await editedFile(workspace, keeper.path, changes, forAll);
    diagnostics.push(...edited.diagnostics);
    if (edited.file) files.push(edited.file);
  }
  return hasErrors(diagnostics) ? { files: [], events: [], diagnostics } : { files, events, diagnostics };
}

/** Leaves out files whose records would print something else as events, and says so. */
async function faithful(
  workspace: Workspace,
  organisations: OrganisationChoice,
  { files, events, diagnostics }: UpgradedFiles,
): Promise<UpgradedFiles> {
  if (files.length === 0) return { files, events, diagnostics };
  const before = await printedRecords(workspace, organisations);
  const warnings: Diagnostic[] = [];
  let kept = files;
  for (;;) {
    const changes = differing(before, await printedRecords(workspace, organisations, kept));
    const left = kept.filter(({ path }) => changes.some(({ organisation }) => isFileOf(path, organisation)));
    // What no file of an organisation explains comes from a base.
    const out = left.length > 0 || changes.length === 0 ? left : kept.filter(({ path }) => isBase(path));
    if (out.length === 0) break;
    for (const { path } of out) {
      const names = changes
        .filter(({ organisation }) => left.length === 0 || isFileOf(path, organisation))
        .map(({ organisation, policy }) => `${organisation} ${policy}`);
      warnings.push(
        warning('upgrade-differs', `The records stay as they are: as events they would print something else`, path, {
          hint: `Compare version, dates and changes with the template’s: ${someOf(names, 10)}. The older form is read for ever.`,
        }),
      );
    }
    kept = kept.filter((file) => !out.includes(file));
  }
  const paths = new Set(kept.map(({ path }) => path));
  return {
    files: kept,
    events: events.filter(({ file }) => paths.has(file)),
    diagnostics: [...diagnostics, ...warnings],
  };
}

function isFileOf(path: string, organisation: string): boolean {
  return posix.basename(path).replace(/\.ya?ml$/i, '') === organisation;
}

function isBase(path: string): boolean {
  return posix.basename(path).startsWith('_');
}

/** Issue records of the first form get the number of today's; their issues stay word for word as they are. */
async function upgradedIssues(workspace: Workspace, ids: readonly string[]): Promise<readonly EditedFile[]> {
  const { files } = workspace.world;
  const edited: EditedFile[] = [];
  for (const id of ids) {
    const path = issuesPath(workspace, id);
    if (!(await files.exists(path))) continue;
    const before = Buffer.from(await files.read(path)).toString('utf8');
    const after = withFormat(before);
    if (after !== before) edited.push({ path, before, after, bytes: Buffer.from(after, 'utf8') });
  }
  return edited;
}

const ROOT_KEYS = ['reviewed_on', 'approved_by', 'approved_on'];
const POLICY_KEYS = ['reviewed', 'version', 'changes', 'approved_by', 'approved_on'];

function isGiven(map: YamlNode, key: string): boolean {
  const value = entryOf(map, key)?.value;
  return value !== undefined && !(value.kind === 'text' && (value.value ?? '').trim() === '');
}

/** The keys of the older form that the file itself has for a policy. */
function keysOf(root: YamlNode, { template }: Subject): readonly string[] {
  const policies = entryOf(root, 'policies')?.value;
  const entry = policies?.kind === 'map' ? policies.entries.find(({ key }) => isNamed(template, key)) : undefined;
  return entry ? POLICY_KEYS.filter((key) => entryOf(entry.value, key) !== undefined) : [];
}

/** The events that say what the keys said; nothing where there are no keys, or none with a day. */
function conversion(
  { records }: Workspace,
  subject: Subject,
  keys: readonly string[],
  forAll: boolean,
): RecordChange | undefined {
  if (keys.length === 0 && !forAll) return undefined;
  const { keeper, template, pack, record, policy } = subject;
  const input = { ...recordInput(records, keeper.organisation, template, pack), text: {}, issued: [] };
  const events = convertedEvents(input, (by) => approverOf(by, subject));
  if (events.length === 0) return undefined;
  const hasApproval = events.some(({ kind }) => kind === 'approved');
  return {
    key: record?.key ?? policy,
    isKey: (key) => isNamed(template, key),
    events: events.map(written),
    outdated: keys.filter((key) => hasApproval || !key.startsWith('approved_')),
  };
}

function written(event: ConvertedEvent): WrittenMap {
  const { version } = event;
  const on = isoDate(event.on);
  if (event.kind === 'approved') {
    const { name, role } = event.by;
    return { approved: on, by: name, ...(role ? { role } : {}), version };
  }
  const note = event.note === undefined ? {} : { note: event.note };
  if (event.kind === 'adopted') return { adopted: on, version, ...note };
  return { reviewed: on, changed: event.changed ? 'yes' : 'no', version, ...note };
}

/** Whoever holds the post today, or the post's name where the file names nobody. */
function approverOf({ name, post, role }: RecordedPerson, subject: Subject): Approver {
  if (post === undefined) return { name: name ?? '', ...(role ? { role } : {}) };
  const { value } = namedPerson(post, subject);
  if (!value) return { name: subject.pack.wording.roles[post] };
  return { name: value.name, ...(value.role ? { role: value.role } : {}) };
}

function toldOf({ keeper, template }: Subject, event: WrittenMap): RecordedEvent {
  const [kind = '', on = ''] = Object.entries(event)[0] ?? [];
  const words = (key: string) => (typeof event[key] === 'string' ? { [key]: event[key] } : {});
  return {
    organisation: keeper.id,
    file: keeper.path,
    policy: policyName(template),
    event: kind === 'adopted' || kind === 'approved' ? kind : 'reviewed',
    on: String(on),
    ...words('by'),
    ...words('version'),
  };
}
