/** How documents say a policy's standing: its version, its last review, and the mark across pages of what is not in force. */
import type { PolicyControl, ReviewDates } from './organisation-pack.js';
import type { Standing } from './standing.js';
import type { Wording } from './wording/wording.js';

/** A status as documents print it: how the policy stands, or that it is withdrawn. */
export type PrintedStatus = NonNullable<PolicyControl['status']>;

/** `2.0`, `1.0 (draft)`, `2.0, awaiting approval`; undefined where there is nothing to say. */
export function versionWords({ version, status }: PolicyControl, wording: Wording): string | undefined {
  if (status === 'draft') return wording.standing.draft(version);
  return status === 'awaiting' ? wording.standing.awaiting(version) : version;
}

/** `25 November 2026`, with `(of version 1.1)` where that text was an older one; undefined without a review. */
export function lastReviewWords(
  review: ReviewDates,
  standing: Standing | undefined,
  wording: Wording,
): string | undefined {
  if (!review.last) return undefined;
  const date = wording.date(review.last);
  return standing?.review?.ofOlderText ? wording.standing.ofOlderText(date, standing.review.ofVersion) : date;
}

/** The words across each page of what is not in force; undefined for all else. */
export function pageMark(status: PrintedStatus | undefined, { page }: Wording): string | undefined {
  return status === 'draft' || status === 'awaiting' || status === 'withdrawn' ? page.watermark[status] : undefined;
}
