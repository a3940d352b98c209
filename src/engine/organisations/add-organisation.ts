/** Writes the file of one more organisation into a workspace: from the starter file, with what it shares with others. */
import { type Diagnostic, hasErrors, type Outcome } from '../../model/diagnostic.js';
import { joinPath } from '../../model/paths.js';
import { isPerson } from '../../model/people.js';
import { NATIONS, SERVICE_TYPES } from '../../model/services.js';
import { readText } from '../../read/text.js';
import type { Written } from '../../read/yaml/edit.js';
import { parseYaml } from '../../read/yaml/index.js';
import { nodeAt, type YamlMap, type YamlNode } from '../../read/yaml/node.js';
import type { WaitListener } from '../holding.js';
import { findOrganisations, listBases } from '../organisation-files.js';
import { type EditedFile, writeFiles } from '../recording.js';
import { RequestProblem } from '../request-problem.js';
import type { Workspace } from '../workspace.js';
import { type NewOrganisation, newOrganisationText, readStarter } from './new-organisation.js';

/** A new organisation, and what it takes over. */
export interface AddRequest {
  readonly organisation: NewOrganisation;
  /** The id of an organisation whose shared values it takes. */
  readonly like?: string;
  /** The base that it extends: `_northern`. */
  readonly group?: string;
  readonly dryRun: boolean;
}

/** What came of it. */
export interface AddedOrganisation {
  readonly status: 'recorded' | 'planned' | 'refused' | 'failed';
  readonly files: readonly EditedFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Writes the file; throws RequestProblem where it exists, or where there is nothing to take values from. */
export async function addOrganisation(
  workspace: Workspace,
  request: AddRequest,
  listener: WaitListener = {},
): Promise<AddedOrganisation> {
  const path = joinPath(workspace.folders.organisations, `${request.organisation.id}.yaml`);
  return writeFiles(workspace, [path], request.dryRun, listener, async () => {
    if (await workspace.world.files.exists(path)) throw new RequestProblem({ kind: 'organisation-exists', path });
    const text = await textOf(workspace, path, request);
    if (text.value === undefined) return { files: [], events: [], diagnostics: text.diagnostics };
    const file: EditedFile = { path, before: '', after: text.value, bytes: Buffer.from(text.value, 'utf8') };
    return { files: [file], events: [], diagnostics: text.diagnostics };
  });
}

async function textOf(workspace: Workspace, path: string, request: AddRequest): Promise<Outcome<string>> {
  const { organisation, like, group } = request;
  const starter = await readStarter(workspace.world);
  const shared = like === undefined ? NOTHING_SHARED : await sharedWith(workspace, like);
  const inBase = group === undefined ? NO_KEYS : await keysOfBase(workspace, group);
  const diagnostics = [...starter.diagnostics, ...shared.diagnostics, ...inBase.diagnostics];
  if (!starter.value || !shared.value || !inBase.value) return { diagnostics };
  const values = new Map([...shared.value, ...(group === undefined ? [] : [['extends', group] as const])]);
  const without = new Set(inBase.value.filter((key) => !IDENTITY.has(key)));
  return newOrganisationText(starter.value, path, organisation, { values, without });
}

const NOTHING_SHARED: Outcome<ReadonlyMap<string, Written>> = { value: new Map(), diagnostics: [] };
const NO_KEYS: Outcome<readonly string[]> = { value: [], diagnostics: [] };

/** Keys that a new organisation has of its own, whatever others share. */
const IDENTITY = new Set(['name', 'nation', 'service_type', 'registration_no']);

/** Keys that no two sites share: what identifies one, where it is, who works there, and what was recorded. */
const OWN_KEYS = new Set([
  ...IDENTITY,
  'trading_name',
  'former_names',
  'shares_contacts_with',
  'examples',
  'left',
  'email',
  'phone',
  'out_of_hours_phone',
  'address',
  'locations',
  'registration',
  'local_authority',
  'local_authorities',
  'attachments',
  'policies',
  'reviewed_on',
  'approved_by',
  'approved_on',
  'record_format',
]);

const isOwn = (key: string) => OWN_KEYS.has(key) || isPerson(key) || isPerson(key.replace(/s$/, ''));

/** The nation and the kind of service of an organisation, as far as its file says them; throws RequestProblem where there is none. */
export async function serviceOf(
  workspace: Workspace,
  id: string,
): Promise<Partial<Pick<NewOrganisation, 'nation' | 'service'>>> {
  const root = await fileOf(workspace, id);
  const wordsOf = (key: string) => {
    const node = root.value && nodeAt(root.value, [key]);
    return node?.kind === 'text' ? (node.value ?? '') : '';
  };
  const nation = NATIONS.find((each) => each === wordsOf('nation'));
  const service = SERVICE_TYPES.find((each) => each === wordsOf('service_type'));
  return { ...(nation ? { nation } : {}), ...(service ? { service } : {}) };
}

/** What sites of one provider share, of an organisation's file. */
async function sharedWith(workspace: Workspace, id: string): Promise<Outcome<ReadonlyMap<string, Written>>> {
  const root = await fileOf(workspace, id);
  if (!root.value) return { diagnostics: root.diagnostics };
  const values = root.value.entries.flatMap(({ key, value }): [string, Written][] => {
    const words = isOwn(key) ? undefined : writtenOf(value);
    return words === undefined ? [] : [[key, words]];
  });
  return { value: new Map(values), diagnostics: root.diagnostics };
}

async function fileOf(workspace: Workspace, id: string): Promise<Outcome<YamlMap>> {
  const files = await findOrganisations(workspace);
  const file = files.find((each) => each.id === id);
  if (!file)
    throw new RequestProblem({
      kind: 'unknown-organisation',
      folder: workspace.folders.organisations,
      pattern: id,
      ids: files.map((each) => each.id),
    });
  return mapIn(workspace, file.path);
}

/** A value as it is written again; undefined where there is none. */
function writtenOf(node: YamlNode): Written | undefined {
  if (node.kind === 'text') return node.value ?? undefined;
  if (node.kind === 'list') return node.items.flatMap((item) => writtenOf(item) ?? []);
  return Object.fromEntries(
    node.entries.flatMap(({ key, value }): [string, Written][] => {
      const words = writtenOf(value);
      return words === undefined ? [] : [[key, words]];
    }),
  );
}

async function keysOfBase(workspace: Workspace, group: string): Promise<Outcome<readonly string[]>> {
  const bases = await listBases(workspace);
  const base = bases.find((path) => path.replace(/\.ya?ml$/i, '') === group);
  if (base === undefined)
    throw new RequestProblem({
      kind: 'unknown-group',
      folder: workspace.folders.organisations,
      name: group,
      names: bases,
    });
  const root = await mapIn(workspace, joinPath(workspace.folders.organisations, base));
  return root.value
    ? { value: root.value.entries.map(({ key }) => key), diagnostics: root.diagnostics }
    : { diagnostics: root.diagnostics };
}

async function mapIn({ world }: Workspace, path: string): Promise<Outcome<YamlMap>> {
  const source = await readText(world.files, path, path);
  if (!source.value) return { diagnostics: source.diagnostics };
  const { value: root, diagnostics } = parseYaml(source.value);
  if (root?.kind !== 'map' || hasErrors(diagnostics)) return { diagnostics };
  return { value: root, diagnostics };
}
