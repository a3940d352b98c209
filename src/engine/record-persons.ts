/** Who reviewed or approved: a person's key becomes the name and role of whoever holds the post on the day it is recorded. */
import { type Diagnostic, error, type Outcome, warning } from '../model/diagnostic.js';
import type { Organisation } from '../model/organisation.js';
import { isPerson, type PersonKey } from '../model/people.js';
import { placeholderName } from '../model/placeholders.js';
import type { Approver, ApproverRule } from '../model/policy-record.js';
import { shownLines } from '../model/shown-value.js';
import type { Wording } from '../model/wording/wording.js';
import type { Subject } from './record-subjects.js';

/** A person as a record keeps them. */
export interface NamedPerson {
  readonly name: string;
  readonly role?: string;
}

/** Names whoever holds a post; other words are a name already. Refuses a post that nobody holds or covers. */
export function namedPerson(by: string, { keeper, pack, place }: Subject): Outcome<NamedPerson> {
  if (!isPerson(by)) return { value: { name: by }, diagnostics: [] };
  const { organisation } = keeper;
  const name = valueWords(organisation, placeholderName(by, 'name'), pack.wording);
  if (name === undefined)
    return {
      diagnostics: [
        error('approver-unnamed', `${organisation.source.path} doesn’t name the ${by}`, place, {
          hint: `Add "${by}.name" to the file, or give the person’s name.`,
        }),
      ],
    };
  return { value: { name, role: roleOf(by, organisation, pack.wording) }, diagnostics: [] };
}

function roleOf(person: PersonKey, organisation: Organisation, wording: Wording): string {
  return valueWords(organisation, placeholderName(person, 'role'), wording) ?? wording.roles[person];
}

function valueWords({ values }: Organisation, name: string, wording: Wording): string | undefined {
  const value = values.get(name);
  return value?.kind === 'text' ? shownLines(value, wording).join(' ') : undefined;
}

/** Warns of an approval by somebody who isn't set to approve, or by a body without the reference of its minute. */
export function approverWarnings(approver: Approver, post: string, subject: Subject): readonly Diagnostic[] {
  const { keeper, record, policy, pack, place } = subject;
  const rule = record?.approver ?? keeper.organisation.approver;
  if (!rule) return [];
  if (!isAllowed(rule, approver, post, keeper.organisation, pack.wording)) {
    const message = `${approver.body ?? approver.name} isn’t who approves ${policy}: "approver" says ${ruleWords(rule)}`;
    return [warning('approver-other', message, place, { hint: 'Correct the approval, or "approver".' })];
  }
  if (rule.kind === 'body' && approver.minute === undefined)
    return [
      warning('approver-other', `The approval of ${policy} by ${rule.body} has no reference of a minute`, place, {
        hint: 'Give the reference of the minute.',
      }),
    ];
  return [];
}

const ruleWords = (rule: ApproverRule) => (rule.kind === 'body' ? rule.body : rule.person);

function isAllowed(
  rule: ApproverRule,
  { name, role, body }: Approver,
  post: string,
  organisation: Organisation,
  wording: Wording,
): boolean {
  if (rule.kind === 'body') return isSame(rule.body, body);
  const { person } = rule;
  if (!isPerson(person)) return isSame(person, name) || isSame(person, role);
  return post === person || isSame(valueWords(organisation, placeholderName(person, 'name'), wording), name);
}

function isSame(a: string | undefined, b: string | undefined): boolean {
  const comparable = (words: string) =>
    words.normalize('NFC').toLowerCase().replace(/['’]/g, '’').replace(/\s+/g, ' ').trim();
  return a !== undefined && b !== undefined && comparable(a) === comparable(b);
}
