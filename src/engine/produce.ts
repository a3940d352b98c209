/** A plan's documents and pack documents, filled, written and checked, one organisation at a time. */
import { foreignInFooter, foreignInTemplate } from '../check/template-names.js';
import { type Diagnostic, hasErrors } from '../model/diagnostic.js';
import type { Issue } from '../model/issues.js';
import type { Manifest, ManifestFile, ManifestIssue } from '../model/manifest.js';
import type { Organisation } from '../model/organisation.js';
import { policyName } from '../model/pack.js';
import type { Job } from '../model/plan.js';
import type { ToldChanges } from '../model/told-changes.js';
import { finishAttachments } from './attachments.js';
import type { FilledJob } from './combined.js';
import { type MadeDocuments, type Making, makeDocuments, type SettleDocument, type WriterFor } from './documents.js';
import { type FinalCheck, finalCheck } from './final-check.js';
import type { FinishedAttachment, FinishedFile, FinishedPolicy } from './finished-file.js';
import type { Keeping } from './keeping.js';
import { keptFiles, manifestEntry, type RenderedPart } from './manifest.js';
import { askedOnce } from './missing-values.js';
import { loadIssues } from './organisation-files.js';
import { afterIssue, type IssueFacts, nextIssue, type PackHistory, packHistory } from './pack-history.js';
import { packPagesOf } from './pack-pages.js';
import { entriesOf, makeApprovalSheet, makePages, type PackPages } from './pages.js';
import { type PolicyAnchors, policyAnchors } from './policy-anchors.js';
import type { Preparation } from './production.js';
import { type SitePlaces, sitePlaces } from './site-places.js';
import { type WordSources, withWords } from './told-words.js';
import { openWriters } from './writers.js';

/** One organisation's finished files; none where it was refused. */
export interface Product {
  readonly id: string;
  /** How many policies there are, each in one format or several. */
  readonly policies: number;
  /** How many pack documents there are. */
  readonly pages: number;
  readonly files: readonly FinishedFile[];
  /** Their manifest entries. */
  readonly entries: readonly ManifestFile[];
  /** The last manifest. */
  readonly before: Manifest | undefined;
  readonly refused: boolean;
  /** What the final check found in each file that was made, by the files' paths. */
  readonly checks: FinalCheck['files'];
  /** The words of the documents that were made, by their keys. */
  readonly words: FinalCheck['words'];
  /** The pack and its issues; absent where no pack is made. */
  readonly history?: PackHistory;
  /** The issue that its pack documents name. */
  readonly issue?: ManifestIssue;
  /** The issue that the pack becomes; only where one is being made, and something has changed. */
  readonly next?: Issue;
  readonly diagnostics: readonly Diagnostic[];
}

/** How the documents of a plan are made. */
export interface Production {
  /** Is called for each finished document. */
  readonly onDocument: (job: Job) => void;
  /** Gives the manifest of an organisation's last render. */
  readonly manifestOf: (id: string) => Promise<Manifest | undefined>;
  /** Tells which of an organisation's documents are kept; is asked after its manifest. Absent: all are made. */
  readonly keepingOf?: (organisation: Organisation) => Promise<Keeping | undefined>;
  /** Whether all policies are rendered. */
  readonly isWhole: boolean;
  /** The program and its version. */
  readonly engine: string;
  /** Whether the whole pack is bound as one PDF too; absent: as the pack says, where all of it is made. */
  readonly combined?: boolean | undefined;
  /** Whether each policy is made in large print too. */
  readonly largePrint?: boolean | undefined;
  /** Gives what settles documents of an organisation before they are made. */
  readonly settling?: (organisation: Organisation) => Promise<SettleDocument | undefined>;
  /** Set where packs are issued: the day, and what else is decided about the issue. */
  readonly issuing?: Omit<IssueFacts, 'pack'>;
}

const NO_PAGES: MadePages = { count: 0, files: [], diagnostics: [] };

