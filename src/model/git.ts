/** What World asks of git, which may keep the history of a workspace. Nothing is changed, and no other computer is asked. */

/** Git, about the working folder and what is below it. */
export interface Git {
  /** `true` where only a part of the history is here (a shallow clone), `false` where all of it is; refused where there is no repository. */
  isShallow(): Promise<GitAnswer>;
  /**
   * The changes of all branches in files of which a line that was added or taken away fits a pattern (POSIX extended, of bytes, in any
   * case): for each commit a NUL, its number, a space and its day, and on further lines what `git diff` shows.
   */
  changesWith(pattern: string): Promise<GitAnswer>;
  /** All commits: for each a NUL and its number, and on further lines its author, its committer and its message. */
  commits(): Promise<GitAnswer>;
  /** The paths that files with these endings ever had, one a line; some more than once. */
  pathsEndingIn(endings: readonly string[]): Promise<GitAnswer>;
}

/** What git answers. */
export type GitAnswer =
  | { readonly kind: 'said'; readonly text: string }
  /** There is no program git. */
  | { readonly kind: 'no-git' }
  /** The first line of its reason. */
  | { readonly kind: 'refused'; readonly reason: string };
