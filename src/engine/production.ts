import { draftWarnings } from '../check/approvals.js';
import { copiedContacts } from '../check/copied-contacts.js';
import { daysAhead } from '../check/days-ahead.js';
import type { Logos } from '../check/foreign-logos.js';
import type { IdentifyingValues } from '../check/foreign-values.js';
import { unknownNames } from '../check/placeholder-names.js';
import { typedDates } from '../check/second-record.js';
import { fillTitle } from '../fill/title.js';
import type { CalendarDate } from '../model/calendar.js';
import { type Diagnostic, error, hasErrors, type Outcome } from '../model/diagnostic.js';
import type { Organisation } from '../model/organisation.js';
import type { PackPolicy } from '../model/organisation-pack.js';
import { FORMATS, type Format, type Plan } from '../model/plan.js';
import type { TemplateHead, TreeTemplate } from '../model/template.js';
import type { Template } from '../model/word.js';
import { wordingOf } from '../model/wording/languages.js';
import type { Wording } from '../model/wording/wording.js';
import { isChosen } from '../plan/applies.js';
import { type LeftOut, planRender, type RenderChoice } from '../plan/plan-render.js';
import { readTitle } from '../read/template/index.js';
import { type FoundAdditions, findAdditions } from './additions.js';
import { type LoadedAttachments, loadAttachments } from './attachments.js';
import { type Bystander, Everybody } from './everybody.js';
import { withoutLeft } from './left.js';
import { openedTexts } from './opened-texts.js';
import { placedTexts } from './own-texts.js';
import { approvalFolderName } from './pack-folder.js';
import { type PlanOfApproved, planApproved } from './pending.js';
import { issuedVersions, issuesOf, textOf } from './policy-texts.js';
import { RequestProblem } from './request-problem.js';
import type { RunPart } from './run-part.js';
import {
  type ChosenOrganisation,
  loadChosen,
  type OrganisationChoice,
  organisationsFor,
  withFieldsOfOthers,
} from './selection.js';
import { type FoundTemplate, findOrganisations, type OrganisationFile, type Workspace } from './workspace.js';

/** Everything needed before filling begins. */
export interface Preparation {
  readonly workspace: Workspace;
  readonly organisations: readonly ChosenOrganisation[];
  readonly plan: Plan;
  readonly formats: readonly Format[];
  readonly diagnostics: readonly Diagnostic[];
  /** Those of them that are about a text, by its head. */
  readonly ofTexts: ReadonlyMap<TemplateHead, readonly Diagnostic[]>;
  /** Ids for which nothing may be written. */
  readonly refused: ReadonlySet<string>;
  /** The templates that the plan needs, without those that have errors. */
  readonly templates: ReadonlyMap<TemplateHead, Template>;
  /** Whatever was found in the templates' folder. */
  readonly foundTemplates: readonly FoundTemplate[];
  /** The names under the `fields:` of any organisation or template. */
  readonly declared: ReadonlySet<string>;
  /** Opens the text of a policy of a pack, whether it is rendered now or not. */
  readonly templateOf: (policy: PackPolicy) => Promise<Template | undefined>;
  /** Whether only documents are wanted, without a pack. */
  readonly loose: boolean;
  /** Whether only what awaits approval is made, apart from the pack. */
  readonly forApproval: boolean;
  /** The files that go into the packs beside the documents. */
  readonly attachments: LoadedAttachments;
  /** The identifying values of all organisations, chosen or not. */
  readonly identifyingValues: IdentifyingValues;
  /** Warnings for the organisations whose values can’t be looked for; they are among the diagnostics too. */
  readonly unread: readonly Diagnostic[];
  /** Where the logos of all organisations are. */
  readonly logos: () => Promise<Logos>;
}

