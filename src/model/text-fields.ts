/**
 * Names of values that front matter and settings list, as people write them in YAML, and as placeholders: values that state
 * practice and so count as text, and fields of organisations' own.
 */
import { z } from 'zod';
import { didYouMean } from './names.js';
import { FIELD_KEY } from './organisation-schema.js';
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

/** A list of organisations' own fields, by their keys, given back as placeholders. */
export const ownFields = (description: string) =>
  z
    .array(
      singleLine('The key of a field under fields: in an organisation’s file.').transform((input, context): string =>
        FIELD_KEY.test(input)
          ? placeholderName(input)
          : refuse(
              context,
              'invalid-value',
              'this isn’t the key of a field',
              'Write it as under fields: visit_minutes.',
            ),
      ),
    )
    .nullish()
    .meta({ description });

/** A list of values that state practice, given back as placeholders. */
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
