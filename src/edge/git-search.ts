/** Searches the history that git keeps of a folder, whatever the settings of the repository and the user are. */
import { HistoryTrouble, type SearchedHistory } from '../model/history.js';

/** What a call of git came to. */
export interface Answer {
  readonly code: number;
  readonly out: Buffer;
  readonly err: string;
}

/** Calls git with some arguments; no shell reads them. */
export type Ask = (...args: readonly string[]) => Promise<Answer>;

/**
 * Of all branches, without what settings could have git start. A merge shows what it changed itself (`--cc`), and what a branch had is
 * looked through even where the merge took nothing of it (`--full-history`).
 */
const LOG = ['log', '--all', '--full-history', '--cc', '--no-ext-diff', '--no-textconv', '--no-renames', '--no-color'];

/** Of the working folder alone. */
const HERE = ['--', '.'];

/** Asks for changes of lines that fit a pattern, for all commits, and for all paths; throws HistoryTrouble. */
export async function searchedHistory(ask: Ask, pattern: string): Promise<SearchedHistory> {
  const place = await ask('rev-parse', '--is-shallow-repository');
  if (place.code !== 0) throw new HistoryTrouble('no-repository', place.err);
  const said = async (...args: readonly string[]) => {
    const { code, out, err } = await ask(...LOG, ...args, ...HERE);
    if (code !== 0) throw new HistoryTrouble('other', err);
    return out.toString('utf8');
  };
  const lines = ['-i', '-E', '-G', pattern, '-p', '-U3', '--src-prefix=a/', '--dst-prefix=b/'];
  return {
    isShallow: place.out.toString('utf8').trim() === 'true',
    changes: commitsIn(await said(...lines, '--format=%x00%H %cs')),
    commits: commitsIn(await said('--no-patch', '--format=%x00%H%n%an <%ae>%n%cn <%ce>%n%B')),
    paths: [...new Set((await said('--format=', '--name-only')).split('\n').filter(Boolean))].sort(),
  };
}

/** Each begins on a line of its own with a sign that no text has. */
const commitsIn = (said: string) => `\n${said}`.split('\n\0').slice(1);
