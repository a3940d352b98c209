/** “What has changed”: for staff, what each policy of this issue says that it did not say before, from when, and why. */
import type { Block, Inlines } from '../../model/document.js';
import { type Pack, packIndex } from '../../model/organisation-pack.js';
import { policyName } from '../../model/pack.js';
import { documentPath, type Format } from '../../model/plan.js';
import type { ToldChanges, ToldPolicy } from '../../model/told-changes.js';
import type { Wording } from '../../model/wording/wording.js';
import { changedFiles } from './attachments.js';
import { areTold, detailBlocks, detailsTable, differenceBlocks } from './differences.js';
import {
  codeAndTitle,
  fileLink,
  heading,
  nameAndTitleWords,
  type PackView,
  type Page,
  pageDocument,
  plainParagraph,
  table,
  words,
} from './page.js';
import { inForceDay } from './standing-words.js';

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
          ...told.policies
            .filter((policy) => !hasOnlyDetails(policy))
            .flatMap((policy) => policyBlocks(view, policy, format)),
          ...detailsBlocks(view, told.policies.filter(hasOnlyDetails), format),
          ...fileBlocks(view, told, format),
        ],
      ),
  };
}

/** Whether nothing is new in a policy but details: then one line is enough, so that what staff must know stands out. */
function hasOnlyDetails({ kind, awaiting, why }: ToldPolicy): boolean {
  return kind === 'details' && !awaiting && why === undefined;
}

function detailsBlocks(view: PackView, policies: readonly ToldPolicy[], format: Format): readonly Block[] {
  const { whatChanged } = view.pack.wording;
  if (policies.length === 0) return [];
  return [
    heading(whatChanged.onlyDetails),
    plainParagraph(words(whatChanged.sameTexts)),
    ...detailTables(view, policies, format),
  ];
}

/** Details by section; of policies whose earlier words were not kept, what they are called. */
function detailTables(view: PackView, policies: readonly ToldPolicy[], format: Format): readonly Block[] {
  const { labels, whatChanged } = view.pack.wording;
  const bySection = policies.flatMap((told) =>
    areTold(told.detailDifferences) ? [{ name: policyLink(view, told, format), details: told.detailDifferences }] : [],
  );
  const others = policies.filter(({ detailDifferences }) => !areTold(detailDifferences));
  const named = others.map((told) => [
    policyLink(view, told, format),
    [words(told.version ?? '')],
    [words(told.details.join('; '))],
  ]);
  const columns = [
    [labels.policy, 45],
    [labels.version, 12],
    [whatChanged.newDetails, 43],
  ] as const;
  return [
    ...(bySection.length > 0 ? [detailsTable(labels.policy, bySection, whatChanged)] : []),
    ...(named.length > 0 ? [table(columns, named)] : []),
  ];
}

function fileBlocks(view: PackView, { attachments }: ToldChanges, format: Format): readonly Block[] {
  if (attachments.length === 0) return [];
  const files = changedFiles(view, attachments, documentPath(format, WHAT_CHANGED_FILE));
  return [heading(view.pack.wording.attached.heading), ...files];
}

function introduction({ since, policies, attachments }: ToldChanges, { whatChanged, date }: Wording): string {
  if (!since) return whatChanged.first;
  const issue = whatChanged.issue(String(since.number), date(since.date));
  return policies.length + attachments.length === 0 ? whatChanged.nothing(issue) : whatChanged.since(issue);
}

function policyBlocks(view: PackView, told: ToldPolicy, format: Format): readonly Block[] {
  const { whatChanged, date } = view.pack.wording;
  const { kind, version, why, details, awaiting } = told;
  const isGone = kind === 'removed' || kind === 'withdrawn';
  const policy = view.pack.policies.find(({ template }) => policyName(template) === told.policy);
  const from = told.from ?? (policy && inForceDay(view, policy));
  const sentences = [
    ...(isGone || version === undefined ? [] : [whatChanged.version(version)]),
    ...kindSentences(told, view),
  ];
  return [
    heading(policyLink(view, told, format)),
    plainParagraph(words(sentences.join(' '))),
    ...(awaiting ? [plainParagraph(words(kind === 'added' ? whatChanged.awaitingNew : whatChanged.awaiting))] : []),
    ...(!isGone && from && !awaiting ? [plainParagraph(words(whatChanged.inForce(date(from))))] : []),
    ...(why === undefined ? [] : [plainParagraph(words(whatChanged.why(why)))]),
    ...(kind === 'text' || kind === 'correction' ? differenceBlocks(told.differences, whatChanged) : []),
    ...(details.length > 0 ? [plainParagraph(words(whatChanged.details(details.join('; '))))] : []),
    ...detailBlocks(told.detailDifferences, whatChanged),
  ];
}

function kindSentences({ kind, from, replacedBy }: ToldPolicy, { pack }: PackView): readonly string[] {
  const { whatChanged, date } = pack.wording;
  switch (kind) {
    case 'added':
      return [whatChanged.added];
    case 'removed':
      return [whatChanged.removed];
    case 'withdrawn':
      return [
        from ? whatChanged.withdrawnOn(date(from)) : whatChanged.withdrawn,
        ...(replacedBy.length > 0
          ? [whatChanged.replacedBy(replacedBy.map((name) => nameInPack(name, pack)).join(', '))]
          : []),
      ];
    case 'text':
      return [whatChanged.text];
    case 'correction':
      return [whatChanged.correction];
    case 'details':
      return [whatChanged.sameText];
  }
}

/** A successor with its title, where the pack has it. */
function nameInPack(name: string, pack: Pack): string {
  const successor = packIndex(pack).get(name.toLowerCase());
  return successor ? codeAndTitle(successor) : name;
}

function policyLink(view: PackView, told: ToldPolicy, format: Format): Inlines {
  const file = view.fileOf(told.policy);
  const from = documentPath(format, WHAT_CHANGED_FILE);
  const label = nameAndTitleWords(view, told.policy, told.title);
  return file === undefined ? label : fileLink(view, label, from, documentPath(format, file));
}
