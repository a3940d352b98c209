/**
 * Adds the values of a base, which several organisations can share (`extends: _group`), to an organisation's file. Maps
 * are merged key by key; any other value that the organisation gives takes precedence. If the organisation names a
 * person, or says that the post is vacant, nothing is taken from the base's person, who is somebody else; nor where one file has
 * one and the other a list of them. Every value keeps its place, so that messages show the file it came from. Refuses bases that don't exist, have a name that isn't a base's, or extend each other in
 * a circle.
 */
import { type Diagnostic, error, type Outcome } from '../../model/diagnostic.js';
import { didYouMean } from '../../model/names.js';
import { PEOPLE } from '../../model/people.js';
import type { SourceText } from '../../model/source.js';
import { otherForm } from '../../model/value-lists.js';
import { parseYaml } from '../yaml/index.js';
import { entryOf, type YamlEntry, type YamlMap, type YamlNode } from '../yaml/node.js';
import { asGroup, withGroups } from './plain-text.js';
import { recordFormatTrouble } from './record-format.js';

/** Gives the text of a base by its name, such as `_group`; `names` are the names of all bases. */
export type LoadBase = (
  name: string,
) => Promise<{ readonly text?: Outcome<SourceText>; readonly names: readonly string[] }>;

/** How many bases may extend one another. */
const DEEPEST = 8;

/** Merges an organisation's values with those of its base, and of the base's own base. */
export async function withBase(root: YamlNode, loadBase: LoadBase): Promise<Outcome<YamlNode>> {
  const { value = root, diagnostics } = await join(root, loadBase, []);
  return { value: withGroups(value), diagnostics };
}

async function join(root: YamlNode, loadBase: LoadBase, above: readonly string[]): Promise<Outcome<YamlNode>> {
  const entry = entryOf(root, 'extends');
  if (root.kind !== 'map' || entry?.value.kind !== 'text' || entry.value.value === null)
    return { value: root, diagnostics: [] };
  const name = entry.value.value.trim().replace(/\.ya?ml$/i, '');
  const trouble = nameTrouble(name, above, entry);
  if (trouble) return { value: root, diagnostics: [trouble] };
  const { text, names } = await loadBase(name);
  if (!text) {
    const hint = didYouMean(name, names) ?? 'A base is a file in the same folder, such as _group.yaml.';
    return {
      value: root,
      diagnostics: [error('extends-unknown', `The base "${name}" doesn’t exist`, entry.value.span, { hint })],
    };
  }
  const yaml = text.value ? parseYaml(text.value) : undefined;
  const fileDiagnostics = [...text.diagnostics, ...(yaml?.diagnostics ?? [])];
  if (yaml?.value?.kind !== 'map') return { value: root, diagnostics: fileDiagnostics };
  const format = recordFormatTrouble(yaml.value);
  if (format) return { value: root, diagnostics: [...fileDiagnostics, format] };
  const base = await join(yaml.value, loadBase, [...above, name]);
  const diagnostics = [...fileDiagnostics, ...base.diagnostics];
  return { value: base.value?.kind === 'map' ? merged(root, base.value) : root, diagnostics };
}

function nameTrouble(name: string, above: readonly string[], { value }: YamlEntry): Diagnostic | undefined {
  if (above.includes(name) || above.length >= DEEPEST) {
    const message = `These bases extend each other in a circle: ${[...above, name].join(' → ')}`;
    return error('extends-circle', message, value.span, { hint: 'Remove one of the "extends".' });
  }
  if (/^_[\w-]+$/.test(name)) return undefined;
  return error('extends-unknown', `"${name}" isn’t a base: the name of a base begins with _`, value.span, {
    hint: 'Name the file of shared values _group.yaml, and write "extends: _group".',
  });
}

/** The keys that name a person, or say that nobody holds the post. */
const NAMING = ['first_name', 'last_name', 'name', 'vacant_from'];
const PERSONS: ReadonlySet<string> = new Set(PEOPLE);

function merged(organisation: YamlMap, base: YamlMap, path: readonly string[] = []): YamlMap {
  const entries = organisation.entries.map((entry): YamlEntry => {
    const written = entryOf(base, entry.key)?.value;
    const baseValue = written && path.length === 0 ? asGroup(entry.key, written) : written;
    if (isHistory([...path, entry.key]) && entry.value.kind === 'list' && baseValue?.kind === 'list')
      return { ...entry, value: { ...entry.value, items: [...entry.value.items, ...baseValue.items] } };
    return entry.value.kind === 'map' && baseValue?.kind === 'map' && !namesAnother(entry)
      ? { ...entry, value: merged(entry.value, baseValue, [...path, entry.key]) }
      : entry;
  });
  const isGiven = (key: string) => entryOf(organisation, key) !== undefined;
  const isReplaced = (key: string) => path.length === 0 && isGiven(otherForm(key) ?? key);
  const added = base.entries.filter(({ key }) => key !== 'extends' && !isGiven(key) && !isReplaced(key));
  return { ...organisation, entries: [...entries, ...added] };
}

/** Whether a path is a policy's change history or its record, which continue the base's. */
function isHistory([root, , key, ...further]: readonly string[]): boolean {
  return root === 'policies' && (key === 'changes' || key === 'record') && further.length === 0;
}

function namesAnother({ key, value }: YamlEntry): boolean {
  return PERSONS.has(key) && NAMING.some((name) => entryOf(value, name) !== undefined);
}
