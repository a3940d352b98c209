/** The sheet for approvals: every policy that awaits one, what changed in it, and where to sign. */
import type { Inlines } from '../../model/document.js';
import type { PackPolicy } from '../../model/organisation-pack.js';
import { documentPath, type Format } from '../../model/plan.js';
import { codeAndTitleWords } from '../../model/title-words.js';
import { awaitedChanges } from './awaited-changes.js';
import {
  BLANK,
  documentBeside,
  fileLink,
  namesOf,
  onLines,
  type PackView,
  type Page,
  personTable,
  plainParagraph,
  wideTable,
  words,
} from './page.js';
import { versionCell } from './standing-words.js';

const APPROVAL_FILE = 'approval-sheet';

/** Makes the sheet for these policies of the pack. */
export function approvalSheet(view: PackView, policies: readonly PackPolicy[]): Page {
  const { approving, labels, signing, pack } = view.pack.wording;
  const approvers = new Set(policies.map(({ control }) => control.approver));
  const [approver = approving.notSet] = approvers;
  return {
    page: 'approval',
    path: (format) => documentPath(format, APPROVAL_FILE),
    document: (format) =>
      documentBeside(
        view,
        approving.title,
        [
          { label: pack.policies, value: String(policies.length) },
          ...(approvers.size === 1 ? [{ label: approving.mayApprove, value: approver }] : []),
        ],
        [
          plainParagraph(words(approving.declaration)),
          personTable([signing.name, signing.role, approving.body]),
          wideTable(
            [
              [labels.policy, 32],
              [labels.versionAndStatus, 15],
              [labels.whatChanged, 23],
              [signing.signature, 17],
              [labels.date, 13],
            ],
            policies.map((policy) => [
              policyCell(view, policy, approvers.size > 1, format),
              versionCell(policy, view.pack.wording),
              onLines((awaitedChanges(policy) ?? [approving.newPolicy]).map((change) => [words(change)])),
              BLANK,
              BLANK,
            ]),
          ),
        ],
      ),
  };
}

/** Code and title, the owner, and where it is not the same for all who may approve it. */
function policyCell(view: PackView, policy: PackPolicy, namesApprover: boolean, format: Format): Inlines {
  const { approving, pack } = view.pack.wording;
  const { owner, approver } = policy.control;
  return onLines([
    fileLink(view, codeAndTitleWords(policy), documentPath(format, APPROVAL_FILE), documentPath(format, policy.file)),
    ...(owner === undefined ? [] : [[namesOf('owner', pack.owner(owner))]]),
    ...(namesApprover ? [[namesOf('approved_by', approving.mayApproveIt(approver ?? approving.notSet))]] : []),
  ]);
}
