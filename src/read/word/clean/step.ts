/** One step of cleaning a Word file. */
import type { WordPackage } from '../../../formats/word/package.js';
import type { Diagnostic } from '../../../model/diagnostic.js';

/** The file after a step; the same package where nothing had to go. */
export interface Cleaned {
  readonly package: WordPackage;
  readonly diagnostics: readonly Diagnostic[];
}

/** `path` is the file's, for messages. */
export type Step = (path: string, word: WordPackage) => Cleaned;
