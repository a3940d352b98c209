/** Does a command’s work again whenever a file is saved that it may depend on. */

import { openWorkspace } from '../engine/open-workspace.js';
import type { FolderRequest, Workspace } from '../engine/workspace.js';
import type { ExitCode } from '../model/exit-code.js';
import type { World } from '../model/world.js';
import { explain } from './failure.js';
import { WrongUse } from './wrong-use.js';

/** What is done after each save. */
interface WatchedWork<Result> {
  /** Is told which files changed since it was last asked, absolute. */
  readonly make: (changed: readonly string[]) => Promise<Result>;
  /** Whether nothing is wrong, as it may be for a moment with a file that is still being written. */
  readonly isFine: (result: Result) => boolean;
  /** Tells the result of a round, the first of which is 1. */
  readonly tell: (result: Result, round: number) => void;
}

/** Milliseconds in which a file that has been saved in part is saved in full. */
const UNFINISHED = 120;

/** Does the work once, and then after each save, until the watch ends. */
export async function afterEachSave<Result>(
  world: World,
  request: FolderRequest,
  { make, isFine, tell }: WatchedWork<Result>,
): Promise<ExitCode> {
  if (!world.desk) throw new WrongUse('Files can’t be watched here');
  const watching = await world.desk.watch(watchedPlaces(await foldersOf(world, request)));
  const round = async (changed: readonly string[]): Promise<Result> => {
    const result = await make(changed);
    const more = isFine(result) ? [] : ((await watching.changesWithin(UNFINISHED)) ?? []);
    return more.length === 0 ? result : round([...changed, ...more]);
  };
  try {
    tell(await round([]), 1);
    let number = 1;
    for (let changed = await watching.changes(); changed; changed = await watching.changes()) {
      number++;
      try {
        tell(await round(changed), number);
      } catch (cause) {
        // What can’t be done now may be possible after the next save.
        await explain(cause, { json: false, args: [] }, world);
      }
    }
  } finally {
    await watching.close();
  }
  return 0;
}

/** The folders of a workspace; of one whose settings have errors, the usual ones. */
async function foldersOf(world: World, request: FolderRequest): Promise<Partial<Workspace['folders']>> {
  const { value } = await openWorkspace(world, request);
  return value?.folders ?? request;
}

/** All that documents are made of: the workspace, and the folders that are elsewhere; but not what is made. */
export function watchedPlaces({ templates = '.', organisations = '.', out = 'out' }: FolderRequest) {
  return { folders: [...new Set(['.', templates, organisations])], except: [out] };
}
