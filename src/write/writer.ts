/** The contract of a format: a folder under `write/`, a line in `write/index.ts`. */
import type { Book } from '../model/book.js';
import type { Outcome } from '../model/diagnostic.js';
import type { Document } from '../model/document.js';
import type { Format } from '../model/plan.js';
import type { Theme } from '../model/theme.js';

/** What a writer needs from outside, read once a run. */
export interface Resources {
  /** Reads one of the program's own font files, e.g. `SourceSans3-Regular.ttf`. */
  font(file: string): Promise<Uint8Array>;
}

/**
 * Turns documents into bytes, for one theme. The same document gives the same bytes, whatever was written before. What
 * it makes of a node it may remember by that node (documents share their nodes), within bounds.
 */
export interface Writer {
  readonly format: Format;
  /** Gives the file's bytes, or errors (a character that no face holds), never a partial file. */
  write(document: Document): Promise<Outcome<Uint8Array>>;
  /** Binds a whole pack as one file; absent where a format cannot. */
  bind?(book: Book): Promise<Outcome<Uint8Array>>;
}

export type OpenWriter = (theme: Theme, resources: Resources) => Promise<Writer>;