/** Fills and writes, organisation by organisation, in the plan's order. */
export async function* produce(preparation: Preparation, production: Production): AsyncGenerator<Product> {
  const writerFor = openWriters(preparation.workspace);
  for (const { id, organisation } of preparation.organisations) {
    const jobs = preparation.plan.jobs.filter((job) => job.organisation.id === id);
    const before = await production.manifestOf(id);
    const placed = { ...preparation, jobs, before, isWhole: production.isWhole };
    const making = organisation
      ? { ...(await makingOf(organisation, writerFor, production)), places: placesIn(organisation, placed) }
      : { writerFor };
    const policies = await makePolicies(preparation, jobs, making, production.onDocument);
    const isRefused = preparation.refused.has(id) || hasErrors(policies.diagnostics);
    // Some policies of a pack that was never rendered in full do not make a pack.
    const isPack = !isRefused && !preparation.loose && (production.isWhole || before !== undefined);
    const attached =
      organisation && isPack
        ? attachmentsOf(preparation, organisation, jobs, { ...making, isWhole: production.isWhole })
        : NONE;
    const entries = [...policies.entries, ...attached.files.map(manifestEntry)];
    const pages =
      organisation && isPack
        ? await pagesOf(preparation, organisation, { ...policies, entries, jobs, before, production }, making)
        : NO_PAGES;
    const files = [...policies.files, ...attached.files, ...pages.files];
    const check =
      isRefused || !organisation ? UNCHECKED : await finalCheck(preparation, organisation, files, policies.filled);
    const said = [...attached.diagnostics, ...pages.diagnostics, ...check.diagnostics];
    const refused = isRefused || hasErrors(said);
    yield {
      id,
      policies: jobs.filter((job) => !isExtraPage(job)).length,
      pages: pages.count + jobs.filter(isExtraPage).length,
      files: refused ? [] : files,
      entries: refused ? [] : [...entries, ...pages.files.map(manifestEntry)],
      before,
      refused,
      checks: check.files,
      words: check.words,
      ...(pages.history && !refused ? { history: pages.history } : {}),
      ...(pages.issue ? { issue: pages.issue } : {}),
      ...(pages.next && !refused ? { next: pages.next } : {}),
      diagnostics: askedOnce([...policies.diagnostics, ...said]),
    };
  }
}

async function makingOf(
  organisation: Organisation,
  writerFor: WriterFor,
  { settling, keepingOf, largePrint }: Production,
): Promise<Making> {
  return { writerFor, largePrint, settle: await settling?.(organisation), keeping: await keepingOf?.(organisation) };
}

/** Where the pages of a pack lead; nothing where no pack is made. */
function placesIn(
  { id }: Organisation,
  {
    plan,
    formats,
    loose,
    forApproval,
    jobs,
    before,
    isWhole,
  }: Pick<Preparation, 'plan' | 'formats' | 'loose' | 'forApproval'> &
    Pick<PoliciesOfPack, 'jobs' | 'before'> &
    RenderedPart,
): SitePlaces | undefined {
  const pack = plan.packs.get(id);
  if (!pack || loose || forApproval || !(isWhole || before)) return undefined;
  const kept = keptFiles(before, { formats, isWhole }).map(({ path }) => path);
  const paths = new Set([...jobs.flatMap(({ outputs }) => outputs.map(({ path }) => path)), ...kept]);
  return sitePlaces(pack, (path) => paths.has(path));
}

const UNCHECKED: FinalCheck = { diagnostics: [], files: new Map(), words: new Map() };
const NONE: Attached = { files: [], diagnostics: [] };

