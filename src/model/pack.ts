/** A pack's file: which policies organisations receive, in which order, under which title. And the names of policies. */
import type { Attachment } from './attachment.js';
import { compareNumbered } from './order.js';
import type { Span } from './source.js';
import type { TemplateHead } from './template.js';

/** The pack documents, in the order in which an index lists them. */
export const PACK_PAGES = [
  'index',
  'handbook',
  'what-has-changed',
  'reviews',
  'regulations',
  'signing',
  'signing-sheets',
  'changes',
] as const;

export type PackPage = (typeof PACK_PAGES)[number];

/** The pack documents of a pack that asks for none by name: all but the sheets that `signing` has as pages. */
export const USUAL_PAGES: readonly PackPage[] = PACK_PAGES.filter((page) => page !== 'signing-sheets');

/** Puts pack documents into the program's own order, none twice. */
export function inPageOrder(pages: readonly PackPage[]): readonly PackPage[] {
  return PACK_PAGES.filter((page) => pages.includes(page));
}

/** Every kind of page in a manifest: the pack documents, the whole pack as one file, and the sheet for approvals. */
export const PAGE_KINDS = [...PACK_PAGES, 'combined', 'approval'] as const;

export type PageKind = (typeof PAGE_KINDS)[number];

/** One line of a pack's list: a code, slug or pattern, or all policies of a category. */
export interface PackEntry {
  readonly kind: 'pattern' | 'category';
  readonly words: string;
  readonly span: Span;
}

/** What `packs/<name>.yaml` holds. */
export interface PackDefinition {
  readonly name: string;
  /** Absent where the file has none: then the wording has one. */
  readonly title?: string;
  /** Lines below the title on the cover. */
  readonly cover: readonly string[];
  /** In order; absent: every policy that applies. */
  readonly entries?: readonly PackEntry[];
  /** Templates of extra pages, which are not policies, in order. */
  readonly extraPages: readonly TemplateHead[];
  /** Absent where its file does not say: then what the workspace says. */
  readonly pages?: readonly PackPage[];
  /** Whether it is bound as one PDF too; absent where its file does not say: then what the workspace says. */
  readonly combined?: boolean;
  /** Whether that PDF is for printing on both sides, with each policy on a right-hand page. */
  readonly twoSided?: true;
  /** Whether that PDF has a divider page before the policies of each category. */
  readonly dividers?: true;
  /** Finished files that go into the pack. */
  readonly attachments?: readonly Attachment[];
}

/** The pack of an organisation that names none. */
export const WHOLE_PACK: PackDefinition = {
  name: 'policies',
  cover: [],
  extraPages: [],
};

/** A policy's short name: its code, or its slug where it has none. */
export function policyName({ code, slug }: TemplateHead): string {
  return code ?? slug;
}

/** The path of the whole pack bound as one PDF, in the organisation's folder: beside the index. */
export function combinedPath(organisation: string, pack: PackDefinition): string {
  return `${organisation}-${pack.name}.pdf`;
}

/** The path of the whole pack as one web page, in the organisation's folder: beside the index. */
export const HANDBOOK_PATH = 'handbook.html';

/** `DCW34A` → its family, number and suffix (DOMAIN: packs). */
export function codeParts(code: string): { readonly family: string; readonly number: number; readonly suffix: string } {
  const [, family = code, digits = '0', suffix = ''] = /^([A-Z]+)(\d+)([A-Z]?)$/.exec(code) ?? [];
  return { family, number: Number(digits), suffix };
}

/** Orders policies by code: DCW9 before DCW13. Those without a code come last, by slug. */
export function comparePolicies(a: TemplateHead, b: TemplateHead): number {
  if (!a.code || !b.code) return a.code ? -1 : b.code ? 1 : compareNumbered(a.slug, b.slug);
  return compareNumbered(a.code, b.code);
}
