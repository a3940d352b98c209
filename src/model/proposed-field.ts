/**
 * Proposes the field that a placeholder of another program may mean: the one whose name shares most of its words, after
 * synonyms are replaced by one word. A person decides whether to accept the proposal.
 */
import { APPROVAL_NAMES, REVIEW_NAMES, SCHEMA_NAMES, WHOLE_NAMES } from './placeholders.js';

/** What people write, and the words of the schema's names; longer phrases come first. */
const SYNONYMS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:cqc )?provider (?:id|number|no)\b/g, 'registration provider id'],
  [/\b(?:cqc )?location (?:id|number|no)\b/g, 'registration service id'],
  [/\b(?:name of )?(?:the )?(?:insurer|insurance (?:company|provider))(?: name)?\b/g, 'insurance provider'],
  [/\b(?:company|organi[sz]ation|provider|business)? ?(?:short|trading|brand) name\b/g, 'trading name'],
  [/\b(?:approval date|date (?:of approval|approved))\b/g, 'approved on'],
  [/\b(?:home|care|service|unit|branch|registered) manager\b/g, 'registered manager'],
  [
    /\b(?:care home|nursing home|home care (?:agency|provider)|domiciliary (?:agency|provider)|care (?:agency|provider|service))\b/g,
    'organisation',
  ],
  [
    /\b(?:organi[sz]ation|company|provider|agency|business|employer|setting|service|home|client|org|orgs)(?! id\b)\b/g,
    'organisation',
  ],
  [/\b(?:data protection officer|dpo)\b/g, 'data protection officer'],
  [/\bsiro\b/g, 'senior information risk owner'],
  [
    /\b(?:safeguarding (?:lead|officer|manager)|designated (?:safeguarding )?(?:lead|person|officer)|dsl)\b/g,
    'safeguarding lead',
  ],
  [/\b(?:infection(?: prevention)?(?: and)?(?: control)?|ipc) lead\b/g, 'infection control lead'],
  [/\b(?:local council|council|la)\b/g, 'local authority'],
  [/\b(?:ri)\b/g, 'responsible individual'],
  [/(?<!\w )\bmanager (?=e ?mail|phone|telephone|mobile)/g, 'registered manager '],
  [/\b(?:rm|manager(?! s?\b))\b/g, 'manager'],
  [/\bout of hours (?:telephone |phone |contact )?(?:number|no)\b/g, 'out of hours phone'],
  [/\b(?:safeguarding) (?:number|no)\b/g, 'safeguarding phone'],
  [/\b(?:telephone|tel|mobile|phone)(?: (?:number|no))?\b/g, 'phone'],
  [/\be ?mail(?: address)?\b/g, 'email'],
  [/\b(?:web ?site|web)(?: address)?\b/g, 'website'],
  [/\bpost ?code\b/g, 'postcode'],
  [/\b(?:number|num)\b/g, 'no'],
  [/\b(?:job title|position)\b/g, 'role'],
  [/\b(?:forename|given name)\b/g, 'first name'],
  [/\b(?:surname|family name)\b/g, 'last name'],
  [
    /\b(?:next (?:review|update|revision)|review due|due for review|date of next (?:review|update))(?: date| on)?\b/g,
    'next review date',
  ],
  [
    /\b(?:last|date) (?:of )?(?:review|reviewed|updated?|issued?|policy)(?: date)?\b|(?<!next )\b(?:review|issue|update)d?(?: date| on)\b|^date$/g,
    'last update date',
  ],
  [/\byear\b/g, 'current year'],
];

/** Words that ask for a value but don't say which. */
const FILLERS = /\b(?:insert|enter|add|your|the|a|an|of|for|here|please|name of|type|s|and|&)\b/g;

