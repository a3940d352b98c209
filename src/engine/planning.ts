/** Plans what a run makes, from the organisations and the templates' front matter, before the text of any template is read. */
import { resolve } from 'node:path';
import { draftWarnings } from '../check/approvals.js';
import { copiedContacts } from '../check/copied-contacts.js';
import { copiedOrganisation } from '../check/copied-organisation.js';
import { daysAhead } from '../check/days-ahead.js';
import { exampleValues } from '../check/example-values.js';
import { fillTitle } from '../fill/title.js';
import { type Diagnostic, hasErrors } from '../model/diagnostic.js';
import { FORMATS, type Format, type Job, type Plan } from '../model/plan.js';
import type { TemplateHead } from '../model/template.js';
import { wordingOf } from '../model/wording/languages.js';
import { isChosen } from '../plan/applies.js';
import { longPaths } from '../plan/long-paths.js';
import { type LeftOut, planRender, type RenderChoice } from '../plan/plan-render.js';
import { readTitle } from '../read/template/index.js';
import { type FoundAdditions, findAdditions } from './additions.js';
import { type Bystander, Everybody } from './everybody.js';
import { filledFooters } from './footers.js';
import type { FoundTemplate } from './found-template.js';
import { withoutLeft } from './left.js';
import { findOrganisations, type OrganisationFile } from './organisation-files.js';
import { placedTexts } from './own-texts.js';
import { packFolder } from './pack-folder.js';
import { type PlanOfApproved, planApproved } from './pending.js';
import { issuedVersions, issuesOf, textOf } from './policy-texts.js';
import type { Request } from './request.js';
import { RequestProblem } from './request-problem.js';
import { type ChosenOrganisation, loadChosen, organisationsFor, readable, withFieldsOfOthers } from './selection.js';
import type { Workspace } from './workspace.js';

