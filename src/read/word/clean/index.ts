/**
 * Cleans an opened Word file before it is read: what its author never meant for other people, such as comments, is gone from what
 * comes out. The sidecar says what stays.
 */
import type { WordPackage } from '../../../formats/word/package.js';
import type { Diagnostic } from '../../../model/diagnostic.js';
import type { KeptInWord } from '../../../model/kept-in-word.js';
import { withoutComments } from './comments.js';
import { asDocument } from './document-type.js';
import { withoutHouseTemplate } from './house-template.js';
import { withoutSignatures } from './signatures.js';
import type { Cleaned, Step } from './step.js';

/** What a Word file's sidecar decides. */
export interface CleaningChoices {
  readonly keep: readonly KeptInWord[];
  /** What may be fetched from outside, as `findExternal` names it. */
  readonly allows: readonly string[];
}

/** Gives the file as organisations may get it; `path` is the file's, for messages. Throws XmlTrouble. */
export function cleanWord(path: string, opened: WordPackage, choices: CleaningChoices): Cleaned {
  const diagnostics: Diagnostic[] = [];
  let word = opened;
  for (const step of stepsFor(choices)) {
    const cleaned = step(path, word);
    word = cleaned.package;
    diagnostics.push(...cleaned.diagnostics);
  }
  return { package: word, diagnostics };
}

function stepsFor({ keep, allows }: CleaningChoices): readonly Step[] {
  return [
    ...(keep.includes('comments') ? [] : [withoutComments]),
    withoutSignatures,
    ...(allows.includes('attachedTemplate') ? [] : [withoutHouseTemplate]),
    asDocument,
  ];
}
