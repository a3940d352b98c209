/** What the program itself sets around a policy's text: masthead, document-control block, properties. */
import { longDate } from '../model/calendar.js';
import type { ControlEntry, Image, Masthead, Properties, Text } from '../model/document.js';
import type { Organisation } from '../model/organisation.js';
import { placeholderName } from '../model/placeholders.js';
import type { Job } from '../model/plan.js';

const logos = new WeakMap<Organisation, Image>();
const mastheads = new WeakMap<Organisation, Masthead>();

/** The client's logo, the same object each time; nothing where it has none. */
export function logoImage(organisation: Organisation): Image | undefined {
  const value = organisation.values.get(placeholderName('logo'));
  if (value?.kind !== 'logo') return undefined;
  const known = logos.get(organisation);
  if (known) return known;
  const { picture, alt } = value;
  const image: Image = {
    type: 'image',
    picture,
    alt: [{ type: 'text', value: alt, from: placeholderName('logo') }],
    isLogo: true,
  };
  logos.set(organisation, image);
  return image;
}

function words(organisation: Organisation, key: string): string | undefined {
  const value = organisation.values.get(placeholderName(key));
  return value?.kind === 'text' ? value.lines.join(' ') : undefined;
}

/** Logo, name and registration number, as far as the client gives them; the same object each time. */
export function mastheadOf(organisation: Organisation): Masthead {
  const known = mastheads.get(organisation);
  if (known) return known;
  const logo = logoImage(organisation);
  const registration = words(organisation, 'registration_no');
  const text = (value: string, key: string): Text => {
    const from = placeholderName(key);
    const given = organisation.values.get(from);
    return { type: 'text', value, from, ...(given ? { places: [given.span] } : {}) };
  };
  const masthead: Masthead = {
    ...(logo ? { logo } : {}),
    organisation: text(organisation.name, 'name'),
    ...(registration ? { registration: text(`Registration number: ${registration}`, 'registration_no') } : {}),
  };
  mastheads.set(organisation, masthead);
  return masthead;
}

const STATUS_WORDS = { draft: 'Draft', approved: 'Approved', withdrawn: 'Withdrawn' } as const;

/** `on 3 March 2026 by Siân Morgan`, as far as it is recorded. */
function approval({ approvedBy, approvedOn }: Job['control']): string | undefined {
  if (!approvedBy && !approvedOn) return undefined;
  if (!approvedOn) return approvedBy;
  return approvedBy ? `${longDate(approvedOn)}, ${approvedBy}` : longDate(approvedOn);
}

function nextReview({ review }: Job): string | undefined {
  if (review.next) return longDate(review.next);
  return review.last && review.cycle === 'on_change' ? 'When something changes' : undefined;
}

/** The document-control block, in the order in which inspectors look for it. */
export function controlEntries(job: Job): readonly ControlEntry[] {
  const { control, review } = job;
  const entries: readonly (readonly [string, string | undefined])[] = [
    ['Code', control.code],
    ['Version', control.version],
    ['Status', control.status && STATUS_WORDS[control.status]],
    ['Owner', control.owner],
    ['Approved', approval(control)],
    ['Reviewed', review.last && longDate(review.last)],
    ['Next review', nextReview(job)],
  ];
  return entries.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

/** What header, footer and metadata say. */
export function propertiesOf(job: Job, title: string): Properties {
  const { code, version, status, owner, category } = job.control;
  const { last, next } = job.review;
  return {
    title: title.replace(/\s+/g, ' ').trim(),
    organisation: job.organisation.name.replace(/\s+/g, ' '),
    ...(code ? { code } : {}),
    ...(version ? { version } : {}),
    ...(status ? { status } : {}),
    ...(owner ? { owner } : {}),
    ...(last ? { reviewed: longDate(last) } : {}),
    ...(next ? { nextReview: longDate(next) } : {}),
    ...(category ? { category } : {}),
  };
}
