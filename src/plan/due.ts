/** Which policies are due for review on a day: each job of a plan gets a band and marks, and the list an order. */
import { type CalendarDate, compareDates, daysBetween } from '../model/calendar.js';
import { DUE_BANDS, DUE_DAYS, type DueBand, type DueMark } from '../model/due-bands.js';
import { policyName } from '../model/pack.js';
import type { PersonKey } from '../model/people.js';
import type { Job } from '../model/plan.js';
import { vacantPosts } from './vacant-posts.js';

/** One policy of one organisation. */
export interface DuePolicy {
  readonly job: Job;
  readonly band: DueBand;
  /** From the day of the report to the next review, below 0 where it has passed; absent without a next review. */
  readonly days?: number;
  /** Everything beside its review that it waits for. */
  readonly marks: readonly DueMark[];
  /** The vacant posts that it names. */
  readonly vacant: readonly PersonKey[];
}

function bandOf({ review }: Job, days: number | undefined, marks: readonly DueMark[]): DueBand {
  if (days !== undefined && days < 0) return 'overdue';
  const [mark] = marks;
  if (mark !== undefined && mark !== 'master_withdrawn') return mark;
  return reviewBand(review.last, days);
}

/** The band of a review alone, without anything else that is awaited. */
export function reviewBand(last: CalendarDate | undefined, days: number | undefined): DueBand {
  if (days !== undefined && days < 0) return 'overdue';
  if (!last) return 'never_reviewed';
  if (days === undefined) return 'on_change';
  if (days <= DUE_DAYS) return 'due_30';
  return days <= 90 ? 'due_90' : 'later';
}

/** In the order in which bands are. */
function marksOf({ standing, template, review }: Job, vacant: readonly PersonKey[]): readonly DueMark[] {
  const isNewText = standing?.textChanged === true || standing?.review?.ofOlderText === true;
  return [
    ...(isNewText && review.last ? ['text_changed' as const] : []),
    ...(standing?.state === 'awaiting' ? ['approval_awaited' as const] : []),
    ...(vacant.length > 0 ? ['post_vacant' as const] : []),
    ...(template.status === 'withdrawn' ? ['master_withdrawn' as const] : []),
  ];
}

const compareWords = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Sorts by band, then next review, organisation and code; within a band, policies without a next review come last. */
function compare(a: DuePolicy, b: DuePolicy): number {
  return (
    DUE_BANDS.indexOf(a.band) - DUE_BANDS.indexOf(b.band) ||
    compareNext(a.job.review.next, b.job.review.next) ||
    compareWords(a.job.organisation.id, b.job.organisation.id) ||
    compareWords(policyName(a.job.template), policyName(b.job.template)) ||
    compareWords(a.job.template.source.path, b.job.template.source.path)
  );
}

/** The same order for what is reported; what has the same code stays in its order. */
export function compareDue(a: DueKeys, b: DueKeys): number {
  return (
    DUE_BANDS.indexOf(a.band) - DUE_BANDS.indexOf(b.band) ||
    compareNext(a.next, b.next) ||
    compareWords(a.id, b.id) ||
    compareWords(a.code, b.code)
  );
}

interface DueKeys {
  readonly band: DueBand;
  readonly next?: CalendarDate;
  readonly id: string;
  readonly code: string;
}

function compareNext(a: CalendarDate | undefined, b: CalendarDate | undefined): number {
  if (a && b) return compareDates(a, b);
  return a ? -1 : b ? 1 : 0;
}

/** Gives every job its band as of a day, in the order of reports. */
export function duePolicies(jobs: readonly Job[], asOf: CalendarDate): readonly DuePolicy[] {
  return jobs
    .map((job): DuePolicy => {
      const { next } = job.review;
      const days = next && daysBetween(asOf, next);
      const vacant = vacantPosts(job);
      const marks = marksOf(job, vacant);
      return { job, band: bandOf(job, days, marks), marks, vacant, ...(days === undefined ? {} : { days }) };
    })
    .sort(compare);
}
