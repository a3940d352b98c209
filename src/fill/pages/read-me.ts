/**
 * The text at the head of a zip: what is new, changed and removed, what to sign and by whom, what to take out of a paper folder and
 * put in, and a note to send with it. It is plain text, since every computer and telephone opens that by a double click, a mail
 * program shows it without unpacking, and its note can be pasted into an e-mail as it is.
 */
import type { ChangedAttachment } from '../../model/attachment-changes.js';
import { type PackPolicy, packTitle } from '../../model/organisation-pack.js';
import type { ChangedPolicy } from '../../model/pack-changes.js';
import { shortName } from '../../model/shown-name.js';
import { changeWords } from '../../model/wording/change-words.js';
import type { ReadMeWords } from '../../model/wording/wording.js';
import { changedPlaces } from './differences.js';
import type { PackView } from './page.js';

/** The file's name; in capitals and first in every list. */
export const READ_ME_FILE = 'READ ME FIRST.txt';

/** What the zip holds of the pack. */
export interface ZippedPart {
  /** The paths of the index and of the whole pack in one file, and the folders of PDFs and Word files, where the zip has them. */
  readonly uses: Readonly<Partial<Record<keyof ReadMeWords['uses'], string>>>;
  /** The path of the document to sign in, where the zip has one. */
  readonly signing?: string;
  /** Whether it has a sheet to sign for each policy. */
  readonly hasSheets: boolean;
  /** Whether files of the pack are left out. */
  readonly isPart: boolean;
  /** Whether policies that didn’t change are left out. */
  readonly changedOnly: boolean;
}

/** Makes the text; lines end with line feeds. */
export function readMeText(view: PackView, part: ZippedPart): string {
  const { organisation, pack, issue, log } = view;
  const { readMe, date } = pack.wording;
  const name = shortName(organisation);
  const [entry] = log;
  const changes = entry?.changes ?? [];
  const files = entry?.attachments ?? [];
  const title = readMe.issue(issue.number, issue.date ? date(issue.date) : '');
  return [
    readMe.title(name, packTitle(pack)),
    title,
    '',
    ...useLines(readMe, part),
    ...(part.changedOnly ? [readMe.changedOnly, ''] : part.isPart ? [readMe.part, ''] : []),
    ...(entry?.replaces === undefined ? [] : [readMe.replaces(entry.replaces, entry.reason), '']),
    ...changeLines(view, changes, files),
    ...signLines(view, changes, part),
    ...paperLines(view, changes, files),
    ...noteLines(view, changes, files, title),
  ].join('\n');
}

/** Which file to open where; the whole pack as one PDF is easier to print than its parts. */
function useLines({ open, uses }: ReadMeWords, { uses: paths }: ZippedPart): readonly string[] {
  const listed = paths.combined === undefined ? paths : { ...paths, pdf: undefined };
  const lines = (['index', 'handbook', 'combined', 'pdf', 'docx'] as const).flatMap((use) => {
    const path = listed[use];
    return path === undefined ? [] : [`  - ${uses[use](path)}`];
  });
  return lines.length === 0 ? [] : [open, ...lines, ''];
}

const isChange = ({ change }: ChangedPolicy) => change !== 'added' && change !== 'removed';

function changeLines(
  view: PackView,
  changes: readonly ChangedPolicy[],
  files: readonly ChangedAttachment[],
): readonly string[] {
  const { readMe } = view.pack.wording;
  if (changes.length + files.length === 0) return [readMe.nothing, ''];
  const filesWith = (sought: ChangedAttachment['change']) =>
    files.filter(({ change }) => change === sought).map((changed) => fileWords(changed, view));
  return [
    ...list(readMe.added, [
      ...changes.filter(({ change }) => change === 'added').map((changed) => nameOf(changed, view)),
      ...filesWith('added'),
    ]),
    ...list(readMe.changed, [
      ...changes.filter(isChange).map((changed) => told(changed, view)),
      ...filesWith('file'),
      ...filesWith('record'),
    ]),
    ...list(readMe.removed, [
      ...changes.filter(({ change }) => change === 'removed').map((changed) => told(changed, view)),
      ...filesWith('removed'),
    ]),
  ];
}

/** `Incident form, version 1.2` */
function fileName({ attachment: { title, version } }: ChangedAttachment, { pack: { wording } }: PackView): string {
  return version === undefined ? title : `${title}, ${wording.readMe.version(version)}`;
}

/** `Incident form, version 1.2: The file has changed` */
function fileTold(changed: ChangedAttachment, view: PackView): string {
  return `${fileName(changed, view)}: ${view.pack.wording.attached.changes[changed.change]}`;
}

/** Under a heading that says what is new or gone, the name is enough. */
function fileWords(changed: ChangedAttachment, view: PackView): string {
  const isSaidAbove = changed.change === 'added' || changed.change === 'removed';
  return isSaidAbove ? fileName(changed, view) : fileTold(changed, view);
}

/** A heading in capitals and its lines; nothing without lines. */
function list(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [heading.toUpperCase(), ...lines.map((line) => `  - ${line}`), ''];
}

