/** The words for a policy's last and next review in pack documents. */
import type { PackPolicy } from '../../model/organisation-pack.js';
import type { Wording } from '../../model/wording/wording.js';

/** The last review, or that none is recorded. */
export function lastReviewed({ review }: PackPolicy, { date, reviews }: Wording): string {
  return review.last ? date(review.last) : reviews.neverReviewed;
}

/** The date of the next review, or that there is none. */
export function nextReview({ review }: PackPolicy, { date, cycle, reviews }: Wording): string {
  if (review.next) return date(review.next);
  return review.last && review.cycle === 'on_change' ? cycle('on_change') : reviews.notPlanned;
}
