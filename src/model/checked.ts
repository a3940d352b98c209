/**
 * Checks values against a schema, and gives back what is sound of them: an error in one key must not hide what the others
 * say.
 */
import type { z } from 'zod';
import type { SchemaIssue } from './schema-issue.js';

export interface Checked<T> {
  /** The typed values without the keys that were refused; absent where what is required is itself refused. */
  readonly value?: T;
  readonly issues: readonly SchemaIssue[];
}

/** Checks plain values (texts, null, lists, maps) against a schema. */
export function checkValue<Schema extends z.ZodType>(schema: Schema, value: unknown): Checked<z.output<Schema>> {
  const result = schema.safeParse(value);
  if (result.success) return { value: result.data, issues: [] };
  const issues: readonly SchemaIssue[] = result.error.issues;
  const sound = schema.safeParse(issues.flatMap(refusedPaths).reduce<unknown>(without, value));
  return sound.success ? { value: sound.data, issues } : { issues };
}

type Path = readonly PropertyKey[];

function refusedPaths(issue: SchemaIssue): readonly Path[] {
  return issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
}

/** A copy without what stands at a path; in a list an empty place remains, so that other paths still hold. */
function without(value: unknown, path: Path): unknown {
  const [step, ...rest] = path;
  if (step === undefined || typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value))
    return value.map((item, index) => (index === step ? (rest.length > 0 ? without(item, rest) : null) : item));
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, child]) => {
      if (key !== step) return [[key, child]];
      return rest.length > 0 ? [[key, without(child, rest)]] : [];
    }),
  );
}
