/**
 * What a zod schema says of a value that does not fit, in a shape that readers can use without zod; and which keys a
 * schema knows at a path, for "did you mean".
 */
import { z } from 'zod';
import type { DiagnosticCode } from './diagnostic.js';

/** One issue of a ZodError: any of zod's kinds, of which each gives some of the optional parts. */
export interface SchemaIssue {
  readonly code?: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  /** `invalid_type`: `string`, `array`, `object`, … */
  readonly expected?: string;
  /** `unrecognized_keys` */
  readonly keys?: readonly string[];
  /** `invalid_value`: the choices. */
  readonly values?: readonly unknown[];
  /** `invalid_union`: what each member said. */
  readonly errors?: readonly (readonly SchemaIssue[])[];
  /** `custom`: what our own refinements pass on, see IssueParams. */
  readonly params?: { readonly [key: string]: unknown } | undefined;
}

/** What a refinement of ours may say beside its message: `ctx.addIssue({ code: 'custom', message, params })`. */
export interface IssueParams {
  /** `invalid-value` unless told. */
  readonly diagnostic?: DiagnosticCode;
  readonly hint?: string;
  /** Point at the key rather than at its value. */
  readonly atKey?: true;
  [key: string]: unknown;
}

interface JsonSchemaNode {
  readonly properties?: Readonly<Record<string, JsonSchemaNode>>;
  readonly additionalProperties?: JsonSchemaNode | boolean;
  readonly items?: JsonSchemaNode;
  readonly anyOf?: readonly JsonSchemaNode[];
}

/** Lists the keys that a schema knows in the map at a path; empty where it knows none. */
export function knownKeys(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  let nodes: readonly JsonSchemaNode[] = [
    z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchemaNode,
  ];
  for (const step of path) nodes = nodes.flatMap(alternatives).flatMap((node) => below(node, step));
  return nodes.flatMap(alternatives).flatMap((node) => Object.keys(node.properties ?? {}));
}

function alternatives(node: JsonSchemaNode): readonly JsonSchemaNode[] {
  return node.anyOf ? [node, ...node.anyOf.flatMap(alternatives)] : [node];
}

function below(node: JsonSchemaNode, step: PropertyKey): readonly JsonSchemaNode[] {
  if (typeof step === 'number') return node.items ? [node.items] : [];
  const { properties = {}, additionalProperties } = node;
  const known = Object.hasOwn(properties, step) ? properties[String(step)] : undefined;
  if (known) return [known];
  return typeof additionalProperties === 'object' ? [additionalProperties] : [];
}
