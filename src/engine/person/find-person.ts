/** Finds where a person's name stands: in every file of a workspace, in its finished documents, and in git's history. */
import { personName } from '../../check/person-names.js';
import type { Workspace } from '../workspace.js';
import { hasHistory, type PersonInHistory, searchHistory } from './history.js';
import type { Findings } from './places.js';
import { searchFiles } from './workspace-files.js';

/** Where the name stands, and what was not searched. */
export interface FoundPerson extends Findings {
  /** Files that were looked at. */
  readonly searched: number;
  /** Absent where git keeps no history. */
  readonly history?: PersonInHistory;
}

/** Whether words can be looked for as a name. */
export const isName = (words: string) => personName(words) !== undefined;

/** Searches for a name; `onFile` hears of each file. Words without letters are found nowhere. */
export async function findPerson(
  workspace: Workspace,
  words: string,
  onFile: (path: string) => unknown = () => undefined,
): Promise<FoundPerson> {
  const person = personName(words);
  if (!person) return { places: [], unsearched: [], searched: 0 };
  let searched = 0;
  const found = await searchFiles(workspace, person, (path) => {
    searched++;
    onFile(path);
  });
  const history = await searchHistory(workspace.world.history, person, await hasHistory(workspace.world));
  const unsearched = [...found.unsearched, ...(history?.unsearched ?? [])];
  return { ...found, unsearched, searched, ...(history ? { history } : {}) };
}
