/**
 * Plans a render: organisations × templates × formats become jobs with dates and output paths. Two documents on one path,
 * or two policies of an organisation with the same code, are refused. Nothing is read or written here.
 */
import { approvalState } from '../model/approval-state.js';
import type { CalendarDate } from '../model/calendar.js';
import type { PackNames } from '../model/conditions.js';
import { type Diagnostic, error, hasErrors, warning } from '../model/diagnostic.js';
import type { FilledFooter } from '../model/footer-words.js';
import type { Organisation } from '../model/organisation.js';
import type { Absence, AbsentPolicy, Pack, PackPolicy, ReviewDates } from '../model/organisation-pack.js';
import { type PackPage, policyName, USUAL_PAGES, WHOLE_PACK } from '../model/pack.js';
import { documentPath, type Format, type Job, type Output, type Plan } from '../model/plan.js';
import { type RecordSettings, USUAL_SETTINGS } from '../model/record-settings.js';
import type { CurrentText, IssuedVersion, Standing } from '../model/standing.js';
import type { TemplateHead } from '../model/template.js';
import type { Titled } from '../model/title-words.js';
import type { Wording } from '../model/wording/wording.js';
import { isChosen, isNamed, type PolicyChoice, recordOf, recordProblems } from './applies.js';
import { packAttachments } from './attachments.js';
import { policyControl } from './control.js';
import { nothingApplies } from './nothing-applies.js';
import { selectPolicies } from './pack.js';
import { reviewDates, reviewWarnings } from './review-dates.js';
import { standingOf } from './standing.js';

export interface RenderChoice extends PolicyChoice {
  readonly formats: readonly Format[];
  /** The words that the program itself prints in documents. */
  readonly wording: Wording;
  /** The review date for policies without a recorded review. */
  readonly reviewedOn?: CalendarDate;
  /** The day that counts as today for warnings; never printed in a document. */
  readonly asOf: CalendarDate;
  /** Gives a policy's title with the organisation's values in it; absent: as the template has it. */
  readonly titleOf?: (
    organisation: Organisation,
    template: TemplateHead,
    review: ReviewDates,
    standing?: Standing,
  ) => Titled;
  /** Absent: as usual. */
  readonly records?: RecordSettings;
  /** The pack documents of packs that do not say; absent: as usual. */
  readonly packPages?: readonly PackPage[];
  /** Gives the words that are in the footer of all documents of an organisation. */
  readonly footerOf?: (organisation: Organisation) => FilledFooter | undefined;
  /** Whether packs that do not say are bound as one PDF too; absent: no. */
  readonly combined?: boolean;
  /** Gives the fingerprints of an organisation's text; without it, texts are compared by the dates of the master's notes. */
  readonly textOf?: (organisation: Organisation, template: TemplateHead, names: PackNames) => CurrentText;
  /** Gives the versions in which a policy was issued, the oldest first. */
  readonly issuedOf?: (organisation: Organisation, template: TemplateHead) => readonly IssuedVersion[];
  /** Gives the head of an organisation's own text of a policy, with what it adds; absent: the text is the master's. */
  readonly ownText?: (organisation: Organisation, master: TemplateHead) => TemplateHead | undefined;
  /** Whether only documents are wanted, without a pack. */
  readonly loose?: boolean;
  readonly leftOut?: LeftOut;
  /** Whether only what awaits approval is made, apart from the pack. */
  readonly forApproval?: boolean;
}

/** Policies that packs do without because no text of them is approved, by the organisation's id. */
export type LeftOut = ReadonlyMap<string, ReadonlySet<TemplateHead>>;

/** The longest file name, in ASCII characters (DOMAIN: packs). */
const LONGEST_NAME = 100;

/** `DCW34-confidentiality`: a document's file name without its ending. */
export function fileName(template: TemplateHead): string {
  const name = template.code ? `${template.code}-${template.slug}` : template.slug;
  return name.slice(0, LONGEST_NAME - 5).replace(/-+$/, '');
}

/** A document's files in some formats. */
export function outputsOf(file: string, formats: readonly Format[]): readonly Output[] {
  return formats.map((format) => ({ format, path: documentPath(format, file) }));
}

/** Finds jobs of one organisation that share a key, and reports it at the later template. */
function clashes(
  jobs: readonly Job[],
  keyOf: (job: Job) => string | undefined,
  say: (job: Job, first: Job) => Diagnostic,
) {
  const firsts = new Map<string, Job>();
  return jobs.flatMap((job) => {
    const key = keyOf(job);
    const first = key === undefined ? undefined : firsts.get(key);
    if (first) return [say(job, first)];
    if (key !== undefined) firsts.set(key, job);
    return [];
  });
}

