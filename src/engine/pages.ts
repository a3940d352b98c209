/** Makes the finished files of an organisation's pack documents, in each of its formats. */
import { approvalSheet } from '../fill/pages/approval-sheet.js';
import { hasHandbook, packPages } from '../fill/pages/index.js';
import type { PackView, Page } from '../fill/pages/page.js';
import { type CalendarDate, parseDate } from '../model/calendar.js';
import { type Diagnostic, error } from '../model/diagnostic.js';
import type { Issue } from '../model/issues.js';
import type { Manifest, ManifestFile } from '../model/manifest.js';
import type { Organisation } from '../model/organisation.js';
import { headsOf, type Pack, type PackPolicy } from '../model/organisation-pack.js';
import { HANDBOOK_PATH, policyName } from '../model/pack.js';
import { issueLog } from '../model/pack-changes.js';
import { documentPath, FORMATS, type Format } from '../model/plan.js';
import type { SearchedPage } from '../model/site.js';
import { wordsOfRun, wordsOfTitle } from '../model/title-words.js';
import type { ToldChanges } from '../model/told-changes.js';
import { bindPack, type FilledJob } from './combined.js';
import { type Making, type WriterFor, writeFiles } from './documents.js';
import type { FinishedPage } from './finished-file.js';
import { type HandbookSources, makeHandbook } from './handbook.js';
import { keptOrMade, type WrittenFiles } from './keeping.js';
import { keptFiles, type RenderedPart } from './manifest.js';
import type { PackHistory } from './pack-history.js';
import type { PackPage } from './pack-pages.js';
import { searchedPages } from './searched-pages.js';
import { toldChanges } from './told-changes.js';

