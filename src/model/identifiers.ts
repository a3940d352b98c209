/**
 * The forms of the registration numbers that UK providers hold. A number that has its form, once spaces are dropped and
 * letters are upper case, prints in that form; one that has not prints as it was written, with a warning, or is an error
 * where the form is certain (Companies House).
 */
import type { Severity } from './diagnostic.js';
import type { Judgement } from './finding.js';
import type { Nation, ServiceType } from './services.js';

interface IdentifierForm {
  /** Whose number it is, as a message names it. */
  readonly label: string;
  /** The form in words. */
  readonly form: string;
  readonly severity: Severity;
  fits(compact: string): boolean;
}

const form = (label: string, words: string, pattern: RegExp, severity: Severity = 'warning'): IdentifierForm => ({
  label,
  form: words,
  severity,
  fits: (compact) => pattern.test(compact),
});

const FORMS = {
  ciw: form('a CIW service number', 'SIN-, 8 digits, a hyphen and 4 letters', /^SIN-\d{8}-[A-Z]{4}$/),
  cqc: form('a CQC provider or location number', '1- and 6 to 12 digits', /^1-\d{6,12}$/),
  careInspectorate: form('a Care Inspectorate number', 'CS20 or SP20 and 8 digits', /^(?:CS|SP)20\d{8}$/),
  ofsted: form('an Ofsted number', '6 or 7 digits, or EY or SC and 6 digits', /^(?:\d{6,7}|(?:EY|SC)\d{6})$/),
  // Registered societies and some partnerships end in letters; Northern Ireland's oldest begin with R.
  company: form(
    'a Companies House number',
    '8 digits with all leading zeros, or 2 letters and 6 digits',
    /^(?:\d{8}|\d{7}[CR]|[A-Z]{2}\d{6}|R\d{7}|[A-Z]{2}\d{5}[A-Z]|(?:IP|NO|NP|OC|RS|SO|SP)[A-Z\d]{6})$/,
    'error',
  ),
  charity: form(
    'a charity number',
    '6 or 7 digits (England and Wales), SC0 and 5 digits (Scotland), NIC10 and 4 digits (Northern Ireland)',
    /^(?:\d{6,7}(?:-\d{1,4})?|SC0\d{5}|(?:NIC)?10\d{4})$/,
  ),
  // The register is passing to a new body, and no source rules out other forms.
  ico: form('an ICO registration number', 'Z and 7 digits, or Z, a letter and 6 digits', /^Z[A-Z\d]\d{6}$/),
  vat: {
    label: 'a VAT number',
    form: '9 or 12 digits with the right check digits, with or without GB or XI in front',
    severity: 'warning',
    fits: isVatNumber,
  },
} as const satisfies Readonly<Record<string, IdentifierForm>>;

export type IdentifierKind = keyof typeof FORMS;

/**
 * Whether the check digits of a VAT number agree (HMRC VATREG, both series): the first seven digits weighted 8 to 2, plus
 * the two check digits, plus 55 in the newer series, divide by 97.
 */
function isVatNumber(compact: string): boolean {
  const digits = /^(?:GB|XI)?(\d{9})(?:\d{3})?$/.exec(compact)?.[1];
  if (digits === undefined) return false;
  let sum = Number(digits.slice(7));
  for (let at = 0; at < 7; at++) sum += Number(digits[at]) * (8 - at);
  return sum % 97 === 0 || (sum + 55) % 97 === 0;
}

/** Judges an identifier by its field, never by what it looks like: SC123456 may be a company, a charity or Ofsted's. */
export function judgeIdentifier(kind: IdentifierKind, text: string): Judgement {
  const rule: IdentifierForm = FORMS[kind];
  const compact = text
    .replace(/\s+/g, '')
    .replace(/[\u2010-\u2013]/g, '-')
    .toUpperCase();
  if (rule.fits(compact)) return { text: compact };
  const { severity, label } = rule;
  return {
    text,
    finding: {
      severity,
      code: severity === 'error' ? 'invalid-identifier' : 'doubtful-identifier',
      message: `this doesn’t look like ${label}`,
      hint: `It should be ${rule.form}.`,
    },
  };
}

/** Services that Ofsted registers in England (Care Standards Act 2000, s. 4 and 5), not the CQC. */
const OFSTED_SERVICES: readonly ServiceType[] = [
  'childrens_home',
  'fostering',
  'adoption',
  'residential_family_centre',
];

const REGULATORS: readonly (readonly [RegExp, IdentifierKind | undefined])[] = [
  [/\bciw\b|care inspectorate wales|arolygiaeth gofal cymru/i, 'ciw'],
  [/\bcqc\b|care quality commission/i, 'cqc'],
  [/\bofsted\b/i, 'ofsted'],
  [/care inspectorate/i, 'careInspectorate'],
  [/\brqia\b|regulation and quality improvement/i, undefined],
];

const BY_NATION: Readonly<Record<Nation, IdentifierKind | undefined>> = {
  wales: 'ciw',
  england: 'cqc',
  scotland: 'careInspectorate',
  // RQIA's numbers have no form that is published.
  northern_ireland: undefined,
};

/**
 * Whose form a registration number has: the regulator's that is named, else that of the nation and the service; absent
 * where neither is given or no form is known.
 */
export function registrationKind(
  regulator: string | null | undefined,
  nation: Nation | null | undefined,
  service: ServiceType | null | undefined,
): IdentifierKind | undefined {
  const match = REGULATORS.find(([name]) => regulator && name.test(regulator));
  if (match) return match[1];
  if (nation === 'england' && service && OFSTED_SERVICES.includes(service)) return 'ofsted';
  return nation ? BY_NATION[nation] : undefined;
}