function clashesOf(jobs: readonly Job[]): readonly Diagnostic[] {
  const codes = clashes(
    jobs,
    (job) => job.template.code?.toLowerCase(),
    (job, first) =>
      error(
        'template-duplicate',
        `The code ${job.template.code} is also that of ${first.template.source.path}`,
        job.template.source.path,
        { organisation: job.organisation.id, hint: 'Give each of an organisation’s policies a different code.' },
      ),
  );
  const paths = clashes(
    jobs,
    (job) => job.outputs[0]?.path.normalize('NFC').toLowerCase(),
    (job, first) =>
      error(
        'path-clash',
        `The document would have the same file name as that of ${first.template.source.path}`,
        job.template.source.path,
        { organisation: job.organisation.id, hint: 'Give one of them a different "slug" or "code".' },
      ),
  );
  return codes.length > 0 ? codes : paths;
}

interface PlannedOrganisation {
  readonly pack: Pack;
  readonly jobs: readonly Job[];
  readonly diagnostics: readonly Diagnostic[];
}

function planOrganisation(
  organisation: Organisation,
  masters: readonly TemplateHead[],
  choice: RenderChoice,
): PlannedOrganisation {
  const templates = masters.map((master) => choice.ownText?.(organisation, master) ?? master);
  const selection = selectPolicies(organisation, templates);
  const leftOut = choice.leftOut?.get(organisation.id);
  const packTemplates = selection.packTemplates.filter((template) => !leftOut?.has(template));
  const absent = [
    ...selection.absent,
    ...[...(leftOut ?? [])].map((template): AbsentPolicy => ({ template, why: 'unapproved' })),
  ];
  const definition = {
    pages: choice.packPages ?? USUAL_PAGES,
    combined: choice.combined === true,
    ...(organisation.pack ?? WHOLE_PACK),
  };
  const names = packNames([...packTemplates, ...definition.extraPages]);
  const policies = packTemplates.map((template) => policyOf(organisation, template, names, choice));
  const extraPages = definition.extraPages.map((template) => extraPage(organisation, template, choice));
  const attached = packAttachments(organisation, [...policies, ...extraPages], definition, choice.asOf);
  const footer = choice.footerOf?.(organisation);
  const pack: Pack = {
    wording: choice.wording,
    definition,
    policies,
    attachments: attached.attachments,
    extraPages,
    absent,
    ...(choice.loose ? { isLoose: true } : {}),
    ...(footer ? { footer } : {}),
  };
  if (choice.forApproval) {
    const { jobs, diagnostics } = jobsForApproval(organisation, pack, choice);
    const problems = recordProblems(organisation, templates);
    return { pack, jobs, diagnostics: [...problems, ...selection.diagnostics, ...diagnostics] };
  }
  const requested = pack.policies.filter(({ template }) => isChosen(template, choice));
  const outsidePack = namedOutsidePack(organisation, absent, choice);
  const added = outsidePack.templates.map((template) => policyOf(organisation, template, names, choice));
  const pages = [...pack.extraPages].filter(({ template }) => isChosen(template, choice));
  const jobs = [...pages, ...requested, ...added].map(
    (policy): Job => ({
      ...policy,
      organisation,
      pack,
      outputs: outputsOf(policy.file, choice.formats),
    }),
  );
  const diagnostics = [
    ...recordProblems(organisation, templates),
    ...selection.diagnostics,
    ...outsidePack.diagnostics,
    ...attached.diagnostics,
    ...[...requested, ...added].flatMap((policy) => reviewWarnings(organisation, policy, choice.asOf)),
    ...clashesOf(jobs),
    ...(jobs.length === 0 && !hasErrors(selection.diagnostics)
      ? [nothingApplies(organisation, templates, choice)]
      : []),
  ];
  return { pack, jobs, diagnostics };
}

/** The policies of the pack that await approval, drafts included. */
function jobsForApproval(
  organisation: Organisation,
  pack: Pack,
  choice: RenderChoice,
): Omit<PlannedOrganisation, 'pack'> {
  const policies = pack.policies.filter(
    (policy) => approvalState(policy) !== 'approved' && isChosen(policy.template, choice),
  );
  const forApproval = new Set(policies.map(({ file }) => file));
  const jobs = policies.map(
    (policy): Job => ({ ...policy, organisation, pack, forApproval, outputs: outputsOf(policy.file, choice.formats) }),
  );
  return { jobs, diagnostics: clashesOf(jobs) };
}

