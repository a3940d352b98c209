/** `policy review`: records reviews of policies in a client's own file, and nothing else there. */
import { type Command, Option } from 'commander';
import { holding, undoneNotes, unwritable } from '../engine/holding.js';
import { planFor } from '../engine/production.js';
import { chooseOrganisations } from '../engine/selection.js';
import { findOrganisations, openWorkspace, type Workspace } from '../engine/workspace.js';
import { WrongUse } from '../engine/wrong-use.js';
import { type CalendarDate, compareDates, isoDate, longDate } from '../model/calendar.js';
import { type Diagnostic, error, hasErrors, type Outcome } from '../model/diagnostic.js';
import type { ExitCode } from '../model/exit-code.js';
import { didYouMean } from '../model/names.js';
import { policyName } from '../model/pack.js';
import type { Job } from '../model/plan.js';
import { FileTrouble, type World } from '../model/world.js';
import { isChosen, isNamed } from '../plan/applies.js';
import { reviewDates } from '../plan/review-dates.js';
import { nextVersion } from '../plan/version.js';
import { applyEdits, reviewEdits } from '../read/organisation/review-edit.js';
import { decodeText } from '../read/text.js';
import { type EditedFile, type Recorded, reportReviews } from '../report/review.js';
import { sayWaiting } from '../report/waiting.js';
import type { Action } from './command.js';
import { addFolderOptions, type ChoiceOptions, collect, readDate, readLine } from './options.js';

