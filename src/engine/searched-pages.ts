/** Gathers what the index of a pack is searched for: the words of all policies that have a page, and the titles of all other files. */
import { fillTemplate } from '../fill/fill-template.js';
import { codeAndTitle } from '../fill/pages/page.js';
import type { Document } from '../model/document.js';
import { inIndexOrder } from '../model/index-order.js';
import type { Organisation } from '../model/organisation.js';
import type { Pack, PackPolicy } from '../model/organisation-pack.js';
import { documentPath } from '../model/plan.js';
import { searchedSections } from '../model/searched-sections.js';
import type { SearchedPage } from '../model/site.js';
import { typesetDocument } from '../model/typography/document.js';
import type { Template } from '../model/word.js';
import type { FilledJob } from './combined.js';

/** Where the words of an organisation's policies are. */
export interface SearchSources {
  readonly organisation: Organisation;
  readonly pack: Pack;
  /** The policies that are filled in this run; the others are filled for their words. */
  readonly filled: readonly FilledJob[];
  readonly templateOf: (policy: PackPolicy) => Promise<Template | undefined>;
}

/** The pages of a pack's policies in the order of its index, then its attachments; `has` says which files the pack has. */
export async function searchedPages(
  sources: SearchSources,
  has: (path: string) => boolean,
): Promise<readonly SearchedPage[]> {
  const { organisation, pack } = sources;
  const pages: SearchedPage[] = [];
  for (const policy of [...pack.extraPages, ...inIndexOrder(pack)]) {
    const path = documentPath('html', policy.file);
    const document = has(path) ? await documentOf(policy, sources) : undefined;
    if (!document) continue;
    const printed = typesetDocument(document, organisation.theme);
    pages.push({ path, title: codeAndTitle(policy), sections: searchedSections(printed) });
  }
  return [...pages, ...pack.attachments.map(({ path, title }) => ({ path, title, sections: [] }))];
}

async function documentOf(
  policy: PackPolicy,
  { organisation, pack, filled, templateOf }: SearchSources,
): Promise<Document | undefined> {
  const made = filled.find(({ job }) => job.file === policy.file);
  if (made) return made.document;
  const template = await templateOf(policy);
  if (!template) return undefined;
  const job = { ...policy, organisation: policy.filledFor ?? organisation, pack, outputs: [] };
  return fillTemplate(template.kind === 'word' ? template.tree : template, job).value;
}
