/**
 * Checks values against a schema, and gives back the valid ones: an error in one key must not hide the other keys.
 */
import type { z } from 'zod';
import type { SchemaIssue } from './schema-issue.js';

export interface Checked<T> {
  /** The typed values without the refused keys; absent where a required key is missing. */
  readonly value?: T;
  readonly issues: readonly SchemaIssue[];
}

/**
 * Checks plain values (texts, null, lists, maps) against a schema. The valid ones are read by `lenient`, which need not have all
 * that `schema` requires.
 */
export function checkValue<Schema extends z.ZodType>(
  schema: z.ZodType<z.output<Schema>>,
  lenient: Schema,
  value: unknown,
): Checked<z.output<Schema>> {
  const whole = parsed(schema, value);
  if (whole.success) return { value: whole.data, issues: [] };
  const reported = whole.error.issues;
  const issues: SchemaIssue[] = reported.filter((issue) => !reported.some((other) => explains(other, issue)));
  let sound = withoutRefused(value, reported);
  // Rules across keys (contrast) are checked only once each key is valid by itself, so there may be a second round.
  for (;;) {
    const result = parsed(lenient, sound);
    if (result.success) return { value: result.data, issues };
    const added = result.error.issues.filter((issue) => !issues.some((earlier) => explains(earlier, issue)));
    issues.push(...added);
    // A missing key cannot be left out, and trying would never end.
    if (result.error.issues.flatMap(refusedPaths).some((path) => !hasPath(sound, path))) return { issues };
    sound = withoutRefused(sound, result.error.issues);
  }
}

/** Zod compiles a schema at its first use, which pays only for many values: a run over a few organisations does without. */
const COMPILED_AFTER = 60;

let values = 0;

function parsed<Schema extends z.ZodType>(schema: Schema, value: unknown): z.ZodSafeParseResult<z.output<Schema>> {
  values += 1;
  return schema.safeParse(value, { jitless: values <= COMPILED_AFTER });
}

/** Whether keys that nobody knows explain why a map without them is incomplete: that isn't a second fault. */
function explains(earlier: SchemaIssue, issue: SchemaIssue): boolean {
  return (
    earlier.code === 'unrecognized_keys' &&
    issue.code === 'custom' &&
    earlier.path.length === issue.path.length &&
    earlier.path.every((step, at) => step === issue.path[at])
  );
}

function withoutRefused(value: unknown, issues: readonly SchemaIssue[]): unknown {
  const cuts: Cuts = new Map();
  for (const issue of issues) for (const path of refusedPaths(issue)) addCut(cuts, path);
  return without(value, cuts);
}

/** The keys to leave out: whole, or with some of the keys below them. */
type Cuts = Map<PropertyKey, Cuts | 'whole'>;

function addCut(cuts: Cuts, [step, ...rest]: Path): void {
  if (step === undefined) return;
  const cut = cuts.get(step);
  if (rest.length === 0 || cut === 'whole') {
    cuts.set(step, 'whole');
    return;
  }
  const below: Cuts = cut ?? new Map();
  cuts.set(step, below);
  addCut(below, rest);
}

type Path = readonly PropertyKey[];

/** The keys to leave out for an issue; a list with an entry that was refused is left out whole. */
function refusedPaths(issue: SchemaIssue): readonly Path[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => [...issue.path, key]);
  const index = issue.path.findIndex((step) => typeof step === 'number');
  return [index < 0 ? issue.path : issue.path.slice(0, index)];
}

/** Whether a value holds the key at a path. */
function hasPath(value: unknown, [step, ...rest]: Path): boolean {
  if (step === undefined || typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return false;
  return rest.length === 0 || hasPath((value as Readonly<Record<PropertyKey, unknown>>)[step], rest);
}

/** What is left of a value, if anything. */
function kept(value: unknown, cut: Cuts | 'whole' | undefined): readonly unknown[] {
  if (cut === undefined) return [value];
  return cut === 'whole' ? [] : [without(value, cut)];
}

/** A copy without the keys to leave out. */
function without(value: unknown, cuts: Cuts): unknown {
  if (cuts.size === 0 || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.flatMap((child, at) => kept(child, cuts.get(at)));
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, child]) => kept(child, cuts.get(key)).map((rest) => [key, rest])),
  );
}
