/**
 * The attachments of an organisation's pack, each file once: those that its policies name, those of the pack itself, and its own. One of
 * its own takes the place of a file with the same name.
 */
import { type Attachment, attachmentEnding, attachmentPath, attachmentSource } from '../model/attachment.js';
import { addMonths, type CalendarDate, compareDates, longDate } from '../model/calendar.js';
import { type Diagnostic, error, warning } from '../model/diagnostic.js';
import type { Organisation } from '../model/organisation.js';
import type { PackAttachment } from '../model/organisation-pack.js';
import { type PackPolicy, placeOf, type ReviewDates } from '../model/organisation-pack.js';
import { type PackDefinition, policyName } from '../model/pack.js';
import { recordOf } from './applies.js';

/** An attachment where a policy, the pack itself or the organisation names it. */
interface Naming {
  readonly attachment: Attachment;
  readonly source: string;
  readonly policy?: PackPolicy;
}

/** Twelve months where nobody says otherwise (DOMAIN: review dates). */
const USUAL_MONTHS = 12;

/** The attachments of a pack, and what is wrong with their list. */
interface Listed {
  readonly attachments: readonly PackAttachment[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Lists the attachments. Refuses one file with two descriptions, and two files with one name. */
export function packAttachments(
  organisation: Organisation,
  policies: readonly PackPolicy[],
  { attachments }: PackDefinition,
  asOf: CalendarDate,
): Listed {
  const shared = listOf([...policies.flatMap(namedBy), ...(attachments ?? []).map(namedByItsFile)]);
  const own = listOf([
    ...policies.flatMap((policy) => ownOf(organisation, policy)),
    ...(organisation.attachments ?? []).map(namedByItsFile),
  ]);
  const packed = withOwn(shared.attachments, own.attachments);
  return {
    attachments: packed,
    diagnostics: [
      ...shared.diagnostics,
      ...own.diagnostics,
      ...packed.flatMap(olderText),
      ...packed.flatMap((each) => overdue(each, asOf)),
    ],
  };
}

/** Each file once, with all policies that name it. */
function listOf(namings: readonly Naming[]): Listed {
  const bySource = new Map<string, PackAttachment>();
  const byName = new Map<string, PackAttachment>();
  const diagnostics: Diagnostic[] = [];
  for (const naming of namings) {
    const entry = entryOf(naming);
    if (!entry) continue;
    const same = bySource.get(entry.source);
    const sameName = byName.get(nameInPack(entry));
    if (same && !isSameDescription(same, entry)) diagnostics.push(twoDescriptions(entry, same));
    else if (!same && sameName) diagnostics.push(twoFiles(entry, sameName));
    const merged = same ? mergedWith(same, entry) : entry;
    bySource.set(entry.source, merged);
    byName.set(nameInPack(entry), merged);
  }
  return { attachments: [...bySource.values()], diagnostics };
}

/** Some file systems take names that differ in capitals for one. */
function nameInPack({ path }: PackAttachment): string {
  return path.toLowerCase();
}

/** Puts the organisation's own files in the place of those with the same name, and the others behind them. */
function withOwn(shared: readonly PackAttachment[], own: readonly PackAttachment[]): readonly PackAttachment[] {
  const byName = new Map(own.map((entry) => [nameInPack(entry), entry]));
  const names = new Set(shared.map(nameInPack));
  return [
    ...shared.map((entry) => {
      const instead = byName.get(nameInPack(entry));
      return instead ? inPlaceOf(instead, entry) : entry;
    }),
    ...own.filter((entry) => !names.has(nameInPack(entry))),
  ];
}

function namedBy(policy: PackPolicy): readonly Naming[] {
  return (policy.template.attachments ?? []).map((attachment) => ({
    attachment,
    source: attachmentSource(attachment, placeOf(policy)),
    policy,
  }));
}

function namedByItsFile(attachment: Attachment): Naming {
  return { attachment, source: attachmentSource(attachment, attachment.fileSpan.source.path) };
}

function ownOf(organisation: Organisation, policy: PackPolicy): readonly Naming[] {
  const own = recordOf(organisation, policy.template)?.attachments ?? [];
  return own.map((attachment) => ({ ...namedByItsFile(attachment), policy }));
}

/** The organisation's own file in place of another, for the policies of both; it is described as the organisation does. */
function inPlaceOf(own: PackAttachment, replaced: PackAttachment): PackAttachment {
  return {
    ...own,
    policies: [...new Set([...replaced.policies, ...own.policies])],
    ...(own.source === replaced.source ? {} : { inPlaceOf: replaced.source }),
  };
}

function entryOf({ attachment, source, policy }: Naming): PackAttachment | undefined {
  const ending = attachmentEnding(attachment.file);
  if (!ending) return undefined;
  return {
    ...attachment,
    source,
    path: attachmentPath(source, ending),
    policies: policy ? [policyName(policy.template)] : [],
    review: reviewOf(attachment),
    isOfOlderText: policy !== undefined && tellsOlderText(attachment, policy),
  };
}

function reviewOf({ reviewed, every }: Attachment): ReviewDates {
  if (!reviewed) return { cycle: every ?? 'on_change' };
  const cycle = every ?? { months: USUAL_MONTHS };
  return cycle === 'on_change'
    ? { last: reviewed, cycle }
    : { last: reviewed, cycle, next: addMonths(reviewed, cycle.months) };
}

/** By the version that it says it tells; without one, an Easy Read version is older than a later change of the text. */
function tellsOlderText({ kind, of, reviewed }: Attachment, { template }: PackPolicy): boolean {
  if (of !== undefined) return template.version !== undefined && of !== template.version;
  if (kind !== 'easy_read' || !reviewed) return false;
  return template.changes.some((change) => change.kind !== 'correction' && compareDates(change.date, reviewed) > 0);
}

const DESCRIBED = ['title', 'kind', 'version', 'of'] as const;

function isSameDescription(a: PackAttachment, b: PackAttachment): boolean {
  return DESCRIBED.every((key) => a[key] === b[key]) && JSON.stringify(a.review) === JSON.stringify(b.review);
}

function mergedWith(first: PackAttachment, second: PackAttachment): PackAttachment {
  return {
    ...first,
    policies: [...new Set([...first.policies, ...second.policies])],
    isOfOlderText: first.isOfOlderText || second.isOfOlderText,
  };
}

function twoDescriptions(entry: PackAttachment, first: PackAttachment): Diagnostic {
  const message = `This file is described in another way in ${first.fileSpan.source.path}`;
  const hint = 'Give the same title, kind, version and review wherever the file is named.';
  return error('attachment-clash', message, entry.fileSpan, { hint });
}

function twoFiles(entry: PackAttachment, first: PackAttachment): Diagnostic {
  const message = `In the pack, this file would have the same name as ${first.source}`;
  return error('path-clash', message, entry.fileSpan, { hint: 'Rename one of the two files.' });
}

/** A review that had passed on a day. */
function overdue({ review: { next }, fileSpan }: PackAttachment, asOf: CalendarDate): readonly Diagnostic[] {
  if (!next || compareDates(next, asOf) >= 0) return [];
  const message = `The next review of this file was due on ${longDate(next)}`;
  return [warning('review-overdue', message, fileSpan, { hint: 'Review the file and write the day as "reviewed".' })];
}

function olderText({ isOfOlderText, fileSpan, kind }: PackAttachment): readonly Diagnostic[] {
  if (!isOfOlderText) return [];
  const what = kind === 'easy_read' ? 'This Easy Read version' : 'This file';
  const hint = 'Have a new one made. Until then, the index says that it tells an older text.';
  return [warning('attachment-older', `${what} tells an older text of the policy`, fileSpan, { hint })];
}
