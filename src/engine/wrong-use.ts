/** What the engine throws at a request that it cannot follow. */

/** A request names something that is not there, or contradicts itself; the command line ends with exit code 2. */
export class WrongUse extends Error {
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.name = 'WrongUse';
    this.hint = hint;
  }
}
