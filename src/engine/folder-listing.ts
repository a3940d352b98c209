/** Lists the folders of a workspace; one that can't be read is named. */
import { pathFrom } from '../model/paths.js';
import { FileTrouble, type World } from '../model/world.js';
import { RequestProblem } from './request-problem.js';
import { SETTINGS_FILE } from './workspace.js';

/** Lists what is below the folder of organisations or of templates; throws RequestProblem where it can't be read. */
export async function listFolder(
  world: World,
  folder: string,
  holds: 'organisations' | 'templates',
): Promise<readonly string[]> {
  try {
    return await world.files.list(folder);
  } catch (cause) {
    if (!(cause instanceof FileTrouble)) throw cause;
    // A workspace that was started where there are no starters has no templates yet.
    if (holds === 'templates' && !(await world.files.exists(folder)) && (await world.files.exists(SETTINGS_FILE)))
      throw new RequestProblem({ kind: 'no-templates', folder });
    const path = pathFrom(world.files.workingFolder, cause.path);
    // If a subfolder cannot be opened, the message should name that one.
    const reason = path === folder ? cause.message : `${path}: ${cause.message}`;
    throw new RequestProblem({ kind: 'folder-unreadable', holds, folder, reason });
  }
}

/** Whether a file or one of its folders is left out: its name begins with _ or ., or as lock files of Word do. */
export function isHidden(path: string): boolean {
  return path.split('/').some((part) => /^(?:_|\.|~\$)/.test(part));
}
