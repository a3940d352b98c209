/**
 * What the names of a policy's record mean: its dates of review, its approval, and the day from which it is in force. Where
 * something is still to come, its name prints words that say so, and `#if` takes it as absent.
 */
import { compareDates } from '../model/calendar.js';
import type { PolicyControl } from '../model/organisation-pack.js';
import { APPROVAL_NAMES, HEAD_NAMES, LISTING_NAMES, REVIEW_NAMES } from '../model/placeholders.js';
import type { Job } from '../model/plan.js';
import type { Span } from '../model/source.js';
import type { Standing } from '../model/standing.js';
import { lastReviewWords, versionWords } from '../model/standing-words.js';
import type { Wording } from '../model/wording/wording.js';
import { noticeOf } from './apart.js';
import type { FieldMeaning } from './field-meaning.js';
import { listingBlock } from './listing.js';

/** A name's meaning, and whether `#if` takes it as there. */
export interface RecordMeaning {
  readonly meaning: FieldMeaning;
  readonly holds: boolean;
}

const REVIEW_ADVICE =
  'record the review: add "reviewed" for the policy or "reviewed_on" to the organisation’s file, or "review.last" to the template, or use --reviewed-on';

const there = (words: string): RecordMeaning => ({ meaning: { kind: 'text', lines: [words] }, holds: true });
const toCome = (words: string): RecordMeaning => ({ meaning: { kind: 'text', lines: [words] }, holds: false });
const missing = (path: string, advice: string): RecordMeaning => ({
  meaning: { kind: 'missing', path, advice },
  holds: false,
});

/** The names of a policy's record. */
export interface RecordNames {
  has(name: string): boolean;
  get(name: string): RecordMeaning | undefined;
}

type Names = readonly (readonly [name: string, meaning: RecordMeaning])[];

/** The names that are worked out together. */
const GROUPS: ReadonlyMap<string, (job: Job) => Names> = new Map([
  ...REVIEW_NAMES.map((name) => [name, reviewNames] as const),
  ...APPROVAL_NAMES.map((name) => [name, approvalNames] as const),
  ...HEAD_NAMES.map((name) => [name, headNames] as const),
  ...LISTING_NAMES.map((name) => [name, listingNames] as const),
]);

/** Gives the names of a policy's record, each worked out when it is first asked for: most texts ask for few or none. */
export function recordNames(job: Job): RecordNames {
  const meanings = new Map<string, RecordMeaning>();
  return {
    has: (name) => GROUPS.has(name),
    get(name) {
      const group = GROUPS.get(name);
      if (group && !meanings.has(name)) for (const [each, meaning] of group(job)) meanings.set(each, meaning);
      return meanings.get(name);
    },
  };
}

/** `#if` asks whether there is anything to list. */
function listingNames(job: Job): Names {
  return LISTING_NAMES.map((name) => {
    const meaning = { kind: 'listing' } as const;
    return [
      name,
      {
        meaning,
        get holds() {
          return listingBlock(name, job) !== undefined;
        },
      },
    ];
  });
}

/** Only a policy that is said to be in use without anybody's review lacks a date; for others it is still to come. */
function lacksReview({ standing }: Job): boolean {
  return !standing || (standing.state === 'unrecorded' && !standing.met);
}

function notYetReviewed(job: Job): RecordMeaning {
  const { template, pack } = job;
  return lacksReview(job)
    ? missing(`policies.${template.code ?? template.slug}.reviewed`, REVIEW_ADVICE)
    : toCome(pack.wording.standing.notReviewed);
}

function reviewNames(job: Job): Names {
  const { review, template, pack } = job;
  const { wording } = pack;
  const key = `policies.${template.code ?? template.slug}`;
  const isLacking = lacksReview(job);
  const unknown = (words: string) => (isLacking ? missing(`${key}.reviewed`, REVIEW_ADVICE) : toCome(words));
  const { notReviewed, noNextReview } = wording.standing;
  const noNext = review.last
    ? missing(
        `${key}.every`,
        `it is only reviewed on change: add "${key}.every", or use it inside {{#if next_review_date}}`,
      )
    : unknown(noNextReview);
  const year = review.last?.year ?? (isLacking ? undefined : newestNote(template)?.date.year);
  return [
    ['last_update_date', review.last ? there(wording.date(review.last)) : unknown(notReviewed)],
    ['next_review_date', review.next ? there(wording.date(review.next)) : noNext],
    ['current_year', year === undefined ? unknown(notReviewed) : there(String(year))],
  ];
}

