/**
 * Finds what looks like one organisation's own in a document: its name, registration numbers, people, telephone numbers, e-mail
 * addresses, website, address and dates. Everybody who gets the template would get them. Public bodies' are left out.
 */
import { judgeIdentifier } from '../model/identifiers.js';
import { writtenDate } from './dates.js';
import { organisationNames, type SeenText } from './own-name.js';
import { namedPeople } from './own-people.js';
import { isPublicDomain, isPublicNumber, PUBLIC_BODY } from './public-bodies.js';

/** What kind of fact it is, as a message names it. */
export type FactKind =
  | 'name'
  | 'registration number'
  | 'person'
  | 'telephone number'
  | 'e-mail address'
  | 'website'
  | 'address'
  | 'postcode'
  | 'date';

export interface OwnFact {
  readonly kind: FactKind;
  /** As it stands in the words. */
  readonly spelling: string;
  /** The field that it could be. */
  readonly field: string | undefined;
}

/** Finds the facts of a document, each spelling once. */
export function ownFacts(text: SeenText): readonly OwnFact[] {
  const facts = new Map<string, OwnFact>();
  const add = (fact: OwnFact) => {
    if (!facts.has(fact.spelling)) facts.set(fact.spelling, fact);
  };
  for (const [index, spelling] of organisationNames(text).entries())
    add({ kind: 'name', spelling, field: index === 0 ? 'org_field_name' : 'org_field_trading_name' });
  const runs = [text.title, ...text.runs];
  for (const [index, words] of runs.entries()) {
    const around = runs
      .slice(Math.max(0, index - 4), index)
      .filter((earlier) => earlier.length < 80 && !/[.!?]$/.test(earlier));
    // The lines of an address stand below the name of whose it is.
    for (const fact of factsIn(words, PUBLIC_BODY.test(around.join('\n')))) add(fact);
  }
  for (const fact of websites(runs, [...facts.values()])) add(fact);
  return [...facts.values()];
}

function factsIn(words: string, isBelowPublicBody: boolean): readonly OwnFact[] {
  return [
    ...registrations(words),
    ...namedPeople(words).map(({ name, field }): OwnFact => ({ kind: 'person', spelling: name, field })),
    ...telephones(words, isBelowPublicBody),
    ...emails(words),
    ...addresses(words, isBelowPublicBody),
    ...dates(words),
  ];
}

/** A number behind a label. */
const numberAfter = (label: string, number: string): RegExp => {
  const LABELLED = `(?:${label})[\\s:#]*(${number})(?![\\w-])`;
  return new RegExp(LABELLED, 'gi');
};
const NUMBER_WORDS = '(?:\\s*(?:registration|reg\\.?|registered))?\\s*(?:number|no\\.?|num|id|ref(?:erence)?)?';

/** Numbers that say by their form or their label what they are. */
const REGISTRATIONS: readonly (readonly [RegExp, string])[] = [
  [/\b(SIN-\d{8}-[A-Z]{4})\b/g, 'org_field_registration_no'],
  [/\b((?:CS|SP)20\d{8})\b/g, 'org_field_registration_no'],
  [numberAfter('provider (?:id|number|no\\.?)', '1-\\d{8,12}'), 'org_field_registration_provider_id'],
  [numberAfter('location (?:id|number|no\\.?)', '1-\\d{8,12}'), 'org_field_registration_service_id'],
  [/(?<![\d-])(1-\d{8,12})(?![\d-])/g, 'org_field_registration_no'],
  [numberAfter(`ofsted${NUMBER_WORDS}|\\burn`, '(?:EY|SC)?\\d{6,7}'), 'org_field_registration_no'],
  [
    numberAfter(
      '(?:company|companies house)(?: registration| registered)? ?(?:number|no\\.?)',
      '\\d{8}|[A-Z]{2}\\d{6}',
    ),
    'org_field_company_no',
  ],
  [
    numberAfter(
      'registered in (?:england(?: and wales| & wales)?|wales|scotland|northern ireland)[,;]?(?: under| with)?(?: company)?(?: number| no\\.?)?',
      '\\d{8}|[A-Z]{2}\\d{6}',
    ),
    'org_field_company_no',
  ],
  [numberAfter(`(?:registered )?charity${NUMBER_WORDS}`, '\\d{6,7}|SC0\\d{5}'), 'org_field_charity_no'],
  [
    numberAfter(`(?:ico|information commissioner(?:[’']s office)?|data protection)[^.\\d]{0,40}?`, 'Z[A-Z\\d]\\d{6}'),
    'org_field_ico_registration_no',
  ],
  [numberAfter(`vat${NUMBER_WORDS}`, '(?:GB ?)?\\d{3} ?\\d{4} ?\\d{2}'), 'org_field_vat_no'],
];

