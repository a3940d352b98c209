/** What a comparison of packs gives: the same for a pack and its issue, and for two packs that were opened from files. */
import type { ChangedAttachment } from './attachment-changes.js';
import type { ChangedSection } from './changed-words.js';
import type { Document } from './document.js';
import type { WithdrawnPolicy } from './issues.js';

/** A policy as two packs have it; one that is in one of them only lacks the other side. */
export interface PolicyPair {
  readonly code?: string;
  readonly title: string;
  readonly before?: Document;
  readonly after?: Document;
  /** The name of its documents without the ending, by which links lead to it. */
  readonly file?: string;
  /** Set where it left the pack because it was withdrawn. */
  readonly withdrawn?: WithdrawnPolicy;
}

/** An entry of document control that differs; a side that lacks it is absent. */
export interface ChangedEntry {
  readonly label: string;
  readonly before?: string;
  readonly after?: string;
}

/** A policy that differs, as words. */
export interface ComparedPolicy {
  readonly code?: string;
  readonly title: string;
  /** Where that was another. */
  readonly titleBefore?: string;
  readonly change: 'added' | 'removed' | 'withdrawn' | 'changed';
  readonly withdrawn?: WithdrawnPolicy;
  /** What differs in its document control; empty where it is in one pack only. */
  readonly entries: readonly ChangedEntry[];
  /** What differs in its text; empty where it is in one pack only. */
  readonly sections: readonly ChangedSection[];
  /** Whether something differs that isn't words: a picture, a link's address, a page break. */
  readonly hasOthers: boolean;
}

/** A policy that differs, with its tree. */
export interface MarkedPolicy {
  readonly pair: PolicyPair;
  readonly told: ComparedPolicy;
  /** What both sides say, with marks of what differs; of a new policy all is inserted. Absent where the policy is gone. */
  readonly marked?: Document;
  /** The same without its document control, which `told` has; absent where the policy is in one pack only. */
  readonly text?: Document;
}

/** One pack compared with an earlier one. */
export interface ComparedPack {
  /** An organisation's id, or the name of the files. */
  readonly id: string;
  /** The name that the organisation prints. */
  readonly organisation: string;
  /** The policies that differ, by code. */
  readonly policies: readonly ComparedPolicy[];
  /** How many policies say the same. */
  readonly same: number;
  readonly attachments: readonly ChangedAttachment[];
  /** Paths of the documents that were written. */
  readonly written: readonly string[];
}
