/** What is known of a policy for one client besides its text: the client's record first, then the template's word. */

import { joinChanges } from '../model/change.js';
import type { PolicyControl } from '../model/client-pack.js';
import type { Organisation, PolicyRecord, Value } from '../model/organisation.js';
import { PEOPLE } from '../model/organisation.js';
import { placeholderName } from '../model/placeholders.js';
import type { TemplateHead } from '../model/template.js';

const people = new Set<string>(PEOPLE);

function words(value: Value | undefined): string | undefined {
  return value?.kind === 'text' ? value.lines.join(' ') : undefined;
}

/** `health_and_safety_lead` → `Health and Safety Lead` */
function roleName(person: string): string {
  const word = (one: string) => (one === 'and' ? one : one.charAt(0).toUpperCase() + one.slice(1));
  return person.split('_').map(word).join(' ');
}

/** A person's key becomes `Siân Morgan, Registered Manager`; the role alone where nobody is named; other words stay. */
function ownerName(owner: string, organisation: Organisation): string {
  if (!people.has(owner)) return owner;
  const name = words(organisation.values.get(placeholderName(owner, 'name')));
  const role = words(organisation.values.get(placeholderName(owner, 'role'))) ?? roleName(owner);
  return name ? `${name}, ${role}` : role;
}

/** Joins the client's record and the template's front matter. */
export function policyControl(
  organisation: Organisation,
  template: TemplateHead,
  record: PolicyRecord | undefined,
): PolicyControl {
  const version = record?.version ?? template.version;
  const owner = record?.owner ?? template.owner;
  const approvedBy = record?.approvedBy ?? organisation.approvedBy;
  const approvedOn = record?.approvedOn ?? organisation.approvedOn;
  const changes = joinChanges(record?.changes ?? [], template.changes);
  // A draft has been approved by nobody, whatever stands for the client's other policies.
  const approved = template.status !== 'draft' || record?.approvedBy || record?.approvedOn;
  return {
    ...(template.code ? { code: template.code } : {}),
    ...(version ? { version } : {}),
    ...(template.status ? { status: template.status } : {}),
    ...(owner ? { owner: ownerName(owner, organisation) } : {}),
    ...(approved && approvedBy
      ? { approvedBy: people.has(approvedBy) ? ownerName(approvedBy, organisation) : approvedBy }
      : {}),
    ...(approved && approvedOn ? { approvedOn } : {}),
    ...(template.category ? { category: template.category } : {}),
    ...(changes.length > 0 ? { changes } : {}),
  };
}