interface ReviewOptions extends Pick<ChoiceOptions, 'org' | 'templates' | 'orgs'> {
  readonly on: CalendarDate;
  readonly changed?: boolean;
  readonly unchanged?: boolean;
  readonly note?: string;
  readonly to?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  policy review DCW34 --org acme --on 2026-11-25                      read, and nothing had to change: 1.0 becomes 1.1
  policy review DCW34 --org acme --on 2026-11-25 --changed \\
    --note "New retention periods"                                    the text changed: 1.1 becomes 2.0
  policy review "DCW1*" --org acme --on 2026-11-25 --dry-run          what would be written`;

/** Adds `review` to the program. */
export function addReview(program: Command, action: Action): void {
  const command = program
    .command('review')
    .description('record in a client’s file that policies were reviewed')
    .argument('<code...>', 'policies, by code, slug or pattern')
    .option('--org <id>', 'the organisation, by id or pattern; repeatable', collect, [])
    .requiredOption('--on <date>', 'the day of the review', readDate);
  addFolderOptions(command)
    .addOption(new Option('--unchanged', 'nothing had to change: 1.0 becomes 1.1 (default)').conflicts('changed'))
    .addOption(new Option('--changed', 'the policy changed: 1.1 becomes 2.0'))
    .option('--note <text>', 'what the change history says of it', readLine)
    .option('--to <version>', 'the version, where it is not counted as 1.0, 1.1, 2.0', readLine)
    .option('--dry-run', 'show what would be written, write nothing')
    .option('--json', 'print one JSON object instead of words')
    .addHelpText('after', EXAMPLES)
    .action((codes: readonly string[], options: ReviewOptions) => action((world) => review(world, codes, options)));
}

async function review(world: World, codes: readonly string[], options: ReviewOptions): Promise<ExitCode> {
  if (options.org.length === 0) throw new WrongUse('Say for whom: --org ID');
  if (compareDates(options.on, world.today()) > 0)
    throw new WrongUse(`${isoDate(options.on)} is after today`, 'A review is recorded when it has been done.');
  const workspace = await openWorkspace(world, options);
  const opened = workspace.value;
  if (!opened) return reportReviews(world, options, [], [], workspace.diagnostics);
  if (options.dryRun) {
    const { recorded, files, diagnostics } = await reviewAll(opened, codes, options);
    return reportReviews(world, options, recorded, files, [...workspace.diagnostics, ...diagnostics]);
  }
  const places = await organisationFiles(opened, options);
  const diagnostics = [...workspace.diagnostics];
  try {
    // What is recorded is read when no other run can change it any more.
    const { recorded, files } = await holding(world, places, { onWait: sayWaiting(world.terminal) }, async (hold) => {
      diagnostics.push(...undoneNotes(world, hold));
      const { diagnostics: found, ...reviews } = await reviewAll(opened, codes, options);
      diagnostics.push(...found);
      await hold.write({ files: reviews.files.map(({ path, bytes }) => ({ path, bytes })) });
      return reviews;
    });
    return reportReviews(world, options, recorded, files, diagnostics);
  } catch (cause) {
    if (!(cause instanceof FileTrouble)) throw cause;
    return reportReviews(world, options, [], [], [...diagnostics, unwritable(world, cause)], 3);
  }
}

/** The files of the organisations that are named. */
async function organisationFiles(workspace: Workspace, options: ReviewOptions): Promise<readonly string[]> {
  const chosen = chooseOrganisations(await findOrganisations(workspace), options, workspace.folders.organisations);
  return chosen.map(({ path }) => path);
}

interface Reviews {
  readonly recorded: readonly Recorded[];
  readonly files: readonly EditedFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Records the reviews in the texts of the files; with any error in none of them. */
async function reviewAll(workspace: Workspace, codes: readonly string[], options: ReviewOptions): Promise<Reviews> {
  const diagnostics: Diagnostic[] = [];
  const recorded: Recorded[] = [];
  const files: EditedFile[] = [];
  const planning = await planFor(workspace, { ...options, policy: [], formats: [], asOf: options.on });
  diagnostics.push(...planning.diagnostics.filter(({ severity }) => severity === 'error'));
  // With an error nothing is recorded, and a policy may be missing because of it.
  const clients = hasErrors(diagnostics) ? [] : planning.organisations;
  for (const { id } of clients) {
    const own = planning.plan.jobs.filter((job) => job.organisation.id === id && !isExtraPage(job));
    const edited = await editFile(workspace, chosenJobs(id, own, codes), options, diagnostics, recorded);
    if (edited) files.push(edited);
  }
  return hasErrors(diagnostics) ? { recorded: [], files: [], diagnostics } : { recorded, files, diagnostics };
}

function isExtraPage({ pack, template }: Job): boolean {
  return pack.extraPages.some((page) => page.template === template);
}

/** The policies that were named, among those of one client; throws WrongUse for a name of none of them. */
function chosenJobs(client: string, jobs: readonly Job[], codes: readonly string[]): readonly Job[] {
  for (const code of codes) {
    if (jobs.some(({ template }) => isChosen(template, { patterns: [code] }))) continue;
    const names = jobs.map(({ template }) => policyName(template));
    const all = names.length > 0 ? `Its policies: ${names.join(', ')}.` : 'No policy applies to it.';
    throw new WrongUse(`${client} has no policy "${code}"`, [didYouMean(code, names), all].filter(Boolean).join(' '));
  }
  return jobs.filter(({ template }) => isChosen(template, { patterns: codes }));
}

/** Puts all reviews of one client into its file's text. */
async function editFile(
  { world }: Workspace,
  jobs: readonly Job[],
  options: ReviewOptions,
  diagnostics: Diagnostic[],
  recorded: Recorded[],
): Promise<EditedFile | undefined> {
  const [first] = jobs;
  if (!first) return undefined;
  const { path } = first.organisation.source;
  const raw = Buffer.from(await world.files.read(path)).toString('utf8');
  const mark = raw.startsWith('\ufeff') ? '\ufeff' : '';
  let text = raw.slice(mark.length);
  for (const job of jobs) {
    const edited = reviewedText(text, job, options);
    diagnostics.push(...edited.diagnostics);
    if (!edited.value) continue;
    text = edited.value.text;
    recorded.push(edited.value.recorded);
  }
  return { path, before: raw.slice(mark.length), after: text, bytes: Buffer.from(mark + text, 'utf8') };
}

/** The text with the review of one policy in it. */
function reviewedText(
  text: string,
  job: Job,
  options: ReviewOptions,
): Outcome<{ readonly text: string; readonly recorded: Recorded }> {
  const trouble = troubleWith(job, options);
  const recorded = trouble ? undefined : recordOf(job, options);
  if (!recorded) return { diagnostics: trouble ? [trouble] : [] };
  const source = decodeText(Buffer.from(text, 'utf8'), job.organisation.source.path);
  if (!source.value) return { diagnostics: source.diagnostics };
  const { value: edits, diagnostics } = reviewEdits(source.value, {
    // A record that a base holds under another spelling would be a second one beside it.
    key: job.organisation.policies.find(({ key }) => isNamed(job.template, key))?.key ?? recorded.policy,
    isKey: (key) => isNamed(job.template, key),
    reviewed: recorded.reviewed,
    version: recorded.version,
    note: options.note ?? (options.changed ? 'Reviewed and changed.' : 'Reviewed, nothing changed.'),
  });
  return { ...(edits ? { value: { text: applyEdits(text, edits), recorded } } : {}), diagnostics };
}

function troubleWith(
  { organisation, template, review: dates, control }: Job,
  options: ReviewOptions,
): Diagnostic | undefined {
  const name = policyName(template);
  const place = organisation.policies.find(({ key }) => isNamed(template, key))?.keySpan ?? organisation.source.path;
  const own = ownReview(organisation, template);
  if (dates.last && own && compareDates(dates.last, options.on) >= (own === 'policy' ? 0 : 1)) {
    const same = compareDates(dates.last, options.on) === 0;
    const message = same
      ? `A review of ${name} on ${isoDate(options.on)} is recorded already`
      : `A later review of ${name} is recorded: ${isoDate(dates.last)}`;
    return error('review-order', message, place, {
      hint: 'Give the day of a review after it, or correct the file by hand.',
    });
  }
  if (options.to === undefined && nextVersion(control.version, false) === undefined)
    return error('review-version', `The version of ${name} is not counted as 1.0, 1.1, 2.0`, place, {
      hint: 'Give the version that comes now with --to.',
    });
  return undefined;
}

/** Whether the client recorded a review itself, of the policy or of all; what its template says may be later. */
function ownReview({ policies, reviewedOn }: Job['organisation'], template: Job['template']) {
  if (policies.some(({ key, reviewed }) => reviewed !== undefined && isNamed(template, key))) return 'policy';
  return reviewedOn ? 'all' : undefined;
}

function recordOf({ organisation, template, control }: Job, options: ReviewOptions): Recorded | undefined {
  const version = options.to ?? nextVersion(control.version, options.changed === true);
  if (version === undefined) return undefined;
  const record = organisation.policies.find(({ key }) => isNamed(template, key));
  const { next } = reviewDates(
    organisation,
    template,
    { key: policyName(template), keySpan: template.titleSpan, ...record, reviewed: options.on },
    undefined,
  );
  return {
    organisation: organisation.id,
    file: organisation.source.path,
    policy: policyName(template),
    reviewed: isoDate(options.on),
    ...(control.version ? { versionBefore: control.version } : {}),
    version,
    ...(next ? { nextReview: longDate(next) } : {}),
  };
}
