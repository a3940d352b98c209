/** Shared passages: texts kept once, in files of their own, that templates use by name. */
import type { CalendarDate } from './calendar.js';
import type { Change } from './change.js';
import type { SourceText, Span } from './source.js';

/** Whether a file's name, without its ending, can be written in a tag. */
export function isPassageName(name: string): boolean {
  return /^[A-Za-z0-9][\w-]*$/.test(name);
}

/** One change of a passage; the versions are those of the policies that use it. */
export interface PassageChange {
  readonly date: CalendarDate;
  readonly note: string;
  /** A correction changes no meaning. Absent: a change of the text. */
  readonly kind?: NonNullable<Change['kind']>;
}

/** A shared passage whose front matter was read. */
export interface SharedPassage {
  readonly kind: 'passage';
  /** The file's name without its ending: `how-to-raise-a-concern`. */
  readonly name: string;
  readonly source: SourceText;
  /** Of the file's bytes, in hexadecimal digits. */
  readonly sha256: string;
  /** Where the text begins, after any front matter: an offset into the source. */
  readonly bodyStart: number;
  readonly changes: readonly PassageChange[];
  /** Names of other organisations that the passage may mention. */
  readonly mentions: readonly string[];
  /** Blanks that the passage means to contain, to be filled in by hand. */
  readonly blanks: readonly string[];
  readonly blankSpans: readonly Span[];
  /** The passages that it uses itself, by name; one that can't be used is not among them. */
  readonly uses: ReadonlyMap<string, SharedPassage>;
}

/** A file beside a template whose words stand in its text: whoever keeps the text keeps it too. */
export type TextPart = SharedPassage;
