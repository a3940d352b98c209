/** The review schedule of a pack: every policy by the date of its next review. */
import { compareDates } from '../../model/calendar.js';
import type { PackPolicy } from '../../model/organisation-pack.js';
import { comparePolicies } from '../../model/pack.js';
import { documentPath } from '../../model/plan.js';
import { codeAndTitle, fileLink, type PackView, type Page, pageDocument, wideTable, words } from './page.js';
import { lastReviewed, nextReview } from './review-words.js';
import { versionCell } from './standing-words.js';

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
          wideTable(
            [
              [labels.nextReview, 15],
              [labels.policy, 27],
              [labels.versionAndStatus, 14],
              [labels.owner, 18],
              [labels.lastReviewed, 14],
              [reviews.howOften, 12],
            ],
            policies.map((policy) => [
              [words(nextReview(view, policy))],
              [
                fileLink(
                  view,
                  codeAndTitle(policy),
                  documentPath(format, SCHEDULE_FILE),
                  documentPath(format, policy.file),
                ),
              ],
              versionCell(policy, wording),
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
