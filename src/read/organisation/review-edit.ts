/**
 * Records a review in an organisation's file with as few edits as possible, and changes no other byte. Quotes, braces,
 * comments, order and indents stay as they are. Refuses if the edited file would not say exactly what it said before,
 * plus the review.
 */
import { error, hasErrors, type Outcome } from '../../model/diagnostic.js';
import type { SourceText } from '../../model/source.js';
import { parseYaml } from '../yaml/index.js';
import { entryOf, plainValue, type YamlEntry, type YamlMap, type YamlNode } from '../yaml/node.js';

/** The review of one policy. */
export interface ReviewRecord {
  /** The policy's code, or its slug where it has none: the key of a new record. */
  readonly key: string;
  /** Whether a key of `policies` belongs to this policy. */
  readonly isKey: (key: string) => boolean;
  /** ISO date. */
  readonly reviewed: string;
  readonly version: string;
  readonly note: string;
}

/** A range of the text, as offsets, and its replacement. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Finds the edits, from the last to the first. */
export function reviewEdits(source: SourceText, review: ReviewRecord): Outcome<readonly TextEdit[]> {
  const { value: root, diagnostics } = parseYaml(source);
  if (hasErrors(diagnostics) || root?.kind !== 'map') return { diagnostics };
  const edits = recordEdits(root, review, source.text).sort((a, b) => b.start - a.start);
  const edited = parseYaml({ path: source.path, text: applyEdits(source.text, edits) });
  const expectedJson = JSON.stringify(expected(plainValue(root), review));
  if (edited.value && JSON.stringify(plainValue(edited.value)) === expectedJson)
    return { value: edits, diagnostics: [] };
  const hint = `Add it yourself, under "policies", "${review.key}": reviewed: ${review.reviewed}, version: "${review.version}".`;
  return {
    diagnostics: [
      error('review-unwritable', 'The review can’t be added to this file because of how it is laid out', source.path, {
        hint,
      }),
    ],
  };
}

/** Applies edits to a text; the last edit comes first. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return edits.reduce((edited, edit) => edited.slice(0, edit.start) + edit.text + edited.slice(edit.end), text);
}

/** What the file must say after the edits, as plain values. */
function expected(before: unknown, { key, isKey, reviewed, version, note }: ReviewRecord): unknown {
  const root = { ...(before as Readonly<Record<string, unknown>>) };
  const policies = { ...(root.policies as Readonly<Record<string, unknown>> | null) };
  const policyKey = Object.keys(policies).find(isKey) ?? key;
  const record = { ...(policies[policyKey] as Readonly<Record<string, unknown>> | null) };
  const changes = (record.changes as readonly unknown[] | null | undefined) ?? [];
  policies[policyKey] = { ...record, reviewed, version, changes: [{ version, date: reviewed, note }, ...changes] };
  return { ...root, policies };
}

function recordEdits(root: YamlMap, review: ReviewRecord, text: string): TextEdit[] {
  const layout = layoutOf(root, text);
  const policies = entryOf(root, 'policies');
  if (!policies) return [appendEntry(root, 'policies', { [review.key]: recordOf(review) }, layout)];
  if (policies.value.kind !== 'map' || policies.value.entries.length === 0)
    return [fillEntry(policies, { [review.key]: recordOf(review) }, layout)];
  const record = policies.value.entries.find(({ key }) => review.isKey(key));
  if (!record) return [appendEntry(policies.value, review.key, recordOf(review), layout)];
  if (record.value.kind !== 'map' || record.value.entries.length === 0)
    return [fillEntry(record, recordOf(review), layout)];
  return changedRecord(record.value, review, layout);
}

type Written = string | readonly Written[] | { readonly [key: string]: Written };

function recordOf({ reviewed, version, note }: ReviewRecord): { readonly [key: string]: Written } {
  return { reviewed, version, changes: [{ version, date: reviewed, note }] };
}

function changedRecord(record: YamlMap, review: ReviewRecord, layout: Layout): TextEdit[] {
  const { reviewed, version, changes } = recordOf(review);
  const edits: TextEdit[] = [];
  const added: Record<string, Written> = {};
  for (const [key, value] of Object.entries({ reviewed, version }) as [string, string][]) {
    const entry = entryOf(record, key);
    if (entry) edits.push(replaceScalar(entry, value, layout));
    else added[key] = value;
  }
  const history = entryOf(record, 'changes');
  if (history?.value.kind === 'list' && history.value.items.length > 0)
    edits.push(prependItem(history.value, (changes as readonly Written[])[0] ?? '', layout));
  else if (history) edits.push(fillEntry(history, changes ?? [], layout));
  else added.changes = changes ?? [];
  if (Object.keys(added).length > 0) edits.push(appendEntries(record, added, layout));
  return edits;
}

interface Layout {
  readonly text: string;
  readonly newline: string;
  /** How many spaces a map within a map is indented by. */
  readonly step: number;
}

/** Reads the file's line ends, and how far its first inner map is indented. */
function layoutOf(root: YamlMap, text: string): Layout {
  const nestedMap = root.entries.find(
    ({ value }) => value.kind === 'map' && !isFlow(value, text) && value.entries.length > 0,
  );
  const first = nestedMap?.value.kind === 'map' ? nestedMap.value.entries[0] : undefined;
  const step = first ? columnOf(first.keySpan.start, text) : 2;
  return { text, newline: text.includes('\r\n') ? '\r\n' : '\n', step: step > 0 ? step : 2 };
}

function columnOf(at: number, text: string): number {
  return at - (text.lastIndexOf('\n', at - 1) + 1);
}

