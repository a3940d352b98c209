/**
 * Gathers the values of an organisation's placeholders: the texts of the schema's groups, names made from their parts,
 * and the organisation's own fields.
 */
import type { Diagnostic } from '../../model/diagnostic.js';
import { error } from '../../model/diagnostic.js';
import { diagnose } from '../../model/finding.js';
import type { Lines, ListedText, Value } from '../../model/organisation.js';
import { FIELD_KEY, type OrganisationInput } from '../../model/organisation-schema.js';
import { PEOPLE } from '../../model/people.js';
import { GROUPS, placeholderName, SCHEMA_NAMES } from '../../model/placeholders.js';
import type { Vacancies } from '../../model/vacancy.js';
import { nameOf, type Path } from '../schema-issues.js';
import { nodeAt, spanAt, type YamlNode } from '../yaml/node.js';
import { judgeValue } from './judge.js';
import { readVacancies, withCover } from './vacancies.js';

export interface GatheredValues {
  readonly values: Map<string, Value>;
  /** Placeholder names under `fields:`, with or without a value. */
  readonly declared: ReadonlySet<string>;
  readonly vacancies: Vacancies;
  readonly diagnostics: readonly Diagnostic[];
}

/** Gathers the values of a checked file, without the logo, which the caller loads. */
export function gatherValues(file: OrganisationInput, root: YamlNode): GatheredValues {
  const schema = schemaValues(file, root);
  const fields = fieldValues(file, root);
  const values = new Map([...fields.values, ...derivedNames(schema.values), ...schema.values]);
  const { vacancies, diagnostics } = readVacancies(file, root, values);
  return {
    values: withCover(values, vacancies),
    declared: declaredNames(root),
    vacancies,
    diagnostics: [...schema.diagnostics, ...fields.diagnostics, ...diagnostics],
  };
}

const linesOf = (text: string): Lines => text.split('\n');

function schemaValues(file: OrganisationInput, root: YamlNode) {
  const values = new Map<string, Value>();
  const diagnostics: Diagnostic[] = [];
  for (const [group, keys] of Object.entries(GROUPS)) {
    for (const key of keys) {
      const text = textAt(file, group, key);
      if (text === undefined || (group === '' && key === 'logo')) continue;
      const path = group === '' ? [key] : [group, key];
      const span = spanAt(root, path, 'value');
      const judgement = judgeValue(group, key, text, file);
      if (judgement.finding) diagnostics.push(diagnose(judgement.finding, nameOf(path), span));
      if (judgement.finding?.severity !== 'error')
        values.set(placeholderName(group, key), {
          kind: 'text',
          lines: linesOf(judgement.text),
          span,
          ...(judgement.date ? { date: judgement.date } : {}),
        });
    }
  }
  return { values, diagnostics };
}

/** The text at a key of a group; a test makes sure that the groups and the schema have the same keys. */
function textAt(file: OrganisationInput, group: string, key: string): string | undefined {
  const holder: unknown = group === '' ? file : file[group as keyof OrganisationInput];
  if (typeof holder !== 'object' || holder === null) return undefined;
  const value: unknown = (holder as Readonly<Record<string, unknown>>)[key];
  return typeof value === 'string' ? value : undefined;
}

/** A person with a first name and a last name also has a full name. */
function derivedNames(values: ReadonlyMap<string, Value>): Map<string, Value> {
  const derived = new Map<string, Value>();
  for (const person of PEOPLE) {
    const firstName = values.get(placeholderName(person, 'first_name'));
    const lastName = values.get(placeholderName(person, 'last_name'));
    if (firstName?.kind !== 'text' || lastName?.kind !== 'text') continue;
    const lines = [[...firstName.lines, ...lastName.lines].join(' ')];
    const parts = [firstName.span, lastName.span];
    derived.set(placeholderName(person, 'name'), { kind: 'text', lines, span: firstName.span, parts });
  }
  return derived;
}

function fieldValues(file: OrganisationInput, root: YamlNode) {
  const values = new Map<string, Value>();
  const diagnostics: Diagnostic[] = [];
  for (const [key, input] of Object.entries(file.fields ?? {})) {
    const name = placeholderName(key);
    const clash = SCHEMA_NAMES.get(name);
    if (clash !== undefined) {
      diagnostics.push(nameClash(root, key, clash));
      continue;
    }
    const value = fieldValue(input, ['fields', key], root);
    if (value) values.set(name, value);
  }
  return { values, diagnostics };
}

/** A field is declared by its key, even if its value is wrong: other organisations then know the name. */
function declaredNames(root: YamlNode): ReadonlySet<string> {
  const fields = nodeAt(root, ['fields']);
  const keys = fields?.kind === 'map' ? fields.entries.map((entry) => entry.key) : [];
  const names = keys.filter((key) => FIELD_KEY.test(key)).map((key) => placeholderName(key));
  return new Set(names.filter((name) => !SCHEMA_NAMES.has(name)));
}

type FieldInput = NonNullable<OrganisationInput['fields']>[string];

/** The value of a field. Empty entries of a list are left out, as empty keys are. */
function fieldValue(input: FieldInput, path: Path, root: YamlNode): Value | undefined {
  if (input === null) return undefined;
  const span = spanAt(root, path, 'value');
  if (typeof input === 'string') return { kind: 'text', lines: linesOf(input), span };
  const maps = input.flatMap((item, index) =>
    typeof item === 'object' && item !== null ? [keysWithValues(item, [...path, index], root)] : [],
  );
  if (maps.length > 0) return { kind: 'maps', items: maps.filter((item) => item.size > 0), span };
  const items = input.flatMap((item, index) =>
    typeof item === 'string' ? [listedText(item, [...path, index], root)] : [],
  );
  return { kind: 'texts', items, span };
}

function keysWithValues(
  item: Readonly<Record<string, string | null>>,
  path: Path,
  root: YamlNode,
): ReadonlyMap<string, ListedText> {
  return new Map(
    Object.entries(item).flatMap(([key, text]): [string, ListedText][] =>
      text === null ? [] : [[key, listedText(text, [...path, key], root)]],
    ),
  );
}

function listedText(text: string, path: Path, root: YamlNode): ListedText {
  return { lines: linesOf(text), span: spanAt(root, path, 'value') };
}

/** Points at the later of the two keys, or at the field if the schema's key is absent: the name is taken even then. */
function nameClash(root: YamlNode, key: string, schemaPath: string): Diagnostic {
  const steps = schemaPath.split('.');
  const fieldSpan = spanAt(root, ['fields', key], 'key');
  const schemaSpan = nodeAt(root, steps) ? spanAt(root, steps, 'key') : fieldSpan;
  const place = schemaSpan.start > fieldSpan.start ? schemaSpan : fieldSpan;
  return error(
    'name-clash',
    `"fields.${key}" and "${schemaPath}" both have the placeholder ${placeholderName(key)}`,
    place,
    { hint: `Give "${schemaPath}", or rename your field.` },
  );
}
