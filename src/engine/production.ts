import { type IdentifyingValues, identifyingValues } from '../check/foreign-values.js';
import { unknownNames } from '../check/placeholder-names.js';
import { fillTitle } from '../fill/title.js';
import type { CalendarDate } from '../model/calendar.js';
import { type Diagnostic, hasErrors, type Outcome } from '../model/diagnostic.js';
import type { Organisation } from '../model/organisation.js';
import { FORMATS, type Format, type Plan } from '../model/plan.js';
import type { TemplateHead } from '../model/template.js';
import type { Template } from '../model/word.js';
import { wordingOf } from '../model/wording/languages.js';
import type { Wording } from '../model/wording/wording.js';
import { isChosen } from '../plan/applies.js';
import { planRender } from '../plan/plan-render.js';
import { readTemplate, readTitle } from '../read/template/index.js';
import { readWordTemplate } from '../read/word/index.js';
import { RequestProblem } from './request-problem.js';
import {
  type ChosenOrganisation,
  chooseOrganisations,
  loadChosen,
  type OrganisationChoice,
  otherOrganisations,
} from './selection.js';
import {
  type FoundTemplate,
  findOrganisations,
  findTemplates,
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
  /** What belongs to each client that there is, asked for or not. */
  readonly identifyingValues: IdentifyingValues;
}

/** Whom and what is asked for. */
export interface Request {
  readonly organisations: OrganisationChoice;
  /** Codes, slugs or patterns of policies; absent or empty: all that apply. */
  readonly policies?: readonly string[];
  /** Stands for the review date of policies of which none is recorded. */
  readonly reviewedOn?: CalendarDate;
  /** The day by which reviews are judged; absent: today. */
  readonly asOf?: CalendarDate;
  /** Absent: those of the workspace, else all. */
  readonly formats?: readonly Format[];
  /** Whether templates that apply to nobody are looked at too. */
  readonly everyTemplate?: boolean;
  /** Whether documents alone are wanted, and no pack. */
  readonly loose?: boolean;
  /** What the program itself says in documents; absent: the words of British English. */
  readonly wording?: Wording;
}

function refuseUnmatched(templates: readonly FoundTemplate[], patterns: readonly string[], folder: string): void {
  if (templates.length === 0) throw new RequestProblem({ kind: 'no-templates', folder });
  const pattern = unmatchedPattern(templates, patterns);
  // It may be that of a template whose front matter cannot be read: that is then the one thing to say.
  if (pattern === undefined || templates.some(({ head }) => !head)) return;
  const heads = templates.flatMap((template) => template.head ?? []);
  const names = heads.map((head) => head.code ?? head.slug);
  throw new RequestProblem({ kind: 'unknown-policy', folder, pattern, names });
}

function unmatchedPattern(templates: readonly FoundTemplate[], patterns: readonly string[]): string | undefined {
  const heads = templates.flatMap((template) => template.head ?? []);
  return patterns.find((pattern) => !heads.some((head) => isChosen(head, { patterns: [pattern] })));
}

