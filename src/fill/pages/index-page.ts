/** The index of a pack: its policies by category with their dates and links to their files, and the other pack documents. */
import { approvalState } from '../../model/approval-state.js';
import { isoDate } from '../../model/calendar.js';
import type { Block, ControlEntry, Inlines } from '../../model/document.js';
import { editionFile } from '../../model/editions.js';
import { byCategory } from '../../model/index-order.js';
import { type PackPolicy, packTitle } from '../../model/organisation-pack.js';
import { combinedPath, HANDBOOK_PATH } from '../../model/pack.js';
import { documentPath, type Format } from '../../model/plan.js';
import { codeAndTitleWords, wordsOfTitle } from '../../model/title-words.js';
import { glanceFile } from '../at-a-glance.js';
import { attachmentList, attachmentsOf, overdueAttachments } from './attachments.js';
import {
  BREAK,
  fileLink,
  heading,
  nameAndTitle,
  namesOf,
  type PackView,
  type Page,
  pageDocument,
  plainParagraph,
  type RegisterCell,
  register,
  strong,
  unbroken,
  words,
} from './page.js';
import { dueNext, isOverdue, nextReviewCell } from './review-words.js';
import { approvalCell, inForceDay, inForceWords, versionAndStatus } from './standing-words.js';

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
        heading(view.pack.wording.pack.policies),
        policyTable(view, from, format),
        ...attachmentList(view, from),
        ...otherPages(view, packDocuments, from, format),
      ];
      const index = pageDocument(view, packTitle(view.pack), controlOf(view), blocks);
      return format === 'docx' ? { ...index, hasCover: true } : index;
    },
  };
}

/** A pack document that the index lists. */
export interface ListedPage {
  readonly label: string;
  /** What it is for. */
  readonly purpose: string;
  readonly file: string;
}

/** Below the title: the issue, how many policies there are, what is due next, and what has changed since the last issue. */
export function controlOf(view: PackView): readonly ControlEntry[] {
  const { wording, policies } = view.pack;
  const next = dueNext(view);
  return [
    { label: wording.pack.policies, value: String(policies.length) },
    ...(next === undefined ? [] : [{ label: wording.pack.dueNext, value: next }]),
    ...changedEntry(view),
  ];
}

/** More names than this are counted instead. */
const MOST_NAMES = 6;

function changedEntry({ log: [entry], told, pack: { wording } }: PackView): readonly ControlEntry[] {
  if (!entry) return [];
  if (!told?.since) return [{ label: wording.labels.whatChanged, value: wording.changes.first }];
  const groups = [
    ['added', ['added']],
    ['removed', ['removed']],
    ['text', ['text', 'correction', 'title']],
    ['details', ['details', 'record']],
  ] as const;
  const sentences = groups.flatMap(([name, kinds]) => {
    const changed = entry.changes.filter(({ change }) => kinds.some((kind) => kind === change));
    if (changed.length === 0) return [];
    const names = changed.map(({ policy: { policy, title } }) =>
      nameAndTitle(policy, title) === title ? title : policy,
    );
    return [
      wording.pack.changedAre[name](names.length > MOST_NAMES ? wording.pack.count(names.length) : names.join(', ')),
    ];
  });
  if (entry.attachments.length > 0) sentences.push(wording.attached.changed(entry.attachments.length));
  const value = sentences.length === 0 ? wording.changes.nothing : sentences.join('. ');
  return [{ label: wording.pack.changedSince(told.since.number), value }];
}

/** At the head of the index, what must not be overlooked: drafts, approvals that lack, reviews that are overdue. */
export function lackingBlock(view: PackView, from: string, format: Format): readonly Block[] {
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
        fileLink(view, policy.template.code ?? wordsOfTitle(policy), from, documentPath(format, policy.file)),
      );
      return plainParagraph(
        strong(sentence(lacking.length)),
        words(': '),
        ...links.flatMap((link, at) => (at === 0 ? link : [words(', '), ...link])),
      );
    });
  const files = overdueAttachments(view);
  const overdueFiles = files.flatMap(({ title, path }, at) => [
    ...(at === 0 ? [] : [words(', ')]),
    ...fileLink(view, title, from, path),
  ]);
  if (files.length > 0)
    lines.push(plainParagraph(strong(wording.attached.overdue(files.length)), words(': '), ...overdueFiles));
  if (lines.length === 0) return [];
  return [{ type: 'note', kind: 'important', title: [words(wording.pack.attention)], blocks: lines }];
}

