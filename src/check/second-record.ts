/**
 * Warns where a text says something else than the control table above it: another person as responsible, as approver or as
 * reviewer; and where it states a date of its record in typed words, which no review and no approval changes.
 */
import { type Diagnostic, warning } from '../model/diagnostic.js';
import type { Document } from '../model/document.js';
import type { Organisation } from '../model/organisation.js';
import { policyName } from '../model/pack.js';
import { PEOPLE, type PersonKey } from '../model/people.js';
import { placeholderName } from '../model/placeholders.js';
import type { Job } from '../model/plan.js';
import { shownLines } from '../model/shown-value.js';
import type { TreeTemplate } from '../model/template.js';
import type { Wording } from '../model/wording/wording.js';
import { type SecondStatement, type StatementKind, secondStatements } from './second-statements.js';

const DATE =
  /\b\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,? \d{4}\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (?:\d{1,2}, )?\d{4}\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b/i;

/** Warns of the dates of its record that a template states in typed words; for all organisations at once. */
export function typedDates({
  head,
  blocks,
}: Pick<TreeTemplate, 'head'> & Pick<TreeTemplate['body'], 'blocks'>): readonly Diagnostic[] {
  if (head.silence?.includes('record-typed')) return [];
  return secondStatements(blocks)
    .filter(({ pieces }) => pieces.some(({ words, from }) => from === undefined && DATE.test(words)))
    .map(({ span }) =>
      warning(
        'record-typed',
        `${policyName(head)} states a date of its review or approval in typed words, which no review or approval changes`,
        span ?? head.source.path,
        { hint: 'Remove it: the control table prints the dates from the record.' },
      ),
    );
}

/** Warns where a filled text names another person than the organisation's record does. */
export function otherPersons(document: Document, job: Job): readonly Diagnostic[] {
  if (job.template.silence?.includes('person-differs')) return [];
  return secondStatements(document.blocks).flatMap((statement) => {
    const stated = statedPerson(statement, job);
    const recorded = recordedPerson(statement.kind, job);
    if (stated === undefined || recorded === undefined || isSame(stated, recorded, job)) return [];
    return [
      warning(
        'person-differs',
        `The text of ${policyName(job.template)} names "${stated}" as ${SAID[statement.kind]}, ${recorded.words}`,
        statement.span ?? job.template.source.path,
        {
          organisation: job.organisation.id,
          hint: 'Remove it from the text: the control table prints it from the record. Or change the record.',
        },
      ),
    ];
  });
}

const SAID: Readonly<Record<StatementKind, string>> = {
  owner: 'responsible for it',
  'approved-by': 'its approver',
  'reviewed-by': 'its reviewer',
  date: '',
};

/** The only person whom a statement names: by placeholders, or else by a role or a name in typed words. */
function statedPerson({ pieces }: SecondStatement, { organisation, pack }: Job): PersonKey | undefined {
  const fields = pieces.flatMap(({ from }) => from ?? []);
  const byField = PEOPLE.filter((person) => fields.some((name) => name.startsWith(`${placeholderName(person)}_`)));
  const people =
    byField.length > 0 ? byField : typedPeople(pieces.map(({ words }) => words).join(''), organisation, pack.wording);
  return people.length === 1 ? people[0] : undefined;
}

function typedPeople(words: string, organisation: Organisation, wording: Wording): readonly PersonKey[] {
  const named = PEOPLE.filter((person) => holds(words, nameOf(person, organisation, wording)));
  return named.length > 0 ? named.slice(0, 1) : PEOPLE.filter((person) => holds(words, wording.roles[person]));
}

/** Whether words hold a phrase as whole words. */
function holds(words: string, phrase: string | undefined): boolean {
  if (phrase === undefined || phrase === '') return false;
  const at = words.toLowerCase().indexOf(phrase.toLowerCase());
  if (at < 0) return false;
  return !/[\p{L}\d]$/u.test(words.slice(0, at)) && !/^[\p{L}\d]/u.test(words.slice(at + phrase.length));
}

function nameOf(person: PersonKey, { values }: Organisation, wording: Wording): string | undefined {
  const value = values.get(placeholderName(person, 'name'));
  return value?.kind === 'text' ? shownLines(value, wording).join(' ') : undefined;
}

interface RecordedPerson {
  /** As it prints, where somebody is recorded. */
  readonly shown?: string;
  /** What the record says, for the message. */
  readonly words: string;
}

/** Whom the record names; undefined where the two cannot be compared. */
function recordedPerson(kind: StatementKind, { control, standing }: Job): RecordedPerson | undefined {
  switch (kind) {
    case 'owner':
      return control.owner === undefined
        ? undefined
        : { shown: control.owner, words: 'but the control table names another policy owner' };
    case 'approved-by':
      return control.approvedBy === undefined
        ? { words: 'but no approval of this text is recorded' }
        : { shown: control.approvedBy, words: 'but the control table names another' };
    case 'reviewed-by':
      return standing?.review?.by === undefined
        ? undefined
        : { shown: standing.review.by, words: 'but the record names another' };
    case 'date':
      return undefined;
  }
}

/** Whether what prints as recorded holds the stated person's name, or their role where nobody is named. */
function isSame(stated: PersonKey, { shown }: RecordedPerson, { organisation, pack: { wording } }: Job): boolean {
  if (shown === undefined) return false;
  const name = nameOf(stated, organisation, wording);
  return holds(shown, name ?? wording.roles[stated]);
}
