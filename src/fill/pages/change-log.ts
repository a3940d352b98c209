/** The change log of a pack: what is new in this issue, and in earlier ones. */
import { parseDate } from '../../model/calendar.js';
import type { Block, Inline, Inlines } from '../../model/document.js';
import type { ChangedPolicy, IssueEntry } from '../../model/pack-changes.js';
import { documentPath, type Format } from '../../model/plan.js';
import type { Wording } from '../../model/wording/wording.js';
import {
  fileLink,
  heading,
  nameAndTitle,
  onLines,
  type PackView,
  type Page,
  pageDocument,
  plainParagraph,
  strong,
  wideTable,
  words,
} from './page.js';
import { withdrawnBlocks } from './withdrawn.js';

export const CHANGES_FILE = 'change-log';

/** Makes the log. The current issue has no date, so that the log is the same before and after it is issued. */
export function changeLog(view: PackView): Page {
  return {
    page: 'changes',
    path: (format) => documentPath(format, CHANGES_FILE),
    document: (format) =>
      pageDocument(
        view,
        view.pack.wording.changes.title,
        [],
        [
          ...view.log.flatMap((entry, at) => [
            heading(issueName(entry, at === 0, view.pack.wording)),
            ...issueBlocks(view, entry, format),
          ]),
          ...withdrawnBlocks(view, (file) => [documentPath(format, CHANGES_FILE), documentPath(format, file)]),
        ],
      ),
  };
}

function issueName({ number, date }: IssueEntry, isLatest: boolean, { changes, date: longDate }: Wording): string {
  const day = date === undefined || isLatest ? undefined : parseDate(date);
  return changes.issue(number, day && longDate(day));
}

function issueBlocks(view: PackView, entry: IssueEntry, format: Format): readonly Block[] {
  const { changes, labels } = view.pack.wording;
  if (entry.changes.length === 0) return [plainParagraph(words(changes.nothing))];
  const first = entry.number === 1 ? [plainParagraph(words(changes.first))] : [];
  return [
    ...first,
    wideTable(
      [
        [labels.policy, 40],
        [labels.versionAndStatus, 17],
        [labels.whatChanged, 43],
      ],
      entry.changes.map((changed) => [
        [policyLink(view, changed, format)],
        versionOfIssue(changed, view.pack.wording),
        changeCell(view, changed),
      ]),
    ),
  ];
}

function policyLink(view: PackView, { policy }: ChangedPolicy, format: Format): Inline {
  const file = view.fileOf(policy.policy);
  const label = nameAndTitle(policy.policy, policy.title);
  return file === undefined
    ? words(label)
    : fileLink(view, label, documentPath(format, CHANGES_FILE), documentPath(format, file));
}

/** The version as it was issued, and that it was not approved. */
function versionOfIssue({ policy: { version, state }, change }: ChangedPolicy, { status }: Wording): Inlines {
  const isUnapproved = change.kind !== 'removed' && state !== undefined && state !== 'approved';
  return onLines([
    ...(version === undefined ? [] : [words(version)]),
    ...(isUnapproved ? [strong(status[state])] : []),
  ]);
}

/** What changed, and below it the note on a new version or text. */
function changeCell(view: PackView, changed: ChangedPolicy): readonly Inline[] {
  const { policy, change } = changed;
  const note = ['version', 'text'].includes(change.kind) ? view.noteOf(policy.policy, policy.version) : undefined;
  return onLines([words(changeWords(changed, view.pack.wording)), ...(note === undefined ? [] : [words(note)])]);
}

function changeWords({ policy, change }: ChangedPolicy, { changes, date }: Wording): string {
  switch (change.kind) {
    case 'added':
      return changes.added;
    case 'removed':
      return changes.removed;
    case 'version':
      return changes.version(change.from);
    case 'title':
      return changes.newTitle;
    case 'text':
      return changes.text;
    case 'reviewed': {
      const day = policy.reviewed === undefined ? undefined : parseDate(policy.reviewed);
      return day ? changes.reviewed(date(day)) : changes.unreviewed;
    }
    case 'details':
      return changes.details;
  }
}
