import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { run } from '../../src/commands/index.js';
import { companionJsonSchema, frontMatterJsonSchema } from '../../src/model/front-matter-schema.js';
import { issuesJsonSchema } from '../../src/model/issues-schema.js';
import { organisationJsonSchema } from '../../src/model/organisation-schema.js';
import { packJsonSchema } from '../../src/model/pack-schema.js';
import { themeJsonSchema } from '../../src/model/theme-schema.js';
import { workspaceJsonSchema } from '../../src/model/workspace-schema.js';
import { memoryWorld } from '../support/memory-world.js';

const asFile = (schema: unknown) => `${JSON.stringify(schema, null, 2)}\n`;

test('the kept JSON Schemas are those of the program (renew them with: npx vitest run test/model/json-schema.test.ts -u)', async () => {
  await expect(asFile(organisationJsonSchema())).toMatchFileSnapshot('../../schema/organisation.schema.json');
  await expect(asFile(workspaceJsonSchema())).toMatchFileSnapshot('../../schema/policy.schema.json');
  await expect(asFile(packJsonSchema())).toMatchFileSnapshot('../../schema/pack.schema.json');
  await expect(asFile(themeJsonSchema())).toMatchFileSnapshot('../../schema/theme.schema.json');
  await expect(asFile(frontMatterJsonSchema())).toMatchFileSnapshot('../../schema/front-matter.schema.json');
  await expect(asFile(companionJsonSchema())).toMatchFileSnapshot('../../schema/companion.schema.json');
  await expect(asFile(issuesJsonSchema())).toMatchFileSnapshot('../../schema/issues.schema.json');
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

/** The schemas of one issue and its parts, which stand in a list. */
function issueForms(): readonly Schema[] {
  const forms: Schema[] = [];
  JSON.stringify(issuesJsonSchema(), (_, value) => {
    if (typeof value === 'object' && value !== null && 'properties' in value) forms.push(value);
    return value;
  });
  return forms;
}

test('every key has a description for editors to show', () => {
  for (const schema of [
    organisationJsonSchema(),
    workspaceJsonSchema(),
    packJsonSchema(),
    themeJsonSchema(),
    frontMatterJsonSchema(),
    companionJsonSchema(),
    issuesJsonSchema(),
    ...issueForms(),
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

const PROJECT = join(import.meta.dirname, '../..');
const OLD = 'test/fixtures/before-records/workspace';

/** The files of a folder whose names match. */
const filesIn = (folder: string, name: RegExp) =>
  readdirSync(join(PROJECT, folder))
    .filter((file) => name.test(file))
    .map((file) => `${folder}/${file}`);

/** The starter policies, which have a folder for each nation. */
const STARTERS = readdirSync(join(PROJECT, 'templates'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.md$/.test(path) && !/README|_/.test(path))
  .map((path) => `templates/${path}`);

const KINDS: readonly (readonly [kind: string, files: readonly string[]])[] = [
  ['policy', ['policy.yaml', 'starter/policy.yaml']],
  ['organisation', filesIn('orgs', /^[a-z-]+\.yaml$/)],
  ['theme', filesIn('themes', /\.yaml$/)],
  ['issues', filesIn(`${OLD}/orgs`, /\.issues\.yaml$/)],
  ['front-matter', STARTERS],
];

test.each(KINDS)('an editor finds nothing wrong in our files of the kind %s, and a slip in each', (kind, files) => {
  const schema = JSON.parse(readFileSync(join(PROJECT, `schema/${kind}.schema.json`), 'utf8'));
  const validate = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(schema);
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) {
    const text = readFileSync(join(PROJECT, file), 'utf8').replace(/\r\n/g, '\n');
    const yaml = kind === 'front-matter' ? (/^---\n(.*?)\n---\n/s.exec(text)?.[1] ?? '') : text;
    // As editors read YAML, where a bare number is a number.
    const value: unknown = parse(yaml);
    validate(value);
    expect(validate.errors ?? [], file).toEqual([]);
    expect(validate({ ...(typeof value === 'object' ? value : {}), naem: 'x' }), file).toBe(false);
  }
});

test('an editor finds nothing wrong in the issues that the program writes', async () => {
  const world = memoryWorld({
    'orgs/acme.yaml': 'name: Acme\n',
    'templates/fire.md': '---\ntitle: Fire\ncode: DC1\nreview: {last: 2026-09-01, every: 6 months}\n---\n\nWords.\n',
  });
  expect(await run(['render', '--org', 'acme', '--format', 'html'], world, '1.2.3')).toBe(0);
  expect(await run(['issue', '--org', 'acme', '--with-unapproved'], world, '1.2.3')).toBe(0);
  const text = new TextDecoder().decode(world.disk.get('/workspace/orgs/acme.issues.yaml'));
  const schema = JSON.parse(readFileSync(join(PROJECT, 'schema/issues.schema.json'), 'utf8'));
  const validate = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(schema);
  validate(parse(text));
  expect(validate.errors ?? []).toEqual([]);
  expect(text).toContain('format: 2');
});
