/**
 * What is read and signed (DOMAIN: what a policy document holds): one document with a page for one person and all policies, and a page
 * for each policy and everyone who follows it. On request the latter are sheets of their own, too.
 */
import { approvalState } from '../../model/approval-state.js';
import { type Block, type ControlEntry, type Inlines, inlineText, type Table } from '../../model/document.js';
import type { PackPolicy } from '../../model/organisation-pack.js';
import { policyName } from '../../model/pack.js';
import { documentPath, type Format } from '../../model/plan.js';
import { remember, rememberByValue } from '../../model/remember.js';
import { codeAndTitleWords, wordsOfTitle } from '../../model/title-words.js';
import { around } from '../../model/wording/around.js';
import type { SigningWords, Wording } from '../../model/wording/wording.js';
import { differenceBlocks } from './differences.js';
import {
  BLANK,
  fileLink,
  heading,
  type PackView,
  type Page,
  pageDocument,
  personTable,
  plainParagraph,
  row,
  strong,
  table,
  wideTable,
  words,
} from './page.js';
import { lastReviewed, nextReview } from './review-words.js';
import { inForceWords, statusWords, versionCell } from './standing-words.js';

export const SIGNING_FILE = 'read-and-sign';

/** Makes the document of the whole pack, which begins with a list of its pages. */
export function readAndSign(view: PackView): Page {
  const { policies, wording } = view.pack;
  return {
    page: 'signing',
    path: (format) => documentPath(format, SIGNING_FILE),
    document: (format) => {
      const from = documentPath(format, SIGNING_FILE);
      const blocks = [
        ...onePerson(view, from, format),
        ...policies.flatMap((policy) => policyPage(view, policy, from, format)),
      ];
      return { ...pageDocument(view, wording.signing.titleOfAll, [], blocks), contents: true };
    },
  };
}

/** The page of one person: a row for each policy. */
function onePerson(view: PackView, from: string, format: Format): readonly Block[] {
  const { policies, wording } = view.pack;
  const { labels, signing } = wording;
  return [
    { type: 'page-break' },
    heading(signing.onePerson),
    plainParagraph(words(signing.declarationOfAll)),
    personTable([signing.name, signing.role]),
    wideTable(
      [
        [labels.policy, 33],
        [labels.versionAndStatus, 17],
        [labels.inForce, 14],
        [signing.signature, 22],
        [labels.date, 14],
      ],
      policies.map((policy) => [
        fileLink(view, codeAndTitleWords(policy), from, documentPath(format, policy.file)),
        versionCell(policy, wording),
        [words(inForceWords(view, policy))],
        BLANK,
        BLANK,
      ]),
    ),
  ];
}

/** The page of one policy. */
function policyPage(view: PackView, policy: PackPolicy, from: string, format: Format): readonly Block[] {
  return [
    { type: 'page-break' },
    heading(codeAndTitleWords(policy)),
    factsTable(factsOf(view, policy)),
    ...signingBlocks(view, policy, { from, format, level: 2, rows: 11 }),
  ];
}

/** The path of the sheet of one policy, by the name of the policy's file. */
export function sheetPath(format: Format, file: string): string {
  return documentPath(format, `${SIGNING_FILE}/${file}`);
}

/** Makes the sheet of one policy. */
export function policySheet(view: PackView, policy: PackPolicy): Page {
  const { file } = policy;
  const { code, version } = policy.control;
  const { labels, signing } = view.pack.wording;
  return {
    page: 'signing-sheets',
    path: (format) => sheetPath(format, file),
    document: (format) =>
      pageDocument(
        view,
        sentence(signing.titleOf, wordsOfTitle(policy)),
        [...(code ? [{ label: labels.code, value: code }] : []), ...factsOf(view, policy)],
        signingBlocks(view, policy, { from: sheetPath(format, file), format, level: 1, rows: 9 }),
        { ...(code ? { code } : {}), ...(version ? { version } : {}) },
      ),
  };
}

/** What of a policy its reader signs for. */
function factsOf(view: PackView, policy: PackPolicy): readonly ControlEntry[] {
  const { wording } = view.pack;
  const { labels } = wording;
  const { version } = policy.control;
  return [
    ...(version ? [{ label: labels.version, value: version }] : []),
    { label: labels.status, value: inlineText([statusWords(policy, wording)]) },
    { label: labels.inForce, value: inForceWords(view, policy) },
    { label: labels.lastReviewed, value: lastReviewed(policy, wording) },
    { label: labels.nextReview, value: nextReview(view, policy) },
  ];
}

function factsTable(facts: readonly ControlEntry[]): Table {
  return {
    type: 'table',
    columns: ['left', 'left'],
    widths: [28, 72],
    rowHeaders: true,
    rows: facts.map(({ label, value }) => row([[words(label)], [words(value)]])),
  };
}

/** Where the words of a policy to sign stand. */
interface SigningPlace {
  /** The path of the document that holds them. */
  readonly from: string;
  readonly format: Format;
  readonly level: 1 | 2;
  /** How many people can sign: as many as fit on the first page, below what heads it. */
  readonly rows: 9 | 11;
}

/** What there is to know before signing, the declaration, and a row for each person. */
function signingBlocks(
  view: PackView,
  policy: PackPolicy,
  { from, format, level, rows }: SigningPlace,
): readonly Block[] {
  const { signing } = view.pack.wording;
  return [
    ...caution(policy, signing),
    ...changedLines(view, policy, level),
    plainParagraph(
      ...sentence(
        (link) => signing.declaration(link, policy.title),
        fileLink(view, wordsOfTitle(policy), from, documentPath(format, policy.file)),
      ),
    ),
    signatures(view.pack.wording)(rows),
  ];
}

/** A sentence around a run. */
function sentence(say: (mark: string) => string, run: Inlines): Inlines {
  return around(say, run).flatMap((part) => (typeof part === 'string' ? [words(part)] : part));
}

/** Rows for people to sign in: the same for every policy and organisation, so that its layout is remembered. */
const signatures = remember(({ labels, signing }: Wording) =>
  rememberByValue(
    (rows: number): Table =>
      table(
        [
          [signing.name, 28],
          [signing.role, 24],
          [signing.signature, 30],
          [labels.date, 18],
        ],
        Array.from({ length: rows }, () => [BLANK, BLANK, BLANK, BLANK]),
      ),
    'small',
  ),
);

/** What a changed policy says differently, and why, so that nobody signs for lines they have not seen. */
function changedLines(
  { told, pack: { wording } }: PackView,
  { template }: PackPolicy,
  level: SigningPlace['level'],
): readonly Block[] {
  const change = told?.policies.find(({ policy }) => policy === policyName(template));
  if (!change || (change.kind !== 'text' && change.kind !== 'correction')) return [];
  const { labels, whatChanged } = wording;
  return [
    heading(labels.whatChanged, level),
    ...(change.why === undefined ? [] : [plainParagraph(words(whatChanged.why(change.why)))]),
    ...differenceBlocks(change.differences, whatChanged),
    heading(wording.signing.heading, level),
  ];
}

/** What a reader must know before signing: that the policy is not approved. */
function caution(policy: PackPolicy, { notInForce }: SigningWords): readonly Block[] {
  const state = approvalState(policy);
  if (state === 'approved') return [];
  return [{ type: 'quote', blocks: [plainParagraph(strong(notInForce[state]))] }];
}
