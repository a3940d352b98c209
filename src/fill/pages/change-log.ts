/** The change log of a pack: what is new in this issue, and what was in those before it. */
import { longDate, parseDate } from '../../model/calendar.js';
import type { Block, Inline } from '../../model/document.js';
import type { ChangedPolicy, IssueEntry } from '../../model/pack-changes.js';
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

export const CHANGES_FILE = 'change-log';

const COLUMNS: Columns = [
  ['Policy', 45],
  ['Version', 12],
  ['What changed', 43],
];

/** Makes the log. The issue that the pack is bears no day: it is the same before it is issued and after. */
export function changeLog(view: PackView): Page {
  return {
    page: 'changes',
    path: (format) => documentPath(format, CHANGES_FILE),
    document: (format) =>
      pageDocument(
        view,
        'Change log',
        [],
        view.log.flatMap((entry, at) => [
          heading(at === 0 ? `Issue ${entry.number}` : `Issue ${entry.number}${dayOf(entry)}`),
          ...issueBlocks(view, entry, format),
        ]),
      ),
  };
}

function dayOf({ date }: IssueEntry): string {
  const day = date === undefined ? undefined : parseDate(date);
  return day ? `, ${longDate(day)}` : '';
}

function issueBlocks(view: PackView, entry: IssueEntry, format: Format): readonly Block[] {
  if (entry.changes.length === 0) return [paragraph(words('Nothing changed.'))];
  const first = entry.number === 1 ? [paragraph(words('The first issue of this pack.'))] : [];
  return [
    ...first,
    table(
      COLUMNS,
      entry.changes.map((changed) => [
        [policyLink(view, changed, format)],
        [words(changed.policy.version ?? '')],
        changeCell(view, changed),
      ]),
    ),
  ];
}

function policyLink(view: PackView, { policy }: ChangedPolicy, format: Format): Inline {
  const file = view.fileOf(policy.policy);
  // A policy without a code is called by its slug, which says no more than its title.
  const label = /^[A-Z]/.test(policy.policy) ? `${policy.policy} ${policy.title}` : policy.title;
  return file === undefined
    ? words(label)
    : fileLink(view, label, documentPath(format, CHANGES_FILE), documentPath(format, file));
}

/** What was noted with a new version or a new text stands below what changed. */
function changeCell(view: PackView, changed: ChangedPolicy): readonly Inline[] {
  const { policy, change } = changed;
  const note = ['version', 'text'].includes(change.kind) ? view.noteOf(policy.policy, policy.version) : undefined;
  return [words(changeWords(changed)), ...(note === undefined ? [] : [BREAK, words(note)])];
}

function changeWords({ policy, change }: ChangedPolicy): string {
  switch (change.kind) {
    case 'added':
      return 'New in the pack';
    case 'removed':
      return 'No longer in the pack';
    case 'version':
      return change.from === undefined ? 'New version' : `New version, before it ${change.from}`;
    case 'title':
      return 'New title';
    case 'text':
      return 'Text changed';
    case 'reviewed':
      return reviewedWords(policy.reviewed);
    case 'details':
      return 'Names, dates or look changed';
  }
}

function reviewedWords(reviewed: string | undefined): string {
  const day = reviewed === undefined ? undefined : parseDate(reviewed);
  return day ? `Reviewed on ${longDate(day)}` : 'Review taken back';
}
