/** Starts a workspace that renders at once: settings, a commented organisation file, starter templates. */
import { posix } from 'node:path';
import type { Diagnostic } from '../model/diagnostic.js';
import type { OutputFile, World } from '../model/world.js';
import { RequestProblem } from './request-problem.js';
import { writeFiles } from './write-files.js';

/** Program file → workspace file. */
const FILES: Readonly<Record<string, string>> = {
  'starter/policy.yaml': 'policy.yaml',
  'starter/my-organisation.yaml': 'orgs/my-organisation.yaml',
  'starter/gitignore': '.gitignore',
  'starter/gitattributes': '.gitattributes',
  'schema/organisation.schema.json': 'schema/organisation.schema.json',
  'schema/theme.schema.json': 'schema/theme.schema.json',
};

/** The starter templates that are copied, all for one kind of service so that they suit one client. */
const TEMPLATES = 'templates/home-care-wales';

/** What was written, or why nothing was. */
export interface StartedWorkspace {
  /** The paths of its files. */
  readonly paths: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Copies the starters into a folder; throws RequestProblem where one of them stands there already. */
export async function startWorkspace(world: World, folder: string): Promise<StartedWorkspace> {
  const starters = await starterFiles(world);
  for (const { to } of starters) {
    const path = posix.join(folder, to);
    if (await world.files.exists(path)) throw new RequestProblem({ kind: 'workspace-exists', path });
  }
  const files: OutputFile[] = [];
  for (const { from, to } of starters) {
    const bytes = await world.files.read(posix.join(world.files.programFolder, from));
    files.push({ path: posix.join(folder, to), bytes });
  }
  const { value, diagnostics } = await writeFiles(world, files);
  return { paths: value ? files.map(({ path }) => path) : [], diagnostics };
}

async function starterFiles(world: World): Promise<readonly { readonly from: string; readonly to: string }[]> {
  const templates = await world.files.list(posix.join(world.files.programFolder, TEMPLATES));
  return [
    ...Object.entries(FILES).map(([from, to]) => ({ from, to })),
    ...templates.map((name) => ({ from: posix.join(TEMPLATES, name), to: posix.join('templates', name) })),
  ];
}
