/** A world in which some files say something else, to see what would come of it before anything is written. */
import type { Files, World } from '../../model/world.js';
import { openWorkspace } from '../open-workspace.js';
import type { Workspace } from '../workspace.js';

/** Opens the workspace as it would be with files changed: bytes by path, as the workspace shows paths. */
export async function workspaceWith(
  workspace: Workspace,
  changed: ReadonlyMap<string, Uint8Array>,
): Promise<Workspace | undefined> {
  const { world, folders } = workspace;
  const opened = await openWorkspace(
    { ...world, files: filesWith(world, changed) },
    {
      templates: folders.templates,
      organisations: folders.organisations,
      out: folders.out,
    },
  );
  return opened.value;
}

function filesWith({ files }: World, changed: ReadonlyMap<string, Uint8Array>): Files {
  const root = files.workingFolder.replaceAll('\\', '/');
  const shown = (path: string) => {
    const plain = path.replaceAll('\\', '/');
    return plain.startsWith(`${root}/`) ? plain.slice(root.length + 1) : plain;
  };
  const added = (folder: string) =>
    [...changed.keys()].flatMap((path) =>
      path.startsWith(`${shown(folder)}/`) ? [path.slice(shown(folder).length + 1)] : [],
    );
  return {
    workingFolder: files.workingFolder,
    programFolder: files.programFolder,
    read: async (path, limit) => changed.get(shown(path)) ?? files.read(path, limit),
    list: async (folder) => [...new Set([...(await files.list(folder)), ...added(folder)])].sort(byUnit),
    match: (pattern) => files.match(pattern),
    realPath: async (path) => (changed.has(shown(path)) && !(await files.exists(path)) ? path : files.realPath(path)),
    exists: async (path) => changed.has(shown(path)) || files.exists(path),
    // A file that is changed has no trace of its own: nothing that was read before counts for it.
    traceOf: async (path) => (changed.has(shown(path)) ? undefined : files.traceOf(path)),
    outwardLink: (path) => files.outwardLink(path),
    stateFolder: (place) => files.stateFolder(place),
    remains: (place) => files.remains(place),
    lock: (places, options) => files.lock(places, options),
  };
}

function byUnit(one: string, other: string): number {
  return one < other ? -1 : 1;
}
