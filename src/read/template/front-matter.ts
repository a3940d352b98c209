/**
 * Finds and reads a template's front matter: YAML between a first line `---` and the next line `---`; comments may be above. Refuses front
 * matter that is never opened or closed, and everything that its schema refuses, each at its place. Only the title can have
 * placeholders.
 */

import type { Checked } from '../../model/checked.js';
import { type Diagnostic, error } from '../../model/diagnostic.js';
import { diagnose } from '../../model/finding.js';
import { checkFrontMatter, type FrontMatter, frontMatterKeys } from '../../model/front-matter-schema.js';
import { nearest } from '../../model/names.js';
import { normaliseValue } from '../../model/normalise.js';
import { checkPassageFront, type PassageFront, passageKeys } from '../../model/passage-schema.js';
import { type SourceText, type Span, spanOf } from '../../model/source.js';
import { schemaDiagnostics, stepsOf } from '../schema-issues.js';
import { withStandIns } from '../stand-ins.js';
import { parseYaml } from '../yaml/index.js';
import { entryOf, nodeAt, plainValue, spanAt, type YamlMap, type YamlNode } from '../yaml/node.js';
import { normaliseYaml } from '../yaml/normal.js';

export interface FrontMatterReading<Values = FrontMatter> {
  /** Absent if there is no front matter, or none that can be read. */
  readonly values?: Values;
  /** The place of the value at a path; undefined if there is none. */
  spanOf(...path: readonly (string | number)[]): Span | undefined;
  /** Where the text after it begins. */
  readonly bodyStart: number;
  /** Whether only its first line `---` is missing. */
  readonly lacksOpening?: true;
  readonly diagnostics: readonly Diagnostic[];
}

/** What front matter may say. */
interface FrontSchema<Values> {
  check(value: unknown): Checked<Values>;
  keys(path: readonly PropertyKey[]): readonly string[];
}

const TEMPLATE: FrontSchema<FrontMatter> = { check: checkFrontMatter, keys: frontMatterKeys };
const PASSAGE: FrontSchema<PassageFront> = { check: checkPassageFront, keys: passageKeys };

/** Reads the front matter at a template's beginning, if it has any. */
export function readFrontMatter(source: SourceText): FrontMatterReading {
  return readFront(source, TEMPLATE);
}

/** Reads the front matter at a shared passage's beginning, if it has any. */
export function readPassageFront(source: SourceText): FrontMatterReading<PassageFront> {
  return readFront(source, PASSAGE);
}

function readFront<Values>(source: SourceText, schema: FrontSchema<Values>): FrontMatterReading<Values> {
  const nowhere = () => undefined;
  const begin = beginOf(source.text);
  const opening = /^---[ \t]*(?:\r?\n|$)/.exec(source.text.slice(begin));
  if (!opening) return readUnopened(source, schema) ?? { spanOf: nowhere, bodyStart: 0, diagnostics: [] };
  const closing = /^---[ \t]*(?:\r?\n|$)/gm;
  const keys = begin + opening[0].length;
  closing.lastIndex = keys;
  const end = closing.exec(source.text);
  if (!end) {
    const hint = 'Write --- on a line of its own, below the last key.';
    const open = error(
      'front-matter-open',
      'Front matter begins here but never ends',
      spanOf(source, begin, begin + 3),
      {
        hint,
      },
    );
    return { spanOf: nowhere, bodyStart: source.text.length, diagnostics: [open] };
  }
  const bodyStart = end.index + end[0].length;
  const yaml = parseYaml(source, keys, end.index);
  if (!yaml.value) return { spanOf: nowhere, bodyStart, diagnostics: yaml.diagnostics };
  if (yaml.value.kind !== 'map') {
    const notKeys = error('wrong-type', 'Front matter needs keys: "title: …" and so on', yaml.value.span);
    return { spanOf: nowhere, bodyStart, diagnostics: [...yaml.diagnostics, notKeys] };
  }
  return { ...readValues(source, yaml.value, yaml.diagnostics, schema), bodyStart };
}

/** Where front matter begins: at the top, or below comments of Markdown if keys follow its line. */
function beginOf(text: string): number {
  let at = 0;
  for (;;) {
    const begin = at + (/^\s*/.exec(text.slice(at, at + 200))?.[0].length ?? 0);
    const end = text.startsWith('<!--', begin) ? text.indexOf('-->', begin + 4) : -1;
    if (end < 0) return at > 0 && /^---[ \t]*\r?\n[A-Za-z][\w-]*:\s/.test(text.slice(begin, begin + 200)) ? begin : 0;
    at = end + 3;
  }
}

