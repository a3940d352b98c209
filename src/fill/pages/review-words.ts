/** The words for a policy's last and next review in pack documents. */
import { compareDates } from '../../model/calendar.js';
import type { PackPolicy } from '../../model/organisation-pack.js';
import { lastReviewWords } from '../../model/standing-words.js';
import type { Wording } from '../../model/wording/wording.js';
import type { PackView } from './page.js';

/** The last review, and of which version it was where that is an older one; or that none is recorded. */
export function lastReviewed({ review, standing }: PackPolicy, wording: Wording): string {
  return lastReviewWords(review, standing, wording) ?? wording.reviews.neverReviewed;
}

/** The date of the next review, and whether it had passed when the pack was issued; or that there is none. */
export function nextReview(view: PackView, policy: Pick<PackPolicy, 'review'>): string {
  const { date, cycle, reviews } = view.pack.wording;
  const { review } = policy;
  if (review.next) return isOverdue(view, policy) ? reviews.overdue(date(review.next)) : date(review.next);
  return review.last && review.cycle === 'on_change' ? cycle('on_change') : reviews.notPlanned;
}

/** Whether the next review was due before the day of the issue. Before that day nothing is overdue: documents know no clock. */
export function isOverdue({ issue }: PackView, { review }: Pick<PackPolicy, 'review'>): boolean {
  return review.next !== undefined && issue.date !== undefined && compareDates(review.next, issue.date) < 0;
}
