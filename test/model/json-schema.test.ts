import { expect, test } from 'vitest';
import { organisationJsonSchema } from '../../src/model/organisation-schema.js';
import { packJsonSchema } from '../../src/model/pack-schema.js';
import { themeJsonSchema } from '../../src/model/theme-schema.js';
import { workspaceJsonSchema } from '../../src/model/workspace-schema.js';

const asFile = (schema: unknown) => `${JSON.stringify(schema, null, 2)}\n`;

test('the kept JSON Schemas are those of the program (renew them with: npx vitest run test/model/json-schema.test.ts -u)', async () => {
  await expect(asFile(organisationJsonSchema())).toMatchFileSnapshot('../../schema/organisation.schema.json');
  await expect(asFile(workspaceJsonSchema())).toMatchFileSnapshot('../../schema/policy.schema.json');
  await expect(asFile(packJsonSchema())).toMatchFileSnapshot('../../schema/pack.schema.json');
  await expect(asFile(themeJsonSchema())).toMatchFileSnapshot('../../schema/theme.schema.json');
});

interface Schema {
  readonly description?: string;
  readonly type?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
}

/** Every key that a schema names, with what it says of it. */
function keysOf(schema: Schema, path = ''): [string, Schema][] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, inner]): [string, Schema][] => [
    [`${path}${key}`, inner],
    ...keysOf(inner, `${path}${key}.`),
  ]);
}

test('every key has a description for editors to show', () => {
  for (const schema of [
    organisationJsonSchema(),
    workspaceJsonSchema(),
    packJsonSchema(),
    themeJsonSchema(),
  ] as Schema[])
    for (const [path, inner] of keysOf(schema)) expect(inner.description, path).toMatch(/\w.*[.]$/);
});

test('an editor may take a bare scalar for a number or a boolean, and an empty value for null', () => {
  const keys = new Map(keysOf(organisationJsonSchema() as Schema));
  expect(keys.get('company_no')?.type).toEqual(['string', 'number', 'boolean', 'null']);
  expect(keys.get('registered_manager.name')?.type).toEqual(['string', 'number', 'boolean', 'null']);
  expect(keys.get('name')?.type).toEqual(['string', 'number', 'boolean']);
  expect(keys.get('address')?.type).toEqual(['string', 'number', 'boolean', 'object', 'null']);
  expect(keys.get('theme')?.type).toEqual(['string', 'number', 'boolean', 'object', 'null']);
  expect(keys.get('theme.sizes.body')?.type).toEqual(['string', 'number', 'boolean', 'null']);
  expect(keys.get('nation')).toMatchObject({ enum: ['wales', 'england', 'scotland', 'northern_ireland', null] });
});
