/** The change log of a pack: what is new in this issue, and in earlier ones. */
import { parseDate } from '../../model/calendar.js';
import type { Block, Inlines } from '../../model/document.js';
import type { IssuedPolicy } from '../../model/issues.js';
import type { ChangedPolicy, IssueEntry } from '../../model/pack-changes.js';
import { documentPath, type Format } from '../../model/plan.js';
import { around } from '../../model/wording/around.js';
import { changeWords } from '../../model/wording/change-words.js';
import type { Wording } from '../../model/wording/wording.js';
import { changedFiles } from './attachments.js';
import {
  fileLink,
  heading,
  nameAndTitleWords,
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

/** Makes the log. */
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
          ...view.log.flatMap((entry) => [
            heading(issueName(entry, view.pack.wording)),
            ...issueBlocks(view, entry, format),
          ]),
          ...withdrawnBlocks(view, (file) => [documentPath(format, CHANGES_FILE), documentPath(format, file)]),
        ],
      ),
  };
}

function issueName({ number, date }: IssueEntry, { changes, date: longDate }: Wording): string {
  const day = date === undefined ? undefined : parseDate(date);
  return changes.issue(number, day && longDate(day));
}

function issueBlocks(view: PackView, entry: IssueEntry, format: Format): readonly Block[] {
  const { changes, labels } = view.pack.wording;
  const lines = [
    ...(entry.replaces === undefined ? [] : [changes.replaces(entry.replaces, entry.reason)]),
    ...(entry.number === 1 ? [changes.first] : []),
    ...(entry.changes.length + entry.attachments.length === 0 ? [changes.nothing] : []),
  ];
  const paragraphs = lines.map((line) => plainParagraph(words(line)));
  const files = changedFiles(view, entry.attachments, documentPath(format, CHANGES_FILE));
  if (entry.changes.length === 0) return [...paragraphs, ...files];
  return [
    ...paragraphs,
    wideTable(
      [
        [labels.policy, 40],
        [labels.versionAndStatus, 17],
        [labels.whatChanged, 43],
      ],
      entry.changes.map((changed) => [
        policyLink(view, changed, format),
        versionOfIssue(changed, view.pack.wording),
        changeCell(view, changed),
      ]),
    ),
    ...files,
  ];
}

function policyLink(view: PackView, { policy }: ChangedPolicy, format: Format): Inlines {
  const file = view.fileOf(policy.policy);
  const label = nameAndTitleWords(view, policy.policy, policy.title);
  return file === undefined
    ? label
    : fileLink(view, label, documentPath(format, CHANGES_FILE), documentPath(format, file));
}

/** The version as it was issued, and that it was not approved. */
function versionOfIssue({ policy: { version, state }, change }: ChangedPolicy, { status }: Wording): Inlines {
  const isUnapproved = change !== 'removed' && state !== undefined && state !== 'approved';
  return onLines([
    ...(version === undefined ? [] : [[words(version)]]),
    ...(isUnapproved ? [[strong(status[state])]] : []),
  ]);
}

/** What changed, and below it the note on a new version or text. */
function changeCell(view: PackView, changed: ChangedPolicy): Inlines {
  const { policy, change } = changed;
  const asks = change === 'text' || change === 'correction' || changed.from !== undefined;
  const note = asks ? noteOf(view, policy) : undefined;
  const hasOwnWords = policy.additions !== undefined && (change === 'text' || change === 'added');
  return onLines([
    [words(changeWords(changed, view.pack.wording))],
    ...(hasOwnWords ? [additionsOf(view)] : []),
    ...(note === undefined ? [] : [[words(note)]]),
  ]);
}

/** That the organisation's own additions are meant, which names it. */
function additionsOf({ organisation, pack: { wording } }: PackView): Inlines {
  return around(wording.changes.additions, organisation.name).map((piece) =>
    piece === organisation.name ? { type: 'text', value: piece, from: 'org_field_name' } : words(piece),
  );
}

/** The note as it was issued, or else as it is recorded now. */
function noteOf(view: PackView, { policy, version, history }: IssuedPolicy): string | undefined {
  return history?.find((row) => row.version === version)?.note ?? view.noteOf(policy, version);
}
