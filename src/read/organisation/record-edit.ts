/**
 * Adds events to the records of policies in an organisation's file or a base, with as few edits as possible, and takes out keys of
 * the older form where records are converted. Refuses if the edited file would not say exactly what it said before, but for that.
 */
import { error, hasErrors, type Outcome } from '../../model/diagnostic.js';
import { RECORD_FORMAT } from '../../model/policy-record.js';
import type { SourceText } from '../../model/source.js';
import { canonical } from '../yaml/canonical.js';
import {
  appendEntries,
  appendItems,
  applyEdits,
  fillEntry,
  insertBefore,
  insertItems,
  type Layout,
  layoutOf,
  replaceEntries,
  type TextEdit,
  type Written,
  type WrittenMap,
} from '../yaml/edit.js';
import { parseYaml } from '../yaml/index.js';
import { entryOf, plainValue, type YamlEntry, type YamlList, type YamlMap, type YamlNode } from '../yaml/node.js';

/** What is added to the record of one policy. */
export interface RecordChange {
  /** The policy's code, or its slug where it has none: the key of a new record. */
  readonly key: string;
  /** Whether a key of `policies` belongs to this policy. */
  readonly isKey: (key: string) => boolean;
  /** The oldest first. */
  readonly events: readonly WrittenMap[];
  /** Keys to take out of the policy's entry. */
  readonly outdated?: readonly string[];
}

/** What a file is to say anew. */
export interface FileChange {
  readonly records: readonly RecordChange[];
  /** Keys to take out of the file's root. */
  readonly outdated?: readonly string[];
}

/** Gives the text of the file with the events in it. */
export function editRecords(source: SourceText, change: FileChange): Outcome<string> {
  const { value: root, diagnostics } = parseYaml(source);
  if (hasErrors(diagnostics) || root?.kind !== 'map') return { diagnostics };
  const text = applyEdits(source.text, editsOf(root, change, source.text));
  const edited = parseYaml({ path: source.path, text });
  const wanted = canonical(expected(plainValue(root), change));
  const isRight =
    edited.value !== undefined && !hasErrors(edited.diagnostics) && canonical(plainValue(edited.value)) === wanted;
  if (isRight) return { value: text, diagnostics: [] };
  const keys = change.records.map(({ key }) => key).join(', ');
  return {
    diagnostics: [
      error('review-unwritable', 'The record can’t be added to this file because of how it is laid out', source.path, {
        hint: `Write "policies" and the keys below it (${keys}) on lines of their own, without braces.`,
      }),
    ],
  };
}

/** The edits; those of several policies never meet, since all new policies are added in one. */
function editsOf(root: YamlMap, { records, outdated = [] }: FileChange, text: string): TextEdit[] {
  const layout = layoutOf(root, text);
  const policies = entryOf(root, 'policies');
  const old = root.entries.filter(({ key }) => outdated.includes(key));
  const edits = replaceEntries(root, old, undefined, layout);
  const format = entryOf(root, 'record_format');
  const isFormatless = format === undefined || isEmpty(format.value);
  if (format && isFormatless) edits.push(fillEntry(format, RECORD_FORMAT, layout));
  const newFormat: WrittenMap = format ? {} : { record_format: RECORD_FORMAT };
  if (records.length === 0) return replaceEntries(root, old, undefined, layout);
  if (!policies) return [...edits, appendEntries(root, { ...newFormat, policies: newPolicies(records) }, layout)];
  if (!format) edits.push(insertBefore(root, policies, newFormat, layout));
  if (policies.value.kind !== 'map' || policies.value.entries.length === 0)
    return [...edits, fillEntry(policies, newPolicies(records), layout)];
  const { entries } = policies.value;
  const added: RecordChange[] = [];
  for (const record of records) {
    const entry = entries.find(({ key }) => record.isKey(key));
    if (entry) edits.push(...entryEdits(entry, record, layout));
    else added.push(record);
  }
  if (added.length > 0) edits.push(appendEntries(policies.value, newPolicies(added), layout));
  return edits;
}

