/**
 * Gathers the values of an organisation's placeholders: the texts of the schema's groups, names made from their parts,
 * and the organisation's own fields.
 */
import type { Diagnostic } from '../../model/diagnostic.js';
import { error } from '../../model/diagnostic.js';
import type { Lines, ListedText, Value } from '../../model/organisation.js';
import { FIELD_KEY, type OrganisationInput } from '../../model/organisation-schema.js';
import { GROUPS, placeholderName, SCHEMA_NAMES, WHOLE_NAMES } from '../../model/placeholders.js';
import type { Vacancies } from '../../model/vacancy.js';
import { isListedGroup, LISTED_GROUPS } from '../../model/value-lists.js';
import type { Path } from '../schema-issues.js';
import { nodeAt, spanAt, type YamlNode } from '../yaml/node.js';
import { addressPlace, givenTwice, groupPlaces, groupsWithout, rootPlace } from './group-places.js';
import { GroupTexts } from './group-texts.js';
import { readVacancies, withCover } from './vacancies.js';
import { wholeValues } from './whole-values.js';

export interface GatheredValues {
  readonly values: Map<string, Value>;
  /** Placeholder names under `fields:`, with or without a value. */
  readonly declared: ReadonlySet<string>;
  readonly vacancies: Vacancies;
  /** The groups of which the file says that there are none. */
  readonly without: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Gathers the values of a checked file, without the logo, which the caller loads. */
export function gatherValues(file: OrganisationInput, root: YamlNode): GatheredValues {
  const texts = new GroupTexts(file, root);
  const schema = schemaValues(file, root, texts);
  const fields = fieldValues(file, root);
  const single = new Map([...fields.values, ...schema]);
  const { vacancies, diagnostics } = readVacancies(file, root, single);
  const values = withCover(single, vacancies);
  const whole = wholeValues({ file, root, texts, values, vacancies });
  return {
    // A field of the organisation's own wins over the newer names of whole groups and lists.
    values: new Map([...values, ...[...whole].filter(([name]) => !fields.values.has(name))]),
    declared: declaredNames(root),
    vacancies,
    without: groupsWithout(root),
    diagnostics: [...texts.diagnostics, ...givenTwice(root), ...fields.diagnostics, ...diagnostics],
  };
}

const linesOf = (text: string): Lines => text.split('\n');

/** The texts of the groups, each where a single one serves; a person has the whole name made from its parts too. */
function schemaValues(file: OrganisationInput, root: YamlNode, texts: GroupTexts): ReadonlyMap<string, Value> {
  const values = new Map<string, Value>();
  for (const [group, keys] of Object.entries(GROUPS)) {
    if (group !== '') {
      for (const [key, text] of texts.group(group, servingPlace(file, root, group)))
        values.set(placeholderName(group, key), { kind: 'text', ...text });
      continue;
    }
    for (const key of keys.filter((name) => name !== 'logo')) {
      const text = texts.text(group, key, rootPlace(file, key));
      if (text) values.set(placeholderName(key), { kind: 'text', ...text });
    }
  }
  // Those that don't serve as single ones are judged too.
  for (const group of LISTED_GROUPS) for (const path of groupPlaces(file, root, group)) texts.group(group, path);
  return values;
}

function servingPlace(file: OrganisationInput, root: YamlNode, group: string): Path {
  if (group === 'address' || group === 'registered_office') return addressPlace(file, group);
  return (isListedGroup(group) ? groupPlaces(file, root, group)[0] : undefined) ?? [group];
}

function fieldValues(file: OrganisationInput, root: YamlNode) {
  const values = new Map<string, Value>();
  const diagnostics: Diagnostic[] = [];
  for (const [key, input] of Object.entries(file.fields ?? {})) {
    const name = placeholderName(key);
    const clash = SCHEMA_NAMES.get(name) ?? newlyGiven(root, name);
    if (clash !== undefined) {
      diagnostics.push(nameClash(root, key, clash));
      continue;
    }
    const value = fieldValue(input, ['fields', key], root);
    if (value) values.set(name, value);
  }
  return { values, diagnostics };
}

/**
 * The path of a newer key that has a field's name, where the file gives it in a form that files had not before: a list, or plain
 * text. A group of keys leaves the name to the field, as it always did.
 */
function newlyGiven(root: YamlNode, name: string): string | undefined {
  const path = WHOLE_NAMES.get(name);
  const node = path === undefined ? undefined : nodeAt(root, [path]);
  return node?.kind === 'list' || (node?.kind === 'text' && node.value !== null) ? path : undefined;
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
