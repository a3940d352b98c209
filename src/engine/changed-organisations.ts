/** Leaves of a choice the organisations whose packs are concerned by what has changed since a commit. */
import { HistoryTrouble } from '../model/history.js';
import { type Concerned, concernedBy } from './concerned.js';
import { findOrganisations } from './organisation-files.js';
import { RequestProblem } from './request-problem.js';
import { chooseOrganisations, type OrganisationChoice } from './selection.js';
import type { FolderRequest, Workspace } from './workspace.js';

/** The organisations that are left of a choice. */
export interface ChangedOrganisations {
  readonly organisations: OrganisationChoice;
  /** Ids of the choice that each changed file concerns, by the files' paths from the working folder. */
  readonly files: ReadonlyMap<string, readonly string[]>;
}

/** Asks for what has changed; throws RequestProblem where nobody can say. */
export async function changedOrganisations(
  workspace: Workspace,
  folders: FolderRequest,
  choice: OrganisationChoice,
  reference: string,
): Promise<ChangedOrganisations> {
  const changes = await askHistory(workspace, reference);
  const all = await findOrganisations(workspace);
  const ids = chooseOrganisations(all, choice, workspace.folders.organisations).map(({ id }) => id);
  const concerned = await concernedBy(workspace, folders, changes);
  const ofChoice = (one: Concerned) => (one === 'all' ? ids : ids.filter((id) => one.includes(id)));
  const files = new Map([...concerned].map(([path, one]) => [path, ofChoice(one)]));
  const isEverybody = choice === 'all' && [...concerned.values()].includes('all');
  const changedIds = new Set([...files.values()].flat());
  return { organisations: isEverybody ? 'all' : ids.filter((id) => changedIds.has(id)), files };
}

async function askHistory({ world: { history } }: Workspace, reference: string) {
  const missing = { kind: 'history-unknown', reason: 'no-git', message: 'there is no git', isShallow: false } as const;
  if (!history) throw new RequestProblem({ ...missing, reference });
  try {
    return await history.changesSince(reference);
  } catch (cause) {
    if (!(cause instanceof HistoryTrouble)) throw cause;
    const { kind: reason, message, isShallow } = cause;
    throw new RequestProblem({ kind: 'history-unknown', reason, reference, message, isShallow });
  }
}
