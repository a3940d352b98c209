/** Makes an organisation's whole pack as one web page, from the trees that its other pages are made of. */

import { handbookFront } from '../fill/pages/handbook.js';
import { groupHeading } from '../fill/pages/index-page.js';
import type { PackView } from '../fill/pages/page.js';
import type { Document } from '../model/document.js';
import { groupedBy } from '../model/groups.js';
import type { Handbook, HandbookGroup, HandbookPart } from '../model/handbook.js';
import { inHandbook } from '../model/handbook-links.js';
import { byCategory } from '../model/index-order.js';
import { headsOf } from '../model/organisation-pack.js';
import { HANDBOOK_PATH } from '../model/pack.js';
import type { SearchedPage } from '../model/site.js';
import type { Making } from './documents.js';
import { type FinishedPage, finished } from './finished-file.js';
import { keptOrMade, type WrittenFiles } from './keeping.js';
import type { PackPage } from './pack-pages.js';

/** What a handbook is made of. */
export interface HandbookSources {
  readonly policies: readonly PackPage[];
  /** The pack documents beside the index. */
  readonly others: readonly Pick<PackPage, 'path' | 'title' | 'document'>[];
  readonly searched: readonly SearchedPage[];
}

/** Makes the page, unless it is kept. */
export async function makeHandbook(
  view: PackView,
  sources: HandbookSources,
  making: Making,
): Promise<WrittenFiles<FinishedPage>> {
  const { organisation, pack } = view;
  const output = { path: HANDBOOK_PATH, format: 'html' } as const;
  const about = { kind: 'page', page: 'handbook' } as const;
  const handbook = handbookOf(view, sources);
  return keptOrMade<FinishedPage>(making.keeping, {
    source: { outputs: [output], theme: organisation.theme, trees: [handbook] },
    about: { heads: headsOf(pack), isOfPack: true },
    kept: (_, facts) => ({ ...output, ...facts, ...about }),
    make: async () => {
      // All that it says besides its beginning stands in documents that are checked for themselves.
      const [settled] = (await making.settle?.({ about, files: [{ output, document: handbook.front }] })) ?? [];
      if (settled) return { files: [{ ...output, ...settled, ...about }], diagnostics: [] };
      const writer = await making.writerFor('html', organisation);
      const { value: bytes, diagnostics = [] } = (await writer.gather?.(handbook)) ?? {};
      return { files: bytes ? [finished(output, bytes, about)] : [], diagnostics };
    },
  });
}

function handbookOf(view: PackView, { policies, others, searched }: HandbookSources): Handbook {
  const paths = new Set([...policies, ...others].map(({ path }) => path));
  const place = (document: Document, path: string) => inHandbook(document, path, (page) => paths.has(page));
  const about: HandbookPart[] = others.map(({ path, title, document }) => ({
    path,
    name: title,
    document: place(document, path),
  }));
  return {
    front: place(handbookFront(view), HANDBOOK_PATH),
    groups: [
      ...policyGroups(view, policies, place),
      ...(about.length > 0 ? [{ heading: view.pack.wording.pack.about, parts: about }] : []),
    ],
    searched,
  };
}

/** Extra pages, then the policies by category. */
function policyGroups(
  view: PackView,
  pages: readonly PackPage[],
  place: (document: Document, path: string) => Document,
): readonly HandbookGroup[] {
  const { pack } = view;
  const isExtra = ({ policy }: PackPage) => pack.extraPages.includes(policy);
  const categories = groupedBy(
    pages.filter((page) => !isExtra(page)),
    ({ policy }) => policy.control.category ?? '',
  );
  const { size } = byCategory(pack);
  const partOf = ({ path, title, isGlance, document }: PackPage): HandbookPart => ({
    path,
    name: title,
    ...(isGlance ? { label: pack.wording.glance.heading } : {}),
    document: place(document, path),
  });
  const groups = [...categories].map(([category, ofCategory]): HandbookGroup => {
    const heading = groupHeading(view, category, size);
    return { ...(heading === undefined ? {} : { heading }), parts: ofCategory.map(partOf) };
  });
  const extra = pages.filter(isExtra).map(partOf);
  return extra.length > 0 ? [{ parts: extra }, ...groups] : groups;
}
