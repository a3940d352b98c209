/** Finds the names of people beside their roles: “Registered Manager: Jo Bloggs”, “our Nominated Individual, Jo Bloggs”. */
import { PEOPLE, type PersonKey } from '../model/people.js';

/** A name of a person, and the field that it could be. */
export interface NamedPerson {
  readonly name: string;
  readonly at: number;
  readonly field: string | undefined;
}

/** Roles, longer ones first, and whose name they ask for; '' is anybody's. */
const ROLES: readonly (readonly [words: string, person: PersonKey | ''])[] = [
  ...PEOPLE.map((person): readonly [string, PersonKey] => [person.replaceAll('_', ' '), person]),
  ['home manager', 'registered_manager'],
  ['care manager', 'registered_manager'],
  ['service manager', 'registered_manager'],
  ['dpo', 'data_protection_officer'],
  ['siro', 'senior_information_risk_owner'],
  ['designated safeguarding lead', 'safeguarding_lead'],
  ['dsl', 'safeguarding_lead'],
  ['safeguarding officer', 'safeguarding_lead'],
  ['infection prevention and control lead', 'infection_control_lead'],
  ['ipc lead', 'infection_control_lead'],
  ['managing director', ''],
  ['operations manager', ''],
  ['director', ''],
  ['proprietor', ''],
  ['owner', ''],
  ['chief executive', ''],
  ['manager', 'registered_manager'],
];

/** `dpo` as `DPO`, `first aid lead` as `[Ff]irst[ -][Aa]id[ -][Ll]ead`: capitals count, since a name is known by them. */
const inAnyCase = (words: string) =>
  /^(?:dpo|siro|dsl)$/.test(words)
    ? words.toUpperCase()
    : words
        .replace(/^ipc/, 'IPC')
        .replace(/(?<![A-Z[])\b[a-z]/g, (letter) => `[${letter.toUpperCase()}${letter}]`)
        .replaceAll(' ', '[ -]');

const ROLE_WORDS = ROLES.map(([words]) => inAnyCase(words)).join('|');
const WRITER_WORDS =
  '[Ww]ritten by|[Rr]eviewed by|[Aa]pproved by|[Aa]uthorised by|[Pp]repared by|[Cc]ompiled by|[Ss]igned(?: off)?(?: by)?|[Pp]roduced by|[Aa]greed by|[Rr]atified by|[Aa]uthor|[Pp]olicy [Oo]wner|[Pp]olicy [Ll]ead';
const TITLE = '(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof)\\.? )';
const NAME_WORD = "(?:(?:O|D|Mc|Mac)[’']?)?\\p{Lu}\\p{Ll}+(?:[-’']\\p{Lu}?\\p{Ll}+)?";
const NAME = `(?:${TITLE}${NAME_WORD}(?: ${NAME_WORD}){0,2}|${NAME_WORD}(?: (?:\\p{Lu}\\.?|ap|ab|ferch|de|van|von))?(?: ${NAME_WORD}){1,2})`;

const AFTER_ROLE_FORM = `(?<role>(?<![\\p{L}])(?:${ROLE_WORDS}|${WRITER_WORDS}))(?:[’']s [Nn]ame| [Nn]ame)?(?:\\s*[:–—|\\t]\\s*|, | is | \\(|\\s+-\\s+)(?<name>${NAME})(?![\\p{L}’])`;
const BEFORE_ROLE_FORM = `(?<name>${NAME})(?:, (?:the |our )?| \\((?:the |our )?|\\s+[–—-]\\s+)(?<role>${ROLE_WORDS})(?![\\p{L}])`;
const AFTER_ROLE = new RegExp(AFTER_ROLE_FORM, 'gu');
const BEFORE_ROLE = new RegExp(BEFORE_ROLE_FORM, 'gu');

/** Words that a name doesn't have. */
const NO_NAME =
  /^(?:The|Our|This|That|Your|All|Any|If|In|At|On|And|Or|For|When|Where|Who|Each|Every|Please|Contact|Call|Name|Date|Signed|Signature|Position|Role|Title|Policy|Procedure|Manager|Registered|Responsible|Nominated|Individual|Deputy|Senior|Lead|Officer|Director|Owner|Board|Trustees?|Team|Staff|Care|Home|House|Health|Safety|Safeguarding|Data|Protection|Support|Service|Services|Provider|Company|Organisation|Quality|Human|Resources|Head|Office|Chief|Executive|Operations|Group|Limited|Ltd|Council|Authority|Local|Social|Services|Adult|Adults|Children|Child|Infection|Control|Fire|First|Aid|Medication|Mental|Capacity|Training|Complaints|Equality|Welsh|Language|Moving|Handling|Whistleblowing|Version|Review|Next|Last|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|England|Wales|Scotland|Ireland|Street|Road|Lane|To|Be|Not|No|Yes|See|Act|Regulations|National|Public|General|Department|Commission|Nurse|Clinical|Practice|Emergency|Telephone|Phone|Email|Address|Page)$/;

/** Finds them in words; a capital begins each word of a name, and no word is one of a role. */
export function namedPeople(words: string): readonly NamedPerson[] {
  return [...words.matchAll(AFTER_ROLE), ...words.matchAll(BEFORE_ROLE)].flatMap((match) => {
    const { name = '', role = '' } = match.groups ?? {};
    if (name.split(' ').some((word) => NO_NAME.test(word))) return [];
    const at = match.index + match[0].indexOf(name);
    return [{ name, at, field: fieldOf(role) }];
  });
}

function fieldOf(role: string): string | undefined {
  const words = role.toLowerCase().replaceAll('-', ' ');
  if (/^(?:approved|authorised|agreed|ratified)/.test(words)) return 'approved_by';
  const person = ROLES.find(([form]) => form === words)?.[1];
  return person ? `org_field_${person}_name` : undefined;
}
