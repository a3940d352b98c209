/**
 * The policies that an organisation's documents may refer to: those in its pack by code and title, and those that it lacks with
 * the reason. Organisations with equal packs share one object, so that linked text can be shared too.
 */

import type { Text } from '../../model/document.js';
import { type Absence, type Pack, type PackPolicy, packIndex } from '../../model/organisation-pack.js';
import { codeParts, policyName } from '../../model/pack.js';
import { remember, rememberByValue } from '../../model/remember.js';
import type { Titled } from '../../model/title-words.js';
import { type TitleFinder, titleFinder } from './title-finder.js';

/** A policy that can be linked to. */
export interface KnownPolicy {
  readonly code?: string;
  readonly title: string;
  /** By whose they are; absent where no value is among them. */
  readonly titleWords?: readonly Text[];
  readonly file: string;
  /** The name that a link to it has in a template: its code, or its slug. */
  readonly name: string;
}

/** A policy that the organisation has withdrawn, and what replaces it in its pack; none where nothing does. */
export interface WithdrawnPolicy {
  readonly name: string;
  readonly successors: readonly KnownPolicy[];
}

export interface KnownPolicies {
  readonly byCode: ReadonlyMap<string, KnownPolicy>;
  /** By title in the form used for comparing, with and without a final "policy". */
  readonly byTitle: ReadonlyMap<string, KnownPolicy>;
  /** The length of the longest title in that form, in letters. */
  readonly longestTitle: number;
  readonly absent: ReadonlyMap<string, { readonly why: Absence; readonly instead?: string }>;
  /** By code, and by title in the form used for comparing, with and without a final "policy". */
  readonly withdrawn: ReadonlyMap<string, WithdrawnPolicy>;
  /** The letters that the pack's codes begin with. */
  readonly ownFamilies: ReadonlySet<string>;
  /** Those, and the letters of all other known codes. */
  readonly families: ReadonlySet<string>;
  /** Finds titles and codes in words. */
  readonly find: TitleFinder;
}

/** Families of codes that packs of policies have (DOMAIN: packs). */
const FAMILIES = ['DC', 'DCW', 'CH', 'CHW', 'SL', 'NA'];

/** Gives the policies that a pack's documents may refer to; the same object for packs with the same policies. */
export const knownPolicies = remember((pack: Pack): KnownPolicies => {
  const policies = [...pack.policies, ...pack.extraPages].map(knownPolicy);
  const absent = pack.absent.flatMap(({ template, why }) =>
    template.code
      ? [{ code: template.code, why, instead: why === 'variant' ? variantOf(pack, template.topic) : undefined }]
      : [],
  );
  const withdrawn = pack.absent.flatMap(({ template, why }) =>
    why === 'withdrawn'
      ? [
          {
            ...knownPolicy({ template, title: template.title, file: '' }),
            successors: successorsIn(pack, policyName(template)),
          },
        ]
      : [],
  );
  return knownBySignature(JSON.stringify([policies, absent, withdrawn]), policies, absent, withdrawn);
});

/** The policies of a pack that replace a withdrawn one; where one of those is withdrawn too, those that replace that. */
export function successorsIn(pack: Pack, name: string, passed: readonly string[] = []): readonly KnownPolicy[] {
  const withdrawn = pack.absent.find(({ template, why }) => why === 'withdrawn' && policyName(template) === name);
  const all = (withdrawn?.replacedBy ?? []).map((code): readonly KnownPolicy[] => {
    const policy = packIndex(pack).get(code.toLowerCase());
    if (policy) return [knownPolicy(policy)];
    const next = pack.absent.find(({ template }) =>
      [template.code, template.slug].some((each) => each?.toLowerCase() === code.toLowerCase()),
    );
    if (!next || passed.includes(policyName(next.template))) return [];
    return successorsIn(pack, policyName(next.template), [...passed, name]);
  });
  return all.some((successors) => successors.length === 0) ? [] : all.flat();
}

function knownPolicy({
  template,
  title,
  titleWords,
  file,
}: Titled & Pick<PackPolicy, 'template' | 'file'>): KnownPolicy {
  return {
    ...(template.code ? { code: template.code } : {}),
    title,
    ...(titleWords ? { titleWords } : {}),
    file,
    name: policyName(template),
  };
}

function variantOf(pack: Pack, topic: string | undefined): string | undefined {
  const variant = pack.policies.find(({ template }) => template.topic?.toLowerCase() === topic?.toLowerCase());
  return variant && policyName(variant.template);
}

interface AbsentCode {
  readonly code: string;
  readonly why: Absence;
  readonly instead: string | undefined;
}

const knownBySignature = rememberByValue(
  (
    _signature: string,
    policies: readonly KnownPolicy[],
    absent: readonly AbsentCode[],
    withdrawn: readonly (KnownPolicy & WithdrawnPolicy)[],
  ) => indexPolicies(policies, absent, withdrawn),
  'large',
);

function indexPolicies(
  policies: readonly KnownPolicy[],
  absent: readonly AbsentCode[],
  withdrawn: readonly (KnownPolicy & WithdrawnPolicy)[],
): KnownPolicies {
  const codes = policies.flatMap(({ code }) => code ?? []);
  const byTitle = new Map<string, KnownPolicy>();
  for (const policy of policies)
    for (const form of titleForms(policy.title)) if (!byTitle.has(form)) byTitle.set(form, policy);
  return {
    byCode: new Map(policies.flatMap((policy) => (policy.code ? [[policy.code, policy]] : []))),
    byTitle,
    longestTitle: Math.max(0, ...[...byTitle.keys()].map((title) => title.length)),
    absent: new Map(absent.map(({ code, why, instead }) => [code, { why, ...(instead ? { instead } : {}) }])),
    withdrawn: withdrawnByName(withdrawn, byTitle),
    ownFamilies: new Set(codes.map((code) => codeParts(code).family)),
    families: new Set([
      ...FAMILIES,
      ...[...codes, ...absent.map(({ code }) => code)].map((code) => codeParts(code).family),
    ]),
    find: titleFinder([...policies, ...withdrawn].map(({ title }) => title)),
  };
}

function withdrawnByName(
  withdrawn: readonly (KnownPolicy & WithdrawnPolicy)[],
  byTitle: ReadonlyMap<string, KnownPolicy>,
): ReadonlyMap<string, WithdrawnPolicy> {
  const byName = new Map<string, WithdrawnPolicy>();
  // A policy of the pack may have taken over the title.
  for (const { code, title, name, successors } of withdrawn)
    for (const form of [code ?? [], ...titleForms(title)].flat())
      if (!byName.has(form) && !byTitle.has(form)) byName.set(form, { name, successors });
  return byName;
}

/** The same where words can't be replaced: then nobody succeeds. */
export const withoutSuccessors = remember(
  (policies: KnownPolicies): KnownPolicies => ({
    ...policies,
    withdrawn: new Map([...policies.withdrawn].map(([form, { name }]) => [form, { name, successors: [] }])),
  }),
);

/** A title in the form used for comparing: lower case, `and` for `&`, one space between words, no apostrophes. */
export function comparableTitle(title: string): string {
  return title
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/['’‘]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function titleForms(title: string): readonly string[] {
  const normalised = comparableTitle(title);
  const short = normalised.replace(/ policy$/, '');
  return [normalised, short, `${short} policy`];
}