/** The organisations and policies to prepare, and how. */
export interface Request {
  readonly organisations: OrganisationChoice;
  /** What the user asked for, where the organisations are only some of those. */
  readonly askedFor?: OrganisationChoice;
  /** The part of those organisations that this run is for; absent: all of them. */
  readonly part?: RunPart;
  /** Ids of those among them that this thread of the run is for; absent: all of them. */
  readonly only?: readonly string[];
  /** Codes, slugs or patterns of policies; absent or empty: all that apply. */
  readonly policies?: readonly string[];
  /** The review date for policies without a recorded review. */
  readonly reviewedOn?: CalendarDate;
  /** The day that counts as today for review warnings; absent: today. */
  readonly asOf?: CalendarDate;
  /** Absent: the workspace's formats, or else all. */
  readonly formats?: readonly Format[];
  /** Whether templates that apply to no organisation are checked too. */
  readonly everyTemplate?: boolean;
  /** Whether only documents are wanted, without a pack. */
  readonly loose?: boolean;
  /** Whether only what awaits approval is made, apart from the pack. */
  readonly forApproval?: boolean;
  /** The words that the program itself prints in documents; absent: British English. */
  readonly wording?: Wording;
  /** Whether packs hold approved texts alone, where the workspace says so. */
  readonly approvedTexts?: boolean;
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
  /** Ids of organisations whose additions can't be placed. */
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
  const asOf = request.asOf ?? workspace.world.today();
  const read = await loadChosen(workspace, files, chosenFiles);
  const everybody = await run.of(files, read);
  const chosen = withFieldsOfOthers(read, everybody);
  const remaining = withoutLeft(chosen, request.askedFor ?? request.organisations, { meant, everybody });
  const additions = await findAdditions(workspace, files, remaining.organisations, foundTemplates);
  const organisations = remaining.organisations.map((entry) => withProblems(entry, additions));
  const formats = request.formats ?? workspace.formats ?? FORMATS;
  const wording = request.wording ?? wordingOf('en-GB');
  const issues = await issuesOf(workspace, organisations);
  const sound = organisations.flatMap((entry) => readable(entry) ?? []);
  const choice: RenderChoice = {
    patterns,
    formats,
    wording,
    asOf,
    ...(request.reviewedOn ? { reviewedOn: request.reviewedOn } : {}),
    ...(request.loose ? { loose: true } : {}),
    ...(request.forApproval ? { forApproval: true } : {}),
    records: workspace.records,
    packPages: workspace.packPages,
    ownText: ({ id }, master) => additions.ofOrganisation.get(id)?.get(master)?.head,
    textOf: (organisation, template, names) => textOf(organisation, template, names, workspace.records),
    issuedOf: (organisation, template) => issuedVersions(issues.get(organisation.id) ?? [], template),
    titleOf: (organisation, template, review, standing) =>
      fillTitle(
        readTitle(template).words,
        { organisation, template, review, ...(standing ? { standing } : {}) },
        wording,
      ) ?? template.title,
  };
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
  const isWhole =
    patterns.length === 0 || request.everyTemplate || unmatchedPattern(foundTemplates, patterns) !== undefined;
  const unreadable = foundTemplates.filter(({ head }) => !head && isWhole);
  const planHeads = new Set(planned.value.jobs.flatMap(({ template }) => [template, template.master ?? template]));
  const planTemplates = foundTemplates.filter(({ head }) => head && (request.everyTemplate || planHeads.has(head)));
  const diagnostics = [
    ...remaining.diagnostics,
    ...additions.diagnostics,
    ...chosen.flatMap(({ organisation }) =>
      organisation ? [...daysAhead(organisation, asOf), ...copiedContacts(organisation, everybody)] : [],
    ),
    ...organisations.flatMap((entry) => entry.diagnostics),
    ...[...unreadable, ...planTemplates, ...placed.texts].flatMap((template) => template.diagnostics),
    ...placed.diagnostics,
    ...draftWarnings(planned.value.jobs.filter(({ forApproval }) => !forApproval)),
    // A template that could not be read might have applied.
    ...planned.diagnostics.filter((diagnostic) => diagnostic.code !== 'nothing-applies' || unreadable.length === 0),
  ];
  const unsound = new Set(
    [...foundTemplates, ...placed.texts]
      .filter((template) => hasErrors(template.diagnostics))
      .flatMap(({ head }) => head ?? []),
  );
  return {
    files,
    organisations,
    everybody,
    unread: sound.length > 0 ? everybody.flatMap(({ unread }) => unread) : [],
    foundTemplates,
    approvedTexts: planned.texts,
    ownTexts: placed.texts,
    refused: placed.refused,
    unreadable,
    unsound,
    plan: planned.value,
    formats,
    diagnostics,
  };
}