function newPolicies(records: readonly RecordChange[]): WrittenMap {
  return Object.fromEntries(records.map(({ key, events }): [string, Written] => [key, { record: events }]));
}

function isEmpty(value: YamlNode): boolean {
  if (value.kind === 'text') return value.value === null || value.value.trim() === '';
  return value.kind === 'map' ? value.entries.length === 0 : value.items.length === 0;
}

/** The edits in the entry of a policy that the file has already. */
function entryEdits(entry: YamlEntry, { events, outdated = [] }: RecordChange, layout: Layout): TextEdit[] {
  const { value } = entry;
  if (value.kind !== 'map' || value.entries.length === 0) return [fillEntry(entry, { record: events }, layout)];
  const old = value.entries.filter(({ key }) => outdated.includes(key));
  const record = entryOf(value, 'record');
  if (!record && old.length > 0) return replaceEntries(value, old, { record: events }, layout);
  const edits = replaceEntries(value, old, undefined, layout);
  if (!record) return [...edits, appendEntries(value, { record: events }, layout)];
  if (record.value.kind !== 'list' || record.value.items.length === 0)
    return [...edits, fillEntry(record, events, layout)];
  return [...edits, ...itemEdits(record.value, events, layout)];
}

/** Events take their places by their days: those that are converted may be older than those in the list. */
function itemEdits(list: YamlList, events: readonly WrittenMap[], layout: Layout): TextEdit[] {
  const days = list.items.map((item) => dayOf(plainValue(item)));
  const places = events.map((event) => placeOf(event, days));
  return [...new Set(places)].map((place) => {
    const added = events.filter((_, at) => places[at] === place);
    const next = list.items[place];
    return next ? insertItems(list, next, added, layout) : appendItems(list, added, layout);
  });
}

/** Before which of the days an event belongs; their number for the end. */
function placeOf(event: WrittenMap, days: readonly string[]): number {
  const later = days.findIndex((day) => day > dayOf(event));
  return later < 0 ? days.length : later;
}

/** The ISO date of an event, which stands under the name of its kind. */
function dayOf(event: unknown): string {
  const [, day] = entriesOf(event).find(([key]) => EVENT_KINDS.includes(key)) ?? [];
  return typeof day === 'string' ? day : '';
}

const EVENT_KINDS = ['adopted', 'reviewed', 'approved', 'revoked', 'withdrawn'];

/** What the file must say after the edits, as plain values. */
function expected(before: unknown, { records, outdated = [] }: FileChange): unknown {
  if (records.length === 0) return new Map(entriesOf(before).filter(([key]) => !outdated.includes(key)));
  const root = entriesOf(before).filter(([key]) => !outdated.includes(key) && !RECORD_KEYS.includes(key));
  const policies = [...entriesOf(entriesOf(before).find(([key]) => key === 'policies')?.[1])];
  for (const record of records) {
    const at = policies.findIndex(([key]) => record.isKey(key));
    const [key, value] = policies[at] ?? [record.key, null];
    const entry: readonly [string, unknown] = [key, expectedEntry(value, record)];
    if (at < 0) policies.push(entry);
    else policies[at] = entry;
  }
  return new Map<string, unknown>([...root, ['record_format', String(RECORD_FORMAT)], ['policies', new Map(policies)]]);
}

const RECORD_KEYS = ['record_format', 'policies'];

function expectedEntry(before: unknown, { events, outdated = [] }: RecordChange): unknown {
  const entries = entriesOf(before);
  const record = entries.find(([key]) => key === 'record')?.[1];
  const rest = entries.filter(([key]) => key !== 'record' && !outdated.includes(key));
  const list: readonly unknown[] = Array.isArray(record) ? record : [];
  const days = list.map(dayOf);
  const joined = [...list, undefined].flatMap((item, at) => [
    ...events.filter((event) => placeOf(event, days) === at),
    ...(item === undefined ? [] : [item]),
  ]);
  return new Map<string, unknown>([...rest, ['record', joined]]);
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  if (value instanceof Map) return [...value];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}