const UNOPENED =
  /^(?:[ \t]*\r?\n)*((?:(?:[A-Za-z][\w-]*:(?:[ \t][^\r\n]*)?|[ \t]+\S[^\r\n]*|-[ \t][^\r\n]*|#[^\r\n]*)\r?\n){1,60})---[ \t]*(?:\r?\n|$)/;

/** Reads keys at the top of a file down to a line `---`, with an error that the line above them is missing. */
function readUnopened<Values>(source: SourceText, schema: FrontSchema<Values>): FrontMatterReading<Values> | undefined {
  const match = UNOPENED.exec(source.text);
  const [whole = '', keys = ''] = match ?? [];
  const names = [...keys.matchAll(/^([A-Za-z][\w-]*):/gm)].map(([, name = '']) => name);
  // `note: keep this` above `---` is a heading in Markdown.
  if (names.length < 2 && !schema.keys([]).includes(names[0] ?? '')) return undefined;
  const start = whole.indexOf(keys);
  const yaml = parseYaml(source, start, start + keys.length);
  if (yaml.value?.kind !== 'map') return undefined;
  const place = spanOf(source, start, start + (keys.split(/\r?\n/)[0]?.length ?? 0));
  const hint = 'Add a line --- above it, as the first line of the file.';
  const open = error('front-matter-open', 'The front matter has no line --- above it', place, { hint });
  const values = readValues(source, yaml.value, yaml.diagnostics, schema);
  return { ...values, bodyStart: whole.length, lacksOpening: true, diagnostics: [open, ...values.diagnostics] };
}

/** Reads front matter that is a file of its own, or was made from a Word file's properties. */
export function readFrontMatterFile(source: SourceText): FrontMatterReading {
  const nowhere = () => undefined;
  const yaml = parseYaml(source, 0, source.text.length);
  if (!yaml.value) return { spanOf: nowhere, bodyStart: 0, diagnostics: yaml.diagnostics };
  if (yaml.value.kind !== 'map') {
    const notKeys = error('wrong-type', 'The file needs keys: "title: …" and so on', yaml.value.span);
    return { spanOf: nowhere, bodyStart: 0, diagnostics: [...yaml.diagnostics, notKeys] };
  }
  return { ...readValues(source, yaml.value, yaml.diagnostics, TEMPLATE), bodyStart: 0 };
}

/** Whether the title was given under a key that is nearly "title". That it is missing isn't a second fault then. */
export function hasMistypedTitle(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ code, span }) => {
    if (code !== 'unknown-key' || !span) return false;
    return nearest(span.source.text.slice(span.start, span.end), frontMatterKeys([])) === 'title';
  });
}

/** The keys that say which words of the text are meant. */
const ACCEPTING: ReadonlySet<string> = new Set(['blanks', 'mentions']);

function readValues<Values>(
  source: SourceText,
  map: YamlMap,
  problems: readonly Diagnostic[],
  { check, keys: knownKeys }: FrontSchema<Values>,
): Omit<FrontMatterReading<Values>, 'bodyStart'> {
  const { root, refused, diagnostics: unfitValues } = normaliseButTitle(map);
  const { value, issues } = check(plainValue(root));
  // A value that was refused earlier is null now; it must not be reported as missing too.
  const schemaIssues = issues.filter((issue) => !refused.has(nodeAt(root, stepsOf(issue))));
  const diagnostics = withStandIns(
    root,
    [...problems, ...unfitValues, ...schemaDiagnostics(schemaIssues, { source, root, knownKeys })],
    ACCEPTING,
  );
  const placeOf = (...path: readonly (string | number)[]) =>
    nodeAt(root, path) ? spanAt(root, path, 'value') : undefined;
  return { ...(value ? { values: value } : {}), spanOf: placeOf, diagnostics };
}

function normaliseButTitle(map: YamlMap): ReturnType<typeof normaliseYaml> {
  const entry = entryOf(map, 'title');
  if (entry?.value.kind !== 'text' || entry.value.value === null) return normaliseYaml(map);
  const { lines, findings } = normaliseValue(entry.value.value);
  const refusals = findings.filter((finding) => finding.code !== 'value-placeholder');
  const title: YamlNode = {
    ...entry.value,
    value: refusals.length > 0 || lines.length === 0 ? null : lines.join('\n'),
  };
  const normalised = normaliseYaml({ ...map, entries: map.entries.filter((candidate) => candidate !== entry) });
  const entries = normalised.root.kind === 'map' ? normalised.root.entries : [];
  return {
    root: { ...map, entries: [{ ...entry, value: title }, ...entries] },
    refused: refusals.length > 0 ? new Set([...normalised.refused, title]) : normalised.refused,
    diagnostics: [
      ...refusals.map((finding) => diagnose(finding, '"title"', entry.value.span)),
      ...normalised.diagnostics,
    ],
  };
}
