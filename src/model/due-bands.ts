/** How pressing a review is (DOMAIN: review dates). */

/** From the most pressing to the least; a review that is due on the day of the report is not overdue. */
export const DUE_BANDS = ['overdue', 'due_30', 'due_90', 'later', 'on_change', 'never_reviewed'] as const;

export type DueBand = (typeof DUE_BANDS)[number];

/** The days up to which a review counts as due, if nobody says otherwise. */
export const DUE_DAYS = 30;

/** Whether a policy needs somebody within so many days: overdue, due by then, or never reviewed at all. */
export function isDueWithin(
  { band, days }: { readonly band: DueBand; readonly days?: number },
  within: number,
): boolean {
  return band === 'never_reviewed' || (days !== undefined && days <= within);
}
