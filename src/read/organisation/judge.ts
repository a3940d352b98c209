/** Checks the form of each key's value: e-mail addresses, dates, registration numbers and so on. */
import { findWelshAuthority, nearestWelshAuthority } from '../../model/authorities.js';
import { longDate, parseDate } from '../../model/calendar.js';
import { judgeEmail, judgePhone, judgePostcode, judgeWebsite } from '../../model/contacts.js';
import type { Judgement } from '../../model/finding.js';
import { type IdentifierKind, judgeIdentifier, registrationKind } from '../../model/identifiers.js';
import type { OrganisationInput } from '../../model/organisation-schema.js';
import { DATE_REFUSAL } from '../../model/schema-parts.js';
import { isStandIn } from '../../model/stand-ins.js';

type Judge = (text: string, file: OrganisationInput) => Judgement;

const unjudged: Judge = (text) => ({ text });

const identifier =
  (kind: IdentifierKind): Judge =>
  (text) =>
    judgeIdentifier(kind, text);

/** A number given by the regulator; `kinds` are the kinds whose form is known for this key. */
const registered =
  (kinds: readonly IdentifierKind[]): Judge =>
  (text, file) => {
    const kind = registrationKind(file.registration?.regulator, file.nation, file.service_type);
    return kind !== undefined && kinds.includes(kind) ? judgeIdentifier(kind, text) : { text };
  };

const day: Judge = (text) => {
  const date = parseDate(text);
  if (date) return { text: longDate(date), date };
  const [message, hint] = DATE_REFUSAL;
  return { text, finding: { severity: 'error', code: 'invalid-date', message, hint } };
};

const authority: Judge = (text, file) => {
  if (file.nation !== 'wales' || findWelshAuthority(text)) return { text };
  const suggestion = nearestWelshAuthority(text);
  return {
    text,
    finding: {
      severity: 'warning',
      code: 'unknown-authority',
      message: 'this isn’t one of the local authorities in Wales',
      ...(suggestion ? { hint: `Did you mean "${suggestion}"?` } : {}),
    },
  };
};

const BY_PATH: Readonly<Record<string, Judge>> = {
  registration_no: registered(['ciw', 'cqc', 'careInspectorate', 'ofsted']),
  'registration.service_id': registered(['ciw', 'cqc', 'careInspectorate', 'ofsted']),
  // CIW publishes no form for the numbers of providers.
  'registration.provider_id': registered(['cqc', 'careInspectorate']),
  'registration.date': day,
  company_no: identifier('company'),
  charity_no: identifier('charity'),
  ico_registration_no: identifier('ico'),
  vat_no: identifier('vat'),
  'insurance.expiry': day,
  'local_authority.authority_name': authority,
};

const BY_KEY: Readonly<Record<string, Judge>> = {
  email: judgeEmail,
  phone: judgePhone,
  out_of_hours_phone: judgePhone,
  safeguarding_phone: judgePhone,
  website: judgeWebsite,
  postcode: judgePostcode,
};

/**
 * Judges the value of `key` in `group` ('' at the root): how it prints, and what is wrong with it. A stand-in such as
 * TBC prints as it is, because `withStandIns` warns of it already.
 */
export function judgeValue(group: string, key: string, text: string, file: OrganisationInput): Judgement {
  if (isStandIn(text)) return { text };
  const path = group === '' ? key : `${group}.${key}`;
  return (BY_PATH[path] ?? BY_KEY[key] ?? unjudged)(text, file);
}
