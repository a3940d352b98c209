/** Finds which policies are due for review, of one organisation or all. */
import { type CalendarDate, type Cycle, daysBetween } from '../model/calendar.js';
import { type Diagnostic, hasErrors } from '../model/diagnostic.js';
import type { DueBand, DueMark } from '../model/due-bands.js';
import { policyName } from '../model/pack.js';
import type { PersonKey } from '../model/people.js';
import type { Job } from '../model/plan.js';
import type { Wording } from '../model/wording/wording.js';
import { compareDue, type DuePolicy, duePolicies, reviewBand } from '../plan/due.js';
import { readTitle } from '../read/template/index.js';
import { type Planning, planFor } from './planning.js';
import type { ChosenOrganisation, OrganisationChoice } from './selection.js';
import type { Workspace } from './workspace.js';

/** The organisations whose reviews are listed, and the day of the report. */
export interface DueRequest {
  readonly organisations: OrganisationChoice;
  readonly asOf: CalendarDate;
}

/** One policy of one organisation, as reports show it. */
export interface DueRow {
  /** The words of the organisation's documents. */
  readonly wording: Wording;
  /** The organisation's id. */
  readonly id: string;
  readonly organisation: string;
  /** The policy's code, or its slug where it has none. */
  readonly code: string;
  /** As the organisation's documents print it. */
  readonly title: string;
  /** Whether the title may hold values other than the organisation's name, such as a person's name. */
  readonly titleIsPrivate: boolean;
  readonly reviewed?: CalendarDate;
  readonly next?: CalendarDate;
  readonly cycle: Cycle;
  /** Days to the next review, negative once it has passed. */
  readonly days?: number;
  readonly band: DueBand;
  /** What else the policy waits for; the band among it. */
  readonly marks: readonly DueMark[];
  /** Set for an attachment: its path in the pack. Its code is that of its policies. */
  readonly attachment?: string;
  /** The vacant posts that it names, by their persons' keys. */
  readonly vacant: readonly PersonKey[];
}

/** The reviews of the chosen organisations, the most urgent first. */
export interface DueResult {
  readonly rows: readonly DueRow[];
  /** Ids of the organisations that were read. */
  readonly organisations: readonly string[];
  /** Ids of those that have an error, so that some or all of their policies may be missing. */
  readonly skipped: readonly string[];
  /** Policies, by code or slug, whose due date is unknown because of an error in the template. */
  readonly leftOut: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Lists the reviews; throws RequestProblem. */
export async function listDue(workspace: Workspace, { organisations, asOf }: DueRequest): Promise<DueResult> {
  const everyTemplate = organisations === 'all';
  const planning = await planFor(workspace, { organisations, asOf, formats: [], everyTemplate });
  // Extra pages are not policies, and nobody reviews them.
  const jobs = planning.plan.jobs.filter(({ pack, template }) =>
    pack.policies.some((policy) => policy.template === template),
  );
  // Where front matter has an error, the due date is unknown.
  const isSound = ({ template }: Job) => !planning.unsound.has(template);
  return {
    rows: [...duePolicies(jobs.filter(isSound), asOf).map(rowOf), ...attachmentRows(planning, asOf)].sort(compareDue),
    leftOut: [...new Set(jobs.filter((job) => !isSound(job)).map(({ template }) => policyName(template)))],
    ...coverage(planning),
    diagnostics: planning.diagnostics,
  };
}

function coverage({ plan, organisations }: Planning): Pick<DueResult, 'organisations' | 'skipped'> {
  const refused = new Set(plan.refused);
  const isSkipped = ({ id, diagnostics }: ChosenOrganisation) => hasErrors(diagnostics) || refused.has(id);
  const ids = ({ id }: ChosenOrganisation) => id;
  return {
    organisations: organisations.filter((entry) => !isSkipped(entry)).map(ids),
    skipped: organisations.filter(isSkipped).map(ids),
  };
}

/** The attachments that are reviewed, of all packs. */
function attachmentRows({ plan, organisations }: Planning, asOf: CalendarDate): readonly DueRow[] {
  return organisations.flatMap(({ id, organisation }) => {
    const pack = plan.packs.get(id);
    if (!organisation || !pack) return [];
    return pack.attachments.flatMap(({ title, path, policies, every, review }): DueRow[] => {
      const { last, next, cycle } = review;
      if (!last && !every) return [];
      const days = next && daysBetween(asOf, next);
      return [
        {
          wording: pack.wording,
          id,
          organisation: organisation.name,
          code: policies.join(', '),
          title,
          titleIsPrivate: false,
          ...(last ? { reviewed: last } : {}),
          ...(next ? { next } : {}),
          cycle,
          ...(days === undefined ? {} : { days }),
          band: reviewBand(last, days),
          marks: [],
          attachment: path,
          vacant: [],
        },
      ];
    });
  });
}

/** Placeholders of an organisation's own name; the values of all others could be a person's. */
const NAMES_OF_ORGANISATION: readonly string[] = ['org_field_name', 'org_field_trading_name'];

function rowOf({ job, band, days, marks, vacant }: DuePolicy): DueRow {
  const { organisation, template, review } = job;
  const title = readTitle(template);
  return {
    wording: job.pack.wording,
    id: organisation.id,
    organisation: organisation.name,
    code: policyName(template),
    title: job.title,
    titleIsPrivate: title.uses.some(
      ({ name }) => name.startsWith('org_field_') && !NAMES_OF_ORGANISATION.includes(name),
    ),
    ...(review.last ? { reviewed: review.last } : {}),
    ...(review.next ? { next: review.next } : {}),
    cycle: review.cycle,
    ...(days === undefined ? {} : { days }),
    band,
    marks,
    vacant,
  };
}
