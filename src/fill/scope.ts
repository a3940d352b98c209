/**
 * What a name means while a template is filled: a value of the organisation, a date of the policy, a condition, or inside an
 * each a key of the entry. A name without a value is `missing`; nothing is ever replaced by a guess.
 */
import { conditionHolds, fixedCondition, saysYes } from '../model/conditions.js';
import type { ListedText, Organisation } from '../model/organisation.js';
import { packIndex } from '../model/organisation-pack.js';
import { APPROVAL_NAMES, yamlPathOf } from '../model/placeholders.js';
import type { Job } from '../model/plan.js';
import { shownLines } from '../model/shown-value.js';
import { vacantPart } from '../model/vacancy.js';
import type { Wording } from '../model/wording/wording.js';
import type { FieldMeaning, ListEntry } from './field-meaning.js';
import { recordNames } from './record-names.js';

export interface Scope {
  meaning(name: string): FieldMeaning;
  /** Decides what an `if` asks. */
  holds(name: string): boolean;
  /** The scope within one entry of an each. */
  within(entry: ListEntry): Scope;
}

function meaningOf(organisation: Organisation, name: string, wording: Wording): FieldMeaning {
  const path = yamlPathOf(name);
  const value = organisation.values.get(name);
  if (!value) {
    const vacancy = vacantPart(name, organisation.vacancies);
    return vacancy && vacancy.part !== 'role' ? { kind: 'missing', path, vacancy } : { kind: 'missing', path };
  }
  switch (value.kind) {
    case 'text':
      return {
        kind: 'text',
        lines: shownLines(value, wording),
        places: value.parts ?? [value.span],
      };
    case 'texts':
      return {
        kind: 'entries',
        entries: value.items.map((text, index) => ({ kind: 'text', text, path: `${path}[${index}]` })),
      };
    case 'maps':
      return {
        kind: 'entries',
        entries: value.items.map((keys, index) => ({ kind: 'map', keys, path: `${path}[${index}]` })),
      };
    case 'logo':
      return { kind: 'logo', picture: value.picture, alt: value.alt };
  }
}

function listed({ lines, span }: ListedText): FieldMeaning {
  return { kind: 'text', lines, places: [span] };
}

/** Within an each, an entry's own key of such a name wins. */
function isApprovalName(name: string): boolean {
  return APPROVAL_NAMES.some((approvalName) => approvalName === name);
}

/** Opens the scope of one policy for one organisation. */
export function openScope(job: Job): Scope {
  const { organisation } = job;
  const packNames = packIndex(job.pack);
  const record = recordNames(job);
  const fixed = (name: string) => fixedCondition(name, organisation, packNames);
  // A name that means the organisation's or the policy's value even inside an each.
  const isOuter = (name: string) =>
    name.startsWith('org_field_') || (record.has(name) && !isApprovalName(name)) || fixed(name) !== undefined;
  const outer = (name: string): FieldMeaning => {
    const holds = fixed(name);
    if (holds !== undefined) return { kind: 'condition', holds };
    return record.get(name)?.meaning ?? meaningOf(organisation, name, job.pack.wording);
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
      if (text) return listed(text);
      if (isApprovalName(name)) return outer(name);
      const advice = 'the entries have keys: use one of them instead of "this"';
      return name === 'this'
        ? { kind: 'missing', path: entry.path, advice }
        : { kind: 'missing', path: `${entry.path}.${name}` };
    };
    const holds = (name: string) => {
      if (isOuter(name)) return outerHolds(name);
      const text = textOf(name);
      if (text === undefined && isApprovalName(name)) return outerHolds(name);
      return text !== undefined && saysYes(text.lines);
    };
    return { meaning, holds, within: inEntry };
  };
  return { meaning: outer, holds: outerHolds, within: inEntry };
}
