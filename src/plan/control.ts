/** A policy's document control for one organisation: from the organisation's record first, then from the template. */
import { joinChanges } from '../model/change.js';
import type { Organisation, PolicyRecord, Value } from '../model/organisation.js';
import type { PolicyControl } from '../model/organisation-pack.js';
import { isPerson } from '../model/people.js';
import { placeholderName } from '../model/placeholders.js';
import { shownLines } from '../model/shown-value.js';
import { type Span, spanOf } from '../model/source.js';
import type { TemplateHead } from '../model/template.js';
import type { Wording } from '../model/wording/wording.js';

function words(value: Value | undefined, wording: Wording): string | undefined {
  return value?.kind === 'text' ? shownLines(value, wording).join(' ') : undefined;
}

/**
 * Turns a person's key into `Siân Morgan, Registered Manager`, or the role alone where nobody is named, with the day since when
 * the post has been vacant; other words stay.
 */
function ownerName(owner: string, organisation: Organisation, wording: Wording): string {
  if (!isPerson(owner)) return owner;
  const name = words(organisation.values.get(placeholderName(owner, 'name')), wording);
  const role = words(organisation.values.get(placeholderName(owner, 'role')), wording) ?? wording.roles[owner];
  if (name) return wording.person(name, role);
  const vacancy = organisation.vacancies?.get(owner);
  return vacancy ? wording.vacant(role, wording.date(vacancy.from)) : role;
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

/** Joins the organisation's record and the template's front matter. */
export function policyControl(
  organisation: Organisation,
  template: TemplateHead,
  record: PolicyRecord | undefined,
  wording: Wording,
): PolicyControl {
  const version = record?.version ?? template.version;
  const owner = record?.owner ?? template.owner;
  const approvedBy = record?.approvedBy ?? organisation.approvedBy;
  const approvedOn = record?.approvedOn ?? organisation.approvedOn;
  const changes = joinChanges(record?.changes ?? [], template.changes);
  // Nobody has approved a draft, whatever the organisation's file says about its policies in general.
  const approved = template.status !== 'draft' || record?.approvedBy || record?.approvedOn;
  const placesFor = (person: string) => placesOf(person, organisation, template, record);
  return {
    ...(template.code ? { code: template.code } : {}),
    ...(version ? { version } : {}),
    ...(template.status ? { status: template.status } : {}),
    ...(owner ? { owner: ownerName(owner, organisation, wording), ownerPlaces: placesFor(owner) } : {}),
    ...(approved && approvedBy
      ? { approvedBy: ownerName(approvedBy, organisation, wording), approvedByPlaces: placesFor(approvedBy) }
      : {}),
    ...(approved && approvedOn ? { approvedOn } : {}),
    ...(template.category ? { category: template.category } : {}),
    ...(changes.length > 0 ? { changes } : {}),
  };
}
