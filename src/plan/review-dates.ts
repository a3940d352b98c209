/**
 * A policy's review dates for one organisation. Only recorded dates count; the clock only decides what to warn of. The first of
 * these wins: the organisation's record of the policy, its `reviewed_on`, the template's `review.last`, `--reviewed-on`.
 */
import { addMonths, type CalendarDate, type Cycle, compareDates, longDate } from '../model/calendar.js';
import { type Diagnostic, warning } from '../model/diagnostic.js';
import type { Organisation, PolicyRecord } from '../model/organisation.js';
import type { ReviewDates } from '../model/organisation-pack.js';
import type { Span } from '../model/source.js';
import type { TemplateHead } from '../model/template.js';

/** Twelve months where nobody says otherwise (DOMAIN: review dates). */
const USUAL_CYCLE: Cycle = { months: 12 };

/** The recorded review that counts, and where it was recorded (no place, if it came from the command line). */
interface Recorded {
  readonly date: CalendarDate;
  readonly span: Span | undefined;
}

function recordedReview(
  organisation: Organisation,
  template: TemplateHead,
  record: PolicyRecord | undefined,
  reviewedOn: CalendarDate | undefined,
): Recorded | undefined {
  if (record?.reviewed) return { date: record.reviewed, span: record.reviewedSpan };
  if (organisation.reviewedOn) return { date: organisation.reviewedOn, span: organisation.reviewedOnSpan };
  if (template.reviewLast) return { date: template.reviewLast, span: template.reviewLastSpan };
  return reviewedOn && { date: reviewedOn, span: undefined };
}

/** Computes last review, cycle and next review. */
export function reviewDates(
  organisation: Organisation,
  template: TemplateHead,
  record: PolicyRecord | undefined,
  reviewedOn: CalendarDate | undefined,
): ReviewDates {
  const recorded = recordedReview(organisation, template, record, reviewedOn);
  const cycle = record?.every ?? template.reviewEvery ?? USUAL_CYCLE;
  if (!recorded) return { cycle };
  if (cycle === 'on_change') return { last: recorded.date, cycle };
  return { last: recorded.date, cycle, next: addMonths(recorded.date, cycle.months) };
}

/** Warns of a recorded review in the future, of a next review that has passed, and of no recorded review. */
export function reviewWarnings(
  organisation: Organisation,
  template: TemplateHead,
  record: PolicyRecord | undefined,
  reviewedOn: CalendarDate | undefined,
  asOf: CalendarDate,
): readonly Diagnostic[] {
  const name = template.code ?? template.slug;
  const extras = { organisation: organisation.id };
  const recorded = recordedReview(organisation, template, record, reviewedOn);
  if (!recorded) {
    return [
      warning(
        'review-unknown',
        `No review of ${name} is recorded, so it prints no review dates`,
        template.source.path,
        {
          ...extras,
          hint: `Record it in ${organisation.source.path}, as "policies.${name}.reviewed" or "reviewed_on".`,
        },
      ),
    ];
  }
  const place = recorded.span ?? template.source.path;
  if (compareDates(recorded.date, asOf) > 0) {
    const message = `The review of ${name} is recorded for ${longDate(recorded.date)}, which is in the future`;
    return [warning('review-future', message, place, { ...extras, hint: 'Record a review once it has been done.' })];
  }
  const { next } = reviewDates(organisation, template, record, reviewedOn);
  if (next && compareDates(next, asOf) < 0 && !template.silence?.includes('review-overdue')) {
    const message = `The next review of ${name} was due on ${longDate(next)}`;
    return [warning('review-overdue', message, place, { ...extras, hint: 'Review the policy and record the date.' })];
  }
  return [];
}
