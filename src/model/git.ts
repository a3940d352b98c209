/** What World asks of git, which may keep the history of a workspace. */

/** Git, in the working folder. */
export interface Git {
  /**
   * Asks git for something that it can say without changing anything, and without a connection to another computer. `args` are as git
   * takes them, each one argument: no shell reads them.
   */
  ask(args: readonly string[]): Promise<GitAnswer>;
}

/** What git answers. */
export type GitAnswer =
  | { readonly kind: 'said'; readonly text: string }
  /** There is no program git. */
  | { readonly kind: 'no-git' }
  /** The first line of its reason. */
  | { readonly kind: 'refused'; readonly reason: string };
