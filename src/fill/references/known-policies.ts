/**
 * The policies that an organisation's documents may refer to: those in its pack by code and title, and those that it lacks with
 * the reason. Organisations with equal packs share one object, so that linked text can be shared too.
 */
import type { Absence, Pack, PackPolicy } from '../../model/organisation-pack.js';
import { codeParts, policyName } from '../../model/pack.js';
import { remember, rememberByValue } from '../../model/remember.js';
import { type TitleFinder, titleFinder } from './title-finder.js';

/** A policy that can be linked to. */
export interface KnownPolicy {
  readonly code?: string;
  readonly title: string;
  readonly file: string;
  /** The name that a link to it has in a template: its code, or its slug. */
  readonly name: string;
}

export interface KnownPolicies {
  readonly byCode: ReadonlyMap<string, KnownPolicy>;
  /** By title in the form used for comparing, with and without a final "policy". */
  readonly byTitle: ReadonlyMap<string, KnownPolicy>;
  /** The length of the longest title in that form, in letters. */
  readonly longestTitle: number;
  readonly absent: ReadonlyMap<string, { readonly why: Absence; readonly instead?: string }>;
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
  return knownBySignature(JSON.stringify([policies, absent]), policies, absent);
});

function knownPolicy({ template, title, file }: PackPolicy): KnownPolicy {
  return { ...(template.code ? { code: template.code } : {}), title, file, name: policyName(template) };
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
  (_signature: string, policies: readonly KnownPolicy[], absent: readonly AbsentCode[]) =>
    indexPolicies(policies, absent),
  'large',
);

function indexPolicies(policies: readonly KnownPolicy[], absent: readonly AbsentCode[]): KnownPolicies {
  const codes = policies.flatMap(({ code }) => code ?? []);
  const byTitle = new Map<string, KnownPolicy>();
  for (const policy of policies)
    for (const form of titleForms(policy.title)) if (!byTitle.has(form)) byTitle.set(form, policy);
  return {
    byCode: new Map(policies.flatMap((policy) => (policy.code ? [[policy.code, policy]] : []))),
    byTitle,
    longestTitle: Math.max(0, ...[...byTitle.keys()].map((title) => title.length)),
    absent: new Map(absent.map(({ code, why, instead }) => [code, { why, ...(instead ? { instead } : {}) }])),
    ownFamilies: new Set(codes.map((code) => codeParts(code).family)),
    families: new Set([
      ...FAMILIES,
      ...[...codes, ...absent.map(({ code }) => code)].map((code) => codeParts(code).family),
    ]),
    find: titleFinder(policies.map(({ title }) => title)),
  };
}

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