/** What heads the policies of a category; nothing where the pack has no categories. */
export function groupHeading(view: Pick<PackView, 'pack'>, category: string, count: number): string | undefined {
  if (category !== '') return category;
  return count > 1 ? view.pack.wording.pack.uncategorised : undefined;
}

/** The policies in one table, by category, on paper two lines each. */
function policyTable(view: PackView, from: string, format: Format): Block {
  const { wording } = view.pack;
  const { labels, pack } = wording;
  const categories = byCategory(view.pack);
  return register(
    [
      [labels.policy, 28],
      [pack.ownerAndFiles, 18],
      [labels.versionAndStatus, 13],
      [labels.approvedBy, 15],
      [labels.inForce, 13],
      [labels.nextReview, 13],
    ],
    [
      { columns: 2, width: 46 },
      { columns: 2, width: 33 },
      { columns: 2, width: 21 },
    ],
    [...categories].map(([category, policies]) => {
      const heading = groupHeading(view, category, categories.size);
      const rows = policies.map((policy) => policyRow(view, policy, from, format));
      return heading === undefined ? { rows } : { heading, rows };
    }),
  );
}

function policyRow(view: PackView, policy: PackPolicy, from: string, format: Format): readonly RegisterCell[] {
  const { wording } = view.pack;
  const inForce = inForceDay(view, policy);
  return [
    { words: policyCell(view, policy, from, format) },
    { words: ownerAndFiles(view, policy, from) },
    { words: versionAndStatus(policy, wording) },
    { words: approvalCell(policy, wording) },
    { words: [words(inForceWords(view, policy))], ...(inForce ? { sortKey: isoDate(inForce) } : {}) },
    nextReviewCell(view, policy),
  ];
}

/** The code and title, behind them the page “At a glance”, and below them the forms and leaflets that go with it. */
function policyCell(view: PackView, policy: PackPolicy, from: string, format: Format): Inlines {
  const title = fileLink(view, codeAndTitleWords(policy), from, documentPath(format, policy.file));
  const glance = documentPath(format, glanceFile(policy.file));
  const heading = unbroken(view.pack.wording.glance.heading);
  const inLargePrint = [format, 'pdf', 'docx'] as const;
  const large = inLargePrint
    .map((each) => documentPath(each, editionFile(policy.file, 'large-print')))
    .find((path) => view.has(path));
  return [
    ...title,
    ...(view.has(glance) ? [words('\u00a0· '), ...fileLink(view, heading, from, glance)] : []),
    ...(large === undefined
      ? []
      : [words('\u00a0· '), ...fileLink(view, unbroken(view.pack.wording.pack.largePrint), from, large)]),
    ...attachmentsOf(view, policy, from).flatMap((link) => [BREAK, ...link]),
  ];
}

/** The owner's name, and links to the policy's files, which stay together on a line; spaces at the end of a line don't show. */
function ownerAndFiles(view: PackView, { control, file }: PackPolicy, from: string): Inlines {
  const { formats } = view.pack.wording.pack;
  const owner = control.ownerName ?? control.owner;
  const links = LISTED_FORMATS.filter((format) => view.has(documentPath(format, file))).map((format) =>
    fileLink(view, unbroken(formats[format]), from, documentPath(format, file)),
  );
  return [
    ...(owner === undefined ? [] : [namesOf('owner', links.length === 0 ? owner : `${owner}\u00a0\u00a0 `)]),
    ...links.flatMap((link, at) => (at === 0 ? link : [words('\u00a0·\u00a0'), ...link])),
  ];
}

function extraPages(view: PackView, from: string, format: Format): readonly Block[] {
  return view.pack.extraPages.map((page) =>
    plainParagraph(...fileLink(view, wordsOfTitle(page), from, documentPath(format, page.file))),
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
  const { handbook, purposes } = pack.wording.pack;
  const pages: readonly { label: string; path: string; purpose?: string }[] = [
    { label: handbook, purpose: purposes.handbook, path: HANDBOOK_PATH },
    ...packDocuments.map(({ file, ...said }) => ({ ...said, path: documentPath(format, file) })),
    combined,
  ];
  const listed = pages.filter(({ path }) => view.has(path));
  if (listed.length === 0) return [];
  const items = listed.map(({ label, path, purpose }) => ({
    type: 'item' as const,
    blocks: [
      plainParagraph(...fileLink(view, label, from, path), ...(purpose === undefined ? [] : [words(` – ${purpose}`)])),
    ],
  }));
  return [heading(pack.wording.pack.about), { type: 'list', ordered: false, start: 1, items }];
}
