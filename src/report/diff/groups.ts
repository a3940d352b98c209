/** Gathers the changes of many organisations: the same change is told once, with those whose documents it concerns. */

import type { ChangedPassage, ChangedWords } from '../../model/changed-words.js';
import type { ComparedPack, ComparedPolicy } from '../../model/compared-pack.js';
import { compareNumbered } from '../../model/order.js';
import { onceForMoves } from './moves.js';

/** A change, and those whom it concerns. */
export interface SameChange {
  readonly what:
    | { readonly kind: 'passage'; readonly section: string; readonly passage: ChangedPassage }
    | { readonly kind: 'control'; readonly labels: readonly string[] }
    | { readonly kind: 'whole'; readonly policy: ComparedPolicy }
    | { readonly kind: 'title' }
    | { readonly kind: 'others' };
  /** Ids. */
  readonly organisations: readonly string[];
}

/** The changes of one policy. */
export interface PolicyChanges {
  /** `DCW34 Lone Working Policy` */
  readonly name: string;
  readonly changes: readonly SameChange[];
  /** Ids of all whose documents of it change. */
  readonly organisations: readonly string[];
}

/** Stands for the words of a value in which organisations differ. */
export const THEIR_OWN = '[…]';

/** Gathers changes by policy, in the order in which they stand in the text. */
export function changesByPolicy(packs: readonly ComparedPack[]): readonly PolicyChanges[] {
  const policies = new Map<string, GrowingPolicy>();
  for (const { id, policies: ofPack } of packs)
    for (const policy of ofPack) {
      const key = policy.code ?? policy.title;
      const known: GrowingPolicy = policies.get(key) ?? {
        policy,
        titles: new Set(),
        changes: new Map(),
        organisations: [],
      };
      policies.set(key, known);
      known.titles.add(policy.title);
      known.organisations.push(id);
      for (const [change, what] of changesOf(policy)) addTo(known.changes, change, what, id);
    }
  return [...policies.values()]
    .sort((a, b) => compareNumbered(keyOf(a.policy), keyOf(b.policy)))
    .map(({ policy, titles, changes, organisations }) => ({
      name: nameOf(policy, titles),
      changes: [...changes.values()],
      organisations,
    }));
}

interface GrowingPolicy {
  readonly policy: ComparedPolicy;
  readonly titles: Set<string>;
  readonly changes: Map<string, GrowingChange>;
  readonly organisations: string[];
}

interface GrowingChange {
  what: SameChange['what'];
  readonly organisations: string[];
}

const keyOf = ({ code, title }: ComparedPolicy): string => code ?? title;

/** A title may have the organisation's name in it: where titles differ, the code says enough. */
function nameOf({ code, title }: ComparedPolicy, titles: ReadonlySet<string>): string {
  if (code === undefined) return title;
  return titles.size > 1 ? code : `${code} ${title}`;
}

function changesOf(policy: ComparedPolicy): readonly (readonly [string, SameChange['what']])[] {
  const { change, entries, sections, titleBefore, hasOthers, withdrawn } = policy;
  if (change !== 'changed') return [[`${change} ${JSON.stringify(withdrawn ?? '')}`, { kind: 'whole', policy }]];
  const labels = entries.map(({ label }) => label);
  return [
    ...(titleBefore === undefined ? [] : [['title', { kind: 'title' }] as const]),
    ...(labels.length > 0 ? [[`control ${labels.join()}`, { kind: 'control', labels }] as const] : []),
    ...onceForMoves(sections).flatMap(({ name: section, passages }) =>
      passages.map((passage) => [passageKey(section, passage), { kind: 'passage', section, passage }] as const),
    ),
    ...(hasOthers ? [['others', { kind: 'others' }] as const] : []),
  ];
}

/** Equal for the same change, whatever values the organisations have in it. */
function passageKey(section: string, { kind, place, words, move }: ChangedPassage): string {
  const said = words.map((each) => [each.mark, each.isDetail ? 0 : each.words]);
  return JSON.stringify([section, kind, place, said, move?.elsewhere]);
}

function addTo(changes: Map<string, GrowingChange>, key: string, what: SameChange['what'], id: string): void {
  // The same words may change in two places of one section.
  let place = key;
  for (let n = 2; changes.get(place)?.organisations.at(-1) === id; n++) place = `${key} ${n}`;
  const known = changes.get(place);
  if (!known) {
    changes.set(place, { what, organisations: [id] });
    return;
  }
  known.organisations.push(id);
  if (known.what.kind === 'passage' && what.kind === 'passage')
    known.what = { ...known.what, passage: common(known.what.passage, what.passage) };
}

/** A passage whose values are left out where two organisations have others. */
function common(a: ChangedPassage, b: ChangedPassage): ChangedPassage {
  const words = a.words.map((each, at): ChangedWords => {
    const other = b.words[at]?.words;
    return each.isDetail && other !== each.words ? { ...each, words: THEIR_OWN } : each;
  });
  return { ...a, words };
}
