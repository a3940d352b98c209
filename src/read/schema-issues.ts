/**
 * Turns a schema's issues with a YAML tree into diagnostics at the place of the key or value. Never quotes a value,
 * only keys and choices, because values may be private.
 */
import { type Diagnostic, error } from '../model/diagnostic.js';
import { didYouMean, nearest } from '../model/names.js';
import { ruleParams, type SchemaIssue } from '../model/schema-issue.js';
import { type SourceText, type Span, spanOf } from '../model/source.js';
import { isStandIn } from '../model/stand-ins.js';
import { otherForm } from '../model/value-lists.js';
import { isKnownAt, rightPlace } from './key-places.js';
import { nodeAt, spanAt, type YamlNode } from './yaml/node.js';

/** Keys and indexes from the root of a tree. */
export type Path = readonly (string | number)[];

/** The YAML that was checked. */
export interface CheckedYaml {
  readonly source: SourceText;
  /** Absent if the YAML is empty. */
  readonly root: YamlNode | undefined;
  /** Where to point if there is no root; by default the source's beginning. */
  readonly start?: number;
  /** The keys that the schema knows in the map at a path. */
  readonly knownKeys: (path: Path) => readonly string[];
}

/** Gives one diagnostic for each issue, and for each unknown key. */
export function schemaDiagnostics(issues: readonly SchemaIssue[], yaml: CheckedYaml): Diagnostic[] {
  const mistyped = new Set(issues.flatMap((issue) => mistypedKeys(issue, yaml)));
  return issues
    .filter((issue) => issue.code !== 'invalid_type' || !mistyped.has(nameOf(stepsOf(issue))))
    .flatMap((issue) => diagnosticsOf(issue, [], yaml));
}

/**
 * The missing keys that unknown ones were probably meant to be: `nmae` leaves "name" missing, but that isn't a second
 * fault.
 */
function mistypedKeys(issue: SchemaIssue, yaml: CheckedYaml): readonly string[] {
  if (issue.code !== 'unrecognized_keys' || !yaml.root) return [];
  const { root } = yaml;
  const path = stepsOf(issue);
  return issue.keys
    .flatMap((key) => nearest(key, yaml.knownKeys(path)) ?? [])
    .filter((key) => nodeAt(root, [...path, key]) === undefined)
    .map((key) => nameOf([...path, key]));
}

function diagnosticsOf(issue: SchemaIssue, parent: Path, yaml: CheckedYaml): Diagnostic[] {
  const path = [...parent, ...stepsOf(issue)];
  switch (issue.code) {
    case 'unrecognized_keys':
      return unknownKeys(issue.keys, path, yaml);
    case 'invalid_type':
      return [wrongType([issue.expected], path, yaml)];
    case 'invalid_value':
      return [wrongChoice(issue.values, path, yaml)];
    case 'invalid_union':
      return wrongUnion(issue.errors, path, yaml);
    case 'invalid_key':
      return issue.issues.map((keyIssue) => otherIssue(keyIssue, path, 'key', yaml));
    default:
      return [otherIssue(issue, path, 'value', yaml)];
  }
}

/** The path of an issue, as keys and indexes. */
export function stepsOf(issue: SchemaIssue): Path {
  return issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
}

function placeOf(path: Path, side: 'key' | 'value', yaml: CheckedYaml): Span {
  return yaml.root ? spanAt(yaml.root, path, side) : spanOf(yaml.source, yaml.start ?? 0);
}

/** Names a path for messages: `review.last`, `changes[2].date` (from 1, as people count); the root is "The file". */
export function nameOf(path: Path): string {
  let name = '';
  for (const step of path) {
    if (typeof step === 'number') name += `[${step + 1}]`;
    else name += name === '' ? step : `.${step}`;
  }
  return name === '' ? 'The file' : `"${name}"`;
}

function unknownKeys(keys: readonly string[], path: Path, yaml: CheckedYaml): Diagnostic[] {
  const groups = new Map(keys.map((key) => [key, groupAbove(key, keys, path, yaml)]));
  // Several keys that all belong in one group are reported once, at the first of them.
  const isFirst = (key: string) =>
    groups.get(key) === undefined || keys.find((other) => groups.get(other) === groups.get(key)) === key;
  return keys.filter(isFirst).map((key) => unknownKey(key, groups.get(key), path, yaml));
}

/** The empty group right above an unknown key, if the key belongs in it: its lines were not indented. */
function groupAbove(key: string, unknownKeys: readonly string[], path: Path, yaml: CheckedYaml): string | undefined {
  const map = yaml.root && nodeAt(yaml.root, path);
  if (map?.kind !== 'map') return undefined;
  const earlierEntries = map.entries.slice(
    0,
    map.entries.findIndex((entry) => entry.key === key),
  );
  const group = earlierEntries.reverse().find((entry) => !unknownKeys.includes(entry.key));
  const isEmpty = group?.value.kind === 'text' && group.value.value === null;
  return isEmpty && yaml.knownKeys([...path, group.key]).includes(key) ? group.key : undefined;
}

/** The most keys that a hint lists; nobody reads more. */
const MOST_LISTED = 20;

function unknownKeyHint(key: string, path: Path, yaml: CheckedYaml): string | undefined {
  const knownKeys = yaml.knownKeys(path);
  const isThere = (place: Path) => yaml.root !== undefined && nodeAt(yaml.root, place)?.kind === 'map';
  const vain = vainGroup(key, path, yaml);
  const guesses = [didYouMean(key, knownKeys), rightPlace(key, yaml.knownKeys, isThere)].filter(Boolean);
  if (vain !== undefined || guesses.length > 0) return vain ?? guesses.join(' ');
  const below = knownKeys.flatMap((group) => yaml.knownKeys([...path, group]).map((each) => `${group}.${each}`));
  const words = (name: string) => name.split(/[._]/).length;
  const guess = didYouMean(
    key,
    below.sort((a, b) => words(a) - words(b)),
  );
  if (guess !== undefined || knownKeys.length === 0) return guess;
  if (knownKeys.includes('fields')) return 'Correct it, or put a field of your own under "fields:".';
  return knownKeys.length <= MOST_LISTED ? `Known keys: ${knownKeys.join(', ')}.` : undefined;
}

