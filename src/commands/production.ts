/**
 * The way from a workspace to finished bytes, one organisation at a time. `render` writes what comes out, `check` throws it
 * away; both see the same diagnostics. An organisation with an error anywhere gives no files at all.
 */
import { undeclaredUses, unknownNames } from '../check/placeholder-names.js';
import { fillTitle } from '../fill/title.js';
import type { PackPolicy } from '../model/client-pack.js';
import { type Diagnostic, hasErrors, type Outcome } from '../model/diagnostic.js';
import type { Manifest } from '../model/manifest.js';
import type { Organisation } from '../model/organisation.js';
import { FORMATS, type Format, type Job, type Plan } from '../model/plan.js';
import type { TemplateHead } from '../model/template.js';
import type { Theme } from '../model/theme.js';
import { themeKey } from '../model/theme-layers.js';
import type { Template } from '../model/word.js';
import { isChosen } from '../plan/applies.js';
import { planRender } from '../plan/plan-render.js';
import { readTemplate, readTitle } from '../read/template/index.js';
import { readWordTemplate } from '../read/word/index.js';
import { openWriter } from '../write/index.js';
import type { Resources, Writer } from '../write/writer.js';
import { makeDocuments, type WriterFor } from './documents.js';
import { WrongUse } from './exit.js';
import type { MadeDocument, MadeFile } from './manifest.js';
import type { ChoiceOptions } from './options.js';
import { type MadePages, makePages } from './pages.js';
import { type ChosenOrganisation, chooseOrganisations, declaredNames, loadChosen } from './selection.js';
import {
  type FoundTemplate,
  findOrganisations,
  findTemplates,
  loadIssues,
  type OrganisationFile,
  type Workspace,
} from './workspace.js';

/** All that is known before anything is filled. */
export interface Preparation {
  readonly workspace: Workspace;
  readonly organisations: readonly ChosenOrganisation[];
  readonly plan: Plan;
  readonly formats: readonly Format[];
  readonly diagnostics: readonly Diagnostic[];
  /** Ids for which nothing may be written. */
  readonly refused: ReadonlySet<string>;
  /** The texts that were wanted and have no error. */
  readonly templates: ReadonlyMap<TemplateHead, Template>;
  /** Whether documents alone are wanted. */
  readonly loose: boolean;
}

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

export interface Request extends ChoiceOptions {
  readonly formats?: readonly Format[];
  /** Whether templates that apply to nobody are looked at too. */
  readonly everyTemplate?: boolean;
  /** Whether documents alone are wanted, and no pack. */
  readonly loose?: boolean;
}

function refuseUnmatched(found: readonly FoundTemplate[], request: Request, folder: string): void {
  const heads = found.flatMap((template) => template.head ?? []);
  if (found.length === 0) throw new WrongUse(`There is no template (*.md, *.txt, *.docx) in ${folder}`);
  const unmatched = request.policy.find((pattern) => !heads.some((head) => isChosen(head, { patterns: [pattern] })));
  if (unmatched === undefined) return;
  const names = heads.map((head) => head.code ?? head.slug);
  throw new WrongUse(`No policy in ${folder} matches "${unmatched}"`, `Policies there: ${names.join(', ')}.`);
}

