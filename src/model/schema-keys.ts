/** Which keys a schema knows at a path, for "did you mean". */
import { z } from 'zod';
import { remember } from './remember.js';

interface JsonSchemaNode {
  readonly properties?: Readonly<Record<string, JsonSchemaNode>>;
  readonly additionalProperties?: JsonSchemaNode | boolean;
  readonly items?: JsonSchemaNode;
  readonly anyOf?: readonly JsonSchemaNode[];
}

/** The shape of a schema, made once: a file may hold thousands of unknown keys. */
const shapeOf = remember(
  (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchemaNode,
);

/** Lists the keys that a schema knows in the map at a path; empty where it knows none. */
export function knownKeys(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  let nodes: readonly JsonSchemaNode[] = [shapeOf(schema)];
  for (const step of path) nodes = nodes.flatMap(alternatives).flatMap((node) => below(node, step));
  return nodes.flatMap(alternatives).flatMap((node) => Object.keys(node.properties ?? {}));
}

function alternatives(node: JsonSchemaNode): readonly JsonSchemaNode[] {
  return node.anyOf ? [node, ...node.anyOf.flatMap(alternatives)] : [node];
}

function below(node: JsonSchemaNode, step: PropertyKey): readonly JsonSchemaNode[] {
  if (typeof step === 'number') return node.items ? [node.items] : [];
  const { properties = {}, additionalProperties } = node;
  const property = Object.hasOwn(properties, step) ? properties[String(step)] : undefined;
  if (property) return [property];
  return typeof additionalProperties === 'object' ? [additionalProperties] : [];
}
