/** Writes the file of a new organisation: what is known of it, and examples for the rest, listed as such. */
import { hasErrors, type Outcome } from '../../model/diagnostic.js';
import type { Nation, ServiceType } from '../../model/services.js';
import { editValues, type ValueChange } from '../../read/organisation/value-edit.js';
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

/** Gives its text, made of the starter file’s; `path` is where it will be, for messages. */
export function newOrganisationText(starter: string, path: string, organisation: NewOrganisation): Outcome<string> {
  const text = withDetails(starter, organisation);
  const known = knownValues(organisation);
  const changes = new Map<string, ValueChange>(
    [...known].map(([key, value]): [string, ValueChange] => [key, { kind: 'set', value }]),
  );
  changes.set('examples', { kind: 'set', value: exampleKeys(text, path, new Set(known.keys())) });
  return editValues({ path, text }, changes);
}

function knownValues({ name, registrationNo, manager }: NewOrganisation): ReadonlyMap<string, string> {
  return new Map([
    ...(name === undefined ? [] : [['name', name] as const]),
    ...(registrationNo === undefined ? [] : [['registration_no', registrationNo] as const]),
    ...(manager === undefined ? [] : [['registered_manager', manager] as const]),
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
function exampleKeys(text: string, path: string, known: ReadonlySet<string>): readonly string[] {
  const { value: root, diagnostics } = parseYaml({ path, text });
  if (hasErrors(diagnostics) || root?.kind !== 'map')
    throw new Error('The starter file of an organisation is not YAML');
  return root.entries
    .filter(({ key }) => !CHOICES.has(key) && !known.has(key))
    .flatMap(({ key, value }) =>
      key === 'fields' && value.kind === 'map' ? value.entries.map((field) => `fields.${field.key}`) : [key],
    );
}
