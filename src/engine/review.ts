/** Records reviews of policies in an organisation's file, and changes nothing else there. */
import { type CalendarDate, compareDates, isoDate, longDate } from '../model/calendar.js';
import { type Diagnostic, error, hasErrors, type Outcome } from '../model/diagnostic.js';
import { policyName } from '../model/pack.js';
import type { Job } from '../model/plan.js';
import { FileTrouble } from '../model/world.js';
import { isChosen, isNamed } from '../plan/applies.js';
import { reviewDates } from '../plan/review-dates.js';
import { nextVersion } from '../plan/version.js';
import { applyEdits, reviewEdits } from '../read/organisation/review-edit.js';
import { decodeText } from '../read/text.js';
import { holding, undoneNotes, unwritable, type WaitListener } from './holding.js';
import { planFor } from './production.js';
import { RequestProblem } from './request-problem.js';
import { chooseOrganisations, type OrganisationChoice } from './selection.js';
import { findOrganisations, type Workspace } from './workspace.js';

/** The reviews to record. */
export interface ReviewRequest {
  readonly organisations: OrganisationChoice;
  /** Codes, slugs or patterns. */
  readonly policies: readonly string[];
  /** The day of the review, not after today. */
  readonly on: CalendarDate;
  /** Whether the policy changed: 1.1 becomes 2.0, or else 1.2. */
  readonly changed: boolean;
  /** The note for the change history. */
  readonly note?: string;
  /** The new version number, for versions not numbered 1.0, 1.1, 2.0. */
  readonly version?: string;
  /** Whether nothing is written. */
  readonly dryRun?: boolean;
}

/** A review of one organisation's policy, as it is recorded. */
export interface RecordedReview {
  readonly organisation: string;
  readonly file: string;
  readonly policy: string;
  readonly reviewed: string;
  readonly versionBefore?: string;
  readonly version: string;
  readonly nextReview?: string;
}

/** An organisation's file, before and after. */
export interface EditedFile {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly bytes: Uint8Array;
}