/** An organisation with the problems of its additions, which are part of what its files say. */
function withProblems(entry: ChosenOrganisation, { problems }: FoundAdditions): ChosenOrganisation {
  const found = problems.get(entry.id) ?? [];
  return found.length === 0 ? entry : { ...entry, diagnostics: [...entry.diagnostics, ...found] };
}

/** Makes the plan, and reads the text of each template that it needs, once. */
export async function prepare(
  workspace: Workspace,
  request: Request,
  run: Everybody = new Everybody(workspace, 'one'),
): Promise<Preparation> {
  const planning = await planFor(workspace, { ...request, approvedTexts: !request.forApproval }, run);
  const {
    files,
    organisations,
    everybody,
    unread,
    foundTemplates,
    approvedTexts,
    ownTexts,
    unreadable,
    unsound,
    plan,
    formats,
    diagnostics,
  } = planning;
  const neededHeads = new Set([
    ...(request.everyTemplate ? foundTemplates.flatMap(({ head }) => head ?? []) : []),
    ...plan.jobs.flatMap(({ template }) => [template.master ?? template, template]),
  ]);
  const pages = organisations.flatMap(({ organisation }) => organisation?.pack?.extraPages ?? []);
  const allTemplates = [...foundTemplates, ...ownTexts, ...approvedTexts, ...[...new Set(pages)].map(pageTemplate)];
  const declared = new Set([
    ...everybody.flatMap((organisation) => [...organisation.declared]),
    ...allTemplates.flatMap(({ head }) => head?.ownFields ?? []),
  ]);
  const texts = await readTexts(workspace, declared, allTemplates, { neededHeads, unsound, approvedTexts });
  const hasAttachments = !request.loose && !request.forApproval;
  const attached = hasAttachments
    ? await loadAttachments(workspace, plan, declared)
    : { value: NO_ATTACHMENTS, diagnostics: [] };
  const attachments = attached.value ?? NO_ATTACHMENTS;
  const clashes = request.forApproval ? folderClashes(organisations, files) : [];
  const refused = new Set([
    ...clashes.flatMap(({ organisation }) => organisation ?? []),
    ...organisations.filter((entry) => !readable(entry) || unreadable.length > 0).map((entry) => entry.id),
    ...plan.refused,
    ...planning.refused,
    ...(hasAttachments ? lackingAttachments(plan, attachments) : []),
    ...plan.jobs.filter((job) => !texts.templates.has(job.template)).map((job) => job.organisation.id),
  ]);
  return {
    workspace,
    organisations,
    plan,
    formats,
    diagnostics: [...diagnostics, ...unread, ...clashes, ...texts.diagnostics, ...attached.diagnostics],
    ofTexts: new Map(
      allTemplates.flatMap(({ head, diagnostics: found }) =>
        head ? [[head, [...found, ...(texts.ofHeads.get(head) ?? [])]]] : [],
      ),
    ),
    refused,
    templates: texts.templates,
    foundTemplates,
    declared,
    templateOf: async ({ template: head }) => {
      const found = allTemplates.find((candidate) => candidate.head === head);
      return texts.templates.get(head) ?? (found && (await openedTexts(workspace).template(found)).value);
    },
    loose: request.loose === true,
    forApproval: request.forApproval === true,
    attachments,
    identifyingValues: run.identifyingValues(everybody),
    unread,
    logos: () => run.logos(),
  };
}

