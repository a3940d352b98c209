/** How pages say when a policy was reviewed and will be. */
import type { PackPolicy } from '../../model/organisation-pack.js';
import type { Wording } from '../../model/wording/wording.js';

/** The last review; says so where none is recorded. */
export function lastReviewed({ review }: PackPolicy, { date, reviews }: Wording): string {
  return review.last ? date(review.last) : reviews.neverReviewed;
}

/** The next review, where it has a day. */
export function nextReview({ review }: PackPolicy, { date, cycle, reviews }: Wording): string {
  if (review.next) return date(review.next);
  return review.last && review.cycle === 'on_change' ? cycle('on_change') : reviews.notPlanned;
}
