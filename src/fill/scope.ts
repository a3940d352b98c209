/**
 * What a name means while a template is filled: a value of the organisation, a date of the policy, a condition, or inside an
 * each a key of the entry. A name without a value is `missing`; nothing is ever replaced by a guess.
 */
import type { Picture } from '../model/document.js';
import type { Lines, ListedText, Organisation } from '../model/organisation.js';
import { packIndex } from '../model/organisation-pack.js';
import { policyOfCondition, yamlPathOf } from '../model/placeholders.js';
import type { Job } from '../model/plan.js';
import { remember } from '../model/remember.js';
import { NATIONS, SERVICE_TYPES } from '../model/services.js';
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
  /** The scope within one entry of an each. */
  within(entry: ListEntry): Scope;
}

const REVIEW_ADVICE =
  'record the review: add "reviewed" for the policy or "reviewed_on" to the organisation’s file, or "review.last" to the template, or use --reviewed-on';

function conditionsOf(organisation: Organisation): ReadonlyMap<string, FieldMeaning> {
  return new Map<string, FieldMeaning>([
    ...NATIONS.map((nation): [string, FieldMeaning] => [
      `nation_${nation}`,
      { kind: 'condition', holds: organisation.nation === nation },
    ]),
    ...SERVICE_TYPES.map((service): [string, FieldMeaning] => [
      `service_${service}`,
      { kind: 'condition', holds: organisation.serviceType === service },
    ]),
  ]);
}

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

/** Whether a name means the organisation's or the policy's value even inside an each. */
function isOuter(name: string, fixed: ReadonlyMap<string, FieldMeaning>): boolean {
  return name.startsWith('org_field_') || fixed.has(name) || policyOfCondition(name) !== undefined;
}

const conditionsByOrganisation = remember(conditionsOf);

/** Opens the scope of one policy for one organisation. */
export function openScope(job: Job): Scope {
  const fixed = new Map([...conditionsByOrganisation(job.organisation), ...datesOf(job)]);
  const outer = (name: string): FieldMeaning => {
    const code = policyOfCondition(name);
    if (code !== undefined) return { kind: 'condition', holds: packIndex(job.pack).has(code.toLowerCase()) };
    return fixed.get(name) ?? meaningOf(job.organisation, name, job.pack.wording);
  };
  const inEntry = (entry: ListEntry, around: (name: string) => FieldMeaning): Scope => {
    const meaning = (name: string): FieldMeaning => {
      if (isOuter(name, fixed)) return outer(name);
      if (name === 'this') {
        return entry.kind === 'text'
          ? listed(entry.text)
          : {
              kind: 'missing',
              path: entry.path,
              advice: 'the entries have keys: use one of them instead of "this"',
            };
      }
      const text = entry.kind === 'map' ? entry.keys.get(name) : undefined;
      return text ? listed(text) : { kind: 'missing', path: `${entry.path}.${name}` };
    };
    return { meaning, within: (next) => inEntry(next, around) };
  };
  return { meaning: outer, within: (entry) => inEntry(entry, outer) };
}
