/** Options that exclude each other, or a missing one: found by a command before it calls the engine. */

/** A command was called in a way it cannot follow; ends with exit code 2. */
export class WrongUse extends Error {
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.name = 'WrongUse';
    this.hint = hint;
  }
}
