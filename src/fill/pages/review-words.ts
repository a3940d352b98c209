/** How pages say when a policy was reviewed and will be. */
import { type Cycle, longDate } from '../../model/calendar.js';
import type { PackPolicy } from '../../model/client-pack.js';

/** The last review; says so where none is recorded. */
export function lastReviewed({ review }: PackPolicy): string {
  return review.last ? longDate(review.last) : 'Not recorded';
}

/** The next review, where it has a day. */
export function nextReview({ review }: PackPolicy): string {
  if (review.next) return longDate(review.next);
  return review.last && review.cycle === 'on_change' ? 'When something changes' : 'Not recorded';
}

/** `Every 6 months`, `Every year`. */
export function cycleWords(cycle: Cycle): string {
  if (cycle === 'on_change') return 'When something changes';
  if (cycle.months === 1) return 'Every month';
  if (cycle.months % 12 !== 0) return `Every ${cycle.months} months`;
  return cycle.months === 12 ? 'Every year' : `Every ${cycle.months / 12} years`;
}
