/** The web pages of a pack's policies as trees, in the order of its index: for what is made of all of them. */
import { atAGlance, glanceFile } from '../fill/at-a-glance.js';
import { fillTemplate } from '../fill/fill-template.js';
import type { Document, Text } from '../model/document.js';
import { inIndexOrder } from '../model/index-order.js';
import type { Organisation } from '../model/organisation.js';
import type { Pack, PackPolicy } from '../model/organisation-pack.js';
import { documentPath } from '../model/plan.js';
import { codeAndTitleWords, wordsOfRun } from '../model/title-words.js';
import type { Template } from '../model/word.js';
import type { FilledJob } from './combined.js';
import { ledToPolicies, policyAnchors } from './policy-anchors.js';

/** Where the words of an organisation's policies are. */
export interface PackPageSources {
  readonly organisation: Organisation;
  readonly pack: Pack;
  /** The policies that are filled in this run; the others are filled for their words. */
  readonly filled: readonly FilledJob[];
  readonly templateOf: (policy: PackPolicy) => Promise<Template | undefined>;
}

/** The page of a policy, or its sheet “At a glance”, which follows it. */
export interface PackPage {
  readonly policy: PackPolicy;
  /** In the organisation's folder: `html/DCW29-whistleblowing.html`. */
  readonly path: string;
  readonly title: readonly Text[];
  readonly isGlance: boolean;
  readonly document: Document;
}

/** Gives the pages, extra pages of the pack first; `has` says which files the pack has. */
export async function packPagesOf(
  sources: PackPageSources,
  has: (path: string) => boolean,
): Promise<readonly PackPage[]> {
  const { pack } = sources;
  const pages: PackPage[] = [];
  for (const policy of [...pack.extraPages, ...inIndexOrder(pack)]) {
    const path = documentPath('html', policy.file);
    const filled = has(path) ? await filledPolicy(policy, sources) : undefined;
    if (!filled) continue;
    const { document } = filled;
    pages.push({ policy, path, title: codeAndTitleWords(policy), isGlance: false, document });
    const sheetPath = documentPath('html', glanceFile(policy.file));
    const sheet = has(sheetPath) ? atAGlance(document, filled.job) : undefined;
    if (sheet) pages.push({ policy, path: sheetPath, title: wordsOfRun(sheet.title), isGlance: true, document: sheet });
  }
  return pages;
}

async function filledPolicy(
  policy: PackPolicy,
  { organisation, pack, filled, templateOf }: PackPageSources,
): Promise<FilledJob | undefined> {
  const made = filled.find(({ job }) => job.file === policy.file);
  if (made) return made;
  const template = await templateOf(policy);
  if (!template) return undefined;
  const job = { ...policy, organisation: policy.filledFor ?? organisation, pack, outputs: [] };
  const document = fillTemplate(template.kind === 'word' ? template.tree : template, job).value;
  if (!document) return undefined;
  const led = await ledToPolicies(document, job, policyAnchors(organisation, pack, templateOf));
  return { job, document: led.document };
}
