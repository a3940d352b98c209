/** A plan's documents and pack documents, filled, written and checked, one organisation at a time. */
import { foreignInTemplate } from '../check/template-names.js';
import { type Diagnostic, hasErrors } from '../model/diagnostic.js';
import type { Manifest, ManifestFile } from '../model/manifest.js';
import type { Organisation } from '../model/organisation.js';
import type { Job } from '../model/plan.js';
import type { FilledJob } from './combined.js';
import { makeDocuments, type WriterFor } from './documents.js';
import { finalCheck } from './final-check.js';
import type { FinishedFile, FinishedPolicy } from './finished-file.js';
import { manifestEntry } from './manifest.js';
import { makeApprovalSheet, makePages, type PackPages } from './pages.js';
import type { Preparation } from './production.js';
import { loadIssues } from './workspace.js';
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
  readonly diagnostics: readonly Diagnostic[];
}

/** How the documents of a plan are made. */
export interface Production {
  /** Is called for each finished document. */
  readonly onDocument: (job: Job) => void;
  /** Gives the manifest of an organisation's last render. */
  readonly manifestOf: (id: string) => Promise<Manifest | undefined>;
  /** Whether all policies are rendered. */
  readonly isWhole: boolean;
  /** The program and its version. */
  readonly engine: string;
  /** Whether the whole pack is bound as one PDF too. */
  readonly combined?: boolean;
}

const NO_PAGES: PackPages = { count: 0, files: [], diagnostics: [] };

/** Fills and writes, organisation by organisation, in the plan's order. */
export async function* produce(preparation: Preparation, production: Production): AsyncGenerator<Product> {
  const writerFor = openWriters(preparation.workspace);
  for (const { id, organisation } of preparation.organisations) {
    const jobs = preparation.plan.jobs.filter((job) => job.organisation.id === id);
    const policies = await makePolicies(preparation, jobs, writerFor, production.onDocument);
    const before = await production.manifestOf(id);
    const isRefused = preparation.refused.has(id) || hasErrors(policies.diagnostics);
    // Some policies of a pack that was never rendered in full do not make a pack.
    const isPack = !isRefused && !preparation.loose && (production.isWhole || before !== undefined);
    const pages =
      organisation && isPack
        ? await pagesOf(preparation, organisation, { ...policies, jobs, before, production }, writerFor)
        : NO_PAGES;
    const files = [...policies.files, ...pages.files];
    const findings = isRefused || !organisation ? [] : finalCheck(preparation, organisation, files);
    const refused = isRefused || hasErrors([...pages.diagnostics, ...findings]);
    yield {
      id,
      policies: jobs.filter((job) => !isExtraPage(job)).length,
      pages: pages.count + jobs.filter(isExtraPage).length,
      files: refused ? [] : files,
      entries: refused ? [] : [...policies.entries, ...pages.files.map(manifestEntry)],
      before,
      refused,
      diagnostics: [...policies.diagnostics, ...pages.diagnostics, ...findings],
    };
  }
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

async function pagesOf(
  { plan, workspace, formats, forApproval }: Preparation,
  organisation: Organisation,
  { jobs, entries, filled, before, production: { engine, isWhole, combined } }: PoliciesOfPack,
  writerFor: WriterFor,
): Promise<PackPages> {
  const pack = plan.packs.get(organisation.id);
  const issues = await loadIssues(workspace, organisation.id);
  if (!pack || !issues.value) return { ...NO_PAGES, diagnostics: issues.diagnostics };
  const sources = {
    documents: entries,
    before,
    issues: issues.value,
    engine,
    rendering: { formats, isWhole },
    ...(combined ? { bound: filled } : {}),
  };
  const pages = forApproval
    ? await makeApprovalSheet(organisation, pack, jobs, { issues: issues.value, formats, engine }, writerFor)
    : await makePages(organisation, pack, sources, writerFor);
  const { path } = organisation.source;
  return {
    ...pages,
    // Pack documents gather words from many files: what has no place of its own is about the organisation's file.
    diagnostics: [...issues.diagnostics, ...pages.diagnostics.map((diagnostic) => ({ path, ...diagnostic }))],
  };
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
  writerFor: WriterFor,
  onDocument: (job: Job) => void,
): Promise<Policies> {
  const files: FinishedPolicy[] = [];
  const filled: FilledJob[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const job of jobs) {
    const template = preparation.templates.get(job.template);
    if (!template) continue;
    const tree = template.kind === 'word' ? template.tree : template;
    diagnostics.push(...foreignInTemplate(tree, preparation.identifyingValues, job.organisation));
    const documents = await makeDocuments(template, job, writerFor);
    files.push(...documents.files);
    if (documents.document) filled.push({ job, document: documents.document });
    diagnostics.push(...documents.diagnostics.map((diagnostic) => concerning(diagnostic, job.organisation)));
    onDocument(job);
  }
  return { files, entries: files.map(manifestEntry), filled, diagnostics };
}