/** The plan, made before the text of any template is read. */
export interface Planning {
  readonly files: readonly OrganisationFile[];
  readonly organisations: readonly ChosenOrganisation[];
  /** All organisations, those that nothing is made for too. */
  readonly everybody: readonly Bystander[];
  /** Warnings for the organisations whose values the final check can’t look for. */
  readonly unread: readonly Diagnostic[];
  readonly foundTemplates: readonly FoundTemplate[];
  /** Kept texts that stand in the plan while newer ones await approval. */
  readonly approvedTexts: readonly FoundTemplate[];
  /** The texts of policies that organisations add to. */
  readonly ownTexts: readonly FoundTemplate[];
  /** Ids of organisations whose additions can't be placed, or whose examples would get into more than drafts. */
  readonly refused: readonly string[];
  /** Templates whose front matter could not be read at all. */
  readonly unreadable: readonly FoundTemplate[];
  /** Templates whose front matter has an error, so that the plan cannot be relied on for them. */
  readonly unsound: ReadonlySet<TemplateHead>;
  readonly plan: Plan;
  readonly formats: readonly Format[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Makes a plan from the organisations and the templates' front matter. The diagnostics include every problem in the files that
 * the plan depends on, so that no command can leave one out.
 */
export async function planFor(
  workspace: Workspace,
  request: Request,
  run: Everybody = new Everybody(workspace, 'one'),
): Promise<Planning> {
  const files = await findOrganisations(workspace);
  const meant = organisationsFor(files, request, workspace);
  const chosenFiles = meant.filter(({ id }) => request.only?.includes(id) !== false);
  const foundTemplates = await run.foundTemplates();
  const patterns = request.policies ?? [];
  refuseUnmatched(foundTemplates, patterns, workspace.folders.templates);
  const read = await loadChosen(workspace, files, chosenFiles);
  const everybody = await run.of(files, read);
  const chosen = withFieldsOfOthers(
    read.map((entry) => withCopies(entry, everybody)),
    everybody,
  );
  const remaining = withoutLeft(chosen, request.askedFor ?? request.organisations, { meant, everybody });
  const additions = await findAdditions(workspace, files, remaining.organisations, foundTemplates);
  const organisations = remaining.organisations.map((entry) => withProblems(entry, additions));
  const sound = organisations.flatMap((entry) => readable(entry) ?? []);
  const usual = await choiceFor(workspace, request, { organisations, additions });
  const declared = new Set([
    ...everybody.flatMap((organisation) => [...organisation.declared]),
    ...foundTemplates.flatMap(({ head }) => head?.ownFields ?? []),
  ]);
  // Nothing is printed where no format is asked for.
  const printed = usual.formats.length > 0 ? workspace.footer : undefined;
  const footers = filledFooters(printed, sound, declared, usual.wording);
  const choice: RenderChoice = { ...usual, footerOf: ({ id }) => footers.of.get(id) };
  const planWith = (leftOut: LeftOut) =>
    planRender(
      sound,
      foundTemplates.flatMap((template) => template.head ?? []),
      { ...choice, leftOut },
    );
  const planned: PlanOfApproved =
    request.approvedTexts && workspace.records.pending === 'keep'
      ? await planApproved({ workspace, organisations: sound, choice, planWith })
      : { ...planWith(new Map()), texts: [] };
  const placed = await placedTexts(workspace, { plan: planned.value, organisations: sound, additions, foundTemplates });
  const examples = sound.flatMap((organisation) =>
    exampleValues(
      organisation,
      planned.value.jobs.filter((job) => job.organisation === organisation),
    ),
  );
  const isWhole =
    patterns.length === 0 || request.everyTemplate || unmatchedPattern(foundTemplates, patterns) !== undefined;
  const unreadable = foundTemplates.filter(({ head }) => !head && isWhole);
  const planHeads = new Set(planned.value.jobs.flatMap(({ template }) => [template, template.master ?? template]));
  const planTemplates = foundTemplates.filter(({ head }) => head && (request.everyTemplate || planHeads.has(head)));
  const unsound = new Set(
    [...foundTemplates, ...placed.texts]
      .filter((template) => hasErrors(template.diagnostics))
      .flatMap(({ head }) => head ?? []),
  );
  const unsoundPaths = new Set([...unsound].map(({ source }) => source.path));
  const diagnostics = [
    ...remaining.diagnostics,
    ...additions.diagnostics,
    ...chosen.flatMap(({ organisation }) =>
      organisation ? [...daysAhead(organisation, choice.asOf), ...copiedContacts(organisation, everybody)] : [],
    ),
    ...organisations.flatMap((entry) => entry.diagnostics),
    ...examples,
    ...footers.diagnostics,
    ...[...unreadable, ...planTemplates, ...placed.texts].flatMap((template) => template.diagnostics),
    ...placed.diagnostics,
    ...tooLongOnWindows(workspace, planned.value.jobs),
    ...draftWarnings(planned.value.jobs.filter(({ forApproval }) => !forApproval)),
    // A template that could not be read might have applied, and one with errors may record its review.
    ...planned.diagnostics.filter(
      ({ code, path }) =>
        (code !== 'nothing-applies' || unreadable.length === 0) &&
        (code !== 'review-unknown' || path === undefined || !unsoundPaths.has(path)),
    ),
  ];
  return {
    files,
    organisations,
    everybody,
    unread: sound.length > 0 ? everybody.flatMap(({ unread }) => unread) : [],
    foundTemplates,
    approvedTexts: planned.texts,
    ownTexts: placed.texts,
    refused: [
      ...placed.refused,
      ...footers.refused,
      ...examples.filter(({ severity }) => severity === 'error').flatMap(({ organisation }) => organisation ?? []),
    ],
    unreadable,
    unsound,
    plan: planned.value,
    formats: choice.formats,
    diagnostics,
  };
}

/** Warnings of paths that are too long, on Windows; elsewhere programs open them. */
function tooLongOnWindows({ world, folders }: Workspace, jobs: readonly Job[]): readonly Diagnostic[] {
  if (world.computer?.platform !== 'win32') return [];
  const out = resolve(world.files.workingFolder, folders.out).replaceAll('\\', '/');
  return longPaths(jobs, ({ organisation, forApproval }) =>
    packFolder(out, organisation.id, forApproval !== undefined),
  );
}

/** What the plan asks of the request, the workspace, and what was read for the organisations. */
async function choiceFor(
  workspace: Workspace,
  request: Request,
  {
    organisations,
    additions,
  }: { readonly organisations: readonly ChosenOrganisation[]; readonly additions: FoundAdditions },
): Promise<RenderChoice> {
  const { records, packPages, combined } = workspace;
  const wording = request.wording ?? wordingOf('en-GB');
  const issues = await issuesOf(workspace, organisations);
  return {
    patterns: request.policies ?? [],
    formats: request.formats ?? workspace.formats ?? FORMATS,
    wording,
    asOf: request.asOf ?? workspace.world.today(),
    ...(request.reviewedOn ? { reviewedOn: request.reviewedOn } : {}),
    ...(request.loose ? { loose: true } : {}),
    ...(request.forApproval ? { forApproval: true } : {}),
    records,
    packPages,
    combined,
    ownText: ({ id }, master) => additions.ofOrganisation.get(id)?.get(master)?.head,
    textOf: (organisation, template, names) => textOf(organisation, template, names, records),
    issuedOf: (organisation, template) => issuedVersions(issues.get(organisation.id) ?? [], template),
    titleOf: (organisation, template, review, standing) =>
      fillTitle(
        readTitle(template).words,
        { organisation, template, review, ...(standing ? { standing } : {}) },
        wording,
      ) ?? { title: template.title },
  };
}

/** An organisation with what is wrong with its file beside those of others. */
function withCopies(entry: ChosenOrganisation, everybody: readonly Bystander[]): ChosenOrganisation {
  const found = entry.organisation ? copiedOrganisation(entry.organisation, everybody) : [];
  return found.length === 0 ? entry : { ...entry, diagnostics: [...entry.diagnostics, ...found] };
}

/** An organisation with the problems of its additions, which are part of what its files say. */
function withProblems(entry: ChosenOrganisation, { problems }: FoundAdditions): ChosenOrganisation {
  const found = problems.get(entry.id) ?? [];
  return found.length === 0 ? entry : { ...entry, diagnostics: [...entry.diagnostics, ...found] };
}

function refuseUnmatched(templates: readonly FoundTemplate[], patterns: readonly string[], folder: string): void {
  if (templates.length === 0) throw new RequestProblem({ kind: 'no-templates', folder });
  const pattern = unmatchedPattern(templates, patterns);
  // The pattern may mean a template whose front matter cannot be read: then we report only that error.
  if (pattern === undefined || templates.some(({ head }) => !head)) return;
  const heads = templates.flatMap((template) => template.head ?? []);
  const names = heads.map((head) => head.code ?? head.slug);
  throw new RequestProblem({ kind: 'unknown-policy', folder, pattern, names });
}

function unmatchedPattern(templates: readonly FoundTemplate[], patterns: readonly string[]): string | undefined {
  const heads = templates.flatMap((template) => template.head ?? []);
  return patterns.find((pattern) => !heads.some((head) => isChosen(head, { patterns: [pattern] })));
}
