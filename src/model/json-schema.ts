/**
 * Makes the JSON Schemas that editors complete and check YAML files with. Editors read YAML's core schema, where a bare
 * 00445790 is a number and a bare yes or no a text or a boolean, while the program takes every scalar as text: so each
 * scalar may also be a number, a boolean or null.
 */
import { z } from 'zod';

/** Gives the JSON Schema (draft 7, which editors know best) of what a file may hold. */
export function editorSchema(schema: z.ZodType): unknown {
  return lenient(z.toJSONSchema(schema, { io: 'input', target: 'draft-7' }));
}

/** What an editor may take a bare scalar for. */
const SCALARS = ['string', 'number', 'boolean'];

function lenient(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(lenient);
  if (typeof node !== 'object' || node === null) return node;
  const json = Object.fromEntries(
    // The names of keys are texts in every schema of YAML.
    Object.entries(node).map(([key, value]) => [key, key === 'propertyNames' ? value : lenient(value)]),
  );
  return withScalars(textOrGroup(withoutAlternative(json)));
}

/** A text or a group of keys as one schema of both types, which editors complete; each of its rules asks one type only. */
function textOrGroup(json: Json): Json {
  const { anyOf = [], ...rest } = json;
  const members = anyOf.flatMap((member) =>
    member.anyOf && Object.keys(member).length === 1 ? member.anyOf : [member],
  );
  const [text, group, none, ...others] = members;
  const isBoth = types(text ?? {}).includes('string') && group?.type === 'object' && others.length === 0;
  if (!isBoth || (none && none.type !== 'null')) return json;
  return { ...text, ...group, type: [...types(text ?? {}), 'object', ...(none ? ['null'] : [])], ...rest };
}

/** `anyOf: [x, null]` as one schema whose type or choices include null: editors then show one description, not two. */
function withoutAlternative(json: Json): Json {
  const { anyOf, ...rest } = json;
  const [first, second, ...others] = anyOf ?? [];
  if (!first || second?.type !== 'null' || others.length > 0) return json;
  if (first.enum) return { ...rest, enum: [...first.enum, null] };
  // A choice of kinds stays one, with nothing as another; `textOrGroup` looks at it.
  if (first.anyOf) return { ...rest, anyOf: [...first.anyOf, second] };
  // A schema may say itself that more kinds do.
  return { ...first, type: [...types(first), 'null'], ...rest };
}

/** A text without a pattern may be any scalar; one with a pattern is a text in YAML too. */
function withScalars(json: Json): Json {
  if (!types(json).includes('string') || json.pattern !== undefined || json.enum !== undefined) return json;
  return { ...json, type: [...new Set([...SCALARS, ...types(json)])] };
}

function types(json: Json): readonly string[] {
  return json.type === undefined ? [] : [json.type].flat();
}

interface Json {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly anyOf?: readonly Json[];
}
