/** The files that go into a pack beside its documents, as its pages list them. */

import type { ChangedAttachment } from '../../model/attachment-changes.js';
import type { Block, Inlines } from '../../model/document.js';
import type { PackAttachment, PackPolicy } from '../../model/organisation-pack.js';
import { policyName } from '../../model/pack.js';
import { codeAndTitleWords } from '../../model/title-words.js';
import { BREAK, fileLink, heading, nameAndTitle, type PackView, strong, wideTable, words } from './page.js';
import { isOverdue, nextReview } from './review-words.js';

/** The section of the index that lists them; nothing where there are none. */
export function attachmentList(view: PackView, from: string): readonly Block[] {
  const { attachments, wording } = view.pack;
  if (attachments.length === 0) return [];
  const { labels, attached, pack } = wording;
  return [
    heading(attached.heading),
    wideTable(
      [
        [attached.file, 26],
        [labels.policy, 26],
        [labels.version, 12],
        [labels.lastReviewed, 18],
        [labels.nextReview, 18],
      ],
      attachments.map((attachment) => [
        fileCell(view, attachment, from),
        policiesCell(view, attachment),
        [words(attachment.version ?? pack.none)],
        [words(attachment.review.last ? wording.date(attachment.review.last) : pack.none)],
        [words(attachment.review.last ? nextReview(view, attachment) : pack.none)],
      ]),
    ),
  ];
}

/** The file with what it is, and whether it tells an older text. */
function fileCell(view: PackView, { title, kind, path, isOfOlderText }: PackAttachment, from: string): Inlines {
  const { kinds, ofOlderText } = view.pack.wording.attached;
  return [
    ...fileLink(view, title, from, path),
    ...(kind ? [BREAK, words(kinds[kind])] : []),
    ...(isOfOlderText ? [BREAK, strong(ofOlderText)] : []),
  ];
}

function policiesCell(view: PackView, { policies }: PackAttachment): Inlines {
  if (policies.length === 0) return [words(view.pack.wording.attached.wholePack)];
  return policies.flatMap((name, at): Inlines => {
    const policy = view.pack.policies.find(({ template }) => policyName(template) === name);
    const label = policy ? codeAndTitleWords(policy) : [words(nameAndTitle(name, name))];
    return at === 0 ? label : [BREAK, ...label];
  });
}

/** Links to what goes with a policy. */
export function attachmentsOf(view: PackView, { template }: PackPolicy, from: string): readonly Inlines[] {
  const name = policyName(template);
  return view.pack.attachments
    .filter(({ policies }) => policies.includes(name))
    .map(({ title, path }) => fileLink(view, title, from, path));
}

/** Those whose next review had passed on the day of the issue. */
export function overdueAttachments(view: PackView): readonly PackAttachment[] {
  return view.pack.attachments.filter((attachment) => isOverdue(view, attachment));
}

/** A table of attachments that changed with an issue; nothing where none did. */
export function changedFiles(view: PackView, changed: readonly ChangedAttachment[], from: string): readonly Block[] {
  const { labels, attached, pack } = view.pack.wording;
  if (changed.length === 0) return [];
  return [
    wideTable(
      [
        [attached.file, 40],
        [labels.version, 17],
        [labels.whatChanged, 43],
      ],
      changed.map(({ attachment: { title, path, version }, change }) => [
        fileLink(view, title, from, path),
        [words(version ?? pack.none)],
        [words(attached.changes[change])],
      ]),
    ),
  ];
}
