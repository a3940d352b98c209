/** The names in a workspace that can be completed as they are typed: ids, codes, bases and keys. Reads no organisation's file. */
import { SCHEMA_NAMES, WHOLE_NAMES, yamlPathOf } from '../model/placeholders.js';
import { FileTrouble, type World } from '../model/world.js';
import { organisationId } from '../read/organisation/id.js';
import { openWorkspace } from './open-workspace.js';
import { findOrganisations, listBases } from './organisation-files.js';
import { RequestProblem } from './request-problem.js';
import { findTemplates } from './template-files.js';
import type { FolderRequest, Workspace } from './workspace.js';

/** What a name is of. */
export type NameKind = 'organisation' | 'base' | 'policy' | 'key';

/** A name, and for a policy its title. */
export interface CompletionName {
  readonly name: string;
  readonly title?: string;
}

/** The names of a kind; none where the workspace can't be read, since somebody is only typing. */
export async function completionNames(
  world: World,
  folders: FolderRequest,
  kind: NameKind,
): Promise<readonly CompletionName[]> {
  try {
    const { value: workspace } = await openWorkspace(world, folders);
    return workspace ? await NAMES[kind](workspace) : [];
  } catch (cause) {
    if (cause instanceof FileTrouble || cause instanceof RequestProblem) return [];
    throw cause;
  }
}

const named = (names: Iterable<string>): readonly CompletionName[] => [...names].map((name) => ({ name }));

const NAMES: Readonly<Record<NameKind, (workspace: Workspace) => Promise<readonly CompletionName[]>>> = {
  organisation: async (workspace) => {
    const files = await findOrganisations(workspace);
    return named(files.filter(({ path }) => typeof organisationId(path) === 'string').map(({ id }) => id));
  },
  base: async (workspace) => named((await listBases(workspace)).map((path) => path.replace(/\.ya?ml$/i, ''))),
  policy: async (workspace) =>
    (await findTemplates(workspace)).flatMap(({ head }) =>
      head ? [{ name: head.code ?? head.slug, title: head.title }] : [],
    ),
  key: async (workspace) => {
    const texts = (await findTemplates(workspace)).flatMap(({ head }) => head?.source.text ?? []);
    const used = texts.flatMap((text) => text.match(/\borg_field_[a-z0-9_]+/g) ?? []);
    return named(new Set([...SCHEMA_NAMES.values(), ...WHOLE_NAMES.values(), ...used.map(yamlPathOf)]));
  },
};
