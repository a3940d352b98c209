/** A history that git might keep, for tests: what they don't name, it has nothing of. */
import type { History } from '../../src/model/history.js';

/** Gives a history with some answers. */
export function historyOf(answers: Partial<History>): History {
  return {
    changesSince: async () => ({ paths: [], before: async () => undefined }),
    search: async () => ({ isShallow: false, changes: [], commits: [], paths: [] }),
    ...answers,
  };
}
