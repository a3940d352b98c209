/**
 * The organisations' files of a workspace, with bases and records of issues. They are listed first and read only when needed, so that an
 * error in one does not affect others.
 */
import { sha256 } from '../formats/sha256.js';
import { type Diagnostic, error, type Outcome } from '../model/diagnostic.js';
import { addToGroup } from '../model/groups.js';
import type { Issue } from '../model/issues.js';
import type { Organisation } from '../model/organisation.js';
import { joinPath } from '../model/paths.js';
import { rememberByValue } from '../model/remember.js';
import type { SourceText } from '../model/source.js';
import { readIssues } from '../read/issues.js';
import type { LoadBase } from '../read/organisation/base.js';
import { readOrganisation } from '../read/organisation/index.js';
import { readText } from '../read/text.js';
import { isHidden, listFolder } from './folder-listing.js';
import type { Workspace } from './workspace.js';

/** An organisation's file, not yet read. */
export interface OrganisationFile {
  readonly id: string;
  /** As the user would write it. */
  readonly path: string;
}

/** Finds the organisation files: `*.yaml` directly in their folder, except issue records and names that start with `_` or `.`. */
export async function findOrganisations(workspace: Workspace): Promise<readonly OrganisationFile[]> {
  const { organisations } = workspace.folders;
  const paths = await listFolder(workspace.world, organisations, 'organisations');
  return paths
    .filter((path) => !path.includes('/') && /(?<!\.issues)\.ya?ml$/i.test(path) && !isHidden(path))
    .map((path) => ({ id: path.replace(/\.ya?ml$/i, ''), path: joinPath(organisations, path) }));
}

/** Errors for files with the same id, even if they differ in case or Unicode normal form. */
export function duplicateIds(files: readonly OrganisationFile[]): ReadonlyMap<string, Diagnostic> {
  const groups = new Map<string, OrganisationFile[]>();
  for (const file of files) {
    const key = file.id.normalize('NFC').toLowerCase();
    addToGroup(groups, key, file);
  }
  const doubled = [...groups.values()].filter((group) => group.length > 1).flat();
  return new Map(
    doubled.map((file) => {
      const otherPaths = doubled.filter((clash) => clash !== file && sameId(clash, file)).map((clash) => clash.path);
      const message = `The id "${file.id}" is also the id of ${otherPaths.join(' and ')}`;
      return [file.path, error('organisation-duplicate', message, file.path, { hint: 'Rename one of the files.' })];
    }),
  );
}

function sameId(a: OrganisationFile, b: OrganisationFile): boolean {
  return a.id.normalize('NFC').toLowerCase() === b.id.normalize('NFC').toLowerCase();
}

/** Reads one organisation. */
export async function loadOrganisation(workspace: Workspace, file: OrganisationFile): Promise<Outcome<Organisation>> {
  const source = await readText(workspace.world.files, file.path, file.path);
  if (!source.value) return { diagnostics: source.diagnostics };
  const outcome = await readOrganisation(source.value, {
    loadPicture: workspace.loadPicture,
    readTheme: workspace.readTheme,
    loadBase: baseLoader(workspace),
    readPack: workspace.readPack,
  });
  return { ...outcome, diagnostics: [...source.diagnostics, ...outcome.diagnostics] };
}

/** The file that records the issues of an organisation's pack, beside the organisation's own file. */
export function issuesPath({ folders }: Workspace, id: string): string {
  return joinPath(folders.organisations, `${id}.issues.yaml`);
}

/**
 * The issues in a record, by its path and a hash of its text: a run asks for those of an organisation several times, some under its lock,
 * when another run may have added one.
 */
const issuesIn = rememberByValue((_: string, source: SourceText) => readIssues(source), 'huge');

/** Reads the issues of an organisation's pack; empty where none was made. */
export async function loadIssues(workspace: Workspace, id: string): Promise<Outcome<readonly Issue[]>> {
  const { files } = workspace.world;
  const path = issuesPath(workspace, id);
  if (!(await files.exists(path))) return { value: [], diagnostics: [] };
  const source = await readText(files, path, path);
  if (!source.value) return { diagnostics: source.diagnostics };
  const issues = issuesIn(`${path} ${sha256(Buffer.from(source.value.text, 'utf8'))}`, source.value);
  return { ...issues, diagnostics: [...source.diagnostics, ...issues.diagnostics] };
}

/** The files of bases, in the organisations' folder. */
export async function listBases({ world, folders }: Workspace): Promise<readonly string[]> {
  return (await world.files.list(folders.organisations)).filter((path) => /^_[^/]*\.ya?ml$/i.test(path));
}

/** Reads the bases that organisations extend: `_….yaml` beside them. */
export function baseLoader(workspace: Workspace): LoadBase {
  const { world, folders } = workspace;
  return async (name) => {
    const paths = await listBases(workspace);
    const path = paths.find((candidate) => candidate.replace(/\.ya?ml$/i, '') === name);
    const names = paths.map((file) => file.replace(/\.ya?ml$/i, ''));
    if (path === undefined) return { names };
    const full = joinPath(folders.organisations, path);
    return { text: await readText(world.files, full, full), names };
  };
}
