/**
 * A policy's review dates for one organisation. Only recorded dates count; the clock only decides what to warn of. `--reviewed-on`
 * fills the dates of policies that nobody has met yet, and is no record.
 */
import { addMonths, type CalendarDate, type Cycle, compareDates, longDate } from '../model/calendar.js';
import { type Diagnostic, warning } from '../model/diagnostic.js';
import type { Organisation, PolicyRecord } from '../model/organisation.js';
import type { PackPolicy, ReviewDates } from '../model/organisation-pack.js';
import { policyName } from '../model/pack.js';
import type { Span } from '../model/source.js';
import type { Standing } from '../model/standing.js';
import type { TemplateHead } from '../model/template.js';
import { recordOf } from './applies.js';

/** Twelve months where nobody says otherwise (DOMAIN: review dates). */
const USUAL_CYCLE: Cycle = { months: 12 };

/** Computes last review, cycle and next review. */
export function reviewDates(
  template: TemplateHead,
  record: PolicyRecord | undefined,
  standing: Standing | undefined,
  reviewedOn: CalendarDate | undefined,
): ReviewDates {
  const cycle = record?.every ?? template.reviewEvery ?? USUAL_CYCLE;
  const last = standing?.review?.on ?? (standing?.met ? undefined : reviewedOn);
  if (!last) return { cycle };
  return cycle === 'on_change' ? { last, cycle } : { last, cycle, next: addMonths(last, cycle.months) };
}

/** Where the last review was recorded; no place, if it came from the command line. */
function placeOf(organisation: Organisation, template: TemplateHead, standing: Standing | undefined): Span | undefined {
  if (!standing?.review) return undefined;
  const record = recordOf(organisation, template);
  const event = record?.events.findLast(({ kind }) => kind === 'reviewed');
  if (event) return event.span;
  if (record?.reviewed) return record.reviewedSpan;
  const isForAll = organisation.reviewedOn && compareDates(organisation.reviewedOn, standing.review.on) === 0;
  return isForAll ? organisation.reviewedOnSpan : template.reviewLastSpan;
}

/** Warns of a recorded review in the future, of a next review that has passed, and of no recorded review. */
export function reviewWarnings(
  organisation: Organisation,
  { template, review, standing }: Pick<PackPolicy, 'template' | 'review' | 'standing'>,
  asOf: CalendarDate,
): readonly Diagnostic[] {
  const name = policyName(template);
  const extras = { organisation: organisation.id };
  if (!review.last)
    return isSettled(organisation, template, standing) ? [] : [neverReviewed(organisation, name, template)];
  const place = placeOf(organisation, template, standing) ?? template.source.path;
  if (compareDates(review.last, asOf) > 0) {
    const message = `The review of ${name} is recorded for ${longDate(review.last)}, which is in the future`;
    return [warning('review-future', message, place, { ...extras, hint: 'Record a review once it has been done.' })];
  }
  const { next } = review;
  if (next && compareDates(next, asOf) < 0 && !template.silence?.includes('review-overdue')) {
    const message = `The next review of ${name} was due on ${longDate(next)}`;
    return [warning('review-overdue', message, place, { ...extras, hint: 'Review the policy and record the date.' })];
  }
  return [];
}

/** Whether nothing is to be said of a missing review: of a draft, which is warned of as such, and of an adopted, approved text. */
function isSettled(organisation: Organisation, template: TemplateHead, standing: Standing | undefined): boolean {
  if (standing?.state === 'draft') return true;
  const events = recordOf(organisation, template)?.events ?? [];
  return standing?.state === 'approved' && events.some(({ kind }) => kind === 'adopted');
}

function neverReviewed(organisation: Organisation, name: string, template: TemplateHead): Diagnostic {
  const message = `No review of ${name} is recorded, so it prints no review dates`;
  return warning('review-unknown', message, template.source.path, {
    organisation: organisation.id,
    hint: `Once it has been reviewed, type "policy review ${name} --org ${organisation.id} --on" and the date.`,
  });
}
