/** The index of a pack: its policies by category with their dates and a link to each of their files, and its other pages. */

import { longDate } from '../../model/calendar.js';
import type { PackPolicy } from '../../model/client-pack.js';
import type { Block, ControlEntry, Inlines } from '../../model/document.js';
import { addToGroup } from '../../model/groups.js';
import { combinedPath } from '../../model/pack.js';
import { documentPath, type Format } from '../../model/plan.js';
import {
  BREAK,
  type Columns,
  fileLink,
  heading,
  type PackView,
  type Page,
  pageDocument,
  paragraph,
  table,
  words,
} from './page.js';
import { lastReviewed, nextReview } from './review-words.js';

const FORMAT_WORDS: readonly (readonly [Format, string])[] = [
  ['html', 'Web page'],
  ['pdf', 'PDF'],
  ['docx', 'Word'],
];

/** Makes the index; in HTML it is the page that opens the folder. */
export function indexPage(view: PackView, others: readonly ListedPage[]): Page {
  const path = (format: Format) => (format === 'html' ? 'index.html' : documentPath(format, 'index'));
  return {
    page: 'index',
    path,
    document: (format) => {
      const from = path(format);
      const blocks: readonly Block[] = [
        ...extraPages(view, from, format),
        ...categoriesOf(view).flatMap(([category, policies]) => [
          heading(category),
          policyTable(view, policies, from, format),
        ]),
        ...otherPages(view, others, from, format),
      ];
      return pageDocument(view, view.pack.definition.title, controlOf(view), blocks);
    },
  };
}

/** A page that the index lists. */
export interface ListedPage {
  readonly label: string;
  readonly file: string;
}

function controlOf({ pack }: PackView): readonly ControlEntry[] {
  const dates = pack.policies.flatMap(({ review }) => review.next ?? []);
  const [first] = dates.sort((a, b) => a.year - b.year || a.month - b.month || a.day - b.day);
  return [
    { label: 'Policies', value: String(pack.policies.length) },
    ...(first ? [{ label: 'Next review', value: longDate(first) }] : []),
  ];
}

const WITHOUT_CATEGORY = 'Other policies';

/** Categories in the order in which the pack comes to them; what has none comes last. */
function categoriesOf({ pack }: PackView): readonly (readonly [string, readonly PackPolicy[]])[] {
  const categories = new Map<string, PackPolicy[]>();
  for (const policy of pack.policies) {
    const category = policy.control.category ?? '';
    addToGroup(categories, category, policy);
  }
  const uncategorised = categories.get('');
  categories.delete('');
  const named = [...categories];
  if (!uncategorised) return named;
  return [...named, [named.length > 0 ? WITHOUT_CATEGORY : 'Policies', uncategorised]];
}

const COLUMNS: Columns = [
  ['Code', 13],
  ['Policy', 27],
  ['Version', 12],
  ['Owner', 18],
  ['Reviewed', 15],
  ['Next review', 15],
];

function policyTable(view: PackView, policies: readonly PackPolicy[], from: string, format: Format): Block {
  return table(
    COLUMNS,
    policies.map((policy) => [
      [words(policy.template.code ?? '')],
      policyCell(view, policy, from, format),
      [words(policy.control.version ?? '')],
      [words(policy.control.owner ?? '')],
      [words(lastReviewed(policy))],
      [words(nextReview(policy))],
    ]),
  );
}

/** The title, and below it each file that there is. */
function policyCell(view: PackView, policy: PackPolicy, from: string, format: Format): Inlines {
  const title = fileLink(view, policy.title, from, documentPath(format, policy.file));
  const files = FORMAT_WORDS.filter(([one]) => view.has(documentPath(one, policy.file))).flatMap(([one, label], at) => [
    // The dot ends a line rather than begin one.
    ...(at === 0 ? [] : [words('\u00a0· ')]),
    fileLink(view, label, from, documentPath(one, policy.file)),
  ]);
  return files.length === 0 ? [title] : [title, BREAK, ...files];
}

function extraPages(view: PackView, from: string, format: Format): readonly Block[] {
  return view.pack.extraPages.map((page) =>
    paragraph(fileLink(view, page.title, from, documentPath(format, page.file))),
  );
}

function otherPages(view: PackView, others: readonly ListedPage[], from: string, format: Format): readonly Block[] {
  const { organisation, pack } = view;
  const combined = { label: 'The whole pack as one PDF', path: combinedPath(organisation.id, pack.definition) };
  const pages = [...others.map(({ label, file }) => ({ label, path: documentPath(format, file) })), combined];
  const listed = pages.filter(({ path }) => view.has(path));
  if (listed.length === 0) return [];
  const items = listed.map(({ label, path }) => ({
    type: 'item' as const,
    blocks: [paragraph(fileLink(view, label, from, path))],
  }));
  return [heading('Beside the policies'), { type: 'list', ordered: false, start: 1, items }];
}
