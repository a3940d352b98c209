/**
 * Plans a render: organisations × templates × formats become jobs with dates and output paths. Two documents on one path,
 * or two policies with one code for one client, are refused. Nothing is read or written here.
 */
import type { CalendarDate } from '../model/calendar.js';
import { type Diagnostic, error, hasErrors, warning } from '../model/diagnostic.js';
import type { Organisation } from '../model/organisation.js';
import type { Format, Job, Output, Plan } from '../model/plan.js';
import type { TemplateHead } from '../model/template.js';
import { decide, type PolicyChoice, recordOf, recordProblems } from './applies.js';
import { policyControl } from './control.js';
import { reviewDates, reviewWarnings } from './review-dates.js';

export interface RenderChoice extends PolicyChoice {
  readonly formats: readonly Format[];
  /** The review date for policies of which none is recorded. */
  readonly reviewedOn?: CalendarDate;
  /** What counts as today for warnings; shows in no output. */
  readonly asOf: CalendarDate;
}

/** The longest file name, in ASCII characters (DOMAIN: packs). */
const LONGEST_NAME = 100;

/** `DCW34-confidentiality`: a document's file name without its ending. */
function fileName(template: TemplateHead): string {
  const whole = template.code ? `${template.code}-${template.slug}` : template.slug;
  return whole.slice(0, LONGEST_NAME - 5).replace(/-+$/, '');
}

function outputsOf(organisation: Organisation, template: TemplateHead, formats: readonly Format[]): readonly Output[] {
  return formats.map((format) => ({
    format,
    path: `${organisation.id}/${format}/${fileName(template)}.${format}`,
  }));
}

/** All policies that the client has, whatever was asked for: links lead to them. */
function siblingsOf(organisation: Organisation, templates: readonly TemplateHead[]): ReadonlyMap<string, string> {
  const names = templates
    .filter((template) => decide(organisation, template, { patterns: [] }).applies)
    .flatMap((template) =>
      [template.slug, template.code ?? []].flat().map((name) => [name.toLowerCase(), fileName(template)] as const),
    );
  return new Map(names);
}

/** Finds jobs of one client that share a key, and says so at the later template. */
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
        { organisation: job.organisation.id, hint: 'Codes are unique within a client’s policies.' },
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
        { organisation: job.organisation.id, hint: 'Give one of them a "slug" or a "code" of its own.' },
      ),
  );
  return codes.length > 0 ? codes : paths;
}

function planOrganisation(
  organisation: Organisation,
  templates: readonly TemplateHead[],
  choice: RenderChoice,
): { readonly jobs: readonly Job[]; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [...recordProblems(organisation, templates)];
  const jobs: Job[] = [];
  const siblings = siblingsOf(organisation, templates);
  for (const template of templates) {
    const decision = decide(organisation, template, choice);
    diagnostics.push(...decision.diagnostics);
    if (!decision.applies) continue;
    const record = recordOf(organisation, template);
    diagnostics.push(...reviewWarnings(organisation, template, record, choice.reviewedOn, choice.asOf));
    jobs.push({
      organisation,
      template,
      review: reviewDates(organisation, template, record, choice.reviewedOn),
      control: policyControl(organisation, template, record),
      outputs: outputsOf(organisation, template, choice.formats),
      siblings,
    });
  }
  diagnostics.push(...clashesOf(jobs));
  if (jobs.length === 0) diagnostics.push(nothingApplies(organisation));
  return { jobs, diagnostics };
}

function nothingApplies(organisation: Organisation): Diagnostic {
  const lacking = [organisation.nation ? '' : 'nation', organisation.serviceType ? '' : 'service_type'].filter(Boolean);
  return warning('nothing-applies', `No policy applies to ${organisation.id}`, organisation.source.path, {
    organisation: organisation.id,
    hint:
      lacking.length > 0
        ? `Policies apply by nation and service: give ${lacking.map((key) => `"${key}"`).join(' and ')}.`
        : undefined,
  });
}

/** Plans for all given organisations; one whose plan has an error is refused, and keeps its jobs out of the plan. */
export function planRender(
  organisations: readonly Organisation[],
  templates: readonly TemplateHead[],
  choice: RenderChoice,
): { readonly value: Plan; readonly diagnostics: readonly Diagnostic[] } {
  const planned = organisations.map((organisation) => ({
    id: organisation.id,
    ...planOrganisation(organisation, templates, choice),
  }));
  const isRefused = (one: (typeof planned)[number]) => hasErrors(one.diagnostics);
  return {
    value: {
      jobs: planned.flatMap((one) => (isRefused(one) ? [] : one.jobs)),
      refused: planned.filter(isRefused).map((one) => one.id),
    },
    diagnostics: planned.flatMap((one) => one.diagnostics),
  };
}
