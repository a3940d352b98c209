/** What every format must offer. A format is a folder in `write/` and a line in `write/index.ts`. */
import type { Book } from '../model/book.js';
import type { Outcome } from '../model/diagnostic.js';
import type { Document } from '../model/document.js';
import type { Handbook } from '../model/handbook.js';
import type { Format } from '../model/plan.js';
import type { Theme } from '../model/theme.js';

/** What a writer needs from outside, read once in a run. */
export interface Resources {
  /** Reads one of the program's own font files, e.g. `SourceSans3-Regular.ttf`. */
  font(file: string): Promise<Uint8Array>;
  /** Reads one of the program's own scripts for pages, e.g. `search.js`. Absent where no page is searched. */
  readonly script?: (file: string) => Promise<Uint8Array>;
}

/**
 * Turns documents into bytes, for one theme. The same document gives the same bytes, whatever was written before. A writer
 * may remember its output for a node, within bounds, since documents share their nodes.
 */
export interface Writer {
  readonly format: Format;
  /** Gives the file's bytes, or errors (for a character that no face has, say). It never gives part of a file. */
  write(document: Document): Promise<Outcome<Uint8Array>>;
  /** Whether every sign of these words surely prints, wherever they stand. Absent from formats that print any sign. */
  shows?(words: string): boolean;
  /** Whether a document surely has room: its page holds it where it must fit one, and no table is too wide. Absent from formats that lay nothing out. */
  hasRoom?(document: Document): Promise<boolean>;
  /** Joins a whole pack in one file. Absent from formats that can't. */
  bind?(book: Book): Promise<Outcome<Uint8Array>>;
  /** Writes a whole pack as one page with its search. Absent from formats that have no pages to search. */
  gather?(handbook: Handbook): Promise<Outcome<Uint8Array>>;
}

export type OpenWriter = (theme: Theme, resources: Resources) => Promise<Writer>;
