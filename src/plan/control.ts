/** A policy's document control for one organisation: its owner, and how it stands. */
import type { Organisation, PolicyRecord, Value } from '../model/organisation.js';
import type { PolicyControl } from '../model/organisation-pack.js';
import { isPerson } from '../model/people.js';
import { placeholderName } from '../model/placeholders.js';
import type { ApproverRule } from '../model/policy-record.js';
import { shownLines } from '../model/shown-value.js';
import { type Span, spanOf } from '../model/source.js';
import type { RecordedPerson, Standing } from '../model/standing.js';
import type { TemplateHead } from '../model/template.js';
import type { Wording } from '../model/wording/wording.js';
import { isWithdrawnFor } from './withdrawal.js';

function words(value: Value | undefined, wording: Wording): string | undefined {
  return value?.kind === 'text' ? shownLines(value, wording).join(' ') : undefined;
}

/** The name alone of a person that a key stands for. */
function personName(owner: string, organisation: Organisation, wording: Wording): string | undefined {
  return isPerson(owner) ? words(organisation.values.get(placeholderName(owner, 'name')), wording) : undefined;
}

/**
 * Turns a person's key into `Siân Morgan, Registered Manager`, or the role alone where nobody is named, with the day since when
 * the post has been vacant; other words stay.
 */
function ownerName(owner: string, organisation: Organisation, wording: Wording): string {
  if (!isPerson(owner)) return owner;
  const name = personName(owner, organisation, wording);
  const role = words(organisation.values.get(placeholderName(owner, 'role')), wording) ?? wording.roles[owner];
  if (name) return wording.person(name, role);
  const vacancy = organisation.vacancies?.get(owner);
  return vacancy ? wording.vacant(role, wording.date(vacancy.from)) : role;
}

/** Who may approve, as it prints. */
function mayApprove(approver: ApproverRule, organisation: Organisation, wording: Wording): string {
  return approver.kind === 'body' ? approver.body : ownerName(approver.person, organisation, wording);
}

/** Where a person who is named in document control may be written: as a person, in the record, in the file, in the template. */
function placesOf(
  person: string,
  { values, source }: Organisation,
  template: TemplateHead,
  record: PolicyRecord | undefined,
): readonly Span[] {
  const parts = isPerson(person) ? ['name', 'role'] : [];
  const nameValues = parts.flatMap((part) => values.get(placeholderName(person, part)) ?? []);
  return [
    ...nameValues.flatMap((value) => (value.kind === 'text' ? (value.parts ?? [value.span]) : [])),
    ...[template.ownerSpan ?? []].flat(),
    ...(record ? [spanOf(source, record.keySpan.start, source.text.length)] : []),
    spanOf(source, 0, source.text.length),
    template.titleSpan,
  ];
}

/** `Owen Achebe, Responsible Individual`, as they were on the day; the post alone where a record names nobody. */
function approverWords(by: RecordedPerson, organisation: Organisation, wording: Wording): string {
  const postRole = by.post && words(organisation.values.get(placeholderName(by.post, 'role')), wording);
  const role = by.role ?? postRole ?? (by.post && wording.roles[by.post]);
  const person = by.name && role ? wording.person(by.name, role) : (by.name ?? role ?? '');
  return wording.standing.approver(person, by.body, by.minute);
}

/** Joins the record, the standing and the template's front matter. */
export function policyControl(
  organisation: Organisation,
  template: TemplateHead,
  record: PolicyRecord | undefined,
  standing: Standing,
  wording: Wording,
): PolicyControl {
  const { version, state, approval, inForce, history } = standing;
  const owner = record?.owner ?? template.owner;
  const name = owner && personName(owner, organisation, wording);
  const approver = record?.approver ?? organisation.approver;
  const placesFor = (person: string) => placesOf(person, organisation, template, record);
  const isWithdrawn = isWithdrawnFor(record, template);
  return {
    ...(template.code ? { code: template.code } : {}),
    ...(version ? { version } : {}),
    status: isWithdrawn ? 'withdrawn' : state,
    ...(owner ? { owner: ownerName(owner, organisation, wording), ownerPlaces: placesFor(owner) } : {}),
    ...(name ? { ownerName: name } : {}),
    ...(approval
      ? {
          approvedBy: approverWords(approval.by, organisation, wording),
          approvedByPlaces: placesFor(approval.by.post ?? approval.by.name ?? ''),
          approvedOn: approval.on,
        }
      : {}),
    ...(inForce ? { inForce } : {}),
    ...(approver ? { approver: mayApprove(approver, organisation, wording) } : {}),
    ...(template.category ? { category: template.category } : {}),
    ...(history.length > 0 ? { changes: history } : {}),
  };
}
