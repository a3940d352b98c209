/** Makes a workspace that is ready to render: settings, a commented organisation file, starter templates. */
import { posix } from 'node:path';
import type { Diagnostic } from '../model/diagnostic.js';
import { FileTrouble, type OutputFile, type World } from '../model/world.js';
import { holding, unwritable, type WaitListener } from './holding.js';
import { RequestProblem } from './request-problem.js';

/** Program file → workspace file. */
const FILES: Readonly<Record<string, string>> = {
  'starter/policy.yaml': 'policy.yaml',
  'starter/my-organisation.yaml': 'orgs/my-organisation.yaml',
  'starter/gitignore': '.gitignore',
  'starter/gitattributes': '.gitattributes',
  'schema/organisation.schema.json': 'schema/organisation.schema.json',
  'schema/theme.schema.json': 'schema/theme.schema.json',
};

/** The starter templates to copy, all for one kind of service so that they suit one organisation. */
const TEMPLATES = 'templates/home-care-wales';

/** What was written, or why nothing was. */
export interface StartedWorkspace {
  /** The paths of its files. */
  readonly paths: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Copies the starter files into a folder; throws RequestProblem where one of them exists already. */
export async function startWorkspace(
  world: World,
  folder: string,
  listener: WaitListener = {},
): Promise<StartedWorkspace> {
  const starters = await starterFiles(world);
  await refuseExisting(world, folder, starters);
  const files: OutputFile[] = [];
  for (const { from, to } of starters) {
    const bytes = await world.files.read(posix.join(world.files.programFolder, from));
    files.push({ path: posix.join(folder, to), bytes });
  }
  const options = { ...listener, workspace: folder };
  try {
    return await holding(world, [posix.join(folder, 'policy.yaml')], options, async (hold) => {
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
  const templates = await world.files.list(posix.join(world.files.programFolder, TEMPLATES));
  return [
    ...Object.entries(FILES).map(([from, to]) => ({ from, to })),
    ...templates.map((name) => ({ from: posix.join(TEMPLATES, name), to: posix.join('templates', name) })),
  ];
}
