/**
 * A finished file of a pack, with all that is known about it, so that nothing has to be parsed from its path later. It is made in
 * this run, or kept: it stands in the organisation's folder already, as an earlier run made and checked it.
 */
import type { FileText } from '../formats/finished/file-text.js';
import { sha256 } from '../formats/sha256.js';
import type { Edition } from '../model/editions.js';
import type { PackAttachment } from '../model/organisation-pack.js';
import type { PageKind } from '../model/pack.js';
import { joinPath } from '../model/paths.js';
import type { Format, Job } from '../model/plan.js';
import type { TemplateHead } from '../model/template.js';
import type { Template } from '../model/word.js';
import type { World } from '../model/world.js';

/** What is known of any finished file. */
export interface FinishedFacts {
  /** In the organisation's folder, with forward slashes: `docx/DCW34-confidentiality.docx`. */
  readonly path: string;
  /** Absent: the file is kept, and its bytes are on disk. */
  readonly bytes?: Uint8Array;
  /** Of the bytes, in hexadecimal digits. */
  readonly sha256: string;
  /** The key of the document that it is, alone or with files in other formats; absent where nobody asked whether it is kept. */
  readonly key?: string;
  /** Set where its writer said something about the document. */
  readonly isTold?: true;
}

interface Finished extends FinishedFacts {
  readonly format: Format;
}

/** What a policy was made from. */
interface PolicyAbout {
  readonly kind: 'policy';
  readonly job: Job;
  readonly template: Template;
  /** Set where it isn't the policy itself, but another document with its words. */
  readonly edition?: Edition;
}

/** Which pack document it is; or a page that is no part of the pack's own list: `combined`, `approval`. */
interface PageAbout {
  readonly kind: 'page';
  readonly page: PageKind;
}

export type DocumentAbout = PolicyAbout | PageAbout;

/** A policy in one format, with its job and template. */
export interface FinishedPolicy extends Finished, PolicyAbout {}

/** A pack document in one format. */
export interface FinishedPage extends Finished, PageAbout {}

/** A file that goes into the pack beside its documents. */
export interface FinishedAttachment extends FinishedFacts {
  readonly kind: 'attachment';
  readonly attachment: PackAttachment;
  /** The hash of the file that it was made from. */
  readonly sourceHash: string;
  /** Names of the placeholders that it was filled from, sorted. */
  readonly values: readonly string[];
  /** The head of a Word file that was filled. */
  readonly word?: TemplateHead;
  /** Its words, where they are read before it is finished. */
  readonly texts?: readonly FileText[];
}

export type FinishedDocument = FinishedPolicy | FinishedPage;

export type FinishedFile = FinishedDocument | FinishedAttachment;

/** Makes a finished file from bytes, and hashes them: the only time in a run. */
export function finished<About extends object>(
  file: { readonly path: string; readonly format: Format },
  bytes: Uint8Array,
  about: About,
): Finished & About {
  return { path: file.path, format: file.format, bytes, sha256: sha256(bytes), ...about };
}

/** The bytes of a finished file; those of a kept one are read from the organisation's folder. Throws FileTrouble. */
export async function bytesOf({ files }: World, folder: string, { path, bytes }: FinishedFile): Promise<Uint8Array> {
  return bytes ?? files.read(joinPath(folder, path));
}
