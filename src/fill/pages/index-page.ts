/** The index of a pack: its policies by category with their dates and links to their files, and the other pack documents. */
import { approvalState } from '../../model/approval-state.js';
import type { Block, ControlEntry, Inlines } from '../../model/document.js';
import { addToGroup } from '../../model/groups.js';
import { type PackPolicy, packTitle } from '../../model/organisation-pack.js';
import { combinedPath } from '../../model/pack.js';
import { documentPath, type Format } from '../../model/plan.js';
import { glanceFile } from '../at-a-glance.js';
import { attachmentList, attachmentsOf, overdueAttachments } from './attachments.js';
import {
  BREAK,
  codeAndTitle,
  fileLink,
  heading,
  type PackView,
  type Page,
  pageDocument,
  plainParagraph,
  strong,
  wideTable,
  words,
} from './page.js';
import { isOverdue, lastReviewed, nextReview } from './review-words.js';
import { approvalCell, inForceWords, versionCell } from './standing-words.js';

/** The order in which a policy's files are listed. */
const LISTED_FORMATS: readonly Format[] = ['html', 'pdf', 'docx'];

/** Makes the index; in HTML it is the start page of the folder. */
export function indexPage(view: PackView, packDocuments: readonly ListedPage[]): Page {
  const path = (format: Format) => (format === 'html' ? 'index.html' : documentPath(format, 'index'));
  return {
    page: 'index',
    path,
    document: (format) => {
      const from = path(format);
      const blocks: readonly Block[] = [
        ...lackingBlock(view, from, format),
        ...extraPages(view, from, format),
        ...categoriesOf(view).flatMap(([category, policies]) => [
          heading(category),
          policyTable(view, policies, from, format),
        ]),
        ...attachmentList(view, from),
        ...otherPages(view, packDocuments, from, format),
      ];
      return pageDocument(view, packTitle(view.pack), controlOf(view), blocks);
    },
  };
}

/** A pack document that the index lists. */
export interface ListedPage {
  readonly label: string;
  readonly file: string;
}

function controlOf({ pack }: PackView): readonly ControlEntry[] {
  const { wording } = pack;
  const dates = pack.policies.flatMap(({ review }) => review.next ?? []);
  const [first] = dates.sort((a, b) => a.year - b.year || a.month - b.month || a.day - b.day);
  return [
    { label: wording.pack.policies, value: String(pack.policies.length) },
    ...(first ? [{ label: wording.labels.nextReview, value: wording.date(first) }] : []),
  ];
}

/** At the head of the index, what must not be overlooked: drafts, approvals that lack, reviews that are overdue. */
function lackingBlock(view: PackView, from: string, format: Format): readonly Block[] {
  const { policies, wording } = view.pack;
  const inState = (state: string) => policies.filter((policy) => approvalState(policy) === state);
  const groups = [
    [wording.pack.lacking.awaiting, inState('awaiting')],
    [wording.pack.lacking.draft, inState('draft')],
    [wording.pack.lacking.unrecorded, inState('unrecorded')],
    [wording.pack.lacking.overdue, policies.filter((policy) => isOverdue(view, policy))],
  ] as const;
  const lines = groups
    .filter(([, lacking]) => lacking.length > 0)
    .map(([sentence, lacking]) => {
      const links = lacking.map((policy) =>
        fileLink(view, policy.template.code ?? policy.title, from, documentPath(format, policy.file)),
      );
      return plainParagraph(
        strong(sentence(lacking.length)),
        words(': '),
        ...links.flatMap((link, at) => (at === 0 ? [link] : [words(', '), link])),
      );
    });
  const files = overdueAttachments(view);
  const overdueFiles = files.flatMap(({ title, path }, at) => [
    ...(at === 0 ? [] : [words(', ')]),
    fileLink(view, title, from, path),
  ]);
  if (files.length > 0)
    lines.push(plainParagraph(strong(wording.attached.overdue(files.length)), words(': '), ...overdueFiles));
  return lines.length === 0 ? [] : [{ type: 'quote', blocks: lines }];
}

/** The categories in the order of the pack; policies without a category come last. */
function categoriesOf({ pack }: PackView): readonly (readonly [string, readonly PackPolicy[]])[] {
  const categories = new Map<string, PackPolicy[]>();
  for (const policy of pack.policies) {
    const category = policy.control.category ?? '';
    addToGroup(categories, category, policy);
  }
  const uncategorised = categories.get('');
  categories.delete('');
  const groups = [...categories];
  if (!uncategorised) return groups;
  const { policies, uncategorised: othersLabel } = pack.wording.pack;
  return [...groups, [groups.length > 0 ? othersLabel : policies, uncategorised]];
}

function policyTable(view: PackView, policies: readonly PackPolicy[], from: string, format: Format): Block {
  const { wording } = view.pack;
  const { labels } = wording;
  return wideTable(
    [
      [labels.policy, 24],
      [labels.versionAndStatus, 14],
      [labels.approvedBy, 17],
      [labels.inForce, 14],
      [labels.lastReviewed, 16],
      [labels.nextReview, 15],
    ],
    policies.map((policy) => [
      policyCell(view, policy, from, format),
      versionCell(policy, wording),
      approvalCell(policy, wording),
      [words(inForceWords(view, policy))],
      [words(lastReviewed(policy, wording))],
      [words(nextReview(view, policy))],
    ]),
  );
}

/** The code and title, and below them the owner, links to the policy's files, and the forms and leaflets that go with it. */
function policyCell(view: PackView, policy: PackPolicy, from: string, format: Format): Inlines {
  const { formats, owner } = view.pack.wording.pack;
  const title = fileLink(view, codeAndTitle(policy), from, documentPath(format, policy.file));
  const person = policy.control.owner;
  const files = LISTED_FORMATS.filter((fileFormat) => view.has(documentPath(fileFormat, policy.file))).flatMap(
    (fileFormat, at) => [
      // The dot ends a line rather than begin one.
      ...(at === 0 ? [] : [words('\u00a0· ')]),
      fileLink(view, formats[fileFormat], from, documentPath(fileFormat, policy.file)),
    ],
  );
  const glance = documentPath(format, glanceFile(policy.file));
  return [
    title,
    ...(view.has(glance) ? [BREAK, fileLink(view, view.pack.wording.glance.heading, from, glance)] : []),
    ...(person === undefined ? [] : [BREAK, words(owner(person))]),
    ...(files.length === 0 ? [] : [BREAK, ...files]),
    ...attachmentsOf(view, policy, from).flatMap((link) => [BREAK, link]),
  ];
}

function extraPages(view: PackView, from: string, format: Format): readonly Block[] {
  return view.pack.extraPages.map((page) =>
    plainParagraph(fileLink(view, page.title, from, documentPath(format, page.file))),
  );
}

function otherPages(
  view: PackView,
  packDocuments: readonly ListedPage[],
  from: string,
  format: Format,
): readonly Block[] {
  const { organisation, pack } = view;
  const combined = { label: pack.wording.pack.combined, path: combinedPath(organisation.id, pack.definition) };
  const pages = [...packDocuments.map(({ label, file }) => ({ label, path: documentPath(format, file) })), combined];
  const listed = pages.filter(({ path }) => view.has(path));
  if (listed.length === 0) return [];
  const items = listed.map(({ label, path }) => ({
    type: 'item' as const,
    blocks: [plainParagraph(fileLink(view, label, from, path))],
  }));
  return [heading(pack.wording.pack.about), { type: 'list', ordered: false, start: 1, items }];
}