/** `DCW34 Confidentiality, version 1.1` */
function nameOf({ policy: { policy, title, version } }: ChangedPolicy, { pack: { wording } }: PackView): string {
  const words = /^[A-Z]/.test(policy) ? `${policy} ${title}` : title;
  return version === undefined ? words : `${words}, ${wording.readMe.version(version)}`;
}

function told(changed: ChangedPolicy, view: PackView): string {
  return `${nameOf(changed, view)}: ${changeWords(changed, view.pack.wording)}`;
}

/** More sections than a note would name. */
const MOST_SECTIONS = 8;

/** Where a policy says something else, and why, as “What has changed” tells it. */
function staffNews({ policy: { policy } }: ChangedPolicy, { told: changes, pack }: PackView): readonly string[] {
  const { readMe, whatChanged } = pack.wording;
  const news = changes?.policies.find((each) => each.policy === policy);
  if (!news || news.kind === 'withdrawn') return [];
  const places = changedPlaces([...(news.differences ?? []), ...(news.detailDifferences ?? [])], whatChanged);
  const isNamed = places.length > 0 && places.length <= MOST_SECTIONS;
  return [
    ...(isNamed ? [readMe.changedIn(places.join('; '))] : []),
    ...(news.why === undefined ? [] : [whatChanged.why(news.why)]),
  ];
}

/** What staff read and sign again: what is new, and what asks something else of them. */
function toSign(changes: readonly ChangedPolicy[]): readonly ChangedPolicy[] {
  return changes.filter(({ change }) => change === 'added' || change === 'text');
}

function signLines(view: PackView, changes: readonly ChangedPolicy[], part: ZippedPart): readonly string[] {
  const { readMe } = view.pack.wording;
  const sheets = toSign(changes).map((changed) => nameOf(changed, view));
  const unapproved = view.pack.policies.filter(
    ({ standing }) => standing !== undefined && standing.state !== 'approved',
  );
  if (sheets.length + unapproved.length === 0) return [];
  return [
    readMe.sign.toUpperCase(),
    ...(sheets.length > 0 ? [...signWords(readMe, part), ...sheets.map((sheet) => `  - ${sheet}`)] : []),
    ...(unapproved.length > 0
      ? [readMe.approve, ...unapproved.map((policy) => `  - ${approvalLine(policy, view)}`)]
      : []),
    '',
  ];
}

/** Where to sign. */
function signWords(readMe: ReadMeWords, { signing, hasSheets }: ZippedPart): readonly string[] {
  if (signing !== undefined) return [readMe.signPages, `    ${signing}`];
  return [hasSheets ? readMe.signSheets : readMe.signFor];
}

function approvalLine({ template, title, control }: PackPolicy, { pack }: PackView): string {
  return pack.wording.readMe.approveBy(template.code ? `${template.code} ${title}` : title, control.approver);
}

/** A file whose record alone is new stays in the folder. Of a changed one, the earlier version is not known: its title must do. */
function paperLines(
  view: PackView,
  changes: readonly ChangedPolicy[],
  files: readonly ChangedAttachment[],
): readonly string[] {
  const { readMe } = view.pack.wording;
  const out = [
    ...changes.filter(({ change }) => change !== 'added').map((changed) => earlierName(changed, view)),
    ...files
      .filter(({ change }) => change === 'file' || change === 'removed')
      .map(({ attachment }) => attachment.title),
  ];
  const put = [
    ...changes.filter(({ change }) => change !== 'removed').map((changed) => nameOf(changed, view)),
    ...files.filter(({ change }) => change === 'file' || change === 'added').map((changed) => fileName(changed, view)),
  ];
  return [
    readMe.paper.toUpperCase(),
    ...(out.length > 0 ? [readMe.takeOut, ...[...out, readMe.always].map((line) => `  - ${line}`)] : []),
    readMe.putIn,
    ...[...put, readMe.always].map((line) => `  - ${line}`),
    '',
  ];
}

function earlierName(changed: ChangedPolicy, view: PackView): string {
  const { policy, from } = changed;
  return nameOf(from === undefined ? changed : { ...changed, policy: { ...policy, version: from } }, view);
}

function noteLines(
  view: PackView,
  changes: readonly ChangedPolicy[],
  files: readonly ChangedAttachment[],
  title: string,
): readonly string[] {
  const { organisation, pack } = view;
  const { readMe } = pack.wording;
  const news = [
    ...changes.map((changed) => [told(changed, view), ...staffNews(changed, view)].join('\n  ')),
    ...files.map((changed) => fileTold(changed, view)),
  ].map((line) => `- ${line}`);
  return [
    readMe.note.toUpperCase(),
    '',
    readMe.greeting,
    '',
    readMe.attached(packTitle(pack), shortName(organisation), title),
    ...(news.length > 0 ? ['', readMe.whatIsNew, ...news] : []),
    ...(toSign(changes).length > 0 ? ['', readMe.pleaseSign] : []),
    '',
    readMe.end,
    '',
  ];
}
