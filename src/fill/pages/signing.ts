/**
 * Read-and-sign sheets: one for each policy, for everyone who follows it, and one for the pack, for one person and all policies
 * (DOMAIN: what a policy document holds).
 */
import { approvalState } from '../../model/approval-state.js';
import { type Block, inlineText } from '../../model/document.js';
import type { PackPolicy } from '../../model/organisation-pack.js';
import { policyName } from '../../model/pack.js';
import { documentPath } from '../../model/plan.js';
import { around } from '../../model/wording/around.js';
import type { SigningWords } from '../../model/wording/wording.js';
import { differenceBlocks } from './differences.js';
import {
  BLANK,
  codeAndTitle,
  fileLink,
  heading,
  type PackView,
  type Page,
  pageDocument,
  personTable,
  plainParagraph,
  strong,
  table,
  wideTable,
  words,
} from './page.js';
import { lastReviewed, nextReview } from './review-words.js';
import { inForceWords, statusWords, versionCell } from './standing-words.js';

export const SIGNING_FILE = 'read-and-sign';

/** Signatures on a sheet: as many as fit on its first page. */
const ROWS = 9;

/** Makes the sheet of the whole pack: a row for each policy. */
export function packSheet(view: PackView): Page {
  const { labels, signing } = view.pack.wording;
  return {
    page: 'signing',
    path: (format) => documentPath(format, SIGNING_FILE),
    document: (format) =>
      pageDocument(
        view,
        signing.titleOfAll,
        [],
        [
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
            view.pack.policies.map((policy) => [
              [
                fileLink(
                  view,
                  codeAndTitle(policy),
                  documentPath(format, SIGNING_FILE),
                  documentPath(format, policy.file),
                ),
              ],
              versionCell(policy, view.pack.wording),
              [words(inForceWords(view, policy))],
              BLANK,
              BLANK,
            ]),
          ),
        ],
      ),
  };
}

/** Makes the sheet of one policy: a row for each person. */
export function policySheet(view: PackView, policy: PackPolicy): Page {
  const file = `${SIGNING_FILE}/${policy.file}`;
  const { code, version } = policy.control;
  const { wording } = view.pack;
  const { labels, signing } = wording;
  return {
    page: 'signing',
    path: (format) => documentPath(format, file),
    document: (format) =>
      pageDocument(
        view,
        signing.titleOf(policy.title),
        [
          ...(code ? [{ label: labels.code, value: code }] : []),
          ...(version ? [{ label: labels.version, value: version }] : []),
          { label: labels.status, value: inlineText([statusWords(policy, wording)]) },
          { label: labels.inForce, value: inForceWords(view, policy) },
          { label: labels.lastReviewed, value: lastReviewed(policy, wording) },
          { label: labels.nextReview, value: nextReview(view, policy) },
        ],
        [
          ...caution(policy, signing),
          ...changedLines(view, policy),
          plainParagraph(
            ...around(
              (link) => signing.declaration(link, policy.title),
              fileLink(view, policy.title, documentPath(format, file), documentPath(format, policy.file)),
            ).map((part) => (typeof part === 'string' ? words(part) : part)),
          ),
          table(
            [
              [signing.name, 28],
              [signing.role, 24],
              [signing.signature, 30],
              [labels.date, 18],
            ],
            Array.from({ length: ROWS }, () => [BLANK, BLANK, BLANK, BLANK]),
          ),
        ],
        { ...(code ? { code } : {}), ...(version ? { version } : {}) },
      ),
  };
}

/** What a changed policy says differently, and why, so that nobody signs for lines they have not seen. */
function changedLines({ told, pack: { wording } }: PackView, { template }: PackPolicy): readonly Block[] {
  const change = told?.policies.find(({ policy }) => policy === policyName(template));
  if (!change || (change.kind !== 'text' && change.kind !== 'correction')) return [];
  const { labels, whatChanged } = wording;
  return [
    heading(labels.whatChanged),
    ...(change.why === undefined ? [] : [plainParagraph(words(whatChanged.why(change.why)))]),
    ...differenceBlocks(change.differences, whatChanged),
    heading(wording.signing.heading),
  ];
}

/** What a reader must know before signing: that the policy is not approved. */
function caution(policy: PackPolicy, { notInForce }: SigningWords): readonly Block[] {
  const state = approvalState(policy);
  if (state === 'approved') return [];
  return [{ type: 'quote', blocks: [plainParagraph(strong(notInForce[state]))] }];
}