/** The reviews that were recorded, or on a dry run would be; none where there is an error. */
export interface ReviewResult {
  readonly status: 'recorded' | 'planned' | 'refused' | 'failed';
  readonly reviews: readonly RecordedReview[];
  readonly files: readonly EditedFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Records the reviews, all of them or none; throws RequestProblem. */
export async function recordReviews(
  workspace: Workspace,
  request: ReviewRequest,
  listener: WaitListener = {},
): Promise<ReviewResult> {
  const { world } = workspace;
  if (compareDates(request.on, world.today()) > 0)
    throw new RequestProblem({ kind: 'review-ahead', date: isoDate(request.on) });
  if (request.dryRun) return planReviews(workspace, request);
  const files = chooseOrganisations(
    await findOrganisations(workspace),
    request.organisations,
    workspace.folders.organisations,
  );
  const places = files.map(({ path }) => path);
  try {
    // The file is read only once no other run can change it.
    return await holding(world, places, listener, async (hold) => {
      const planned = await planReviews(workspace, request);
      const diagnostics = [...undoneNotes(world, hold), ...planned.diagnostics];
      if (planned.status === 'refused') return { ...planned, diagnostics };
      await hold.write({ files: planned.files.map(({ path, bytes }) => ({ path, bytes })) });
      return { ...planned, status: 'recorded', diagnostics };
    });
  } catch (cause) {
    if (!(cause instanceof FileTrouble)) throw cause;
    return { status: 'failed', reviews: [], files: [], diagnostics: [unwritable(world, cause)] };
  }
}

/** Puts the reviews into the texts of the files, without writing them. */
async function planReviews(workspace: Workspace, request: ReviewRequest): Promise<ReviewResult> {
  const planning = await planFor(workspace, { organisations: request.organisations, formats: [], asOf: request.on });
  const diagnostics = planning.diagnostics.filter(({ severity }) => severity === 'error');
  const reviews: RecordedReview[] = [];
  const files: EditedFile[] = [];
  // With an error nothing is recorded, and policies may be missing from the plan because of it.
  for (const { id } of hasErrors(diagnostics) ? [] : planning.organisations) {
    const jobs = planning.plan.jobs.filter((job) => job.organisation.id === id && !isExtraPage(job));
    const reviewJobs = chosenJobs(id, jobs, request.policies);
    const edited = await editFile(workspace, reviewJobs, request, diagnostics, reviews);
    if (edited) files.push(edited);
  }
  if (hasErrors(diagnostics)) return { status: 'refused', reviews: [], files: [], diagnostics };
  return { status: 'planned', reviews, files, diagnostics };
}

function isExtraPage({ pack, template }: Job): boolean {
  return pack.extraPages.some((page) => page.template === template);
}

/** The named policies among those of one organisation; throws RequestProblem for a name that matches none. */
function chosenJobs(organisation: string, jobs: readonly Job[], codes: readonly string[]): readonly Job[] {
  for (const code of codes) {
    if (jobs.some(({ template }) => isChosen(template, { patterns: [code] }))) continue;
    const names = jobs.map(({ template }) => policyName(template));
    throw new RequestProblem({ kind: 'policy-not-in-pack', organisation, pattern: code, names });
  }
  return jobs.filter(({ template }) => isChosen(template, { patterns: codes }));
}

/** Puts all reviews of one organisation into its file's text. */
async function editFile(
  { world }: Workspace,
  jobs: readonly Job[],
  request: ReviewRequest,
  diagnostics: Diagnostic[],
  reviews: RecordedReview[],
): Promise<EditedFile | undefined> {
  const [first] = jobs;
  if (!first) return undefined;
  const { path } = first.organisation.source;
  const raw = Buffer.from(await world.files.read(path)).toString('utf8');
  const mark = raw.startsWith('\ufeff') ? '\ufeff' : '';
  let text = raw.slice(mark.length);
  for (const job of jobs) {
    const edited = reviewedText(text, job, request);
    diagnostics.push(...edited.diagnostics);
    if (!edited.value) continue;
    text = edited.value.text;
    reviews.push(edited.value.recorded);
  }
  return { path, before: raw.slice(mark.length), after: text, bytes: Buffer.from(mark + text, 'utf8') };
}

/** Puts the review of one policy into the text. */
function reviewedText(
  text: string,
  job: Job,
  request: ReviewRequest,
): Outcome<{ readonly text: string; readonly recorded: RecordedReview }> {
  const trouble = troubleWith(job, request);
  const recorded = trouble ? undefined : recordOf(job, request);
  if (!recorded) return { diagnostics: trouble ? [trouble] : [] };
  const { policy } = job.pack.wording;
  const source = decodeText(Buffer.from(text, 'utf8'), job.organisation.source.path);
  if (!source.value) return { diagnostics: source.diagnostics };
  const { value: edits, diagnostics } = reviewEdits(source.value, {
    // A record under another spelling in a base would otherwise be joined by a second one.
    key: job.organisation.policies.find(({ key }) => isNamed(job.template, key))?.key ?? recorded.policy,
    isKey: (key) => isNamed(job.template, key),
    reviewed: recorded.reviewed,
    version: recorded.version,
    note: request.note ?? (request.changed ? policy.reviewedAndChanged : policy.reviewed),
  });
  return { ...(edits ? { value: { text: applyEdits(text, edits), recorded } } : {}), diagnostics };
}

function troubleWith(
  { organisation, template, review: dates, control }: Job,
  request: ReviewRequest,
): Diagnostic | undefined {
  const name = policyName(template);
  const place = organisation.policies.find(({ key }) => isNamed(template, key))?.keySpan ?? organisation.source.path;
  const recordLevel = ownReview(organisation, template);
  if (dates.last && recordLevel && compareDates(dates.last, request.on) >= (recordLevel === 'policy' ? 0 : 1)) {
    const isSameDay = compareDates(dates.last, request.on) === 0;
    const message = isSameDay
      ? `A review of ${name} on ${isoDate(request.on)} is already recorded`
      : `A later review of ${name} is already recorded: ${isoDate(dates.last)}`;
    return error('review-order', message, place, {
      hint: 'Give a later date, or correct the file yourself.',
    });
  }
  if (request.version === undefined && nextVersion(control.version, false) === undefined)
    return error('review-version', `The version of ${name} isn’t numbered 1.0, 1.1, 2.0`, place, {
      hint: 'Give the new version number.',
    });
  return undefined;
}

/** Whether the organisation recorded a review itself, of the policy or of all; a later date in the template doesn't count here. */
function ownReview({ policies, reviewedOn }: Job['organisation'], template: Job['template']) {
  if (policies.some(({ key, reviewed }) => reviewed !== undefined && isNamed(template, key))) return 'policy';
  return reviewedOn ? 'all' : undefined;
}

function recordOf(
  { organisation, template, control, standing }: Job,
  request: ReviewRequest,
): RecordedReview | undefined {
  const version = request.version ?? nextVersion(control.version, request.changed);
  if (version === undefined) return undefined;
  const record = organisation.policies.find(({ key }) => isNamed(template, key));
  const { next } = reviewDates(template, record, standing && { ...standing, review: { on: request.on } }, undefined);
  return {
    organisation: organisation.id,
    file: organisation.source.path,
    policy: policyName(template),
    reviewed: isoDate(request.on),
    ...(control.version ? { versionBefore: control.version } : {}),
    version,
    ...(next ? { nextReview: longDate(next) } : {}),
  };
}
