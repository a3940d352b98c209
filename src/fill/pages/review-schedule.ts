/** The review schedule of a pack: every policy by the date of its next review. */
import { type CalendarDate, compareDates } from '../../model/calendar.js';
import type { Inlines } from '../../model/document.js';
import type { PackAttachment, PackPolicy } from '../../model/organisation-pack.js';
import { comparePolicies } from '../../model/pack.js';
import { documentPath, type Format } from '../../model/plan.js';
import { codeAndTitle, fileLink, type PackView, type Page, pageDocument, wideTable, words } from './page.js';
import { lastReviewed, nextReview } from './review-words.js';
import { versionCell } from './standing-words.js';

export const SCHEDULE_FILE = 'review-schedule';

/** Makes the schedule; policies without a next review come last. */
export function reviewSchedule(view: PackView): Page {
  const { wording } = view.pack;
  const { labels, reviews } = wording;
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
              [labels.nextReview, 18],
              [labels.policy, 24],
              [labels.versionAndStatus, 13],
              [labels.owner, 16],
              [labels.lastReviewed, 18],
              [reviews.howOften, 11],
            ],
            [
              ...view.pack.policies.map((policy) => policyRow(view, policy, format)),
              ...view.pack.attachments.flatMap((attachment) => attachmentRow(view, attachment, format)),
            ]
              .sort(byNextReview)
              .map(({ cells }) => cells),
          ),
        ],
      ),
  };
}

/** A row of the schedule, with what it is sorted by. */
interface ScheduleRow {
  readonly next: CalendarDate | undefined;
  /** Absent for an attachment. */
  readonly policy?: PackPolicy;
  readonly cells: readonly Inlines[];
}

function policyRow(view: PackView, policy: PackPolicy, format: Format): ScheduleRow {
  const { wording } = view.pack;
  const from = documentPath(format, SCHEDULE_FILE);
  return {
    next: policy.review.next,
    policy,
    cells: [
      [words(nextReview(view, policy))],
      [fileLink(view, codeAndTitle(policy), from, documentPath(format, policy.file))],
      versionCell(policy, wording),
      [words(policy.control.owner ?? '')],
      [words(lastReviewed(policy, wording))],
      [words(wording.cycle(policy.review.cycle))],
    ],
  };
}

/** An attachment that is reviewed. */
function attachmentRow(view: PackView, attachment: PackAttachment, format: Format): readonly ScheduleRow[] {
  const { wording } = view.pack;
  const { title, path, version, review } = attachment;
  if (!review.last && !attachment.every) return [];
  return [
    {
      next: review.next,
      cells: [
        [words(nextReview(view, attachment))],
        [fileLink(view, title, documentPath(format, SCHEDULE_FILE), path)],
        [words(version ?? '')],
        [],
        [words(review.last ? wording.date(review.last) : wording.reviews.neverReviewed)],
        [words(wording.cycle(review.cycle))],
      ],
    },
  ];
}

/** What has no next review comes last, policies before attachments. */
function byNextReview(a: ScheduleRow, b: ScheduleRow): number {
  if (!a.next !== !b.next) return a.next ? -1 : 1;
  const days = a.next && b.next ? compareDates(a.next, b.next) : 0;
  if (days !== 0) return days;
  if (!a.policy || !b.policy) return a.policy ? -1 : b.policy ? 1 : 0;
  return comparePolicies(a.policy.template, b.policy.template);
}