/** For a group that nothing knows: whether all that it holds belongs where it stands. */
function vainGroup(key: string, path: Path, yaml: CheckedYaml): string | undefined {
  const group = yaml.root && nodeAt(yaml.root, [...path, key]);
  if (group?.kind !== 'map' || group.entries.length === 0) return undefined;
  if (!group.entries.every((entry) => isKnownAt(entry.key, path, yaml.knownKeys))) return undefined;
  const keys = group.entries.map((entry) => `"${entry.key}"`).join(', ');
  return `Delete the line "${key}:", and move ${keys} two spaces to the left.`;
}

function unknownKey(key: string, group: string | undefined, path: Path, yaml: CheckedYaml): Diagnostic {
  const hint =
    group === undefined
      ? unknownKeyHint(key, path, yaml)
      : `Indent this line, and those below that belong to "${group}", by two spaces.`;
  return error('unknown-key', `${nameOf([...path, key])} isn’t a known key`, placeOf([...path, key], 'key', yaml), {
    hint,
  });
}

/** The kinds of values, in words that an author of YAML knows. */
const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  array: 'a list',
  object: 'a group of keys',
  record: 'a group of keys',
  boolean: 'yes or no',
  null: 'nothing',
};

function wrongType(expected: readonly string[], path: Path, yaml: CheckedYaml): Diagnostic {
  const node = yaml.root && nodeAt(yaml.root, path);
  const expectedKinds = [...new Set(expected.map((kind) => KINDS[kind] ?? kind))].join(' or ');
  if (!node || (node.kind === 'text' && node.value === null)) {
    const message = path.length === 0 ? `${nameOf(path)} is empty` : `${nameOf(path)} is missing`;
    return error('missing-key', message, placeOf(path, 'key', yaml), {
      hint:
        path.length === 0 ? undefined : expectedKinds === KINDS.string ? 'Fill it in.' : `Give it ${expectedKinds}.`,
    });
  }
  const actualKind = { text: 'text', list: 'a list', map: 'a group of keys' }[node.kind];
  return error(
    'wrong-type',
    `${nameOf(path)} must be ${expectedKinds}, not ${actualKind}`,
    placeOf(path, 'value', yaml),
    {
      hint: (node.kind === 'list' ? pluralHint(path, yaml) : undefined) ?? kindHint(expected, yaml.knownKeys(path)),
    },
  );
}

/** Names the key for several, where a list stands at the key for one. */
function pluralHint(path: Path, yaml: CheckedYaml): string | undefined {
  const plural = otherForm(String(path.at(-1)));
  if (plural === undefined || !yaml.knownKeys(path.slice(0, -1)).includes(plural)) return undefined;
  return `If there are several, write "${plural}:".`;
}

/** How to write a value of the expected kind. */
function kindHint(expected: readonly string[], knownKeys: readonly string[]): string {
  if (expected.includes('string')) return 'Write one text after the colon. If it begins with [ or {, put it in quotes.';
  if (expected.includes('array')) return 'Write each item on a line of its own, after "- ".';
  const keys = knownKeys.length > 0 && knownKeys.length <= MOST_LISTED ? `, such as "${knownKeys[0]}: …"` : '';
  return `Write a key, a colon and a value on each line below${keys}.`;
}

function wrongChoice(values: readonly unknown[], path: Path, yaml: CheckedYaml): Diagnostic {
  const choices = values.map(String);
  const node = yaml.root && nodeAt(yaml.root, path);
  const text = node?.kind === 'text' ? (node.value ?? '') : '';
  const hint = isStandIn(text) ? 'Leave out the key until you know it.' : didYouMean(text, choices);
  return error('invalid-value', `${nameOf(path)} must be one of ${choices.join(', ')}`, placeOf(path, 'value', yaml), {
    hint,
  });
}

/** Reports the issues of the union's member that got furthest into the value; if none got into it, names all kinds. */
function wrongUnion(members: readonly (readonly SchemaIssue[])[], path: Path, yaml: CheckedYaml): Diagnostic[] {
  const depth = (member: readonly SchemaIssue[]) => Math.max(...member.map((issue) => issue.path.length));
  const [nearestMember] = members.filter((member) => !expectedKind(member[0])).sort((a, b) => depth(b) - depth(a));
  if (nearestMember) return nearestMember.flatMap((issue) => diagnosticsOf(issue, path, yaml));
  const kinds = members.flatMap((member) => expectedKind(member[0]) ?? []);
  return [
    wrongType(
      kinds.filter((kind) => kind !== 'null' && kind !== 'undefined'),
      path,
      yaml,
    ),
  ];
}

/** The kind that a union's member expects, if the value is of another kind. */
function expectedKind(issue: SchemaIssue | undefined): string | undefined {
  return issue?.code === 'invalid_type' && issue.path.length === 0 ? issue.expected : undefined;
}

/** The diagnostic for one of our own rules, or for a form (length, pattern) that zod checks itself. */
function otherIssue(issue: SchemaIssue, path: Path, side: 'key' | 'value', yaml: CheckedYaml): Diagnostic {
  const rule = ruleParams(issue);
  const message = `${nameOf(path)}: ${issue.message}`;
  return error(rule?.code ?? 'invalid-value', message, placeOf(path, side, yaml), { hint: rule?.hint });
}
