/** A plan's documents and pages, filled, written and looked through, one client at a time. */
import { posix } from 'node:path';
import { checkFinishedFile } from '../check/finished-file.js';
import type { Meant } from '../check/leftovers.js';
import { foreignInTemplate } from '../check/template-names.js';
import type { PackPolicy } from '../model/client-pack.js';
import { type Diagnostic, hasErrors } from '../model/diagnostic.js';
import type { Manifest } from '../model/manifest.js';
import type { Organisation } from '../model/organisation.js';
import { FORMATS, type Job } from '../model/plan.js';
import type { TemplateHead } from '../model/template.js';
import type { Theme } from '../model/theme.js';
import { themeKey } from '../model/theme-layers.js';
import { openWriter } from '../write/index.js';
import type { Resources, Writer } from '../write/writer.js';
import type { FilledJob } from './combined.js';
import { makeDocuments, type WriterFor } from './documents.js';
import type { MadeDocument, MadeFile } from './manifest.js';
import { type MadePages, makePages } from './pages.js';
import type { Preparation } from './production.js';
import { loadIssues, type Workspace } from './workspace.js';

/** One organisation's finished files, none where it was refused. */
export interface Product {
  readonly id: string;
  readonly policies: number;
  readonly files: readonly MadeFile[];
  /** What the client's last manifest says. */
  readonly before: Manifest | undefined;
  readonly refused: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** Opens each writer when it is first needed, one for each look. */
function writerShelf(workspace: Workspace): WriterFor {
  const { files } = workspace.world;
  const fonts = new Map<string, Promise<Uint8Array>>();
  const resources: Resources = {
    font: (file) => {
      const font = fonts.get(file) ?? files.read(`${files.programFolder}/fonts/${file}`);
      fonts.set(file, font);
      return font;
    },
  };
  const writers = new Map<string, Promise<Writer>>();
  const keys = new WeakMap<Theme, string>();
  return (format, { theme }) => {
    const look = keys.get(theme) ?? themeKey(theme);
    keys.set(theme, look);
    const key = `${format} ${look}`;
    const writer = writers.get(key) ?? openWriter(format, theme, resources);
    writers.set(key, writer);
    return writer;
  };
}

/** How the documents of a plan are made. */
export interface Production {
  /** Hears of each finished document. */
  readonly onDocument: (job: Job) => void;
  /** Gives the manifest of a client's last rendering. */
  readonly manifestOf: (id: string) => Promise<Manifest | undefined>;
  /** Whether all policies are rendered. */
  readonly whole: boolean;
  /** The program and its version. */
  readonly engine: string;
  /** Whether the whole pack is bound as one PDF too. */
  readonly combined?: boolean;
}

/** Fills and writes, organisation by organisation, in the plan's order. */
export async function* produce(preparation: Preparation, production: Production): AsyncGenerator<Product> {
  const writerFor = writerShelf(preparation.workspace);
  for (const { id, organisation } of preparation.organisations) {
    const jobs = preparation.plan.jobs.filter((job) => job.organisation === organisation);
    const made = await makeFiles(preparation, jobs, writerFor, production.onDocument);
    const before = await production.manifestOf(id);
    const isRefused = preparation.refused.has(id) || hasErrors(made.diagnostics);
    // A part of a pack that was never rendered whole is no pack.
    const pages =
      organisation && !isRefused && !preparation.loose && (production.whole || before)
        ? await pagesOf(preparation, organisation, { ...made, before, production }, writerFor)
        : { files: [], diagnostics: [] };
    const finished =
      isRefused || !organisation ? [] : checkFiles(preparation, organisation, [...made.files, ...pages.files]);
    const refused = isRefused || hasErrors([...pages.diagnostics, ...finished]);
    yield {
      id,
      policies: jobs.filter(({ pack: { extraPages }, template }) => !isAmong(extraPages, template)).length,
      files: refused ? [] : [...made.files, ...pages.files],
      before,
      refused,
      diagnostics: [...made.diagnostics, ...pages.diagnostics, ...finished],
    };
  }
}

/** What was made of one client so far, and how. */
interface HalfMade {
  readonly files: readonly MadeDocument[];
  readonly filled: readonly FilledJob[];
  readonly before: Manifest | undefined;
  readonly production: Production;
}

async function pagesOf(
  { plan, workspace, formats }: Preparation,
  organisation: Organisation,
  { files: documents, filled, before, production: { engine, whole, combined } }: HalfMade,
  writerFor: WriterFor,
): Promise<MadePages> {
  const pack = plan.packs.get(organisation.id);
  const issues = await loadIssues(workspace, organisation.id);
  if (!pack || !issues.value) return { files: [], diagnostics: issues.diagnostics };
  const sources = {
    documents,
    before,
    issues: issues.value,
    engine,
    rendering: { formats, whole },
    ...(combined ? { bound: filled } : {}),
  };
  const made = await makePages(organisation, pack, sources, writerFor);
  return { ...made, diagnostics: [...issues.diagnostics, ...made.diagnostics] };
}

/** The last gate: what stands in the finished files, before any takes its name. */
function checkFiles(
  { clients, workspace, plan }: Preparation,
  organisation: Organisation,
  files: readonly MadeFile[],
): readonly Diagnostic[] {
  const pack = plan.packs.get(organisation.id);
  const heads = [...(pack?.policies ?? []), ...(pack?.extraPages ?? [])].map(({ template }) => template);
  // A page speaks of all policies, and the whole pack as one file holds them.
  const ofPack = meantBy(heads);
  return files.flatMap((file) => {
    const format = FORMATS.find((one) => file.path.endsWith(`.${one}`));
    if (!format) return [];
    const path = posix.join(workspace.folders.out, file.path);
    const meant = 'page' in file ? ofPack : meantBy([file.template.head]);
    return checkFinishedFile({ path, format, bytes: file.bytes, organisation, meant }, clients);
  });
}

function meantBy(heads: readonly TemplateHead[]): Meant {
  return {
    sources: heads.map(({ source }) => source.text),
    mentions: heads.flatMap(({ mentions }) => mentions ?? []),
  };
}

function isAmong(policies: readonly PackPolicy[], template: TemplateHead): boolean {
  return policies.some((one) => one.template === template);
}

/** Says whom a diagnostic concerns, unless it stands in that client's own file. */
function concerning(one: Diagnostic, { id, source }: Organisation): Diagnostic {
  return one.path === source.path ? one : { ...one, organisation: id };
}

async function makeFiles(
  preparation: Preparation,
  jobs: readonly Job[],
  writerFor: WriterFor,
  onDocument: (job: Job) => void,
): Promise<{
  files: readonly MadeDocument[];
  filled: readonly FilledJob[];
  diagnostics: readonly Diagnostic[];
}> {
  const files: MadeDocument[] = [];
  const filled: FilledJob[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const job of jobs) {
    const template = preparation.templates.get(job.template);
    if (!template) continue;
    const tree = template.kind === 'word' ? template.tree : template;
    diagnostics.push(...foreignInTemplate(tree, preparation.clients, job.organisation));
    const made = await makeDocuments(template, job, writerFor);
    files.push(...made.files);
    if (made.document) filled.push({ job, document: made.document });
    diagnostics.push(...made.diagnostics.map((one) => concerning(one, job.organisation)));
    onDocument(job);
  }
  return { files, filled, diagnostics };
}
