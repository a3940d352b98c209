/** Which policies are due for review on a day: each job of a plan gets a band, and the list an order. */
import { type CalendarDate, compareDates, daysBetween } from '../model/calendar.js';
import { DUE_BANDS, DUE_DAYS, type DueBand } from '../model/due-bands.js';
import type { ReviewDates } from '../model/organisation-pack.js';
import { policyName } from '../model/pack.js';
import type { Job } from '../model/plan.js';

/** One policy of one organisation. */
export interface DuePolicy {
  readonly job: Job;
  readonly band: DueBand;
  /** From the day of the report to the next review, below 0 where it has passed; absent without a next review. */
  readonly days?: number;
}

function bandOf({ last }: ReviewDates, days: number | undefined): DueBand {
  if (!last) return 'never_reviewed';
  if (days === undefined) return 'on_change';
  if (days < 0) return 'overdue';
  if (days <= DUE_DAYS) return 'due_30';
  return days <= 90 ? 'due_90' : 'later';
}

const compareWords = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Sorts by next review, then organisation, then code; policies without a next review come last, the never reviewed at the
 * very end.
 */
function compare(a: DuePolicy, b: DuePolicy): number {
  const [next, otherNext] = [a.job.review.next, b.job.review.next];
  const byDate =
    next && otherNext ? compareDates(next, otherNext) : DUE_BANDS.indexOf(a.band) - DUE_BANDS.indexOf(b.band);
  return (
    byDate ||
    compareWords(a.job.organisation.id, b.job.organisation.id) ||
    compareWords(policyName(a.job.template), policyName(b.job.template)) ||
    compareWords(a.job.template.source.path, b.job.template.source.path)
  );
}

/** Gives every job its band as of a day, in the order of reports. */
export function duePolicies(jobs: readonly Job[], asOf: CalendarDate): readonly DuePolicy[] {
  return jobs
    .map((job): DuePolicy => {
      const { next } = job.review;
      const days = next && daysBetween(asOf, next);
      return { job, band: bandOf(job.review, days), ...(days === undefined ? {} : { days }) };
    })
    .sort(compare);
}
