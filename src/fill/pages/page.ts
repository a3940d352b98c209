/** Parts for making pack documents: the view of the pack that they are made from, and the few nodes that they need. */
import { posix } from 'node:path';
import type { CalendarDate } from '../../model/calendar.js';
import {
  type Block,
  type ControlEntry,
  type Document,
  type Heading,
  type Inline,
  type Inlines,
  inlineText,
  type PlainCell,
  type PrintedColumn,
  type Row,
  type Table,
  type Text,
} from '../../model/document.js';
import type { WithdrawnPolicy } from '../../model/issues.js';
import type { Organisation } from '../../model/organisation.js';
import { type Pack, type PackPolicy, packIndex } from '../../model/organisation-pack.js';
import { resolveOutline } from '../../model/outline.js';
import type { PageKind } from '../../model/pack.js';
import type { IssueEntry } from '../../model/pack-changes.js';
import type { Format } from '../../model/plan.js';
import { shortName } from '../../model/shown-name.js';
import { codeAndTitleWords } from '../../model/title-words.js';
import type { ToldChanges } from '../../model/told-changes.js';
import { mastheadOf } from '../frame.js';

/** A pack as its pack documents show it. */
export interface PackView {
  readonly organisation: Organisation;
  readonly pack: Pack;
  /** Its issues, the latest first; the first entry is the pack as it is now. */
  readonly log: readonly IssueEntry[];
  /** What was withdrawn, as its issues tell it. */
  readonly withdrawn: readonly WithdrawnPolicy[];
  /** The issue that the pack is, or is prepared for. */
  readonly issue: PackIssue;
  /** The day on which a version of a policy was first issued, by the policy's code or slug. */
  readonly firstIssued: (policy: string, version: string | undefined) => CalendarDate | undefined;
  /** What staff are told of this issue; absent where that is not known. */
  readonly told?: ToldChanges;
  /** The file of a policy by its code, or its slug where it has none. */
  readonly fileOf: (policy: string) => string | undefined;
  /** The recorded note on a version of a policy. */
  readonly noteOf: (policy: string, version: string | undefined) => string | undefined;
  /** Whether the pack has a file, by its path in the organisation's folder: `pdf/DCW29-whistleblowing.pdf`. */
  readonly has: (path: string) => boolean;
}

/** An issue of a pack; without a date where the pack is not issued as it is now. */
export interface PackIssue {
  readonly number: number;
  readonly date?: CalendarDate;
}

/** A pack document: the same words in each format, with links to that format's files. */
export interface Page {
  readonly page: PageKind;
  /** Its path in the organisation's folder. */
  readonly path: (format: Format) => string;
  readonly document: (format: Format) => Document;
}

/** Words. */
export function words(value: string): Inline {
  return { type: 'text', value };
}

/** Names that the organisation gave, which print as they were typed; `key` is what they are. */
export function namesOf(key: 'owner' | 'approved_by', value: string): Inline {
  return { type: 'text', value, from: key };
}

/** Words that must not be overlooked. */
export function strong(value: string): Inline {
  return { type: 'strong', children: [words(value)] };
}

/** A line break. */
export const BREAK: Inline = { type: 'break' };

/**
 * Links words of the page at `from` to the file at `to`, both paths in the organisation's folder; without a link if the pack
 * has no such file.
 */
export function fileLink(view: PackView, label: string | readonly Text[], from: string, to: string): Inlines {
  const children = typeof label === 'string' ? [words(label)] : label;
  if (!view.has(to)) return children;
  const path = posix.relative(posix.dirname(from), to);
  return [{ type: 'link', target: { kind: 'file', path }, children }];
}

/** `DCW34 Confidentiality Policy`, or the title alone of a policy without a code. */
export function codeAndTitle({ title, template: { code } }: PackPolicy): string {
  return code === undefined ? title : `${code} ${title}`;
}

/** The same of a policy by its name; one without a code is called by its slug, which says no more than its title. */
export function nameAndTitle(policy: string, title: string): string {
  return /^[A-Z]/.test(policy) ? `${policy} ${title}` : title;
}

/** The same as words. Of a title that the policy no longer has, nobody knows what in it was a value, so it prints as it was recorded. */
export function nameAndTitleWords({ pack }: PackView, policy: string, title: string): readonly Text[] {
  const current = packIndex(pack).get(policy.toLowerCase());
  if (current?.title === title) return codeAndTitleWords(current);
  return [{ type: 'text', value: nameAndTitle(policy, title), from: 'title' }];
}

/** A heading without a number. */
export function heading(value: string | Inlines, level: 1 | 2 = 1): Heading {
  return { type: 'heading', level, label: '', children: typeof value === 'string' ? [words(value)] : value };
}

