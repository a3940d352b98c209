/** “What has changed”: for staff, what each policy of this issue says that it did not say before, from when, and why. */
import type { Block, Inline } from '../../model/document.js';
import { documentPath, type Format } from '../../model/plan.js';
import type { ToldChanges, ToldPolicy } from '../../model/told-changes.js';
import type { Wording } from '../../model/wording/wording.js';
import { differenceBlocks } from './differences.js';
import {
  fileLink,
  heading,
  nameAndTitle,
  type PackView,
  type Page,
  pageDocument,
  plainParagraph,
  words,
} from './page.js';

export const WHAT_CHANGED_FILE = 'what-has-changed';

/** Makes the page. */
export function whatHasChanged(view: PackView, told: ToldChanges): Page {
  const { wording } = view.pack;
  return {
    page: 'what-has-changed',
    path: (format) => documentPath(format, WHAT_CHANGED_FILE),
    document: (format) =>
      pageDocument(
        view,
        wording.whatChanged.pageTitle,
        [],
        [
          plainParagraph(words(introduction(told, wording))),
          ...told.policies.flatMap((policy) => policyBlocks(view, policy, format)),
        ],
      ),
  };
}

function introduction({ since, policies }: ToldChanges, { whatChanged, date }: Wording): string {
  if (!since) return whatChanged.first;
  const issue = whatChanged.issue(String(since.number), date(since.date));
  return policies.length === 0 ? whatChanged.nothing(issue) : whatChanged.since(issue);
}

function policyBlocks(view: PackView, told: ToldPolicy, format: Format): readonly Block[] {
  const { whatChanged, date } = view.pack.wording;
  const { kind, version, from, why, details, awaiting } = told;
  const isGone = kind === 'removed' || kind === 'withdrawn';
  const sentences = [
    ...(isGone || version === undefined ? [] : [whatChanged.version(version)]),
    ...kindSentences(told, view.pack.wording),
  ];
  return [
    { ...heading(''), children: [policyLink(view, told, format)] },
    plainParagraph(words(sentences.join(' '))),
    ...(awaiting ? [plainParagraph(words(whatChanged.awaiting))] : []),
    ...(!isGone && from && !awaiting ? [plainParagraph(words(whatChanged.inForce(date(from))))] : []),
    ...(why === undefined ? [] : [plainParagraph(words(whatChanged.why(why)))]),
    ...(kind === 'text' || kind === 'correction' ? differenceBlocks(told.differences, whatChanged) : []),
    ...(details.length > 0 ? [plainParagraph(words(whatChanged.details(details.join('; '))))] : []),
  ];
}

function kindSentences({ kind, from, replacedBy }: ToldPolicy, { whatChanged, date }: Wording): readonly string[] {
  switch (kind) {
    case 'added':
      return [whatChanged.added];
    case 'removed':
      return [whatChanged.removed];
    case 'withdrawn':
      return [
        from ? whatChanged.withdrawnOn(date(from)) : whatChanged.withdrawn,
        ...(replacedBy.length > 0 ? [whatChanged.replacedBy(replacedBy.join(', '))] : []),
      ];
    case 'text':
      return [whatChanged.text];
    case 'correction':
      return [whatChanged.correction];
    case 'details':
      return [whatChanged.sameText];
  }
}

function policyLink(view: PackView, told: ToldPolicy, format: Format): Inline {
  const file = view.fileOf(told.policy);
  const from = documentPath(format, WHAT_CHANGED_FILE);
  return file === undefined
    ? words(nameAndTitle(told.policy, told.title))
    : fileLink(view, nameAndTitle(told.policy, told.title), from, documentPath(format, file));
}
