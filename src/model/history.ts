/** The history of the files, as git keeps it. `edge` asks git; tests give one of their own. */

export interface History {
  /** Finds what differs from a commit, saved or not, new files among it; throws HistoryTrouble. */
  changesSince(reference: string): Promise<Changes>;
  /**
   * Searches the commits of all branches; `pattern` (POSIX extended, of bytes, in any case) is what a line that was added or taken away
   * must fit. Throws HistoryTrouble.
   */
  search(pattern: string): Promise<SearchedHistory>;
}

/** What a search of the commits found, a text for each commit. */
export interface SearchedHistory {
  /** Whether the repository has only its newest commits. */
  readonly isShallow: boolean;
  /** Commits with a line that fits: the number and the day of each, and the changes of the files with such lines as git shows them. */
  readonly changes: readonly string[];
  /** All commits: the number of each, its author, its committer, and its message, each on a line of its own. */
  readonly commits: readonly string[];
  /** Paths that files ever had, from the repository’s root. */
  readonly paths: readonly string[];
}

/** What differs from an earlier commit: where branches have parted, from the commit at which they did. */
export interface Changes {
  /** From the working folder, with forward slashes. A file with a new name counts twice: under its old and its new one. */
  readonly paths: readonly string[];
  /** What a file held then; nothing where it was not there. */
  before(path: string): Promise<Uint8Array | undefined>;
}

/** Why the history could not be asked. */
export class HistoryTrouble extends Error {
  readonly kind: 'no-git' | 'no-repository' | 'unknown-reference' | 'other';
  /** Whether the repository has only its newest commits. */
  readonly isShallow: boolean;

  /** `message` is in git's words. */
  constructor(kind: HistoryTrouble['kind'], message: string, isShallow = false) {
    super(message);
    this.name = 'HistoryTrouble';
    this.kind = kind;
    this.isShallow = isShallow;
  }
}
