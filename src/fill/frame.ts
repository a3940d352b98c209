/** What the program itself adds around a policy's text: masthead, document control, properties. */
import type { AuthorsFurniture } from '../model/authors-furniture.js';
import { isoDate } from '../model/calendar.js';
import type { ControlEntry, Image, Masthead, Properties, Text } from '../model/document.js';
import type { Organisation } from '../model/organisation.js';
import { placeholderName } from '../model/placeholders.js';
import type { Job } from '../model/plan.js';
import { remember, share } from '../model/remember.js';
import { headName, shortName } from '../model/shown-name.js';
import type { Span } from '../model/source.js';
import { lastReviewWords, versionWords } from '../model/standing-words.js';
import type { Wording } from '../model/wording/wording.js';
import { noticeOf } from './apart.js';

/** The organisation's logo, the same object each time; undefined where it has none. */
export const logoImage = remember((organisation: Organisation): Image | undefined => {
  const value = organisation.values.get(placeholderName('logo'));
  if (value?.kind !== 'logo') return undefined;
  const { picture, alt } = value;
  const from = placeholderName('logo');
  return share<Image>({ type: 'image', picture, alt: [{ type: 'text', value: alt, from }], isLogo: true });
});

function words(organisation: Organisation, key: string): string | undefined {
  const value = organisation.values.get(placeholderName(key));
  return value?.kind === 'text' ? value.lines.join(' ') : undefined;
}

const mastheadsIn = remember((wording: Wording) =>
  remember((organisation: Organisation): Masthead => {
    const logo = logoImage(organisation);
    const registration = words(organisation, 'registration_no');
    const text = (value: string, key: string): Text => {
      const from = placeholderName(key);
      const source = organisation.values.get(from);
      return { type: 'text', value, from, ...(source ? { places: [source.span] } : {}) };
    };
    return {
      ...(logo ? { logo } : {}),
      organisation: text(headName(organisation, wording), 'name'),
      ...(registration ? { registration: text(wording.page.registration(registration), 'registration_no') } : {}),
    };
  }),
);

/** Logo, name and registration number, as far as the organisation's file has them; the same object each time. */
export function mastheadOf(organisation: Organisation, wording: Wording): Masthead {
  return mastheadsIn(wording)(organisation);
}

/** The entries of document control, in the order in which inspectors look for them. */
export function controlEntries(job: Job): readonly ControlEntry[] {
  const { control, review, standing, pack } = job;
  const { labels, date, status, cycle, standing: words } = pack.wording;
  const next = review.last && review.cycle === 'on_change' ? cycle('on_change') : undefined;
  const entries: ControlEntry[] = [];
  const anywhere = [job.template.titleSpan];
  const add = (label: string, value: string | undefined, places: readonly Span[] = anywhere): void => {
    if (value) entries.push({ label, value, places });
  };
  add(labels.code, control.code);
  add(labels.version, versionWords(control, pack.wording));
  add(labels.status, noticeOf(job) ?? (control.status && status[control.status]));
  add(labels.owner, control.owner, control.ownerPlaces);
  const { approvedBy, approvedOn } = control;
  const approval = approvedOn ? words.approval(approvedBy ?? '', date(approvedOn)) : approvedBy;
  add(labels.approvedBy, approval, control.approvedByPlaces);
  add(labels.inForce, control.inForce && date(control.inForce));
  add(labels.lastReviewed, lastReviewWords(review, standing, pack.wording));
  add(labels.nextReview, review.next ? date(review.next) : next);
  return entries;
}

/**
 * The words for header, footer and metadata. All documents' have the same keys in the same order, as those of `fillTemplate` have, so
 * that code which was made fast for one stays so for the next.
 */
export function propertiesOf(job: Job, title: string, furniture?: AuthorsFurniture): Properties {
  const { code, owner, category } = job.control;
  const notice = noticeOf(job);
  const status = notice === undefined ? job.control.status : 'draft';
  const { last, next } = job.review;
  const { date } = job.pack.wording;
  return {
    title: title.replace(/\s+/g, ' ').trim(),
    organisation: shortName(job.organisation),
    code: code || undefined,
    version: versionWords(job.control, job.pack.wording) || undefined,
    status,
    owner: owner || undefined,
    reviewed: last && date(last),
    reviewedOn: last && isoDate(last),
    nextReview: next && date(next),
    category: category || undefined,
    notice,
    furniture,
    // An author's footer is kept as it is.
    footer: furniture ? undefined : job.pack.footer?.words,
  };
}
