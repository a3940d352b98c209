/** Makes a workspace that is ready to render: settings, an organisation's file, the starter policies that suit it. */
import type { Diagnostic, Outcome } from '../model/diagnostic.js';
import { joinPath } from '../model/paths.js';
import type { RecordSettings } from '../model/record-settings.js';
import { FileTrouble, type OutputFile, type World } from '../model/world.js';
import { holding, unwritable, type WaitListener } from './holding.js';
import { type NewOrganisation, newOrganisationText, readStarter } from './organisations/new-organisation.js';
import { RequestProblem } from './request-problem.js';
import { allStarters, attachmentsOf, passagesOf, STARTERS_FOLDER, type Starter, startersFor } from './starters.js';

const SETTINGS = 'policy.yaml';

/** The kinds of files that editors complete and check. */
const SCHEMAS = ['organisation', 'pack', 'policy', 'theme', 'front-matter', 'companion', 'issues'] as const;

/** Program file → workspace file. */
const FILES: Readonly<Record<string, string>> = {
  'starter/policy.yaml': SETTINGS,
  'starter/README.md': 'README.md',
  'starter/gitignore': '.gitignore',
  'starter/gitattributes': '.gitattributes',
  'starter/vscode/settings.json': '.vscode/settings.json',
  'starter/vscode/tasks.json': '.vscode/tasks.json',
  'starter/vscode/extensions.json': '.vscode/extensions.json',
  ...Object.fromEntries(SCHEMAS.map((kind) => [`schema/${kind}.schema.json`, `schema/${kind}.schema.json`])),
};

/** What was written, or why nothing was. */
export interface StartedWorkspace {
  /** The paths of its files. */
  readonly paths: readonly string[];
  /** The starter policies among them. */
  readonly starters: readonly Starter[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Whose the templates of a workspace are. */
export type TemplateSource = RecordSettings['templateSource'];

/** What a new workspace is to be. */
export interface StartRequest {
  readonly folder: string;
  readonly templateSource: TemplateSource;
  readonly organisation: NewOrganisation;
}

/** Writes a new workspace into a folder; throws RequestProblem where one of its files exists already. */
export async function startWorkspace(
  world: World,
  request: StartRequest,
  listener: WaitListener = {},
): Promise<StartedWorkspace> {
  const { folder, organisation } = request;
  const starters = startersFor(await allStarters(world), organisation);
  const { value: files, diagnostics } = await newFiles(world, request, starters);
  if (!files) return { paths: [], starters: [], diagnostics };
  await refuseExisting(world, files);
  const options = { ...listener, workspace: folder };
  try {
    return await holding(world, [joinPath(folder, SETTINGS)], options, async (hold) => {
      // Another run may have started the workspace while this one waited.
      await refuseExisting(world, files);
      await hold.write({ files });
      return { paths: files.map(({ path }) => path), starters, diagnostics: [] };
    });
  } catch (cause) {
    if (!(cause instanceof FileTrouble)) throw cause;
    return { paths: [], starters: [], diagnostics: [unwritable(world, cause)] };
  }
}

async function newFiles(
  world: World,
  { folder, templateSource, organisation }: StartRequest,
  starters: readonly Starter[],
): Promise<Outcome<readonly OutputFile[]>> {
  const { files } = world;
  const { programFolder } = files;
  const fromStarters = [...starters.map(({ path }) => path), ...passagesOf(starters), ...attachmentsOf(starters)];
  const copies = [
    ...Object.entries(FILES),
    ...fromStarters.map((path) => [joinPath(STARTERS_FOLDER, path), joinPath('templates', path)] as const),
  ];
  const output: OutputFile[] = [];
  for (const [from, to] of copies) {
    const bytes = await files.read(joinPath(programFolder, from));
    output.push({ path: joinPath(folder, to), bytes: to === SETTINGS ? withSource(bytes, templateSource) : bytes });
  }
  const starter = await readStarter(world);
  if (!starter.value) return { diagnostics: starter.diagnostics };
  const path = joinPath(folder, 'orgs', `${organisation.id}.yaml`);
  const text = newOrganisationText(starter.value, path, organisation);
  if (text.value === undefined) return { diagnostics: text.diagnostics };
  return { value: [...output, { path, bytes: Buffer.from(text.value, 'utf8') }], diagnostics: [] };
}

/** Writes into the settings whose the templates are. */
function withSource(settings: Uint8Array, templateSource: TemplateSource): Uint8Array {
  const text = new TextDecoder()
    .decode(settings)
    .replace(/^template_source: .*$/m, `template_source: ${templateSource}`);
  return new TextEncoder().encode(text);
}

async function refuseExisting({ files }: World, planned: readonly OutputFile[]): Promise<void> {
  for (const { path } of planned)
    if (await files.exists(path)) throw new RequestProblem({ kind: 'workspace-exists', path });
}
