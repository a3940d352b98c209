/**
 * Turns what a schema says of a YAML tree into diagnostics at the place of the key or value concerned. Never quotes a
 * value, only keys and choices.
 */
import { type Diagnostic, error } from '../model/diagnostic.js';
import { didYouMean } from '../model/names.js';
import { ruleParams, type SchemaIssue } from '../model/schema-issue.js';
import { type SourceText, type Span, spanOf } from '../model/source.js';
import { isStandIn } from '../model/stand-ins.js';
import { nodeAt, spanAt, type YamlNode } from './yaml/node.js';

/** Keys and indexes from the root of a tree. */
export type Path = readonly (string | number)[];

/** What the issues are about. */
export interface CheckedYaml {
  readonly source: SourceText;
  /** Absent where the YAML holds nothing. */
  readonly root: YamlNode | undefined;
  /** Where to point when there is no root; the source's beginning unless told. */
  readonly start?: number;
  /** The keys that the schema knows in the map at a path. */
  readonly knownKeys: (path: Path) => readonly string[];
}

/** Gives one diagnostic for each issue, or for each unknown key of one. */
export function schemaDiagnostics(issues: readonly SchemaIssue[], yaml: CheckedYaml): Diagnostic[] {
  return issues.flatMap((issue) => diagnosticsOf(issue, [], yaml));
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
      return issue.issues.map((one) => otherIssue(one, path, 'key', yaml));
    default:
      return [otherIssue(issue, path, 'value', yaml)];
  }
}

/** The path of an issue, as trees are walked. */
export function stepsOf(issue: SchemaIssue): Path {
  return issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
}

function placeOf(path: Path, which: 'key' | 'value', yaml: CheckedYaml): Span {
  return yaml.root ? spanAt(yaml.root, path, which) : spanOf(yaml.source, yaml.start ?? 0);
}

/** `review.last`, `changes[2].date` (from 1, as people count); the whole is "The file". */
export function nameOf(path: Path): string {
  let name = '';
  for (const step of path) {
    if (typeof step === 'number') name += `[${step + 1}]`;
    else name += name === '' ? step : `.${step}`;
  }
  return name === '' ? 'The file' : `"${name}"`;
}

function unknownKeys(keys: readonly string[], path: Path, yaml: CheckedYaml): Diagnostic[] {
  const known = yaml.knownKeys(path);
  return keys.map((key) => unknownKey(key, known, path, yaml));
}

function unknownKey(key: string, known: readonly string[], path: Path, yaml: CheckedYaml): Diagnostic {
  const hint = didYouMean(key, known) ?? (known.length > 0 ? `Known keys: ${known.join(', ')}.` : undefined);
  return error('unknown-key', `${nameOf([...path, key])} isn’t a known key`, placeOf([...path, key], 'key', yaml), {
    hint,
  });
}

/** Names of kinds in words that an author of YAML knows. */
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
  const wanted = [...new Set(expected.map((kind) => KINDS[kind] ?? kind))].join(' or ');
  if (!node || (node.kind === 'text' && node.value === null)) {
    const message = path.length === 0 ? `${nameOf(path)} is empty` : `${nameOf(path)} is missing`;
    return error('missing-key', message, placeOf(path, 'key', yaml), {
      hint: path.length === 0 ? undefined : `Add the key, and give it ${wanted}.`,
    });
  }
  const found = { text: 'text', list: 'a list', map: 'a group of keys' }[node.kind];
  return error('wrong-type', `${nameOf(path)} must be ${wanted}, not ${found}`, placeOf(path, 'value', yaml));
}

function wrongChoice(values: readonly unknown[], path: Path, yaml: CheckedYaml): Diagnostic {
  const choices = values.map(String);
  const node = yaml.root && nodeAt(yaml.root, path);
  const written = node?.kind === 'text' ? (node.value ?? '') : '';
  const hint = isStandIn(written) ? 'Leave out the key until you know it.' : didYouMean(written, choices);
  return error('invalid-value', `${nameOf(path)} must be one of ${choices.join(', ')}`, placeOf(path, 'value', yaml), {
    hint,
  });
}

/** The member that got furthest into the value knows best what is wrong with it; else all kinds are named. */
function wrongUnion(members: readonly (readonly SchemaIssue[])[], path: Path, yaml: CheckedYaml): Diagnostic[] {
  const depth = (member: readonly SchemaIssue[]) => Math.max(...member.map((one) => one.path.length));
  const [near] = members.filter((member) => !expectedKind(member[0])).sort((a, b) => depth(b) - depth(a));
  if (near) return near.flatMap((one) => diagnosticsOf(one, path, yaml));
  const kinds = members.flatMap((member) => expectedKind(member[0]) ?? []);
  return [
    wrongType(
      kinds.filter((kind) => kind !== 'null' && kind !== 'undefined'),
      path,
      yaml,
    ),
  ];
}

/** The kind that a union's member wants in the value's place, if that is what it complains of. */
function expectedKind(issue: SchemaIssue | undefined): string | undefined {
  return issue?.code === 'invalid_type' && issue.path.length === 0 ? issue.expected : undefined;
}

/** One of our own rules, or a form (length, pattern) that zod checks itself. */
function otherIssue(issue: SchemaIssue, path: Path, which: 'key' | 'value', yaml: CheckedYaml): Diagnostic {
  const rule = ruleParams(issue);
  const message = `${nameOf(path)}: ${issue.message}`;
  return error(rule?.code ?? 'invalid-value', message, placeOf(path, which, yaml), { hint: rule?.hint });
}
