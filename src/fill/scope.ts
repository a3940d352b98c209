/**
 * What a name means while a template is filled: a value of the organisation, a date of the policy, a condition, or inside an
 * each a key of the entry. A name without a value is `missing`; nothing is ever replaced by a guess.
 */
import { conditionHolds, fixedCondition, saysYes } from '../model/conditions.js';
import type { ListedText, Organisation, Value } from '../model/organisation.js';
import { packIndex } from '../model/organisation-pack.js';
import { APPROVAL_NAMES, entryKeys, HEAD_NAMES, yamlPathOf } from '../model/placeholders.js';
import type { Job } from '../model/plan.js';
import { remember, rememberByValue } from '../model/remember.js';
import { shownLines } from '../model/shown-value.js';
import type { Wording } from '../model/wording/wording.js';
import type { FieldMeaning, ListEntry } from './field-meaning.js';
import { missingInList, missingValue, usualRole } from './missing-value.js';
import { recordNames } from './record-names.js';

export interface Scope {
  meaning(name: string): FieldMeaning;
  /** Decides what an `if` asks. */
  holds(name: string): boolean;
  /** The scope within one entry of an each. */
  within(entry: ListEntry): Scope;
}

/** What a name means for an organisation, the same in all its documents of a language. */
const meaningsIn = remember((wording: Wording) =>
  remember((organisation: Organisation) =>
    rememberByValue((name: string) => meaningOf(organisation, name, wording), 'small'),
  ),
);

function meaningOf(organisation: Organisation, name: string, wording: Wording): FieldMeaning {
  const path = yamlPathOf(name);
  const value = organisation.values.get(name);
  if (!value) return usualRole(organisation, name, wording) ?? missingValue(organisation, name);
  switch (value.kind) {
    case 'text':
      return textMeaning(value, wording);
    case 'texts':
      return {
        kind: 'entries',
        entries: value.items.map((text, index) => ({ kind: 'text', text, path: `${path}[${index + 1}]` })),
      };
    case 'maps':
      return {
        kind: 'entries',
        entries: value.items.map((keys, index) => ({
          kind: 'map',
          keys,
          path: value.list ? (value.list.paths[index] ?? '') : `${path}[${index + 1}]`,
          isKey: (key) => hasKey(value, key),
          ...(value.list ? { list: value.list } : {}),
          at: index,
        })),
      };
    case 'logo':
      return { kind: 'logo', picture: value.picture, alt: value.alt };
  }
}

/** Whether entries of a list have a key: those of the schema's lists by their kind, those of an organisation's own if one has it. */
function hasKey({ items, list }: Extract<Value, { readonly kind: 'maps' }>, key: string): boolean {
  return list ? entryKeys(list.of).includes(key) : items.some((item) => item.has(key));
}

function textMeaning(text: ListedText, wording: Wording): FieldMeaning {
  const { parts, span, apart } = text;
  return { kind: 'text', lines: shownLines(text, wording), places: parts ?? [span], ...(apart ? { apart } : {}) };
}

/** Names of the policy that an entry of a list may have as a key of its own, which wins. */
const ENTRY_FIRST: ReadonlySet<string> = new Set([...APPROVAL_NAMES, ...HEAD_NAMES]);
const OF_HEAD: ReadonlySet<string> = new Set(HEAD_NAMES);

/**
 * Whether a name that an entry lacks means the policy's. Where other entries have such a key, or the question is whether this one
 * has it, `title` and the like are keys: a person without a title hasn't the policy's.
 */
function meansPolicy(name: string, entry: ListEntry, isAsked: boolean): boolean {
  if (!ENTRY_FIRST.has(name)) return false;
  return !OF_HEAD.has(name) || entry.kind === 'text' || !(isAsked || entry.isKey(name));
}

/** What a name means within one entry; the entry lacks the key, but may have the usual words for it. */
function missingInEntry(entry: ListEntry, name: string, organisation: Organisation, wording: Wording): FieldMeaning {
  if (entry.kind === 'map' && entry.list) return missingInList(entry, entry.list, name, organisation, wording);
  const advice = 'the entries have keys: use one of them instead of "this"';
  return name === 'this'
    ? { kind: 'missing', path: entry.path, advice }
    : { kind: 'missing', path: `${entry.path}.${name}` };
}

/** Opens the scope of one policy for one organisation. */
export function openScope(job: Job): Scope {
  const { organisation } = job;
  const packNames = packIndex(job.pack);
  const record = recordNames(job);
  const meaningIn = meaningsIn(job.pack.wording)(organisation);
  const fixed = (name: string) => fixedCondition(name, organisation, packNames);
  // A name that means the organisation's or the policy's value even inside an each.
  const isOuter = (name: string) =>
    name.startsWith('org_field_') || (record.has(name) && !ENTRY_FIRST.has(name)) || fixed(name) !== undefined;
  const outer = (name: string): FieldMeaning => {
    const holds = fixed(name);
    if (holds !== undefined) return { kind: 'condition', holds };
    return record.get(name)?.meaning ?? meaningIn(name);
  };
  const outerHolds = (name: string) => {
    return record.get(name)?.holds ?? conditionHolds(name, organisation, packNames);
  };
  const inEntry = (entry: ListEntry): Scope => {
    const textOf = (name: string) => {
      if (name === 'this') return entry.kind === 'text' ? entry.text : undefined;
      return entry.kind === 'map' ? entry.keys.get(name) : undefined;
    };
    const meaning = (name: string): FieldMeaning => {
      if (isOuter(name)) return outer(name);
      const text = textOf(name);
      if (text) return textMeaning(text, job.pack.wording);
      if (meansPolicy(name, entry, false)) return outer(name);
      return missingInEntry(entry, name, organisation, job.pack.wording);
    };
    const holds = (name: string) => {
      if (isOuter(name)) return outerHolds(name);
      const text = textOf(name);
      if (text === undefined && meansPolicy(name, entry, true)) return outerHolds(name);
      return text !== undefined && saysYes(text.lines);
    };
    return { meaning, holds, within: inEntry };
  };
  return { meaning: outer, holds: outerHolds, within: inEntry };
}
