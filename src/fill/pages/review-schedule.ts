/** The review schedule of a pack: every policy by the date of its next review. */
import { compareDates } from '../../model/calendar.js';
import type { PackPolicy } from '../../model/organisation-pack.js';
import { comparePolicies } from '../../model/pack.js';
import { documentPath } from '../../model/plan.js';
import { fileLink, type PackView, type Page, pageDocument, table, words } from './page.js';
import { lastReviewed, nextReview } from './review-words.js';

export const SCHEDULE_FILE = 'review-schedule';

/** Makes the schedule; policies without a next review come last. */
export function reviewSchedule(view: PackView): Page {
  const { wording } = view.pack;
  const { labels, reviews, cycle } = wording;
  const policies = [...view.pack.policies].sort(byNextReview);
  return {
    page: 'reviews',
    path: (format) => documentPath(format, SCHEDULE_FILE),
    document: (format) =>
      pageDocument(
        view,
        reviews.title,
        [],
        [
          table(
            [
              [labels.nextReview, 17],
              [labels.code, 12],
              [labels.policy, 23],
              [labels.owner, 18],
              [labels.lastReviewed, 17],
              [reviews.howOften, 13],
            ],
            policies.map((policy) => [
              [words(nextReview(policy, wording))],
              [words(policy.template.code ?? '')],
              [fileLink(view, policy.title, documentPath(format, SCHEDULE_FILE), documentPath(format, policy.file))],
              [words(policy.control.owner ?? '')],
              [words(lastReviewed(policy, wording))],
              [words(cycle(policy.review.cycle))],
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
