/**
 * The issues of an organisation's pack, as `orgs/<id>.issues.yaml` records them: number, date, the organisation's values, and
 * for each policy the text, version and dates that it was issued with. Later issues are compared with the last.
 */
import type { IssuedAttachment } from './attachment-changes.js';
import type { Change } from './change.js';
import type { PolicyState } from './policy-record.js';
import { foldValues, type StoredValues } from './stored-values.js';

/** The number of the form in which issues are recorded; files without a number are of the first form. */
export const ISSUES_FORMAT = 2;

/** How a policy differs from the issue before; only the most important difference. */
export type ChangeKind = 'added' | 'removed' | 'text' | 'correction' | 'title' | 'details' | 'record';

/** Hashes of the bytes of files, in hexadecimal digits: all that the first form recorded of a text. */
export interface RawHashes {
  /** SHA-256 of the template. */
  readonly template: string;
  /** SHA-256 of each document by its path in the organisation's folder. */
  readonly files: Readonly<Record<string, string>>;
}

/** A policy as it was issued. Dates are ISO dates. */
export interface IssuedPolicy {
  /** The policy's code, or its slug where it has none. */
  readonly policy: string;
  readonly title: string;
  /** The organisation's own version, without words around it. */
  readonly version?: string;
  readonly state?: PolicyState;
  /** The fingerprint of the organisation's text. */
  readonly text?: string;
  /** The fingerprint of the master text with all its branches: the name of its folder of kept texts. */
  readonly masterText?: string;
  /** The fingerprint of what the organisation added, kept in a folder beside that. */
  readonly additions?: string;
  /** The version of the master text, where it has one. */
  readonly master?: string;
  /** The name of its documents without the ending. */
  readonly file?: string;
  readonly category?: string;
  /** As it was printed. */
  readonly owner?: string;
  readonly reviewed?: string;
  /** The version that was reviewed, where it was an older one. */
  readonly reviewOf?: string;
  readonly nextReview?: string;
  /** As it was printed. */
  readonly approvedBy?: string;
  readonly approvedOn?: string;
  readonly inForce?: string;
  /** How it differs from the issue before; absent where it doesn't, and in issues of the first form. */
  readonly change?: ChangeKind;
  /** What differs, where details do: names of placeholders, and `owner`. */
  readonly details?: readonly string[];
  /** The history as it was printed, the latest first. */
  readonly history?: readonly Change[];
  /** In issues of the first form only. */
  readonly raw?: RawHashes;
}

/** A policy that left the pack with this issue because it was withdrawn. */
export interface WithdrawnPolicy {
  readonly policy: string;
  readonly title: string;
  /** ISO date. */
  readonly on: string;
  readonly reason: string;
  /** Codes or slugs. */
  readonly replacedBy: readonly string[];
}

/** One issue of a pack. */
export interface Issue {
  readonly format: 1 | 2;
  readonly number: number;
  /** ISO date. */
  readonly date: string;
  readonly pack: string;
  readonly engine: string;
  /** The number of a mistaken issue that this one replaces, and why. */
  readonly replaces?: number;
  readonly reason?: string;
  /** SHA-256 of the manifest. */
  readonly manifest?: string;
  /** The values that differ from the issue before. */
  readonly values?: StoredValues;
  readonly policies: readonly IssuedPolicy[];
  /** Absent where there were none. */
  readonly attachments?: readonly IssuedAttachment[];
  readonly withdrawn: readonly WithdrawnPolicy[];
}

/** The organisation's values as of an issue; undefined where none were kept, as in issues of the first form. */
export function valuesAt(issues: readonly Issue[], number: number): StoredValues | undefined {
  const kept = issues.filter((issue) => issue.number <= number && issue.format === 2);
  if (kept.at(-1)?.number !== number) return undefined;
  return foldValues(kept.flatMap(({ values }) => (values ? [values] : [])));
}
