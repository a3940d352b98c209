/** One step of cleaning a Word file. */
import type { WordPackage } from '../../../formats/word/package.js';
import type { Diagnostic } from '../../../model/diagnostic.js';

/** The file after a step; the same package where nothing had to go. */
export interface Cleaned {
  readonly package: WordPackage;
  readonly diagnostics: readonly Diagnostic[];
}

export type Step = (word: WordPackage) => Cleaned;
