/** How pressing a policy is (DOMAIN: review dates), and what else about it waits for somebody. */

/**
 * From the most pressing to the least. A review that is due on the day of the report is not overdue. Where several fit, the first
 * one counts.
 */
export const DUE_BANDS = [
  'overdue',
  'text_changed',
  'approval_awaited',
  'post_vacant',
  'due_30',
  'due_90',
  'later',
  'on_change',
  'never_reviewed',
] as const;

export type DueBand = (typeof DUE_BANDS)[number];

/** What a policy waits for beside its next review; `master_withdrawn` is a master text that the organisation still has. */
export const DUE_MARKS = ['text_changed', 'approval_awaited', 'post_vacant', 'master_withdrawn'] as const;

export type DueMark = (typeof DUE_MARKS)[number];

/** The days up to which a review counts as due, if nobody says otherwise. */
export const DUE_DAYS = 30;

interface DueEntry {
  readonly band: DueBand;
  readonly days?: number;
  readonly marks: readonly DueMark[];
}

/** Whether a policy needs somebody within so many days: overdue, due by then, never reviewed at all, or marked. */
export function isDueWithin({ band, days, marks }: DueEntry, within: number): boolean {
  return band === 'never_reviewed' || marks.length > 0 || (days !== undefined && days <= within);
}

/** Whether a review has passed its day. */
export function isOverdue({ days }: DueEntry): boolean {
  return days !== undefined && days < 0;
}

/** Whether a review is due within so many days, or a text waits for its review or approval now. */
export function isReviewDue({ days, marks }: DueEntry, within: number): boolean {
  return (days !== undefined && days <= within) || marks.includes('text_changed') || marks.includes('approval_awaited');
}
