/** Makes a workspace that is ready to render: settings, a commented organisation file, starter templates. */
import { posix } from 'node:path';
import type { Diagnostic } from '../model/diagnostic.js';
import type { RecordSettings } from '../model/record-settings.js';
import { FileTrouble, type OutputFile, type World } from '../model/world.js';
import { holding, unwritable, type WaitListener } from './holding.js';
import { RequestProblem } from './request-problem.js';

const SETTINGS = 'policy.yaml';

/** Program file → workspace file. */
const FILES: Readonly<Record<string, string>> = {
  'starter/policy.yaml': SETTINGS,
  'starter/my-organisation.yaml': 'orgs/my-organisation.yaml',
  'starter/gitignore': '.gitignore',
  'starter/gitattributes': '.gitattributes',
  'schema/organisation.schema.json': 'schema/organisation.schema.json',
  'schema/theme.schema.json': 'schema/theme.schema.json',
};

/** The starter templates to copy, all for one kind of service so that they suit one organisation. */
const TEMPLATES = 'templates/home-care-wales';

/** The passages that they share. */
const PASSAGES = 'templates/_passages';

/** What was written, or why nothing was. */
export interface StartedWorkspace {
  /** The paths of its files. */
  readonly paths: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Whose the templates of a workspace are. */
export type TemplateSource = RecordSettings['templateSource'];

/** What a new workspace is to be. */
export interface StartRequest {
  readonly folder: string;
  readonly templateSource: TemplateSource;
}

/** Copies the starter files into a folder; throws RequestProblem where one of them exists already. */
export async function startWorkspace(
  world: World,
  { folder, templateSource }: StartRequest,
  listener: WaitListener = {},
): Promise<StartedWorkspace> {
  const starters = await starterFiles(world);
  await refuseExisting(world, folder, starters);
  const files: OutputFile[] = [];
  for (const { from, to } of starters) {
    const bytes = await world.files.read(posix.join(world.files.programFolder, from));
    files.push({ path: posix.join(folder, to), bytes: to === SETTINGS ? withSource(bytes, templateSource) : bytes });
  }
  const options = { ...listener, workspace: folder };
  try {
    return await holding(world, [posix.join(folder, SETTINGS)], options, async (hold) => {
      // Another run may have started the workspace while this one waited.
      await refuseExisting(world, folder, starters);
      await hold.write({ files });
      return { paths: files.map(({ path }) => path), diagnostics: [] };
    });
  } catch (cause) {
    if (!(cause instanceof FileTrouble)) throw cause;
    return { paths: [], diagnostics: [unwritable(world, cause)] };
  }
}

/** Writes into the settings whose the templates are. */
function withSource(settings: Uint8Array, templateSource: TemplateSource): Uint8Array {
  const text = new TextDecoder()
    .decode(settings)
    .replace(/^template_source: .*$/m, `template_source: ${templateSource}`);
  return new TextEncoder().encode(text);
}

async function refuseExisting(world: World, folder: string, starters: readonly Starter[]): Promise<void> {
  for (const { to } of starters) {
    const path = posix.join(folder, to);
    if (await world.files.exists(path)) throw new RequestProblem({ kind: 'workspace-exists', path });
  }
}

/** A file of a new workspace, and the program's file that it is a copy of. */
interface Starter {
  readonly from: string;
  readonly to: string;
}

async function starterFiles(world: World): Promise<readonly Starter[]> {
  const copies = async (folder: string, into: string): Promise<readonly Starter[]> =>
    (await world.files.list(posix.join(world.files.programFolder, folder))).map((name) => ({
      from: posix.join(folder, name),
      to: posix.join(into, name),
    }));
  return [
    ...Object.entries(FILES).map(([from, to]) => ({ from, to })),
    ...(await copies(TEMPLATES, 'templates')),
    ...(await copies(PASSAGES, PASSAGES)),
  ];
}
