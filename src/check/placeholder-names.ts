/**
 * Checks that the names a template uses exist: in the schema, among the policy's own names or the conditions, or under the
 * `fields:` of some organisation. An unknown name is an error at each place, with the nearest name that exists.
 */
import { type Diagnostic, error } from '../model/diagnostic.js';
import { didYouMean } from '../model/names.js';
import { CONDITION_NAMES, POLICY_NAMES, policyOfCondition, SCHEMA_NAMES, WHOLE_NAMES } from '../model/placeholders.js';
import type { FieldUse } from '../model/template.js';

const FIXED: ReadonlySet<string> = new Set([
  ...SCHEMA_NAMES.keys(),
  ...WHOLE_NAMES.keys(),
  ...POLICY_NAMES,
  ...CONDITION_NAMES,
]);

/** The uses of names that the program itself does not define; an organisation's `fields:` may. */
export function undeclaredUses(template: { readonly uses: readonly FieldUse[] }): readonly FieldUse[] {
  return template.uses.filter(({ name }) => !FIXED.has(name) && policyOfCondition(name) === undefined);
}

/** An error for each use of a name that no organisation declares either. */
export function unknownNames(
  template: { readonly uses: readonly FieldUse[] },
  declared: ReadonlySet<string>,
): readonly Diagnostic[] {
  return undeclaredUses(template)
    .filter((use) => !declared.has(use.name))
    .map((use) => {
      const names = [...FIXED, ...declared];
      const hint =
        didYouMean(use.name, names) ??
        (use.name.startsWith('org_field_')
          ? `If it’s a field of your own, add it to an organisation’s file, under "fields": ${use.name.slice('org_field_'.length)}.`
          : 'Values of an organisation begin with "org_field_".');
      return error('placeholder-unknown', `"${use.name}" isn’t a known placeholder`, use.span, {
        hint,
      });
    });
}
