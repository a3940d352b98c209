/** The review schedule of a pack: every policy by the day of its next review. */

import { compareDates } from '../../model/calendar.js';
import type { PackPolicy } from '../../model/client-pack.js';
import { comparePolicies } from '../../model/pack.js';
import { documentPath } from '../../model/plan.js';
import { type Columns, fileLink, type PackView, type Page, pageDocument, table, words } from './page.js';
import { cycleWords, lastReviewed, nextReview } from './review-words.js';

export const SCHEDULE_FILE = 'review-schedule';

const COLUMNS: Columns = [
  ['Next review', 16],
  ['Code', 13],
  ['Policy', 24],
  ['Owner', 19],
  ['Last review', 15],
  ['How often', 13],
];

/** Makes the schedule; policies without a next review come last. */
export function reviewSchedule(view: PackView): Page {
  const policies = [...view.pack.policies].sort(byNextReview);
  return {
    page: 'reviews',
    path: (format) => documentPath(format, SCHEDULE_FILE),
    document: (format) =>
      pageDocument(
        view,
        'Review schedule',
        [],
        [
          table(
            COLUMNS,
            policies.map((policy) => [
              [words(nextReview(policy))],
              [words(policy.template.code ?? '')],
              [fileLink(view, policy.title, documentPath(format, SCHEDULE_FILE), documentPath(format, policy.file))],
              [words(policy.control.owner ?? '')],
              [words(lastReviewed(policy))],
              [words(cycleWords(policy.review.cycle))],
            ]),
          ),
        ],
      ),
  };
}

function byNextReview(a: PackPolicy, b: PackPolicy): number {
  const [first, second] = [a.review.next, b.review.next];
  if (!first || !second) return first ? -1 : second ? 1 : comparePolicies(a.template, b.template);
  return compareDates(first, second) || comparePolicies(a.template, b.template);
}