/** What is known before the text of any template is read. */
export interface Planning {
  readonly files: readonly OrganisationFile[];
  readonly organisations: readonly ChosenOrganisation[];
  readonly foundTemplates: readonly FoundTemplate[];
  /** Templates of which not even the head could be understood. */
  readonly unreadable: readonly FoundTemplate[];
  /** Templates whose front matter has an error, so that nobody can rely on what the plan says of them. */
  readonly unsound: ReadonlySet<TemplateHead>;
  readonly plan: Plan;
  readonly formats: readonly Format[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads what is asked for and plans it, from the organisations and the heads of the templates. All that is wrong with the
 * files the plan rests on is among the diagnostics, so that no command can leave it out.
 */
export async function planFor(workspace: Workspace, request: Request): Promise<Planning> {
  const files = await findOrganisations(workspace);
  const chosenFiles = chooseOrganisations(files, request.organisations, workspace.folders.organisations);
  const foundTemplates = await findTemplates(workspace);
  const patterns = request.policies ?? [];
  refuseUnmatched(foundTemplates, patterns, workspace.folders.templates);
  const organisations = await loadChosen(workspace, files, chosenFiles);
  const formats = request.formats ?? workspace.formats ?? FORMATS;
  const wording = request.wording ?? wordingOf('en-GB');
  const planned = planRender(
    organisations.flatMap((entry) => readable(entry) ?? []),
    foundTemplates.flatMap((template) => template.head ?? []),
    {
      patterns,
      formats,
      wording,
      asOf: request.asOf ?? workspace.world.today(),
      ...(request.reviewedOn ? { reviewedOn: request.reviewedOn } : {}),
      ...(request.loose ? { loose: true } : {}),
      titleOf: (organisation, template, review) =>
        fillTitle(readTitle(template).words, { organisation, template, review }, wording) ?? template.title,
    },
  );
  const isWhole =
    patterns.length === 0 || request.everyTemplate || unmatchedPattern(foundTemplates, patterns) !== undefined;
  const unreadable = foundTemplates.filter(({ head }) => !head && isWhole);
  const planHeads = new Set(planned.value.jobs.map(({ template }) => template));
  const planTemplates = foundTemplates.filter(({ head }) => head && (request.everyTemplate || planHeads.has(head)));
  const diagnostics = [
    ...organisations.flatMap((entry) => entry.diagnostics),
    ...[...unreadable, ...planTemplates].flatMap((template) => template.diagnostics),
    // Where a template could not be understood, nobody knows whether it would have applied.
    ...planned.diagnostics.filter((diagnostic) => diagnostic.code !== 'nothing-applies' || unreadable.length === 0),
  ];
  const unsound = new Set(
    foundTemplates.filter((template) => hasErrors(template.diagnostics)).flatMap(({ head }) => head ?? []),
  );
  return { files, organisations, foundTemplates, unreadable, unsound, plan: planned.value, formats, diagnostics };
}

/** Plans what is asked for, and reads the text of each template the plan needs, once. */
export async function prepare(workspace: Workspace, request: Request): Promise<Preparation> {
  const { files, organisations, foundTemplates, unreadable, unsound, plan, formats, diagnostics } = await planFor(
    workspace,
    request,
  );
  const neededHeads = new Set(
    request.everyTemplate ? foundTemplates.flatMap(({ head }) => head ?? []) : plan.jobs.map((job) => job.template),
  );
  const pages = organisations.flatMap(({ organisation }) => organisation?.pack?.extraPages ?? []);
  const allTemplates = [...foundTemplates, ...[...new Set(pages)].map(pageTemplate)];
  const others = await otherOrganisations(workspace, files, organisations);
  const allOrganisations = [...organisations.flatMap(({ organisation }) => organisation ?? []), ...others];
  const texts = await readTexts(workspace, allOrganisations, allTemplates, { neededHeads, unsound });
  const refused = new Set([
    ...organisations.filter((entry) => !readable(entry) || unreadable.length > 0).map((entry) => entry.id),
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
    identifyingValues: identifyingValues(allOrganisations),
  };
}

/** An extra page of a pack, as a template that was found. */
function pageTemplate(head: TemplateHead): FoundTemplate {
  return { path: head.source.path, head, diagnostics: [] };
}

function readable(entry: ChosenOrganisation): Organisation | undefined {
  return hasErrors(entry.diagnostics) ? undefined : entry.organisation;
}

interface Texts {
  readonly templates: ReadonlyMap<TemplateHead, Template>;
  readonly diagnostics: readonly Diagnostic[];
}

async function readTexts(
  workspace: Workspace,
  allOrganisations: readonly Organisation[],
  templates: readonly FoundTemplate[],
  {
    neededHeads,
    unsound,
  }: { readonly neededHeads: ReadonlySet<TemplateHead>; readonly unsound: ReadonlySet<TemplateHead> },
): Promise<Texts> {
  const outcomes = new Map<TemplateHead, Outcome<Template>>();
  for (const { head, word } of templates) {
    if (!head || !neededHeads.has(head)) continue;
    outcomes.set(head, word ? readWordTemplate(head, word) : await readTemplate(head, workspace.loadPicture));
  }
  const declared = new Set(allOrganisations.flatMap((organisation) => [...organisation.declared]));
  const checked = [...outcomes].map(([head, { value, diagnostics }]) => ({
    head,
    value,
    diagnostics: [...diagnostics, ...(value ? unknownNames(value, declared) : [])],
  }));
  return {
    templates: new Map(
      checked.flatMap(({ head, value, diagnostics }) =>
        value && !unsound.has(head) && !hasErrors(diagnostics) ? [[head, value]] : [],
      ),
    ),
    diagnostics: checked.flatMap(({ diagnostics }) => diagnostics),
  };
}
