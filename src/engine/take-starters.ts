/** Copies the starter policies that suit organisations into a workspace, and leaves what is there as it is. */
import { type Diagnostic, error } from '../model/diagnostic.js';
import type { Organisation } from '../model/organisation.js';
import { policyName } from '../model/pack.js';
import { joinPath } from '../model/paths.js';
import type { ServiceChoice } from '../model/service-names.js';
import type { OutputFile } from '../model/world.js';
import { suits } from '../plan/applies.js';
import type { WaitListener } from './holding.js';
import { findOrganisations } from './organisation-files.js';
import { writeFiles } from './recording.js';
import { chooseOrganisations, loadChosen, type OrganisationChoice } from './selection.js';
import {
  allStarters,
  attachmentsOf,
  passagesOf,
  STARTERS_FOLDER,
  type Starter,
  servicesWithStarters,
  startersFor,
} from './starters.js';
import { templatesThere } from './template-files.js';
import type { Workspace } from './workspace.js';

/** What came of it. */
export interface TakenStarters {
  readonly status: 'recorded' | 'planned' | 'refused' | 'failed';
  /** The paths of new templates, in order; passages and forms that they need come with them. */
  readonly policies: readonly string[];
  /** Codes of policies that the workspace has already, from these starters or of its own. */
  readonly present: readonly string[];
  /** Paths of passages and forms that the workspace has in words of its own, which stay. */
  readonly kept: readonly string[];
  /** Organisations that there are no starters for. */
  readonly without: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The nations and services that the program has starters for, with their number. */
export async function listStarters({
  world,
}: Pick<Workspace, 'world'>): Promise<readonly (ServiceChoice & { readonly count: number })[]> {
  const starters = await allStarters(world);
  return servicesWithStarters(starters).map((choice) => ({ ...choice, count: startersFor(starters, choice).length }));
}

/** Where policies for a nation and a service are: among the workspace's templates, else among the starters, or nowhere. */
export async function policiesFor(
  workspace: Workspace,
  choice: ServiceChoice,
): Promise<'templates' | 'starters' | undefined> {
  const about = { nation: choice.nation, serviceType: choice.service };
  const templates = await templatesThere(workspace);
  if (templates.some(({ head }) => head && suits(about, head))) return 'templates';
  return startersFor(await allStarters(workspace.world), choice).length > 0 ? 'starters' : undefined;
}

/** Copies the starters that suit the chosen organisations; throws RequestProblem. */
export async function takeStarters(
  workspace: Workspace,
  { organisations, dryRun }: { readonly organisations: OrganisationChoice; readonly dryRun: boolean },
  listener: WaitListener = {},
): Promise<TakenStarters> {
  let taken: Omit<TakenStarters, 'status' | 'diagnostics'> = NOTHING;
  const result = await writeFiles(workspace, [workspace.folders.templates], dryRun, listener, async () => {
    const chosen = await suiting(workspace, organisations);
    const { files, ...rest } = await filesToWrite(workspace, chosen.starters);
    taken = { ...rest, without: chosen.without };
    return { files: files.map(asEdited), events: [], diagnostics: chosen.diagnostics };
  });
  const { status, diagnostics } = result;
  return { ...(status === 'recorded' || status === 'planned' ? taken : { ...NOTHING }), status, diagnostics };
}

const NOTHING = { policies: [], present: [], kept: [], without: [] };

const asEdited = (file: OutputFile) => ({ ...file, before: '', after: '' });

interface SuitingStarters {
  readonly starters: readonly Starter[];
  readonly without: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The starters for the nations and services of organisations; an error for each that doesn’t say what it is. */
async function suiting(workspace: Workspace, choice: OrganisationChoice): Promise<SuitingStarters> {
  const files = await findOrganisations(workspace);
  const chosen = chooseOrganisations(files, choice, workspace.folders.organisations);
  const everyStarter = await allStarters(workspace.world);
  const starters = new Set<Starter>();
  const without: string[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { id, organisation, diagnostics: own } of await loadChosen(workspace, files, chosen)) {
    if (!organisation) {
      diagnostics.push(...own);
      continue;
    }
    const service = serviceOf(organisation);
    if (!service) {
      diagnostics.push(unsaid(organisation));
      continue;
    }
    const suitable = startersFor(everyStarter, service);
    if (suitable.length === 0) without.push(id);
    for (const starter of suitable) starters.add(starter);
  }
  return { starters: everyStarter.filter((each) => starters.has(each)), without, diagnostics };
}

function serviceOf({ nation, serviceType }: Organisation): ServiceChoice | undefined {
  return nation && serviceType ? { nation, service: serviceType } : undefined;
}

function unsaid({ id, source }: Organisation): Diagnostic {
  const message = 'The file doesn’t say which nation the organisation is in, or what kind of service it is';
  const hint = 'Nation and service decide which starters suit. Add "nation" and "service_type".';
  return error('nothing-applies', message, source.path, { organisation: id, hint });
}

interface FilesToWrite extends Pick<TakenStarters, 'policies' | 'present' | 'kept'> {
  readonly files: readonly OutputFile[];
}

async function filesToWrite(workspace: Workspace, starters: readonly Starter[]): Promise<FilesToWrite> {
  const { folders, world } = workspace;
  const codes = new Set((await templatesThere(workspace)).flatMap(({ head }) => (head ? [policyName(head)] : [])));
  const target = (path: string) => joinPath(folders.templates, path);
  const present: string[] = [];
  const lacking: Starter[] = [];
  for (const starter of starters) {
    const code = policyName(starter.head);
    if (codes.has(code) || (await world.files.exists(target(starter.path)))) present.push(code);
    else lacking.push(starter);
  }
  const files = [];
  const kept: string[] = [];
  for (const path of [...lacking.map((each) => each.path), ...passagesOf(lacking), ...attachmentsOf(lacking)]) {
    const bytes = await world.files.read(joinPath(world.files.programFolder, STARTERS_FOLDER, path));
    const place = target(path);
    if (!(await world.files.exists(place))) files.push({ path: place, bytes });
    else if (!Buffer.from(await world.files.read(place)).equals(bytes)) kept.push(place);
  }
  return { files, policies: lacking.map(({ path }) => target(path)), present, kept };
}
