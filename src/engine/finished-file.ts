/** A finished file of a pack, which knows from the moment it is made what it is: nothing is read from its path later. */
import { sha256 } from '../formats/sha256.js';
import type { PackPage } from '../model/pack.js';
import type { Format, Job } from '../model/plan.js';
import type { Template } from '../model/word.js';

interface Finished {
  /** In the organisation's folder, with forward slashes: `docx/DCW34-confidentiality.docx`. */
  readonly path: string;
  readonly format: Format;
  readonly bytes: Uint8Array;
  /** Of the bytes, in hexadecimal digits. */
  readonly sha256: string;
}

/** A policy in one format, and what it was made from. */
export interface FinishedPolicy extends Finished {
  readonly kind: 'policy';
  readonly job: Job;
  readonly template: Template;
}

/** A pack document in one format; `combined` is the whole pack as one file. */
export interface FinishedPage extends Finished {
  readonly kind: 'page';
  readonly page: PackPage | 'combined';
}

export type FinishedFile = FinishedPolicy | FinishedPage;

/** Makes a finished file of bytes, and hashes them: the only time in a run. */
export function finished<About extends object>(
  file: { readonly path: string; readonly format: Format },
  bytes: Uint8Array,
  about: About,
): Finished & About {
  return { path: file.path, format: file.format, bytes, sha256: sha256(bytes), ...about };
}