/** A paragraph. */
export function plainParagraph(...children: Inlines): Block {
  return { type: 'paragraph', children };
}

/** Headings of columns, and the width of each in hundredths. */
export type Columns = readonly (readonly [label: string, width: number])[];

/** A table with a header row, all columns aligned left. */
export function table(columns: Columns, rows: readonly (readonly Inlines[])[]): Table {
  return {
    type: 'table',
    columns: columns.map(() => 'left'),
    widths: columns.map(([, width]) => width),
    header: row(columns.map(([label]) => [words(label)])),
    rows: rows.map(row),
  };
}

/** A table of many columns, whose rows become lists on a narrow screen. */
export function wideTable(columns: Columns, rows: readonly (readonly Inlines[])[]): Table {
  return { ...table(columns, rows), stacks: true };
}

/** A cell of a register, with what its row is sorted by where its words don't tell. */
export interface RegisterCell {
  readonly words: Inlines;
  readonly sortKey?: string;
}

/** Rows of a register under one heading; without a heading where it has no groups. */
export interface RegisterGroup {
  readonly heading?: string;
  readonly rows: readonly (readonly RegisterCell[])[];
}

/** A table of many columns in groups, which people look things up in. On paper its columns are joined as `printed` says. */
export function register(columns: Columns, printed: readonly PrintedColumn[], groups: readonly RegisterGroup[]): Table {
  const rows = groups.flatMap(({ heading, rows }) => [
    ...(heading === undefined ? [] : [groupRow(heading, columns.length)]),
    ...rows.map(registerRow),
  ]);
  return { ...wideTable(columns, []), printed, rows };
}

function groupRow(words: string, columns: number): Row {
  const covered = Array.from(
    { length: columns - 1 },
    (): PlainCell => ({ type: 'cell', continues: 'left', children: [] }),
  );
  const { cells } = row([[{ type: 'text', value: words }]]);
  return { type: 'row', headsGroup: true, cells: [...cells, ...covered] };
}

function registerRow(cells: readonly RegisterCell[]): Row {
  return {
    type: 'row',
    cells: cells.map(({ words, sortKey }) => ({ type: 'cell', ...(sortKey ? { sortKey } : {}), children: words })),
  };
}

/** Words that stay on one line: dates. */
export function unbroken(value: string): string {
  return value.replaceAll(' ', '\u00a0');
}

/** A row of cells. */
export function row(cells: readonly Inlines[]): Row {
  return { type: 'row', cells: cells.map((children) => ({ type: 'cell', children })) };
}

/** Runs below each other. */
export function onLines(runs: readonly Inlines[]): Inlines {
  return runs.flatMap((run, at) => (at === 0 ? run : [BREAK, ...run]));
}

/** Two lines high: room for a signature. */
export const BLANK: Inlines = [words('\u00a0'), BREAK, words('\u00a0')];

/** What a person fills in about themselves: a table with headed rows and no header row. */
export function personTable(labels: readonly string[]): Table {
  return {
    type: 'table',
    columns: ['left', 'left'],
    widths: [22, 78],
    rowHeaders: true,
    rows: labels.map((label) => row([[words(label)], BLANK])),
  };
}

/** The issue of a pack in words, as each of its documents says it. */
export function issueWords({ issue, pack: { wording } }: Pick<PackView, 'issue' | 'pack'>): string {
  return wording.pack.issue(issue.number, issue.date && wording.date(issue.date));
}

/** The document of a page of the pack, which names the issue in its control table and in its footer. */
export function pageDocument(
  view: PackView,
  title: string | Inlines,
  control: readonly ControlEntry[],
  blocks: readonly Block[],
  details: { readonly code?: string; readonly version?: string } = {},
): Document {
  const issue = issueWords(view);
  const entries = [{ label: view.pack.wording.labels.pack, value: issue }, ...control];
  return documentBeside(view, title, entries, blocks, { ...details, issue });
}

/** A document that belongs to no issue. */
export function documentBeside(
  { organisation, pack: { wording, footer } }: PackView,
  title: string | Inlines,
  control: readonly ControlEntry[],
  blocks: readonly Block[],
  details: { readonly code?: string; readonly version?: string; readonly issue?: string } = {},
): Document {
  const run = typeof title === 'string' ? [words(title)] : title;
  return {
    wording,
    title: run,
    masthead: mastheadOf(organisation, wording),
    control,
    blocks,
    outline: resolveOutline(blocks, wording),
    properties: {
      title: inlineText(run),
      organisation: shortName(organisation),
      ...details,
      ...(footer ? { footer: footer.words } : {}),
    },
    contents: false,
  };
}
