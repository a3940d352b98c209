/** How a command ends: what it was used wrongly for, and the code it gives (README: exit codes). */

/** 0 fine · 1 problems found · 2 wrong use · 3 writing failed. */
export type ExitCode = 0 | 1 | 2 | 3;

/** A command was called in a way it cannot follow; ends with exit code 2. */
export class WrongUse extends Error {
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.name = 'WrongUse';
    this.hint = hint;
  }
}
