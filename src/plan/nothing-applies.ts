/** Says that an organisation gets no policy, why, and which templates come nearest. */
import { someOf } from '../model/counting.js';
import { type Diagnostic, error, warning } from '../model/diagnostic.js';
import type { Organisation } from '../model/organisation.js';
import { policyName } from '../model/pack.js';
import type { TemplateHead } from '../model/template.js';
import { type PolicyChoice, suits } from './applies.js';

/** How many templates a message names. */
const MOST_NAMED = 4;

/**
 * An error where no template suits; only a warning where certain policies were asked for, since others may have those, and where all
 * that suit were left out or withdrawn, since somebody meant it.
 */
export function nothingApplies(
  organisation: Organisation,
  templates: readonly TemplateHead[],
  { patterns }: PolicyChoice,
): Diagnostic {
  const { id, source } = organisation;
  const suiting = templates.filter((template) => suits(organisation, template)).map(policyName);
  const message =
    patterns.length > 0 ? `None of the policies that you named applies to ${id}` : `No policy applies to ${id}`;
  if (suiting.length > 0) {
    const hint = `Its file, its pack or a withdrawal leaves out those that suit: ${someOf(suiting, MOST_NAMED)}.`;
    return warning('nothing-applies', message, source.path, { organisation: id, hint });
  }
  const about = { organisation: id, hint: hintFor(organisation, templates) };
  return (patterns.length > 0 ? warning : error)('nothing-applies', message, source.path, about);
}

function hintFor(organisation: Organisation, templates: readonly TemplateHead[]): string {
  const { id, nation, serviceType } = organisation;
  const lacking = [nation ? '' : 'nation', serviceType ? '' : 'service_type'].filter(Boolean);
  const missing = `Nation and service decide which policies apply. Add ${lacking.map((key) => `"${key}"`).join(' and ')}.`;
  const says = `Its file says ${nation} and ${serviceType}.`;
  const near = nearest(organisation, templates);
  const first = near[0];
  if (!first) return lacking.length > 0 ? missing : `${says} ${bring(id)}`;
  const forWhom = [...(first.nations ?? []), ...(first.services ?? [])].join(', ');
  const names = someOf(near.map(policyName), MOST_NAMED);
  return `${lacking.length > 0 ? missing : says} The nearest templates are for ${forWhom}: ${names}.${lacking.length > 0 ? '' : ` ${bring(id)}`}`;
}

const bring = (id: string) =>
  `"policy starters --org ${id}" copies starter policies for it, if there are any. Or bring in your own with "policy import", or add what the file says to "applies_to" in templates that suit.`;

/** The templates that are for the nation or the service, those of one kind that come nearest. */
function nearest({ nation, serviceType }: Organisation, templates: readonly TemplateHead[]): readonly TemplateHead[] {
  const score = ({ nations = [], services = [] }: TemplateHead) =>
    (nation && nations.includes(nation) ? 1 : 0) + (serviceType && services.includes(serviceType) ? 2 : 0);
  const best = Math.max(0, ...templates.map(score));
  const first = templates.find((template) => score(template) === best);
  const kind = first && kindOf(first);
  return templates.filter((template) => (template.nations ?? template.services) && kindOf(template) === kind);
}

function kindOf({ nations = [], services = [] }: TemplateHead): string {
  return `${nations.join()} ${services.join()}`;
}
