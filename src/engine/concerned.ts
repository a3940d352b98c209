/**
 * Finds the organisations whose packs a changed file concerns. Where that isn't sure, such as for a template that is gone or applies to
 * others now, it is all of them: a pack too many is looked at, never one too few.
 */
import { posix } from 'node:path';
import { addToGroup } from '../model/groups.js';
import type { Changes } from '../model/history.js';
import { isAdditionsPath } from './additions.js';
import { openWorkspace } from './open-workspace.js';
import { findOrganisations, loadOrganisation, type OrganisationFile } from './organisation-files.js';
import { type Preparation, prepare } from './production.js';
import { folderKey } from './state/asked.js';
import { idOfFile } from './state/shared-inputs.js';
import type { FolderRequest, Workspace } from './workspace.js';

/** Ids, or everybody. */
export type Concerned = 'all' | readonly string[];

/** By the changed files' paths, without those that no pack is made from. */
export type ConcernedByFile = ReadonlyMap<string, Concerned>;

/** Says for each changed file whom it concerns. Throws RequestProblem. */
export async function concernedBy(
  workspace: Workspace,
  folders: FolderRequest,
  changes: Changes,
): Promise<ConcernedByFile> {
  const files = await findOrganisations(workspace);
  const concerned = new Map<string, Concerned>();
  const shared: string[] = [];
  for (const path of changes.paths.map((each) => each.normalize('NFC'))) {
    const owners = ownersOf(workspace, files, path);
    if (owners) concerned.set(path, owners);
    else if (!isBelow(path, workspace.folders.out)) shared.push(path);
  }
  if (shared.length === 0) return concerned;
  const isElsewhere = shared.some((path) => !isBelow(path, workspace.folders.templates));
  const readers = isElsewhere ? await readersOf(workspace, folders, files) : new Map<string, Concerned>();
  const users = await usersInTexts(workspace, files);
  for (const path of shared) {
    const ids = readers.get(path) ?? (await sureUsers(workspace, users, changes, path));
    if (ids === 'all' || (ids && ids.length > 0)) concerned.set(path, ids);
    else if (isOfWorkspace(workspace, path)) concerned.set(path, 'all');
  }
  return new Map([...concerned].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The organisation whose own a file is, if it is one's and that is still there. */
function ownersOf(
  { folders }: Workspace,
  files: readonly OrganisationFile[],
  path: string,
): readonly string[] | undefined {
  const inFolder = posix.relative(folders.organisations, path);
  const named = (id: string) => files.filter((file) => folderKey(file.id) === folderKey(id)).map((file) => file.id);
  if (inFolder.startsWith('../')) return undefined;
  if (inFolder.includes('/')) return isAdditionsPath(inFolder) ? named(inFolder.split('/')[0] ?? '') : undefined;
  const id = idOfFile(inFolder);
  return id === undefined ? undefined : named(id);
}

/** Who reads a file with an organisation's own: settings, bases, themes, fonts, packs, logos. */
async function readersOf(
  workspace: Workspace,
  folders: FolderRequest,
  files: readonly OrganisationFile[],
): Promise<ReadonlyMap<string, Concerned>> {
  const readers = new Map<string, string[]>();
  for (const file of files) {
    // A workspace remembers what it has read, so each organisation gets one of its own.
    const { value: alone } = await openWorkspace(workspace.world, folders);
    if (!alone) continue;
    await loadOrganisation(alone, file);
    for (const path of new Set(alone.asked.asked.map(([, asked]) => asked.normalize('NFC'))))
      addToGroup(readers, path, file.id);
  }
  return new Map([...readers].map(([path, ids]) => [path, ids.length === files.length ? 'all' : ids]));
}

/** Who has a text, by the paths of its files; and the text's own file, by the same. */
interface UsersInTexts {
  readonly ids: ReadonlyMap<string, readonly string[]>;
  readonly templates: ReadonlySet<string>;
}

async function usersInTexts(workspace: Workspace, organisations: readonly OrganisationFile[]): Promise<UsersInTexts> {
  const preparation = await prepare(workspace, { organisations: 'all', everyTemplate: true });
  const ids = new Map<string, string[]>();
  const add = (path: string, id: string) => addToGroup(ids, path.normalize('NFC'), id);
  const pictures = picturesByFile(preparation);
  for (const { organisation, template } of preparation.plan.jobs) {
    const files = [template.source.path, ...(template.parts ?? []).map(({ source }) => source.path)];
    for (const path of files)
      for (const each of [path, sidecarOf(path), ...(pictures.get(path) ?? [])]) add(each, organisation.id);
  }
  for (const [id, { attachments }] of preparation.plan.packs) for (const { source } of attachments) add(source, id);
  // Nobody knows what an organisation would have whose own files have errors.
  const planned = new Set(preparation.plan.jobs.map(({ organisation }) => organisation.id));
  const unplanned = organisations.map(({ id }) => id).filter((id) => !planned.has(id));
  return {
    ids: new Map([...ids].map(([path, users]) => [path, [...new Set([...users, ...unplanned])]])),
    templates: new Set(preparation.foundTemplates.map(({ path }) => path.normalize('NFC'))),
  };
}

const sidecarOf = (path: string) => path.replace(/\.[^.]+$/, '.yaml');

function picturesByFile({ workspace }: Preparation): ReadonlyMap<string, readonly string[]> {
  const byFile = new Map<string, string[]>();
  for (const [picture, files] of workspace.pictureUses) for (const file of files) addToGroup(byFile, file, picture);
  return byFile;
}

/** Who has a text; everybody where it may have been others': its front matter differs, or it had another name. */
async function sureUsers(
  { world }: Workspace,
  { ids, templates }: UsersInTexts,
  changes: Changes,
  path: string,
): Promise<Concerned | undefined> {
  const users = ids.get(path);
  const isSidecar = /\.ya?ml$/i.test(path);
  // Passages, pictures and Word files don't say to whom a text applies.
  if (users === undefined || !(isSidecar || (templates.has(path) && /\.(?:md|txt)$/i.test(path)))) return users;
  if (isSidecar || !(await world.files.exists(path))) return 'all';
  const before = await changes.before(path);
  // A new text was nobody's before.
  if (!before) return users;
  return frontMatter(await world.files.read(path)) === frontMatter(before) ? users : 'all';
}

/** What stands between the first two lines of hyphens. */
function frontMatter(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes).replaceAll('\r\n', '\n');
  return /^---[ \t]*\n(.*?)\n---[ \t]*(?:\n|$)/s.exec(text)?.[1] ?? '';
}

/** Whether a file lies where packs are made from. */
function isOfWorkspace({ folders }: Workspace, path: string): boolean {
  const { templates, organisations, packs, issues } = folders;
  const below = [templates, organisations, packs, issues, 'themes'];
  return path === 'policy.yaml' || below.some((folder) => isBelow(path, folder));
}

function isBelow(path: string, folder: string): boolean {
  return folder !== '.' && path.startsWith(`${folder}/`);
}
