/** Decides which policies an organisation has: by nation and service, by its own record, and by what was asked for. */
import { type Diagnostic, error, warning } from '../model/diagnostic.js';
import { didYouMean } from '../model/names.js';
import type { Organisation, PolicyRecord } from '../model/organisation.js';
import type { TemplateHead } from '../model/template.js';
import { isWildcard, wildcard } from '../model/wildcard.js';
import { isWithdrawnFor } from './withdrawal.js';

/** Whether a name (a code or a slug, any case) means this template. */
export function isNamed(template: TemplateHead, name: string): boolean {
  const lowerCaseName = name.toLowerCase();
  return template.code?.toLowerCase() === lowerCaseName || template.slug === lowerCaseName;
}

/** The organisation's record of a policy, if its file has one. */
export function recordOf(organisation: Organisation, template: TemplateHead): PolicyRecord | undefined {
  const records = organisation.policies.filter((record) => isNamed(template, record.key));
  return records.find((record) => record.key.toLowerCase() === template.code?.toLowerCase()) ?? records[0];
}

/** Whether a template is for the nation and the kind of service of an organisation. */
export function suits(
  organisation: Pick<Organisation, 'nation' | 'serviceType'>,
  template: Pick<TemplateHead, 'nations' | 'services'>,
): boolean {
  const nation = !template.nations || (organisation.nation && template.nations.includes(organisation.nation));
  const service =
    !template.services || (organisation.serviceType && template.services.includes(organisation.serviceType));
  return Boolean(nation && service);
}

/** What was asked for: patterns for codes and slugs; none at all means every policy that applies. */
export interface PolicyChoice {
  readonly patterns: readonly string[];
}

/** Whether a template matches what was asked for: by wildcard, or named exactly. */
export function isChosen(template: TemplateHead, choice: PolicyChoice): 'named' | 'matched' | undefined {
  if (choice.patterns.length === 0) return 'matched';
  if (choice.patterns.some((pattern) => !isWildcard(pattern) && isNamed(template, pattern))) return 'named';
  const matches = choice.patterns.filter(isWildcard).some((pattern) => {
    const test = wildcard(pattern);
    return test(template.slug) || (template.code !== undefined && test(template.code));
  });
  return matches ? 'matched' : undefined;
}

/** Why an organisation does not have a policy, by its record, nation, service and withdrawal; undefined where it has it. */
export function appliesTo(
  organisation: Organisation,
  template: TemplateHead,
): 'excluded' | 'does-not-apply' | 'withdrawn' | undefined {
  const record = recordOf(organisation, template);
  if (record?.include === false) return 'excluded';
  if (!record?.include && !suits(organisation, template)) return 'does-not-apply';
  return isWithdrawnFor(record, template) ? 'withdrawn' : undefined;
}

/** Warns of keys under `policies:` that match no policy, and refuses two that mean the same one. */
export function recordProblems(organisation: Organisation, templates: readonly TemplateHead[]): readonly Diagnostic[] {
  const names = templates.flatMap((template) => (template.code ? [template.code, template.slug] : [template.slug]));
  const unmatched = organisation.policies
    .filter((record) => !templates.some((template) => isNamed(template, record.key)))
    .map((record) =>
      warning('unknown-policy', `"${record.key}" isn’t the code or slug of any policy`, record.keySpan, {
        hint: didYouMean(record.key, names),
      }),
    );
  const doubled = templates.flatMap((template) =>
    organisation.policies
      .filter((record) => isNamed(template, record.key))
      .slice(1)
      .map((record) =>
        error(
          'invalid-value',
          `"${record.key}" is a second record of ${template.code ?? template.slug}`,
          record.keySpan,
          {
            hint: 'Keep one record for each policy, under its code or its slug.',
          },
        ),
      ),
  );
  return [...unmatched, ...doubled];
}