/** What is known before the text of any template is read. */
export interface Planning {
  readonly files: readonly OrganisationFile[];
  readonly organisations: readonly ChosenOrganisation[];
  readonly found: readonly FoundTemplate[];
  /** Templates of which not even the head could be understood. */
  readonly lost: readonly FoundTemplate[];
  readonly plan: Plan;
  readonly formats: readonly Format[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads what is asked for and plans it, from the organisations and the heads of the templates. */
export async function planFor(workspace: Workspace, request: Request): Promise<Planning> {
  const files = await findOrganisations(workspace);
  const chosen = chooseOrganisations(files, request, workspace.folders.organisations);
  const found = await findTemplates(workspace);
  refuseUnmatched(found, request, workspace.folders.templates);
  const organisations = await loadChosen(workspace, files, chosen);
  const formats = request.formats ?? workspace.formats ?? FORMATS;
  const planned = planRender(
    organisations.flatMap((one) => readable(one) ?? []),
    found.flatMap((template) => template.head ?? []),
    {
      patterns: request.policy,
      formats,
      asOf: request.asOf ?? workspace.world.today(),
      ...(request.reviewedOn ? { reviewedOn: request.reviewedOn } : {}),
      ...(request.loose ? { loose: true } : {}),
      titleOf: (organisation, template, review) =>
        fillTitle(readTitle(template).words, { organisation, template, review }) ?? template.title,
    },
  );
  const lost = found.filter((template) => !template.head && (request.policy.length === 0 || request.everyTemplate));
  const diagnostics = [
    ...organisations.flatMap((one) => one.diagnostics),
    ...lost.flatMap((template) => template.diagnostics),
    // Where a template could not be understood, nobody knows whether it would have applied.
    ...planned.diagnostics.filter((one) => one.code !== 'nothing-applies' || lost.length === 0),
  ];
  return { files, organisations, found, lost, plan: planned.value, formats, diagnostics };
}

/** Plans what is asked for, and reads the text of each template the plan needs, once. */
export async function prepare(workspace: Workspace, request: Request): Promise<Preparation> {
  const { files, organisations, found, lost, plan, formats, diagnostics } = await planFor(workspace, request);
  const needed = new Set(
    request.everyTemplate ? found.flatMap(({ head }) => head ?? []) : plan.jobs.map((job) => job.template),
  );
  const pages = organisations.flatMap(({ organisation }) => organisation?.pack?.extraPages ?? []);
  const everything = [...found, ...[...new Set(pages)].map(pageTemplate)];
  const texts = await readTexts(workspace, files, organisations, everything, needed);
  const refused = new Set([
    ...organisations.filter((one) => !readable(one) || lost.length > 0).map((one) => one.id),
    ...plan.refused,
    ...plan.jobs.filter((job) => !texts.templates.has(job.template)).map((job) => job.organisation.id),
  ]);
  return {
    workspace,
    organisations,
    plan,
    formats,
    diagnostics: [...diagnostics, ...texts.diagnostics],
    refused,
    templates: texts.templates,
    loose: request.loose === true,
  };
}

/** An extra page of a pack, as a template that was found. */
function pageTemplate(head: TemplateHead): FoundTemplate {
  return { path: head.source.path, head, diagnostics: [] };
}

function readable(one: ChosenOrganisation): Organisation | undefined {
  return hasErrors(one.diagnostics) ? undefined : one.organisation;
}

interface Texts {
  readonly templates: ReadonlyMap<TemplateHead, Template>;
  readonly diagnostics: readonly Diagnostic[];
}

async function readTexts(
  workspace: Workspace,
  files: readonly OrganisationFile[],
  organisations: readonly ChosenOrganisation[],
  found: readonly FoundTemplate[],
  needed: ReadonlySet<TemplateHead>,
): Promise<Texts> {
  const outcomes = new Map<TemplateHead, Outcome<Template>>();
  for (const { head, word, diagnostics } of found) {
    if (!head || !needed.has(head)) continue;
    const text = word ? readWordTemplate(head, word) : await readTemplate(head, workspace.loadPicture);
    outcomes.set(head, { ...text, diagnostics: [...diagnostics, ...text.diagnostics] });
  }
  const trees = [...outcomes.values()].flatMap((outcome) => outcome.value ?? []);
  // Other clients' files are read only where a name would else be unknown.
  const declared = trees.some((tree) => undeclaredUses(tree).length > 0)
    ? await declaredNames(workspace, files, organisations)
    : new Set<string>();
  const checked = [...outcomes].map(([head, { value, diagnostics }]) => ({
    head,
    value,
    diagnostics: [...diagnostics, ...(value ? unknownNames(value, declared) : [])],
  }));
  return {
    templates: new Map(
      checked.flatMap(({ head, value, diagnostics }) => (value && !hasErrors(diagnostics) ? [[head, value]] : [])),
    ),
    diagnostics: checked.flatMap(({ diagnostics }) => diagnostics),
  };
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
        ? await pagesOf(preparation, organisation, { documents: made.files, before, production }, writerFor)
        : { files: [], diagnostics: [] };
    const refused = isRefused || hasErrors(pages.diagnostics);
    yield {
      id,
      policies: jobs.filter(({ pack: { extraPages }, template }) => !isAmong(extraPages, template)).length,
      files: refused ? [] : [...made.files, ...pages.files],
      before,
      refused,
      diagnostics: [...made.diagnostics, ...pages.diagnostics],
    };
  }
}

/** What was made of one client so far, and how. */
interface HalfMade {
  readonly documents: readonly MadeDocument[];
  readonly before: Manifest | undefined;
  readonly production: Production;
}

async function pagesOf(
  { plan, workspace, formats }: Preparation,
  organisation: Organisation,
  { documents, before, production: { engine, whole } }: HalfMade,
  writerFor: WriterFor,
): Promise<MadePages> {
  const pack = plan.packs.get(organisation.id);
  const issues = await loadIssues(workspace, organisation.id);
  if (!pack || !issues.value) return { files: [], diagnostics: issues.diagnostics };
  const sources = { documents, before, issues: issues.value, engine, rendering: { formats, whole } };
  const made = await makePages(organisation, pack, sources, writerFor);
  return { ...made, diagnostics: [...issues.diagnostics, ...made.diagnostics] };
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
): Promise<{ files: readonly MadeDocument[]; diagnostics: readonly Diagnostic[] }> {
  const files: MadeDocument[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const job of jobs) {
    const template = preparation.templates.get(job.template);
    if (!template) continue;
    const made = await makeDocuments(template, job, writerFor);
    files.push(...made.files);
    diagnostics.push(...made.diagnostics.map((one) => concerning(one, job.organisation)));
    onDocument(job);
  }
  return { files, diagnostics };
}