function registrations(words: string): readonly OwnFact[] {
  return REGISTRATIONS.flatMap(([form, field]) =>
    [...words.matchAll(form)].flatMap(([, number = '']): OwnFact[] => {
      const isVat = field === 'org_field_vat_no';
      if (isVat && judgeIdentifier('vat', number).finding) return [];
      return [{ kind: 'registration number', spelling: number, field }];
    }),
  );
}

const TELEPHONE = /(?<![\d+(/.-])(?:\+44[ -]?(?:\(0\)[ -]?)?|\(?0)[1-9](?:[ ()-]{0,2}\d){8,9}(?![\d-])/g;

/** Whose number it is, by the words before it; the first that fits. */
const CALLED: readonly (readonly [RegExp, string | undefined])[] = [
  [/\bfax\b|\bf:\s*$/i, undefined],
  [/\b(?:out[- ]of[- ]hours|on[- ]call|after hours|emergency duty)\b/i, 'org_field_out_of_hours_phone'],
  [
    /\b(?:council|local authority|social services|adult services|mash|safeguarding (?:team|adults|hub))\b/i,
    'org_field_local_authority_safeguarding_phone',
  ],
  [/\bhealth board\b/i, 'org_field_health_board_phone'],
  [/\bombudsman\b/i, 'org_field_ombudsman_phone'],
  [/\b(?:gp|doctor|surgery|pharmacy|hospital|police|insurer|engineer|plumber|electrician|gas|water)\b/i, undefined],
];

function telephones(words: string, isBelowPublicBody: boolean): readonly OwnFact[] {
  return [...words.matchAll(TELEPHONE)].flatMap(({ 0: match, index }): OwnFact[] => {
    const digits = match.replace(/^\+44[ -]?(?:\(0\))?/, '0').replace(/\D/g, '');
    if (digits.length < 10 || digits.length > 11 || isPublicNumber(digits)) return [];
    const before = words.slice(Math.max(0, index - 60), index);
    const called = CALLED.find(([form]) => form.test(before));
    if (!called && (isBelowPublicBody || /\b(?:CQC|CIW|Ofsted|Care Inspectorate|ICO|HSE|NHS)\b/.test(before)))
      return [];
    return [{ kind: 'telephone number', spelling: match.trim(), field: called ? called[1] : 'org_field_phone' }];
  });
}

function emails(words: string): readonly OwnFact[] {
  return [...words.matchAll(/(?<![\w.+'-])[\w.+'-]{1,64}@([\w-]{1,63}(?:\.[\w-]{1,63}){1,8})/g)].flatMap(
    ([address, domain = '']): OwnFact[] => {
      if (isPublicDomain(domain)) return [];
      const field = /^(?:dpo|dataprotection|data\.protection|privacy)/i.test(address)
        ? 'org_field_data_protection_officer_email'
        : /^safeguarding/i.test(address)
          ? 'org_field_safeguarding_lead_email'
          : /^complaints/i.test(address)
            ? 'org_field_complaints_manager_email'
            : 'org_field_email';
      return [{ kind: 'e-mail address', spelling: address, field }];
    },
  );
}

/** Its website has the domain of its e-mail, or its name in it. */
function websites(runs: readonly string[], facts: readonly OwnFact[]): readonly OwnFact[] {
  const domains = facts.flatMap(({ kind, spelling }) =>
    kind === 'e-mail address' ? [spelling.split('@')[1] ?? ''] : [],
  );
  const names = facts.flatMap(({ kind, spelling }) =>
    kind === 'name' ? [lettersOf(spelling.replace(/ (?:Ltd|Limited|LLP|PLC|CIC)\.?$/i, ''))] : [],
  );
  return runs.flatMap((words) =>
    [
      ...words.matchAll(
        /(?<![@\w.-])(?:https?:\/\/)?(?:www\.)?([a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){0,6}\.(?:uk|com|org|net|wales|cymru|scot|care|london|info|co|eu|ie))(?![\w@]|\.\w)(?:\/[\w/-]*)?/gi,
      ),
    ].flatMap(([address, domain = '']): OwnFact[] => {
      const isOwn =
        domains.includes(domain) || names.some((name) => name.length > 5 && lettersOf(domain).includes(name));
      return isOwn && !isPublicDomain(domain)
        ? [{ kind: 'website', spelling: address, field: 'org_field_website' }]
        : [];
    }),
  );
}

function lettersOf(words: string): string {
  return words.toLowerCase().replace(/[^\p{L}\d]/gu, '');
}

/** A postcode (BS 7666, as the Office for National Statistics describes it); with its space, since codes look like one without. */
const POSTCODE =
  /\b(?:GIR 0AA|(?:[A-PR-UWYZ]\d[\dA-HJKPSTUW]?|[A-PR-UWYZ][A-HK-Y]\d[\dABEHMNPRVWXY]?) \d[ABD-HJLNP-UW-Z]{2})\b/g;
const STREET =
  /\b(?:\d{1,4}[A-Za-z]?(?:[-–]\d{1,4})?,? )(?:\p{Lu}[\p{L}’'-]+ ){1,4}(?:Road|Street|Lane|Avenue|Drive|Close|Way|Place|Crescent|Terrace|Gardens|Grove|Hill|Square|Court|Park|Row|Walk|Rise|Parade|Mews|Green|Rd|St|Ave)\b/gu;

function addresses(words: string, isBelowPublicBody: boolean): readonly OwnFact[] {
  if (isBelowPublicBody || PUBLIC_BODY.test(words)) return [];
  const office = /\bregistered office\b/i.test(words) ? 'registered_office' : 'address';
  return [
    ...[...words.matchAll(STREET)].map(
      ([spelling]): OwnFact => ({ kind: 'address', spelling, field: `org_field_${office}_line_1` }),
    ),
    ...[...words.matchAll(POSTCODE)].map(
      ([spelling]): OwnFact => ({ kind: 'postcode', spelling, field: `org_field_${office}_postcode` }),
    ),
  ];
}

const DATE =
  '\\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.?,? \\d{4}|\\d{1,2}[/.]\\d{1,2}[/.](?:\\d{4}|\\d{2})|\\d{4}-\\d{2}-\\d{2}';
const DATED_FORM = `\\b(next (?:review|update|revision)|review (?:due|by)|due for review|reviewed|last (?:review|update)d?|review date|date of (?:last |next )?review|updated|approved|approval date|date approved|ratified|issued|issue date|date of issue|effective(?: date| from)?)[^.\\n\\d]{0,40}?(${DATE})(?!\\d)`;
const DATED = new RegExp(DATED_FORM, 'gi');

function dates(words: string): readonly OwnFact[] {
  return [...words.matchAll(DATED)].flatMap(([, label = '', date = '']): OwnFact[] => {
    if (!writtenDate(date)) return [];
    const field = /next|due|by$/i.test(label)
      ? 'next_review_date'
      : /approv|ratif/i.test(label)
        ? 'approved_on'
        : 'last_update_date';
    return [{ kind: 'date', spelling: date, field }];
  });
}
