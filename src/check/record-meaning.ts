/** Warns of an owner whom the organisation has not named, which should be settled before a pack is sent. */
import { type Diagnostic, warning } from '../model/diagnostic.js';
import { policyName } from '../model/pack.js';
import { isPerson } from '../model/people.js';
import { placeholderName } from '../model/placeholders.js';
import type { Job } from '../model/plan.js';

/** Gives the warnings for one policy of one organisation. */
export function recordMeaning({ template, organisation }: Job): readonly Diagnostic[] {
  const name = policyName(template);
  const warnings: Diagnostic[] = [];
  const record = organisation.policies.find(({ key }) =>
    [template.code?.toLowerCase(), template.slug].includes(key.toLowerCase()),
  );
  const owner = record?.owner ?? template.owner;
  if (owner !== undefined && isPerson(owner) && !organisation.values.has(placeholderName(owner, 'name')))
    warnings.push(
      warning(
        'owner-missing',
        organisation.vacancies?.has(owner)
          ? `The policy owner of ${name} is "${owner}", but that post is vacant, and nobody covers`
          : `The policy owner of ${name} is "${owner}", but ${organisation.id} doesn’t name anyone`,
        record?.owner ? record.keySpan : (template.ownerSpan ?? template.source.path),
        {
          organisation: organisation.id,
          hint: `Add "${owner}" to ${organisation.source.path}, or give another owner under "policies".`,
        },
      ),
    );
  return warnings.filter(({ code }) => !template.silence?.some((silenced) => silenced === code));
}