/** The codes and slugs of a pack's policies and pages, in lower case. */
function packNames(templates: readonly TemplateHead[]): PackNames {
  return new Set(templates.flatMap(({ code, slug }) => [slug, code ?? slug]).map((name) => name.toLowerCase()));
}

function policyOf(
  organisation: Organisation,
  template: TemplateHead,
  names: PackNames,
  choice: RenderChoice,
): PackPolicy {
  const record = recordOf(organisation, template);
  const standing = standingOf({
    master: template,
    ...(record ? { record } : {}),
    forAll: organisation,
    settings: choice.records ?? USUAL_SETTINGS,
    text: choice.textOf?.(organisation, template, names) ?? {},
    issued: choice.issuedOf?.(organisation, template) ?? [],
    words: choice.wording.policy,
  });
  const review = reviewDates(template, record, standing, choice.reviewedOn);
  return {
    template,
    review,
    standing,
    ...(choice.titleOf?.(organisation, template, review, standing) ?? { title: template.title }),
    control: policyControl(organisation, template, record, standing, choice.wording),
    file: fileName(template),
  };
}

/** An extra page of the pack. It is not a policy, so nobody reviews or approves it. */
function extraPage(organisation: Organisation, template: TemplateHead, choice: RenderChoice): PackPolicy {
  const review: ReviewDates = { cycle: 'on_change' };
  const titled = choice.titleOf?.(organisation, template, review) ?? { title: template.title };
  return { template, review, control: {}, ...titled, file: fileName(template) };
}

/** Policies that the user named though they are not in the pack: rendered with a warning, unless the organisation excludes them. */
function namedOutsidePack(
  { id, policies }: Organisation,
  absent: readonly AbsentPolicy[],
  choice: RenderChoice,
): { readonly templates: readonly TemplateHead[]; readonly diagnostics: readonly Diagnostic[] } {
  if (choice.patterns.length === 0) return { templates: [], diagnostics: [] };
  const namedPolicies = absent.filter(
    ({ template, why }) => why !== 'unapproved' && isChosen(template, choice) === 'named',
  );
  const diagnostics = namedPolicies.map(({ template, why }) => {
    const name = policyName(template);
    if (why !== 'excluded')
      return warning(
        'applies-override',
        `${name} was rendered because you named it, but ${WHY_NOT[why](id)}`,
        template.source.path,
        { organisation: id },
      );
    const record = policies.find(({ key }) => isNamed(template, key));
    const message = `You named ${name}, but the file of ${id} excludes it`;
    return warning('applies-override', message, record?.keySpan, { organisation: id });
  });
  return {
    templates: namedPolicies.flatMap(({ template, why }) => (why === 'excluded' ? [] : [template])),
    diagnostics,
  };
}

const WHY_NOT: Readonly<Record<Exclude<Absence, 'excluded'>, (id: string) => string>> = {
  'does-not-apply': (id) => `its "applies_to" says it isn’t for ${id}`,
  variant: (id) => `the pack of ${id} has another policy on the same topic`,
  'not-in-pack': (id) => `the pack of ${id} doesn’t list it`,
  withdrawn: () => 'it is withdrawn',
  unapproved: () => 'no text of it is approved',
};

/** Plans for all the organisations; one whose plan has an error is refused, and its jobs are left out. */
export function planRender(
  organisations: readonly Organisation[],
  templates: readonly TemplateHead[],
  choice: RenderChoice,
): { readonly value: Plan; readonly diagnostics: readonly Diagnostic[] } {
  const planned = organisations.map((organisation) => ({
    id: organisation.id,
    ...planOrganisation(organisation, templates, choice),
  }));
  const isRefused = (plan: (typeof planned)[number]) => hasErrors(plan.diagnostics);
  return {
    value: {
      packs: new Map(planned.flatMap((plan) => (isRefused(plan) ? [] : [[plan.id, plan.pack]]))),
      jobs: planned.flatMap((plan) => (isRefused(plan) ? [] : plan.jobs)),
      refused: planned.filter(isRefused).map((plan) => plan.id),
    },
    diagnostics: planned.flatMap((plan) => plan.diagnostics),
  };
}
