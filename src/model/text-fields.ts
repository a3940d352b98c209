/**
 * The names of values that state practice, and so count as text: as people write them in YAML, and as placeholders.
 */
import { z } from 'zod';
import { didYouMean } from './names.js';
import { GROUPS, placeholderName, SCHEMA_NAMES, WHOLE_NAMES } from './placeholders.js';
import { refuse } from './schema-issue.js';
import { singleLine } from './schema-parts.js';

/** The placeholder that a name stands for: `fields.visit_minutes`, `registered_manager.phone`, `phone`, `org_field_lift`. */
export function textField(written: string): string | undefined {
  if (written.startsWith('org_field_')) return /^org_field_[a-z][a-z0-9_]*$/.test(written) ? written : undefined;
  const field = /^fields\.([a-z][a-z0-9_]*)$/.exec(written)?.[1];
  if (field !== undefined) return placeholderName(field);
  const name = placeholderName(...written.split('.'));
  return (SCHEMA_NAMES.get(name) ?? WHOLE_NAMES.get(name)) === written ? name : undefined;
}

const PATHS = [
  ...Object.entries(GROUPS).flatMap(([group, keys]) => keys.map((key) => (group === '' ? key : `${group}.${key}`))),
  ...WHOLE_NAMES.values(),
];

/** A list of such names, given back as placeholders. */
export const textFields = (description: string) =>
  z
    .array(
      singleLine('A key with its groups, such as fields.visit_minutes.').transform(
        (input, context): string =>
          textField(input) ??
          refuse(
            context,
            'invalid-value',
            'this isn’t the name of a value',
            didYouMean(input, PATHS) ?? 'Write it as in an organisation’s file, with its groups: fields.visit_minutes.',
          ),
      ),
    )
    .nullish()
    .meta({ description });