/** Whether a map or list is written as `{…}` or `[…]`. */
function isFlow(node: YamlNode, text: string): boolean {
  return /^[{[]/.test(text.slice(node.span.start, node.span.start + 1));
}

const quoted = (words: string) => JSON.stringify(words);

/** Dates are written without quotes, as people do; everything else with quotes. */
function scalar(value: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : quoted(value);
}

const keyText = (key: string) => (/^[A-Za-z][\w-]*$/.test(key) ? key : quoted(key));

function flow(value: Written): string {
  if (typeof value === 'string') return scalar(value);
  if (isList(value)) return `[${value.map(flow).join(', ')}]`;
  return `{${Object.entries(value)
    .map(([key, part]) => `${keyText(key)}: ${flow(part)}`)
    .join(', ')}}`;
}

function isList(value: Written): value is readonly Written[] {
  return Array.isArray(value);
}

/** A value after `key:` or `-`, on lines of its own if it has parts. */
function block(value: Written, indent: number, layout: Layout): string {
  if (typeof value === 'string') return ` ${scalar(value)}`;
  const blanks = layout.newline + ' '.repeat(indent + layout.step);
  if (isList(value)) return value.map((item) => `${blanks}- ${itemText(item, indent + layout.step, layout)}`).join('');
  return Object.entries(value)
    .map(([key, part]) => `${blanks}${keyText(key)}:${block(part, indent + layout.step, layout)}`)
    .join('');
}

/** An item after `- `, with its keys below one another. */
function itemText(item: Written, indent: number, layout: Layout): string {
  if (typeof item === 'string' || isList(item)) return flow(item);
  return Object.entries(item)
    .map(([key, part]) => `${keyText(key)}: ${flow(part)}`)
    .join(layout.newline + ' '.repeat(indent + 2));
}

function replaceScalar({ keySpan, value }: YamlEntry, words: string, { text }: Layout): TextEdit {
  const { start, end } = value.span;
  if (value.kind !== 'text') return { start, end, text: scalar(words) };
  if (start === end) return { ...insertionAt(text.indexOf(':', keySpan.end) + 1), text: ` ${scalar(words)}` };
  const quote = text[start];
  if (quote === "'") return { start, end, text: `'${words}'` };
  return { start, end, text: quote === '"' ? quoted(words) : scalar(words) };
}

const insertionAt = (at: number) => ({ start: at, end: at });

/** Gives a value to a key that has none, or an empty map. */
function fillEntry(entry: YamlEntry, value: Written, layout: Layout): TextEdit {
  const { keySpan } = entry;
  const colon = layout.text.indexOf(':', keySpan.end) + 1;
  const end = Math.max(colon, entry.value.span.end);
  // Within braces, the value must be in braces too; a comment after the key stays on its line.
  if (isWithinFlow(keySpan.start, layout.text)) return { start: colon, end, text: ` ${flow(value)}` };
  const lines = block(value, columnOf(keySpan.start, layout.text), layout);
  const lineEnd = endOfLine(end, layout.text);
  const comment = layout.text.slice(end, lineEnd);
  return { start: colon, end: lineEnd, text: `${comment.trim() === '' ? '' : ` ${comment.trim()}`}${lines}` };
}

/** Whether a key is within braces: something comes before it on its line. */
function isWithinFlow(at: number, text: string): boolean {
  return /[^\s]/.test(text.slice(text.lastIndexOf('\n', at - 1) + 1, at));
}

function endOfLine(at: number, text: string): number {
  const end = text.indexOf('\n', at);
  if (end < 0) return text.length;
  return text[end - 1] === '\r' && end - 1 >= at ? end - 1 : end;
}

function appendEntry(map: YamlMap, key: string, value: Written, layout: Layout): TextEdit {
  return appendEntries(map, { [key]: value }, layout);
}

/** Adds keys after the last one of a map. */
function appendEntries(map: YamlMap, added: { readonly [key: string]: Written }, layout: Layout): TextEdit {
  const last = map.entries.at(-1);
  const pairs = Object.entries(added);
  if (isFlow(map, layout.text)) {
    const at = last ? endOf(last, layout.text) : map.span.start + 1;
    const words = pairs.map(([key, value]) => `${keyText(key)}: ${flow(value)}`).join(', ');
    return { ...insertionAt(at), text: last ? `, ${words}` : words };
  }
  const column = columnOf(map.entries[0]?.keySpan.start ?? 0, layout.text);
  const lines = pairs.map(
    ([key, value]) => `${layout.newline}${' '.repeat(column)}${keyText(key)}:${block(value, column, layout)}`,
  );
  return { ...insertionAt(last ? lastLineEnd(last, layout.text) : layout.text.length), text: lines.join('') };
}

function endOf({ keySpan, value }: YamlEntry, text: string): number {
  return value.span.end > keySpan.end ? value.span.end : text.indexOf(':', keySpan.end) + 1;
}

/** The end of the line with an entry's last word, including its comment. */
function lastLineEnd(entry: YamlEntry, text: string): number {
  let at = endOf(entry, text);
  while (at > entry.keySpan.end && /\s/.test(text[at - 1] ?? '')) at--;
  return endOfLine(at, text);
}

function prependItem(list: Extract<YamlNode, { kind: 'list' }>, item: Written, layout: Layout): TextEdit {
  const { start } = list.span;
  if (isFlow(list, layout.text)) return { ...insertionAt(start + 1), text: `${flow(item)}, ` };
  const column = columnOf(start, layout.text);
  return { ...insertionAt(start), text: `- ${itemText(item, column, layout)}${layout.newline}${' '.repeat(column)}` };
}
