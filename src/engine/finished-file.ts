/** A finished file of a pack, with all that is known about it, so that nothing has to be parsed from its path later. */
import { sha256 } from '../formats/sha256.js';
import type { PageKind } from '../model/pack.js';
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

/** A policy in one format, with its job and template. */
export interface FinishedPolicy extends Finished {
  readonly kind: 'policy';
  readonly job: Job;
  readonly template: Template;
}

/** A pack document in one format; or a page that is no part of the pack's own list: `combined`, `approval`. */
export interface FinishedPage extends Finished {
  readonly kind: 'page';
  readonly page: PageKind;
}

export type FinishedFile = FinishedPolicy | FinishedPage;

/** Makes a finished file from bytes, and hashes them: the only time in a run. */
export function finished<About extends object>(
  file: { readonly path: string; readonly format: Format },
  bytes: Uint8Array,
  about: About,
): Finished & About {
  return { path: file.path, format: file.format, bytes, sha256: sha256(bytes), ...about };
}
