/** Writes the file of a new organisation: what is known of it, and examples for the rest, listed as such. */
import { hasErrors, type Outcome } from '../../model/diagnostic.js';
import { joinPath } from '../../model/paths.js';
import type { Nation, ServiceType } from '../../model/services.js';
import { nameTyped } from '../../model/typed-values.js';
import type { World } from '../../model/world.js';
import { editValues, type ValueChange } from '../../read/organisation/value-edit.js';
import { writtenName } from '../../read/spreadsheet/row-changes.js';
import { readText } from '../../read/text.js';
import { mapText, type Written } from '../../read/yaml/edit.js';
import { parseYaml } from '../../read/yaml/index.js';
import { EXAMPLE_DETAILS } from './example-details.js';

/** What is known of a new organisation. */
export interface NewOrganisation {
  readonly id: string;
  readonly nation: Nation;
  readonly service: ServiceType;
  readonly name?: string;
  readonly registrationNo?: string;
  /** The registered manager’s name. */
  readonly manager?: string;
}

/** What a new organisation takes over from others. */
export interface TakenOver {
  readonly values: ReadonlyMap<string, Written>;
  /** Keys that a base says. */
  readonly without: ReadonlySet<string>;
}

const NOTHING: TakenOver = { values: new Map(), without: new Set() };

/** Reads the program's starter file. */
export async function readStarter(world: World): Promise<Outcome<string>> {
  const { value, diagnostics } = await readText(world.files, joinPath(world.files.programFolder, STARTER), STARTER);
  return value ? { value: value.text, diagnostics } : { diagnostics };
}

const STARTER = 'starter/organisation.txt';

/** Gives the text of its file, made of the starter file’s; `path` is where it will be, for messages. */
export function newOrganisationText(
  starter: string,
  path: string,
  organisation: NewOrganisation,
  { values, without }: TakenOver = NOTHING,
): Outcome<string> {
  const text = withHead(withoutKeys(withDetails(starter, organisation), without), values);
  const known = new Map<string, Written>([...values, ...knownValues(organisation)]);
  const changes = new Map<string, ValueChange>([...known].map(([key, value]) => [key, { kind: 'set', value }]));
  const examples = exampleKeys(text, path, known);
  changes.set('examples', examples.length > 0 ? { kind: 'set', value: examples } : { kind: 'remove' });
  return editValues({ path, text }, changes);
}

/** Puts what an organisation extends and which pack it has before its name, where a reader looks for them. */
function withHead(text: string, values: TakenOver['values']): string {
  const keys = ['extends', 'pack'].filter((key) => values.has(key));
  const head = mapText(Object.fromEntries(keys.map((key) => [key, values.get(key) ?? ''])));
  return keys.length === 0 ? text : text.replace(/^(?=# The name at the top)/m, () => `${head}\n`);
}

/** Takes out keys with what is indented below them, and the comments above. */
function withoutKeys(text: string, keys: ReadonlySet<string>): string {
  const kept: string[] = [];
  let isLeftOut = false;
  for (const line of text.split('\n')) {
    const [, key] = /^(\w+):/.exec(line) ?? [];
    if (key !== undefined) {
      isLeftOut = keys.has(key);
      if (isLeftOut) while (kept.at(-1)?.startsWith('#') && !kept.at(-1)?.startsWith('# yaml')) kept.pop();
    } else if (!line.startsWith(' ')) isLeftOut = false;
    if (!isLeftOut) kept.push(line);
  }
  return kept.join('\n').replace(/\n{3,}/g, '\n\n');
}

function knownValues({ name, registrationNo, manager }: NewOrganisation): ReadonlyMap<string, Written> {
  return new Map<string, Written>([
    ...(name === undefined ? [] : [['name', name] as const]),
    ...(registrationNo === undefined ? [] : [['registration_no', registrationNo] as const]),
    ...(manager === undefined ? [] : [['registered_manager', writtenName(nameTyped(manager))] as const]),
  ]);
}

/** Fills in the names in braces; a line with one that has no value goes, with what is indented below it. */
function withDetails(starter: string, { id, nation, service }: NewOrganisation): string {
  const details = new Map<string, string>(Object.entries({ ...EXAMPLE_DETAILS[nation], id, nation, service }));
  const lines: string[] = [];
  let isLeftOut = false;
  for (const line of starter.split('\n')) {
    if (isLeftOut && line.startsWith(' ')) continue;
    isLeftOut = [...line.matchAll(NAME)].some(([, name = '']) => !details.has(name));
    if (!isLeftOut) lines.push(line.replace(NAME, (_, name: string) => details.get(name) ?? ''));
  }
  return lines.join('\n');
}

const NAME = /\{\{(\w+)\}\}/g;

/** Keys that say what an organisation is, and no details of it. */
const CHOICES = new Set(['nation', 'service_type', 'examples']);

/** The keys whose values are only examples; a field of its own by its path. */
function exampleKeys(text: string, path: string, known: ReadonlyMap<string, unknown>): readonly string[] {
  const { value: root, diagnostics } = parseYaml({ path, text });
  if (hasErrors(diagnostics) || root?.kind !== 'map')
    throw new Error('The starter file of an organisation is not YAML');
  return root.entries
    .filter(({ key }) => !CHOICES.has(key) && !known.has(key))
    .flatMap(({ key, value }) =>
      key === 'fields' && value.kind === 'map' ? value.entries.map((field) => `fields.${field.key}`) : [key],
    );
}