const NO_ATTACHMENTS: LoadedAttachments = new Map();

/** The organisations that have an attachment in their packs which can't be read. */
function lackingAttachments({ packs }: Plan, attachments: LoadedAttachments): readonly string[] {
  return [...packs].flatMap(([id, pack]) =>
    pack.attachments.every(({ source }) => attachments.has(source)) ? [] : [id],
  );
}

/** Errors for organisations whose folder for approval would be the pack of another. */
function folderClashes(
  organisations: readonly ChosenOrganisation[],
  files: readonly OrganisationFile[],
): readonly Diagnostic[] {
  return organisations.flatMap(({ id }) => {
    const other = files.find((file) => file.id === approvalFolderName(id));
    if (!other) return [];
    const message = `The drafts of ${id} would go into the folder of ${other.id}’s pack`;
    const hint = 'Give one of the two organisations another id, by renaming its file.';
    return [error('path-clash', message, other.path, { organisation: id, hint })];
  });
}

/** An extra page of a pack, in the form of a found template. */
function pageTemplate(head: TemplateHead): FoundTemplate {
  return { path: head.source.path, head, diagnostics: [] };
}

function readable(entry: ChosenOrganisation): Organisation | undefined {
  return hasErrors(entry.diagnostics) ? undefined : entry.organisation;
}

interface Texts {
  readonly templates: ReadonlyMap<TemplateHead, Template>;
  readonly ofHeads: ReadonlyMap<TemplateHead, readonly Diagnostic[]>;
  readonly diagnostics: readonly Diagnostic[];
}

async function readTexts(
  workspace: Workspace,
  declared: ReadonlySet<string>,
  templates: readonly FoundTemplate[],
  {
    neededHeads,
    unsound,
    approvedTexts,
  }: Pick<Planning, 'unsound' | 'approvedTexts'> & { readonly neededHeads: ReadonlySet<TemplateHead> },
): Promise<Texts> {
  const outcomes = new Map<TemplateHead, Outcome<Template> & Pick<FoundTemplate, 'own'>>();
  for (const template of templates) {
    const { head, own } = template;
    if (!head || !neededHeads.has(head)) continue;
    outcomes.set(head, { ...(await openedTexts(workspace).template(template)), ...(own ? { own } : {}) });
  }
  // Names in an approved text were known when it was approved, whatever organisations' files declare today.
  const approvedHeads = new Set(approvedTexts.map(({ head }) => head));
  const checked = [...outcomes].map(([head, { value, own, diagnostics }]) => ({
    head,
    value,
    diagnostics: [
      ...diagnostics,
      ...(value && !approvedHeads.has(head) ? [...unknownNames(own ? { uses: own.addedUses } : value, declared)] : []),
      ...(value && !approvedHeads.has(head) ? typedDates(own ? { head, blocks: own.added } : inTree(value)) : []),
    ],
  }));
  const broken = new Set(checked.filter(({ diagnostics }) => hasErrors(diagnostics)).map(({ head }) => head));
  // What is wrong with a master's text is wrong with the texts made from it.
  const isUnsound = (head: TemplateHead): boolean =>
    unsound.has(head) || broken.has(head) || (head.master !== undefined && isUnsound(head.master));
  return {
    templates: new Map(checked.flatMap(({ head, value }) => (value && !isUnsound(head) ? [[head, value]] : []))),
    ofHeads: new Map(checked.map(({ head, diagnostics }) => [head, diagnostics])),
    diagnostics: [
      ...checked.flatMap(({ diagnostics }) => diagnostics),
      ...templates.flatMap(({ uses }) => (uses ? unknownNames({ uses }, declared) : [])),
    ],
  };
}

function inTree(template: Template): Pick<TreeTemplate, 'head'> & Pick<TreeTemplate['body'], 'blocks'> {
  const { head, body } = template.kind === 'word' ? template.tree : template;
  return { head, blocks: body.blocks };
}