interface Attached {
  readonly files: readonly FinishedAttachment[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The attachments of the pack, or only those of the policies that are rendered. */
function attachmentsOf(
  { plan, attachments: loaded }: Preparation,
  organisation: Organisation,
  jobs: readonly Job[],
  { isWhole, keeping }: Pick<Production, 'isWhole'> & Making,
): Attached {
  const pack = plan.packs.get(organisation.id);
  if (!pack) return NONE;
  const names = new Set(jobs.map(({ template }) => policyName(template)));
  const wanted = pack.attachments.filter(({ policies }) => isWhole || policies.some((policy) => names.has(policy)));
  const { value, diagnostics } = finishAttachments(loaded, organisation, pack, wanted, keeping);
  return { files: value ?? [], diagnostics: diagnostics.map((diagnostic) => concerning(diagnostic, organisation)) };
}

/** The policies of one organisation in all formats. */
interface Policies {
  readonly files: readonly FinishedPolicy[];
  readonly entries: readonly ManifestFile[];
  readonly filled: readonly FilledJob[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The policies, and what else their pack documents are made from. */
interface PoliciesOfPack extends Policies {
  readonly jobs: readonly Job[];
  readonly before: Manifest | undefined;
  readonly production: Production;
}

/** Pack documents, and the issue that they stand for. */
interface MadePages extends PackPages, Pick<Product, 'history' | 'issue' | 'next'> {}

async function pagesOf(
  { plan, workspace, formats, forApproval, templateOf }: Preparation,
  organisation: Organisation,
  { jobs, entries, filled, before, production: { engine, isWhole, combined, issuing } }: PoliciesOfPack,
  making: Making,
): Promise<MadePages> {
  const pack = plan.packs.get(organisation.id);
  const issues = await loadIssues(workspace, organisation.id);
  if (!pack || !issues.value) return { ...NO_PAGES, diagnostics: issues.diagnostics };
  const rendering = { formats, isWhole };
  const documents = entriesOf({ documents: entries, before, rendering });
  const unissued = await packHistory(workspace, organisation, pack, { issues: issues.value, documents, engine });
  const next = issuing ? newIssue(unissued, organisation, { ...issuing, pack: pack.definition.name }) : undefined;
  // Pack documents are made as they are after the issue, so that they are the same when they are rendered again.
  const history = next ? afterIssue(unissued, next) : unissued;
  const words: WordSources = { workspace, organisation, pack, issues: history.issues, templateOf };
  const tell = (told: ToldChanges) => withWords(told, words);
  const sources = {
    documents: entries,
    before,
    rendering,
    history,
    withWords: tell,
    policyPages: (has: (path: string) => boolean) => packPagesOf({ organisation, pack, filled, templateOf }, has),
    ...((combined ?? (isWhole && pack.definition.combined)) ? { bound: filled } : {}),
  };
  const pages = forApproval
    ? await makeApprovalSheet(organisation, pack, jobs, { history, formats }, making.writerFor)
    : await makePages(organisation, pack, sources, making);
  const { path } = organisation.source;
  return {
    ...pages,
    history: unissued,
    issue: issueOfPages(history),
    ...(next ? { next } : {}),
    // Pack documents gather words from many files: what has no place of its own is about the organisation's file.
    diagnostics: [...issues.diagnostics, ...pages.diagnostics.map((diagnostic) => ({ path, ...diagnostic }))],
  };
}

/** The issue that a pack becomes; undefined where nothing has changed since the last, and none is replaced. */
function newIssue(history: PackHistory, organisation: Organisation, facts: IssueFacts): Issue | undefined {
  const last = history.issues.at(-1);
  const isReplaced = facts.replaces !== undefined && last?.replaces !== facts.replaces;
  const isNew = !last || hasChanges(history) || isReplaced;
  return isNew ? nextIssue(history, organisation, facts) : undefined;
}

function hasChanges({ changes, attachments }: PackHistory): boolean {
  return changes.length + attachments.length > 0;
}

/** The last issue where the pack still equals it; else the one that it is prepared for. */
function issueOfPages(history: PackHistory): ManifestIssue {
  const last = history.issues.at(-1);
  if (!last || hasChanges(history)) return { number: (last?.number ?? 0) + 1 };
  return { number: last.number, date: last.date };
}

function isExtraPage({ pack, template }: Job): boolean {
  return pack.extraPages.some((page) => page.template === template);
}

/** Names the organisation that a diagnostic concerns, unless it is about that organisation's own file. */
function concerning(diagnostic: Diagnostic, { id, source }: Organisation): Diagnostic {
  return diagnostic.path === source.path ? diagnostic : { ...diagnostic, organisation: id };
}

async function makePolicies(
  preparation: Preparation,
  jobs: readonly Job[],
  making: Making,
  onDocument: (job: Job) => void,
): Promise<Policies> {
  const files: FinishedPolicy[] = [];
  const filled: FilledJob[] = [];
  const [first] = jobs;
  const footer = first?.pack.footer;
  const diagnostics: Diagnostic[] =
    first && footer ? [...foreignInFooter(footer, preparation.identifyingValues, first.organisation)] : [];
  const anchorsIn = first
    ? policyAnchors(first.organisation, first.pack, preparation.templateOf)
    : async () => undefined;
  for (const job of jobs) {
    const documents = await makePolicy(preparation, job, making, anchorsIn);
    if (!documents) continue;
    files.push(...documents.files);
    if (documents.document) filled.push({ job, document: documents.document });
    diagnostics.push(...documents.diagnostics);
    onDocument(job);
  }
  return { files, entries: files.map(manifestEntry), filled, diagnostics };
}

/** Makes one policy in the formats that its job has; nothing where its template has errors. */
export async function makePolicy(
  { templates, identifyingValues }: Preparation,
  job: Job,
  making: Making,
  anchorsIn: PolicyAnchors,
): Promise<MadeDocuments | undefined> {
  const template = templates.get(job.template);
  if (!template) return undefined;
  const tree = template.kind === 'word' ? template.tree : template;
  const foreign = foreignInTemplate(tree, identifyingValues, job.organisation);
  const documents = await makeDocuments(template, job, making, anchorsIn);
  const said = documents.diagnostics.map((diagnostic) => concerning(diagnostic, job.organisation));
  return { ...documents, diagnostics: [...foreign, ...said] };
}
