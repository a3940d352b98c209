/**
 * Sheets to sign once a policy was read: one a policy, for all who work by it, and one a pack, for one person and all policies
 * (DOMAIN: what a policy document holds).
 */
import type { PackPolicy } from '../../model/client-pack.js';
import type { Block, Inlines } from '../../model/document.js';
import { documentPath } from '../../model/plan.js';
import { BREAK, fileLink, type PackView, type Page, pageDocument, paragraph, row, table, words } from './page.js';
import { lastReviewed, nextReview } from './review-words.js';

export const SIGNING_FILE = 'read-and-sign';

/** Signatures on a sheet: as many as stand on its first page. */
const ROWS = 11;

/** Two lines high: room for a signature. */
const BLANK: Inlines = [words('\u00a0'), BREAK, words('\u00a0')];

/** Makes the sheet of the whole pack: a row for each policy. */
export function packSheet(view: PackView): Page {
  return {
    page: 'signing',
    path: (format) => documentPath(format, SIGNING_FILE),
    document: (format) =>
      pageDocument(
        view,
        'Read and sign: all policies',
        [],
        [
          paragraph(words('I have read these policies, understand them, and will work by them.')),
          reader(),
          table(
            [
              ['Policy', 42],
              ['Version', 12],
              ['Signature', 28],
              ['Date', 18],
            ],
            view.pack.policies.map((policy) => [
              [fileLink(view, nameOf(policy), documentPath(format, SIGNING_FILE), documentPath(format, policy.file))],
              [words(policy.control.version ?? '')],
              BLANK,
              BLANK,
            ]),
          ),
        ],
      ),
  };
}

/** Who signs: a table without a head, its rows headed. */
function reader(): Block {
  return {
    type: 'table',
    columns: ['left', 'left'],
    widths: [16, 84],
    rowHeaders: true,
    rows: ['Name', 'Role'].map((label) => row([[words(label)], BLANK])),
  };
}

/** Makes the sheet of one policy: a row for each person. */
export function policySheet(view: PackView, policy: PackPolicy): Page {
  const file = `${SIGNING_FILE}/${policy.file}`;
  const { code, version } = policy.control;
  return {
    page: 'signing',
    path: (format) => documentPath(format, file),
    document: (format) =>
      pageDocument(
        view,
        `Read and sign: ${policy.title}`,
        [
          ...(code ? [{ label: 'Code', value: code }] : []),
          ...(version ? [{ label: 'Version', value: version }] : []),
          { label: 'Reviewed', value: lastReviewed(policy) },
          { label: 'Next review', value: nextReview(policy) },
        ],
        [
          paragraph(
            words('I have read the '),
            fileLink(view, policy.title, documentPath(format, file), documentPath(format, policy.file)),
            words(', understand it, and will work by it.'),
          ),
          table(
            [
              ['Name', 28],
              ['Role', 24],
              ['Signature', 30],
              ['Date', 18],
            ],
            Array.from({ length: ROWS }, () => [BLANK, BLANK, BLANK, BLANK]),
          ),
        ],
        { ...(code ? { code } : {}), ...(version ? { version } : {}) },
      ),
  };
}

function nameOf(policy: PackPolicy): string {
  const { code } = policy.template;
  return code === undefined ? policy.title : `${code} ${policy.title}`;
}
