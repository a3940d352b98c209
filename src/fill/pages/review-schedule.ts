/** The review schedule of a pack: what is due when, and by whom; first what is overdue, then by month or quarter. */
import { type CalendarDate, compareDates, isoDate } from '../../model/calendar.js';
import type { ControlEntry } from '../../model/document.js';
import type { PackAttachment, PackPolicy } from '../../model/organisation-pack.js';
import { comparePolicies } from '../../model/pack.js';
import { documentPath, type Format } from '../../model/plan.js';
import { codeAndTitleWords } from '../../model/title-words.js';
import {
  fileLink,
  namesOf,
  type PackView,
  type Page,
  pageDocument,
  type RegisterCell,
  type RegisterGroup,
  register,
  unbroken,
  words,
} from './page.js';
import { dueNext, isOverdue, lastReviewed, nextReviewCell } from './review-words.js';
import { versionAndStatus } from './standing-words.js';

export const SCHEDULE_FILE = 'review-schedule';

/** Makes the schedule; policies without a next review come last. */
export function reviewSchedule(view: PackView): Page {
  const { wording } = view.pack;
  const { labels, reviews } = wording;
  return {
    page: 'reviews',
    path: (format) => documentPath(format, SCHEDULE_FILE),
    document: (format) => {
      const rows = [
        ...view.pack.policies.map((policy) => policyRow(view, policy, format)),
        ...view.pack.attachments.flatMap((attachment) => attachmentRow(view, attachment, format)),
      ].sort(byNextReview);
      const table = register(
        [
          [labels.nextReview, 14],
          [labels.policy, 27],
          [labels.owner, 22],
          [labels.versionAndStatus, 13],
          [labels.lastReviewed, 13],
          [reviews.howOften, 11],
        ],
        [
          { columns: 1, width: 21 },
          { columns: 2, width: 41 },
          { columns: 1, width: 17 },
          { columns: 2, width: 21 },
        ],
        groupsOf(view, rows),
      );
      return pageDocument(view, reviews.title, controlOf(view, rows), [table]);
    },
  };
}

function controlOf(view: PackView, rows: readonly ScheduleRow[]): readonly ControlEntry[] {
  const { pack, reviews } = view.pack.wording;
  const next = dueNext(view);
  const overdue = rows.filter((row) => row.isOverdue).length;
  return [
    ...(view.issue.date ? [{ label: reviews.overdueCount, value: String(overdue) }] : []),
    ...(next === undefined ? [] : [{ label: pack.dueNext, value: next }]),
  ];
}

/** A row of the schedule, with what it is sorted by. */
interface ScheduleRow {
  readonly next: CalendarDate | undefined;
  readonly isOverdue: boolean;
  /** Absent for an attachment. */
  readonly policy?: PackPolicy;
  readonly cells: readonly RegisterCell[];
}

/** Where so many reviews have a date, each month has a heading; where fewer do, each quarter. */
const ENOUGH_FOR_MONTHS = 30;

/** The rows, which are in order, under the headings of what is overdue, of each month or quarter, and of what has no date. */
function groupsOf(view: PackView, rows: readonly ScheduleRow[]): readonly RegisterGroup[] {
  const isByMonth = rows.filter(({ next }) => next).length >= ENOUGH_FOR_MONTHS;
  const groups: { heading: string; rows: (readonly RegisterCell[])[] }[] = [];
  for (const row of rows) {
    const heading = headingOf(view, row, isByMonth);
    const last = groups.at(-1);
    if (last?.heading === heading) last.rows.push(row.cells);
    else groups.push({ heading, rows: [row.cells] });
  }
  return groups;
}

function headingOf({ issue, pack }: PackView, row: ScheduleRow, isByMonth: boolean): string {
  const { reviews, date } = pack.wording;
  if (!row.next) return reviews.undated;
  if (row.isOverdue && issue.date) return reviews.overdueOn(date(issue.date));
  const { year, month } = row.next;
  return isByMonth
    ? reviews.month({ year, month, day: 1 })
    : reviews.quarter({ year, month: month - ((month - 1) % 3), day: 1 });
}

function policyRow(view: PackView, policy: PackPolicy, format: Format): ScheduleRow {
  const { wording } = view.pack;
  const from = documentPath(format, SCHEDULE_FILE);
  const { last } = policy.review;
  return {
    next: policy.review.next,
    isOverdue: isOverdue(view, policy),
    policy,
    cells: [
      nextReviewCell(view, policy),
      { words: fileLink(view, codeAndTitleWords(policy), from, documentPath(format, policy.file)) },
      { words: [namesOf('owner', policy.control.owner ?? '')] },
      { words: versionAndStatus(policy, wording) },
      { words: [words(lastReviewed(policy, wording))], ...(last ? { sortKey: isoDate(last) } : {}) },
      cycleCell(view, policy),
    ],
  };
}

/** An attachment that is reviewed. */
function attachmentRow(view: PackView, attachment: PackAttachment, format: Format): readonly ScheduleRow[] {
  const { wording } = view.pack;
  const { title, path, version, review } = attachment;
  if (!review.last && !attachment.every) return [];
  const last = review.last
    ? { words: [words(unbroken(wording.date(review.last)))], sortKey: isoDate(review.last) }
    : { words: [words(wording.reviews.neverReviewed)] };
  return [
    {
      next: review.next,
      isOverdue: isOverdue(view, attachment),
      cells: [
        nextReviewCell(view, attachment),
        { words: fileLink(view, title, documentPath(format, SCHEDULE_FILE), path) },
        { words: [] },
        { words: [words(version ?? '')] },
        last,
        cycleCell(view, attachment),
      ],
    },
  ];
}

/** How often it is reviewed, sorted by the number of months. */
function cycleCell({ pack }: PackView, { review: { cycle } }: Pick<PackPolicy, 'review'>): RegisterCell {
  return {
    words: [words(pack.wording.cycle(cycle))],
    ...(cycle === 'on_change' ? {} : { sortKey: String(cycle.months).padStart(3, '0') }),
  };
}

/** What has no next review comes last, policies before attachments. */
function byNextReview(a: ScheduleRow, b: ScheduleRow): number {
  if (!a.next !== !b.next) return a.next ? -1 : 1;
  const days = a.next && b.next ? compareDates(a.next, b.next) : 0;
  if (days !== 0) return days;
  if (!a.policy || !b.policy) return a.policy ? -1 : b.policy ? 1 : 0;
  return comparePolicies(a.policy.template, b.policy.template);
}
