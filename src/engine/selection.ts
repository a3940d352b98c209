/** Chooses the organisations of a request from those in the folder. */
import { type Diagnostic, error, hasErrors, type Outcome } from '../model/diagnostic.js';
import type { Picture } from '../model/document.js';
import { namesOfFields, withoutMade } from '../model/made-values.js';
import type { Organisation } from '../model/organisation.js';
import { remember } from '../model/remember.js';
import { spanOf } from '../model/source.js';
import { wildcard } from '../model/wildcard.js';
import { duplicateIds, findOrganisations, loadOrganisation, type OrganisationFile } from './organisation-files.js';
import { RequestProblem } from './request-problem.js';
import { inPart, type RunPart } from './run-part.js';
import type { Workspace } from './workspace.js';

/** The organisations of a request: all, or those whose ids are named or match a pattern (`north-*`). */
export type OrganisationChoice = 'all' | readonly string[];

/**
 * The chosen files, in the folder's order; throws RequestProblem where the folder or the choice is empty, or a pattern
 * matches none.
 */
export function chooseOrganisations(
  files: readonly OrganisationFile[],
  choice: OrganisationChoice,
  folder: string,
): readonly OrganisationFile[] {
  if (files.length === 0) throw new RequestProblem({ kind: 'no-organisations', folder });
  if (choice === 'all') return files;
  const ids = files.map(({ id }) => id);
  if (choice.length === 0) throw new RequestProblem({ kind: 'nobody-chosen', folder, ids });
  const matchingFiles = new Set<OrganisationFile>();
  for (const pattern of choice) {
    const exact = files.filter((file) => file.id === pattern);
    const test = wildcard(pattern);
    const matches = exact.length > 0 ? exact : files.filter((file) => test(file.id));
    if (matches.length === 0) throw new RequestProblem({ kind: 'unknown-organisation', folder, pattern, ids });
    for (const file of matches) matchingFiles.add(file);
  }
  return files.filter((file) => matchingFiles.has(file));
}

/** The files of the organisations that a request means: those chosen, of its part; throws RequestProblem as above. */
export function organisationsFor(
  files: readonly OrganisationFile[],
  { organisations, part }: { readonly organisations: OrganisationChoice; readonly part?: RunPart },
  { folders }: Workspace,
): readonly OrganisationFile[] {
  return inPart(chooseOrganisations(files, organisations, folders.organisations), part);
}

/** One chosen organisation: read, or refused with the reasons. */
export interface ChosenOrganisation {
  readonly id: string;
  readonly path: string;
  readonly organisation: Organisation | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the chosen organisations. */
export async function loadChosen(
  workspace: Workspace,
  files: readonly OrganisationFile[],
  chosenFiles: readonly OrganisationFile[],
): Promise<readonly ChosenOrganisation[]> {
  const doubled = duplicateIds(files);
  const loaded: ChosenOrganisation[] = [];
  for (const file of chosenFiles) {
    const clash = doubled.get(file.path);
    if (clash) {
      loaded.push({ ...file, organisation: undefined, diagnostics: [clash] });
      continue;
    }
    const outcome = await chosenOrganisation(workspace, file);
    loaded.push({ ...file, organisation: outcome.value, diagnostics: outcome.diagnostics });
  }
  return loaded;
}

/** Reads an organisation, unless an earlier look has read it. */
function chosenOrganisation(workspace: Workspace, file: OrganisationFile): Promise<Outcome<Organisation>> {
  const { readings, world, readersOf } = workspace;
  if (!readings) return loadOrganisation(workspace, file);
  return readings.organisations.recall(readings.look, file.path, [readings.settings], (files) =>
    loadOrganisation({ ...workspace, world: { ...world, files }, ...readersOf(files) }, file),
  );
}

/** An organisation that was not chosen. */
export interface OtherOrganisation extends ChosenOrganisation {
  /** Reads its logo, which few runs need; absent where its file names none. */
  readonly loadLogo?: () => Promise<Picture | undefined>;
}

/**
 * Reads the organisations that were not chosen, without pictures and themes; errors in their files are reported only when
 * they are chosen.
 */
export async function otherOrganisations(
  workspace: Workspace,
  files: readonly OrganisationFile[],
  loaded: readonly Pick<ChosenOrganisation, 'path'>[],
): Promise<readonly OtherOrganisation[]> {
  const loadedPaths = new Set(loaded.map((entry) => entry.path));
  const others: OtherOrganisation[] = [];
  for (const file of files.filter((candidate) => !loadedPaths.has(candidate.path)))
    others.push(await otherOrganisation(workspace, file));
  return others;
}

/** Reads an organisation that was not chosen. */
export async function otherOrganisation(workspace: Workspace, file: OrganisationFile): Promise<OtherOrganisation> {
  let loadLogo: OtherOrganisation['loadLogo'];
  const withoutFiles: Workspace = {
    ...workspace,
    loadPicture: async (path, from) => {
      // Neither the path nor the place may hold the file's text for as long as the run lasts.
      const [logo, place] = [structuredClone(path), spanOf({ path: from.source.path, text: '' }, 0)];
      loadLogo = async () => (await workspace.loadPicture(logo, place)).value;
      return { diagnostics: [error('picture-missing', 'Not read', from)] };
    },
    readTheme: async () => ({ diagnostics: [] }),
    readPack: async () => ({ diagnostics: [] }),
  };
  const { value, diagnostics } = await loadOrganisation(withoutFiles, file);
  return { ...file, organisation: value, diagnostics, ...(loadLogo ? { loadLogo } : {}) };
}

/** Those of them that could be read. */
export function organisationsIn(entries: readonly ChosenOrganisation[]): readonly Organisation[] {
  return entries.flatMap(({ organisation }) => organisation ?? []);
}

/** Leaves the newer names of whole groups and lists to the fields that organisations have of their own. */
export function withFieldsOfOthers(
  chosen: readonly ChosenOrganisation[],
  everybody: readonly Pick<Organisation, 'declared'>[],
): readonly ChosenOrganisation[] {
  const names = namesOfFields(everybody);
  if (names.size === 0) return chosen;
  return chosen.map((entry) => ({
    ...entry,
    organisation: entry.organisation && withoutMade(entry.organisation, names),
  }));
}

/** The names of those fields in a workspace, worked out once. */
export const fieldsOfOrganisations = remember(async (workspace: Workspace): Promise<ReadonlySet<string>> => {
  const entries = await otherOrganisations(workspace, await findOrganisations(workspace), []);
  return namesOfFields(organisationsIn(entries));
});

/** An organisation, unless its files have errors. */
export function readable(entry: ChosenOrganisation): Organisation | undefined {
  return hasErrors(entry.diagnostics) ? undefined : entry.organisation;
}