/** The fields of whole phrases that share too few words with a field's name. */
const PHRASES: ReadonlyMap<string, string> = new Map([
  ['organisation', 'org_field_name'],
  ['organisation name', 'org_field_name'],
  ['name organisation', 'org_field_name'],
  ['organisation logo', 'org_field_logo'],
  ['logo', 'org_field_logo'],
  ['manager', 'org_field_registered_manager_name'],
  ['manager name', 'org_field_registered_manager_name'],
  ['name manager', 'org_field_registered_manager_name'],
  ['organisation phone', 'org_field_phone'],
  ['organisation email', 'org_field_email'],
  ['organisation website', 'org_field_website'],
  ['organisation address', 'org_field_address_line_1'],
  ['address', 'org_field_address_line_1'],
  ['organisation registration no', 'org_field_registration_no'],
  ['organisation no', 'org_field_company_no'],
  ['insurance organisation', 'org_field_insurance_provider'],
  ['organisation manager', 'org_field_registered_manager_name'],
  ['registered manager', 'org_field_registered_manager_name'],
  ['registered organisation', 'org_field_name'],
  ['registered organisation name', 'org_field_name'],
  ['registered office address', 'org_field_registered_office_line_1'],
  ['registered office', 'org_field_registered_office_line_1'],
  ['local authority', 'org_field_local_authority_authority_name'],
  ['local authority name', 'org_field_local_authority_authority_name'],
  ['name local authority', 'org_field_local_authority_authority_name'],
  ['approved by', 'approved_by'],
  ['approved on', 'approved_on'],
  ['ico no', 'org_field_ico_registration_no'],
  ['regulator', 'org_field_regulator_name'],
  ['ciw registration no', 'org_field_registration_no'],
  ['cqc registration no', 'org_field_registration_no'],
]);

/** The smallest share of common words for a proposal. */
const LEAST_SHARE = 0.6;

/** Gives the field that is nearest to a placeholder's words; undefined if none is near enough. */
export function proposeField(spelling: string): string | undefined {
  if (SCHEMA_NAMES.has(spelling) || WHOLE_NAMES.has(spelling)) return spelling;
  const words = wordsOf(spelling);
  return PHRASES.get(words) ?? nearestByWords(words.split(' '));
}

function wordsOf(spelling: string): string {
  const phrase = spelling
    .replace(/[\s,;:(–-]*\b(?:e\.g\.?|eg|for example)(?=[\s,:]).*$/i, '')
    .replace(/org_field_|(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .toLowerCase()
    .replace(/[’']s\b/g, '')
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
  const normalised = SYNONYMS.reduce((words, [synonym, replacement]) => words.replace(synonym, replacement), phrase);
  const withoutFillers = normalised.replace(FILLERS, ' ').trim().split(/\s+/);
  // `[Company/Home Name]` asks for one name.
  return withoutFillers.filter((word, index) => word !== withoutFillers[index - 1]).join(' ');
}

/** Words that say nothing about whose value it is. */
const NEUTRAL = /^(?:organisation|contact|details|main|current|full|address|name|no|date|text|work)$/;

/** Groups without a word of their own that a person would write. */
const OWN_GROUPS = /^(?:address|registration)_/;

function nearestByWords(words: readonly string[]): string | undefined {
  // `[contact name]`, `[insert number here]`: anybody's.
  if (words.every((word) => NEUTRAL.test(word))) return undefined;
  let best: string | undefined;
  let bestShare = LEAST_SHARE;
  for (const name of [...REVIEW_NAMES, ...APPROVAL_NAMES, ...SCHEMA_NAMES.keys()]) {
    const nameWords = new Set(name.replace(/^org_field_/, '').split('_'));
    // Another's device, bank or number shares a word with ours.
    if (!words.every((word) => nameWords.has(word) || NEUTRAL.test(word)) || !namesGroup(name, words)) continue;
    const share = (2 * words.filter((word) => nameWords.has(word)).length) / (words.length + nameWords.size);
    if (share > bestShare || (share === bestShare && best === undefined)) [best, bestShare] = [name, share];
  }
  return best === undefined ? undefined : wholePerson(best, words);
}

/** Whether words say whose value they mean, where a field belongs to a person or body. */
function namesGroup(name: string, words: readonly string[]): boolean {
  const path = SCHEMA_NAMES.get(name) ?? '';
  const [group = '', key] = path.split('.');
  return (
    key === undefined ||
    OWN_GROUPS.test(`${group}_`) ||
    group.split('_').every((word) => /^(?:and|of)$/.test(word) || words.includes(word))
  );
}

const PERSON_PART = /^(org_field_.+)_(title|first_name|last_name|role|email|phone)$/;

/** Proposes a person's full name, unless the words ask for another of the person's fields. */
function wholePerson(name: string, words: readonly string[]): string {
  const [, person, part = ''] = PERSON_PART.exec(name) ?? [];
  if (person === undefined || !SCHEMA_NAMES.has(`${person}_name`)) return name;
  const asksForPart = part
    .split('_')
    .every((word) => words.filter((asked) => asked === word).length > (person.split('_').includes(word) ? 1 : 0));
  return asksForPart ? name : `${person}_name`;
}
