/**
 * Cleans an opened Word file before it is read: what its author never meant for other people, such as comments, is gone from what
 * comes out. The sidecar says what stays.
 */
import type { WordPackage } from '../../../formats/word/package.js';
import type { Diagnostic } from '../../../model/diagnostic.js';
import type { KeptInWord, TrackedDecision } from '../../../model/kept-in-word.js';
import { withoutComments } from './comments.js';
import { asDocument } from './document-type.js';
import { withoutHiddenText } from './hidden/index.js';
import { withoutHouseTemplate } from './house-template.js';
import { withoutReviewers } from './reviewers.js';
import { withoutSignatures } from './signatures.js';
import type { Cleaned, Step } from './step.js';
import { type Undecided, withoutTrackedChanges } from './tracked/index.js';

/** What a Word file's sidecar decides. */
export interface CleaningChoices {
  readonly keep: readonly KeptInWord[];
  /** What may be fetched from outside, as `findExternal` names it. */
  readonly allows: readonly string[];
  /** About tracked changes; or what to do where nobody has decided. */
  readonly trackedChanges: TrackedDecision | Undecided;
}

/** A Word file as organisations may get it. */
export interface CleanedWord extends Cleaned {
  /** The file whose words are the template's: as it came, but without changes that were rejected. */
  readonly worded: WordPackage;
}

/** Cleans a file; `path` is the file's, for messages. Throws XmlTrouble. */
export function cleanWord(path: string, opened: WordPackage, choices: CleaningChoices): CleanedWord {
  const diagnostics: Diagnostic[] = [];
  let word = opened;
  for (const step of stepsFor(choices)) {
    const cleaned = step(path, word);
    word = cleaned.package;
    diagnostics.push(...cleaned.diagnostics);
  }
  const { trackedChanges } = choices;
  const worded = trackedChanges === 'reject' ? withoutTrackedChanges(path, opened, trackedChanges).package : opened;
  return { package: word, worded, diagnostics };
}

function stepsFor({ keep, allows, trackedChanges }: CleaningChoices): readonly Step[] {
  return [
    ...(keep.includes('comments') ? [] : [withoutComments]),
    (path, word) => withoutTrackedChanges(path, word, trackedChanges),
    ...(keep.includes('hidden_text') ? [] : [withoutHiddenText]),
    withoutReviewers,
    withoutSignatures,
    ...(allows.includes('attachedTemplate') ? [] : [withoutHouseTemplate]),
    asDocument,
  ];
}
