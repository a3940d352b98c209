/** Keeps the files of a document that are on disk as they would be made now, and makes the others. */
import type { Diagnostic } from '../model/diagnostic.js';
import type { Output } from '../model/plan.js';
import type { TemplateHead } from '../model/template.js';
import type { FinishedDocument, FinishedFacts } from './finished-file.js';
import { type DocumentSource, documentKey } from './state/document-key.js';

/** Answers which documents of an organisation's folder need not be made. */
export interface Keeping {
  /** The hashes of a document's files, in the order of their paths; undefined where the document has to be made. */
  hashes(document: KeyedDocument): readonly string[] | undefined;
}

/** A document that has a key. */
export interface KeyedDocument {
  readonly key: string;
  /** In the organisation's folder. */
  readonly paths: readonly string[];
  /** The templates that it is made of; of a pack document, all of the pack. */
  readonly heads: readonly TemplateHead[];
  /** Whether it speaks of all policies, and its words may be those of any. */
  readonly isOfPack: boolean;
}

/** A document's files, and what was said while they were written. */
export interface WrittenFiles<File extends FinishedFacts> {
  readonly files: readonly File[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What a document is made of, and what to do if it is kept, or made. */
interface Making<File extends FinishedDocument> {
  readonly source: DocumentSource;
  readonly about: Pick<KeyedDocument, 'heads' | 'isOfPack'>;
  readonly kept: (output: Output, facts: KeptFacts) => File;
  readonly make: () => Promise<WrittenFiles<File>>;
}

/** What is known of a kept file. */
export interface KeptFacts {
  readonly sha256: string;
  readonly key: string;
}

/** Gives the document's files: all of them kept, or all of them made. */
export async function keptOrMade<File extends FinishedDocument>(
  keeping: Keeping | undefined,
  { source, about, kept, make }: Making<File>,
): Promise<WrittenFiles<File>> {
  if (!keeping) return make();
  const { outputs } = source;
  const key = documentKey(source);
  const hashes = keeping.hashes({ key, paths: outputs.map(({ path }) => path), ...about });
  if (hashes) {
    const files = outputs.flatMap((output, at) => {
      const sha256 = hashes[at];
      return sha256 === undefined ? [] : [kept(output, { sha256, key })];
    });
    return { files, diagnostics: [] };
  }
  const { files, diagnostics } = await make();
  const isTold = diagnostics.length > 0 ? ({ isTold: true } as const) : {};
  return { files: files.map((file) => ({ ...file, key, ...isTold })), diagnostics };
}
