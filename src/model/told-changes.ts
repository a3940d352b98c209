/** What staff are told of an issue: for each policy that is new, gone or changed, what it said, what it says, from when and why. */
import type { ChangedAttachment } from './attachment-changes.js';
import type { CalendarDate } from './calendar.js';
import type { WordDifference } from './word-differences.js';

/** A policy that staff are told about. */
export interface ToldPolicy {
  /** The policy's code, or its slug where it has none. */
  readonly policy: string;
  readonly title: string;
  readonly version?: string;
  readonly kind: 'added' | 'removed' | 'withdrawn' | 'text' | 'correction' | 'details';
  /** What it says differently; absent where the earlier words were not kept, and for what is new or gone. */
  readonly differences?: readonly WordDifference[];
  /** Labels of values that it prints and that changed: `Council’s safeguarding number`. */
  readonly details: readonly string[];
  /** What says the same but for such values; absent where the earlier ones were not kept. */
  readonly detailDifferences?: readonly WordDifference[];
  /** Whether this text awaits approval, so that the earlier one is still in force. */
  readonly awaiting?: boolean;
  /** The day from which it holds; for a withdrawn policy the day of the withdrawal. */
  readonly from?: CalendarDate;
  /** The note on the change, or the reason of the withdrawal. */
  readonly why?: string;
  /** Codes and titles of the policies that take the place of a withdrawn one. */
  readonly replacedBy: readonly string[];
}

/** Everything that staff are told of an issue. */
export interface ToldChanges {
  /** The issue with which the pack is compared; absent for the first. */
  readonly since?: { readonly number: number; readonly date: CalendarDate };
  /** In the order of their codes. */
  readonly policies: readonly ToldPolicy[];
  /** Forms and other files that are new, gone or changed. */
  readonly attachments: readonly ChangedAttachment[];
}
