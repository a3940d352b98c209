/**
 * Why a file cannot be opened as a Word document, in words for the person who chose it.
 */

export interface WordRefusal {
  readonly kind:
    | 'encrypted'
    | 'legacy-doc'
    | 'macro-enabled'
    | 'strict'
    | 'not-word'
    | 'damaged'
    | 'too-large'
    | 'unsafe-path';
  /** One sentence without its full stop: what was found. */
  readonly message: string;
  /** What to do about it. */
  readonly hint: string;
}

/** Carries a refusal up to `openWordPackage`, which returns it. */
export class WordTrouble extends Error {
  readonly refusal: WordRefusal;

  constructor(kind: WordRefusal['kind'], message: string, hint: string) {
    super(message);
    this.name = 'WordTrouble';
    this.refusal = { kind, message, hint };
  }
}

export const SAVE_AS_DOCX = 'Open it in Word and choose Save As, Word Document (*.docx).';
export const SAVE_AGAIN = 'Open it in Word, let Word repair it, and save it again. Or go back to an earlier copy.';

/** Gives the trouble of a part that cannot be read. */
export function damagedPart(path: string, why: string): WordTrouble {
  return new WordTrouble('damaged', `The part ${path} of this Word file ${why}`, SAVE_AGAIN);
}

/** Gives the trouble of a package that lacks what every package has. */
export function damagedWhole(why: string): WordTrouble {
  return new WordTrouble('damaged', `This Word file ${why}`, SAVE_AGAIN);
}
