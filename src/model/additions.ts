/** Additions: what an organisation adds to one policy that the template did not foresee, in a file of its own. */
import type { MasterText } from './master-text.js';
import type { SharedPassage } from './shared-passage.js';
import type { SourceText, Span } from './source.js';

/** Where a part goes, and what it does there. */
export type PartKind = 'start' | 'after' | 'end' | 'instead' | 'without';

/** The heading that a part names. */
export interface NamedHeading {
  /** As it was written. */
  readonly words: string;
  /** Which of several headings of these words, counted from 1. */
  readonly count?: number;
  readonly span: Span;
}

/** One part of a file of additions. */
export interface AdditionPart {
  readonly kind: PartKind;
  /** Absent at the start alone. */
  readonly heading?: NamedHeading;
  /** The line that begins it. */
  readonly span: Span;
  /** The file up to the end of the part. */
  readonly source: SourceText;
  /** Where its text begins: an offset into that source. */
  readonly textStart: number;
  /** The passages that it uses itself, by name. */
  readonly passages: ReadonlyMap<string, SharedPassage>;
}

/** What an organisation adds to one policy. */
export interface Additions {
  readonly source: SourceText;
  /** Of the file's bytes, in hexadecimal digits. */
  readonly sha256: string;
  readonly parts: readonly AdditionPart[];
  /** The passages that they use, those within them too. */
  readonly passages: readonly SharedPassage[];
  /** The words that a fingerprint is taken of: what is added, and where. */
  readonly text: MasterText;
  /** `1-<32 digits>`. */
  readonly fingerprint: string;
}

/** A section of the master's text that an organisation replaces or leaves out. */
export interface ReplacedSection {
  /** Its heading's words. */
  readonly heading: string;
  /** The fingerprint of its words. */
  readonly text: string;
}

/** Letters; the longest heading in a record. */
const LONGEST_RECORDED = 200;

/** A heading's words as records have them: on one line, the first of them where they are very many. */
export function recordedHeading(words: string): string {
  return Array.from(words.replace(/\s+/g, ' ').trim()).slice(0, LONGEST_RECORDED).join('').trim();
}

/** A heading's words for comparing: whatever the case, white space, quotation marks, and the number before them. */
export function headingKey(words: string): string {
  return words
    .normalize('NFC')
    .replace(/[‘’‛′]/g, "'")
    .replace(/[“”„″]/g, '"')
    .replace(/\{\{\s*|<<\s*/g, '<<')
    .replace(/\s*\}\}|\s*>>/g, '>>')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

const WRITTEN_NUMBER = /^(?:\d{1,3}(?:\.\d{1,3})*[.)]?|\(?[a-z][.)])\s+(?=\S)/i;

/** A heading's key without the number before it; undefined where there is none. */
export function unnumberedKey(words: string): string | undefined {
  const key = headingKey(words);
  const number = WRITTEN_NUMBER.exec(key)?.[0];
  return number === undefined ? undefined : key.slice(number.length);
}