/** The pack documents of one organisation. */
export interface PackPages {
  /** How many pack documents there are, each in one format or several. */
  readonly count: number;
  readonly files: readonly FinishedPage[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What an organisation's pack documents are made from, apart from the organisation and its pack. */
export interface PageSources {
  /** The policies' documents that were made in this run. */
  readonly documents: readonly ManifestFile[];
  /** The organisation's last manifest. */
  readonly before: Manifest | undefined;
  readonly rendering: RenderedPart;
  readonly history: PackHistory;
  /** Adds what changed policies said and say. */
  readonly withWords: (told: ToldChanges) => Promise<ToldChanges>;
  /** Gives the web pages of the policies as trees; is told which files the pack has. */
  readonly policyPages: (has: (path: string) => boolean) => Promise<readonly PackPage[]>;
  /** The documents to bind as one PDF; absent where that was not asked for. */
  readonly bound?: readonly FilledJob[];
}

/** Makes the pack documents, which cover the documents made now and those that stay from the last render. */
export async function makePages(
  organisation: Organisation,
  pack: Pack,
  sources: PageSources,
  making: Making,
): Promise<PackPages> {
  const entries = entriesOf(sources);
  const paths = new Set(entries.map(({ path }) => path));
  const lowerCasePaths = new Set([...paths].map((path) => path.toLowerCase()));
  const bare = packView(organisation, pack, sources.history, (path) => paths.has(path));
  const view = bare.told ? { ...bare, told: await sources.withWords(bare.told) } : bare;
  const formats = FORMATS.filter((format) => sources.rendering.formats.includes(format));
  const bound = sources.bound
    ? await bindPack(organisation, pack, sources.bound, view.issue, making)
    : { files: [], diagnostics: [] };
  const files: FinishedPage[] = [...bound.files];
  for (const { path } of files) paths.add(path);
  const diagnostics: Diagnostic[] = [...bound.diagnostics];
  const pages = packPages(view);
  const isGathered = formats.includes('html') && hasHandbook(pack);
  if (isGathered) paths.add(HANDBOOK_PATH);
  let site: Promise<HandbookSources> | undefined;
  const siteNow = () => (site ??= siteOf(view, pages, sources));
  for (const page of pages) {
    for (const format of formats) paths.add(page.path(format));
    if (formats.some((format) => lowerCasePaths.has(page.path(format)))) diagnostics.push(clash(page, organisation));
    const isSearched = page.page === 'index' && formats.includes('html');
    const searched = isSearched ? (await siteNow()).searched : undefined;
    const outcome = await writePage({ page, searched }, formats, organisation, pack, making);
    diagnostics.push(...outcome.diagnostics);
    files.push(...outcome.files);
  }
  const handbook = isGathered ? await makeHandbook(view, await siteNow(), making) : { files: [], diagnostics: [] };
  return {
    count: pages.length + bound.files.length + handbook.files.length,
    files: [...files, ...handbook.files],
    diagnostics: [...diagnostics, ...handbook.diagnostics],
  };
}

/** What the index is searched for, and a handbook holds: all web pages of the pack but the index and single sheets to sign. */
async function siteOf(view: PackView, pages: readonly Page[], { policyPages }: PageSources): Promise<HandbookSources> {
  const policies = await policyPages(view.has);
  const others = pages
    .filter(({ page }) => page !== 'index' && page !== 'signing-sheets')
    .map((page) => {
      const document = page.document('html');
      return { page: page.page, path: page.path('html'), title: wordsOfRun(document.title), document };
    });
  // Pages to sign have the title of each policy, which leads to the policy itself.
  const worded = [...policies, ...others.filter(({ page }) => page !== 'signing')];
  const titled = [
    ...others.filter(({ page }) => page === 'signing'),
    ...view.pack.attachments.map(({ path, title }) => ({ path, title: wordsOfTitle({ title }) })),
  ];
  return { policies, others, searched: searchedPages(worded, titled, view.organisation.theme) };
}

/** Makes the sheet that lists the policies for approval; where none awaits it, there is no sheet. */
export async function makeApprovalSheet(
  organisation: Organisation,
  pack: Pack,
  policies: readonly PackPolicy[],
  { history, formats }: ApprovalSources,
  writerFor: WriterFor,
): Promise<PackPages> {
  if (policies.length === 0) return { count: 0, files: [], diagnostics: [] };
  const documents = new Set(policies.flatMap(({ file }) => formats.map((format) => documentPath(format, file))));
  const view = packView(organisation, pack, history, (path) => documents.has(path));
  const page = approvalSheet(view, policies);
  if (formats.some((format) => documents.has(page.path(format))))
    return { count: 1, files: [], diagnostics: [clash(page, organisation)] };
  const wanted = FORMATS.filter((format) => formats.includes(format));
  return { count: 1, ...(await writePage({ page }, wanted, organisation, pack, { writerFor })) };
}

/** What the sheet is made from, apart from the policies. */
interface ApprovalSources extends Pick<PageSources, 'history'> {
  readonly formats: readonly Format[];
}

/** The policies' documents in the pack, made now or earlier. */
export function entriesOf({
  documents,
  before,
  rendering,
}: Pick<PageSources, 'documents' | 'before' | 'rendering'>): readonly ManifestFile[] {
  const currentPaths = new Set(documents.map(({ path }) => path));
  const remaining = keptFiles(before, rendering).filter((file) => !('page' in file) && !currentPaths.has(file.path));
  return [...documents, ...remaining];
}

/** The view of a pack that its documents are made from; `has` says which files it has. */
export function packView(
  organisation: Organisation,
  pack: Pack,
  { issues, current }: PackHistory,
  has: (path: string) => boolean,
): PackView {
  const byName = new Map([...pack.policies, ...pack.extraPages].map((policy) => [policyName(policy.template), policy]));
  const noteOf: PackView['noteOf'] = (policy, version) => {
    const changes = byName.get(policy)?.control.changes ?? [];
    return changes.find((change) => change.version === version)?.note;
  };
  const log = issueLog(issues, current);
  const [entry] = log;
  const number = entry?.number ?? 1;
  const date = entry?.date === undefined ? undefined : parseDate(entry.date);
  return {
    organisation,
    pack,
    log,
    issue: { number, ...(date ? { date } : {}) },
    // The latest first, so that the last withdrawal counts.
    withdrawn: [...issues].reverse().flatMap(({ withdrawn }) => withdrawn),
    firstIssued: (policy, version) => firstIssue(issues, policy, version),
    ...(entry ? { told: toldChanges({ issues, entry, noteOf, wording: pack.wording }) } : {}),
    fileOf: (policy) => byName.get(policy)?.file,
    noteOf,
    has,
  };
}

/** The day of the first issue that holds a version of a policy. */
function firstIssue(issues: readonly Issue[], policy: string, version: string | undefined): CalendarDate | undefined {
  const first = issues.find(({ policies }) =>
    policies.some((issued) => issued.policy === policy && issued.version === version),
  );
  return first && parseDate(first.date);
}

/** A pack document, with what only its page in HTML has. */
interface SitePage {
  readonly page: Page;
  readonly searched?: readonly SearchedPage[] | undefined;
}

/** The index has a key of its own in HTML: words of policies change that page alone. */
async function writePage(
  sitePage: SitePage,
  formats: readonly Format[],
  organisation: Organisation,
  pack: Pack,
  making: Making,
): Promise<WrittenFiles<FinishedPage>> {
  const groups = sitePage.searched
    ? [formats.filter((format) => format === 'html'), formats.filter((format) => format !== 'html')]
    : [formats];
  const files: FinishedPage[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const group of groups) {
    if (group.length === 0) continue;
    const written = await writeFormats(sitePage, group, organisation, pack, making);
    files.push(...written.files);
    diagnostics.push(...written.diagnostics);
  }
  return { files, diagnostics };
}

async function writeFormats(
  { page, searched }: SitePage,
  formats: readonly Format[],
  organisation: Organisation,
  pack: Pack,
  making: Making,
): Promise<WrittenFiles<FinishedPage>> {
  const heads = headsOf(pack);
  const about = { kind: 'page', page: page.page } as const;
  const sources = [organisation.source, ...heads.map(({ source }) => source)];
  const site = making.places?.(page.path('html'));
  const ofSite = (format: Format) =>
    format === 'html' ? { ...(site ? { site } : {}), ...(searched ? { searched } : {}) } : {};
  const unmade = formats.map((format) => ({
    output: { path: page.path(format), format },
    document: { ...page.document(format), ...ofSite(format), sources },
  }));
  return keptOrMade<FinishedPage>(making.keeping, {
    source: {
      outputs: unmade.map(({ output }) => output),
      theme: organisation.theme,
      trees: unmade.map(({ document }) => document),
    },
    about: { heads, isOfPack: true },
    kept: ({ path, format }, facts) => ({ path, format, ...facts, ...about }),
    make: () => writeFiles({ about, files: unmade }, organisation, making),
  });
}

function clash(page: Page, { id, source }: Organisation): Diagnostic {
  return error('path-clash', `A policy has the same file name as a pack document, ${page.path('pdf')}`, source.path, {
    organisation: id,
    hint: 'Give the policy a code, or a different slug.',
  });
}
