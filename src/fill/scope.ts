/**
 * What a name means while a template is filled: a value of the organisation, a date of the policy, a condition, or inside an
 * each a key of the entry. A name without a value is `missing`; nothing is ever replaced by a guess.
 */
import { conditionHolds, fixedCondition, saysYes } from '../model/conditions.js';
import type { Picture } from '../model/document.js';
import type { Lines, ListedText, Organisation } from '../model/organisation.js';
import { packIndex } from '../model/organisation-pack.js';
import { yamlPathOf } from '../model/placeholders.js';
import type { Job } from '../model/plan.js';
import { shownLines } from '../model/shown-value.js';
import type { Span } from '../model/source.js';
import { type VacantPart, vacantPart } from '../model/vacancy.js';
import type { Wording } from '../model/wording/wording.js';

/** One entry of a list that an each repeats. */
export type ListEntry =
  | { readonly kind: 'text'; readonly text: ListedText; readonly path: string }
  | { readonly kind: 'map'; readonly keys: ReadonlyMap<string, ListedText>; readonly path: string };

export type FieldMeaning =
  /** `places` are in the organisation's file, for values that come from it. */
  | { readonly kind: 'text'; readonly lines: Lines; readonly places?: readonly Span[] }
  | { readonly kind: 'entries'; readonly entries: readonly ListEntry[] }
  | { readonly kind: 'logo'; readonly picture: Picture; readonly alt: string }
  | { readonly kind: 'condition'; readonly holds: boolean }
  /**
   * `path` is the YAML key to add; `advice` says what to do where a key is not enough; `vacancy` is the vacant post whose
   * holder it would name.
   */
  | { readonly kind: 'missing'; readonly path: string; readonly advice?: string; readonly vacancy?: VacantPart };

export interface Scope {
  meaning(name: string): FieldMeaning;
  /** Decides what an `if` asks. */
  holds(name: string): boolean;
  /** The scope within one entry of an each. */
  within(entry: ListEntry): Scope;
}

const REVIEW_ADVICE =
  'record the review: add "reviewed" for the policy or "reviewed_on" to the organisation’s file, or "review.last" to the template, or use --reviewed-on';

function datesOf({ review, template, pack: { wording } }: Job): ReadonlyMap<string, FieldMeaning> {
  const key = `policies.${template.code ?? template.slug}`;
  const unknown: FieldMeaning = { kind: 'missing', path: `${key}.reviewed`, advice: REVIEW_ADVICE };
  const noNext: FieldMeaning = review.last
    ? {
        kind: 'missing',
        path: `${key}.every`,
        advice: `it is only reviewed on change: add "${key}.every", or use it inside {{#if next_review_date}}`,
      }
    : unknown;
  const text = (words: string): FieldMeaning => ({ kind: 'text', lines: [words] });
  return new Map<string, FieldMeaning>([
    ['last_update_date', review.last ? text(wording.date(review.last)) : unknown],
    ['next_review_date', review.next ? text(wording.date(review.next)) : noNext],
    ['current_year', review.last ? text(String(review.last.year)) : unknown],
  ]);
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

/** Opens the scope of one policy for one organisation. */
export function openScope(job: Job): Scope {
  const { organisation } = job;
  const packNames = packIndex(job.pack);
  const dates = datesOf(job);
  const fixed = (name: string) => fixedCondition(name, organisation, packNames);
  // A name that means the organisation's or the policy's value even inside an each.
  const isOuter = (name: string) => name.startsWith('org_field_') || dates.has(name) || fixed(name) !== undefined;
  const outer = (name: string): FieldMeaning => {
    const holds = fixed(name);
    if (holds !== undefined) return { kind: 'condition', holds };
    return dates.get(name) ?? meaningOf(organisation, name, job.pack.wording);
  };
  const outerHolds = (name: string) => {
    const date = dates.get(name);
    return date ? date.kind !== 'missing' : conditionHolds(name, organisation, packNames);
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
      const advice = 'the entries have keys: use one of them instead of "this"';
      return name === 'this'
        ? { kind: 'missing', path: entry.path, advice }
        : { kind: 'missing', path: `${entry.path}.${name}` };
    };
    const holds = (name: string) => {
      if (isOuter(name)) return outerHolds(name);
      const text = textOf(name);
      return text !== undefined && saysYes(text.lines);
    };
    return { meaning, holds, within: inEntry };
  };
  return { meaning: outer, holds: outerHolds, within: inEntry };
}
