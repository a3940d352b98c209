/** The history of the files, as git keeps it. `edge` asks git; tests give one of their own. */

export interface History {
  /** Finds what differs from a commit, saved or not, new files among it; throws HistoryTrouble. */
  changesSince(reference: string): Promise<Changes>;
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