/** What the control table says: of an extra page of a pack, as much as its template says. */
function headNames(job: Job): Names {
  const { title, template, review, standing, pack } = job;
  const { wording } = pack;
  const name = template.code ?? template.slug;
  // Titles are filled before the rest of the control table is known.
  const control: PolicyControl = standing
    ? { ...versionOf(standing), ...job.control }
    : template.version
      ? { version: template.version }
      : {};
  const version = versionWords(control, wording);
  const status = noticeOf(job) ?? (control.status && wording.status[control.status]);
  const reviewed = lastReviewWords(review, standing, wording);
  const ofPage = `${name} is an extra page of the pack, not a policy: leave it out`;
  const noOwner = !standing
    ? ofPage
    : `no owner of ${name} is named: add "owner" to the template or to policies.${name}, or use it inside {{#if owner}}`;
  return [
    ['title', title === '' ? missing('title', 'a title can’t print itself: write its words') : there(title)],
    [
      'code',
      orMissing(template.code, 'code', 'the template has no code: add "code" to it, or use it inside {{#if code}}'),
    ],
    ['version', versionMeaning(version, control.version, name)],
    ['status', orMissing(status, 'status', ofPage)],
    ['owner', orMissing(control.owner, `policies.${name}.owner`, noOwner, control.ownerPlaces)],
    ['reviewed', reviewed === undefined ? notYetReviewed(job) : there(reviewed)],
    ['next_review', nextReview(job)],
  ];
}

/** A date, or that it is reviewed on change. */
function nextReview(job: Job): RecordMeaning {
  const { review, template } = job;
  const { wording } = job.pack;
  const key = `policies.${template.code ?? template.slug}`;
  if (review.next) return there(wording.date(review.next));
  if (review.last && review.cycle === 'on_change') return there(wording.cycle('on_change'));
  if (review.last)
    return missing(`${key}.every`, `no cycle is recorded: add "${key}.every", or use it inside {{#if next_review}}`);
  return lacksReview(job) ? missing(`${key}.reviewed`, REVIEW_ADVICE) : toCome(wording.standing.noNextReview);
}

function versionOf({ version, state }: Standing): PolicyControl {
  return { ...(version ? { version } : {}), status: state };
}

function versionMeaning(words: string | undefined, version: string | undefined, name: string): RecordMeaning {
  if (words === undefined)
    return missing(
      `policies.${name}.version`,
      `no version of ${name} is recorded: add "version" to the template, record a review, or use it inside {{#if version}}`,
    );
  return version === undefined ? toCome(words) : there(words);
}

function orMissing(words: string | undefined, path: string, advice: string, places?: readonly Span[]): RecordMeaning {
  if (words === undefined) return missing(path, advice);
  const meaning = { kind: 'text', lines: [words], ...(places ? { places } : {}) } as const;
  return { meaning, holds: true };
}

function newestNote({ changes }: Job['template']) {
  return [...changes].sort((a, b) => compareDates(b.date, a.date))[0];
}

function approvalNames({ control, standing, template, pack }: Job): Names {
  const { wording } = pack;
  const name = template.code ?? template.slug;
  const noDay = missing(
    `policies.${name}`,
    `no day is recorded from which ${name} is in force: record one with its approval, or use it inside {{#if in_force_from}}`,
  );
  if (!standing) {
    const noPolicy = missing(
      name,
      'it is an extra page of the pack, not a policy, so nobody approves it: leave it out',
    );
    return APPROVAL_NAMES.map((approvalName) => [approvalName, noPolicy]);
  }
  const none = toCome(notApproved(standing, wording));
  const isApproved = standing.approval !== undefined;
  return [
    ['approved_by', control.approvedBy ? there(control.approvedBy) : none],
    ['approved_on', control.approvedOn ? there(wording.date(control.approvedOn)) : none],
    ['in_force_from', control.inForce ? there(wording.date(control.inForce)) : isApproved ? noDay : none],
  ];
}

function notApproved({ state }: Standing, { standing }: Wording): string {
  return state === 'unrecorded' ? standing.approvalNotRecorded : standing.notApproved;
}
