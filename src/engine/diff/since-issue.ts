/** Compares the packs of organisations as they would be rendered now with an issue of each. */

import { type CalendarDate, isoDate, parseDate } from '../../model/calendar.js';
import type { ComparedPack, MarkedPolicy, PolicyPair } from '../../model/compared-pack.js';
import { type Diagnostic, errorsIn } from '../../model/diagnostic.js';
import type { Masthead } from '../../model/document.js';
import type { Issue } from '../../model/issues.js';
import type { Organisation } from '../../model/organisation.js';
import { headsOf } from '../../model/organisation-pack.js';
import type { TemplateHead } from '../../model/template.js';
import { typesetDocument } from '../../model/typography/document.js';
import type { Wording } from '../../model/wording/wording.js';
import { Everybody } from '../everybody.js';
import { findOrganisations, loadIssues } from '../organisation-files.js';
import type { PackHistory } from '../pack-history.js';
import { type Preparation, prepare } from '../production.js';
import { engineName } from '../program-version.js';
import { batches, type RunListener } from '../render.js';
import { RequestProblem } from '../request-problem.js';
import { type ChosenOrganisation, chooseOrganisations, type OrganisationChoice } from '../selection.js';
import type { Workspace } from '../workspace.js';
import { comparePair } from './compare-pair.js';
import { issuedPack } from './issued-pack.js';
import { policyPairs } from './policy-pairs.js';
import { todaysPack } from './todays-pack.js';

/** Which issue is compared: by its number, or the last by a day. */
export type Since = { readonly number: number } | { readonly on: CalendarDate };

export interface DiffRequest {
  readonly organisations: OrganisationChoice;
  /** Absent: the last issue. */
  readonly since?: Since;
  /** Codes, slugs or patterns; none: all. */
  readonly policies: readonly string[];
}

/** The number and the ISO date of an issue. */
type IssueFacts = Pick<Issue, 'number' | 'date'>;

/** One organisation's pack beside its issue. */
export interface PackSinceIssue extends ComparedPack {
  /** `no-issue`: there is none, or none of that number or by that day. `refused`: it can't be rendered, or its issue can't be opened. */
  readonly status: 'compared' | 'no-issue' | 'refused';
  /** The issue; absent where there is none. */
  readonly since?: IssueFacts;
  /** Where there is no such issue: those that there are. */
  readonly issues?: readonly IssueFacts[];
}

export interface DiffResult {
  readonly packs: readonly PackSinceIssue[];
  /** Errors. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A pack that was compared, with all that documents of the comparison are made of. */
export interface MarkedPack {
  readonly pack: PackSinceIssue & Required<Pick<PackSinceIssue, 'since'>>;
  /** Those that differ. */
  readonly policies: readonly MarkedPolicy[];
  readonly organisation: Organisation;
  readonly masthead: Masthead;
  readonly wording: Wording;
  readonly preparation: Preparation;
  /** The heads of all texts, those of today and those of the issue. */
  readonly heads: readonly TemplateHead[];
}

/** What is done with a pack once it is compared, before its trees are forgotten. */
export type TakeMarked = (pack: MarkedPack) => Promise<Pick<ComparedPack, 'written'> & Pick<DiffResult, 'diagnostics'>>;

/** Compares; throws RequestProblem. */
export async function diffSinceIssue(
  workspace: Workspace,
  request: DiffRequest,
  listener: Pick<RunListener, 'onDocument'> = {},
  take: TakeMarked = async () => ({ written: [], diagnostics: [] }),
): Promise<DiffResult> {
  const { folders } = workspace;
  const files = chooseOrganisations(await findOrganisations(workspace), request.organisations, folders.organisations);
  const ids = [...new Set(files.map(({ id }) => id))];
  const run = new Everybody(workspace, ids.length > 1 ? 'several' : 'one');
  const engine = await engineName(workspace.world);
  const compared: Compared[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const only of batches(ids)) {
    // All policies are planned: naming one would plan it even for an organisation that it doesn't apply to.
    const preparation = await prepare(workspace, { organisations: ids, only, formats: ['html'] }, run);
    diagnostics.push(...errorsIn(preparation.diagnostics));
    for (const chosen of preparation.organisations) {
      const { marked, ...one } = await compareOne(chosen, { preparation, request, engine, listener });
      const { written, diagnostics: ofFiles } = marked ? await take(marked) : NOTHING_WRITTEN;
      compared.push({ ...one, pack: { ...one.pack, written } });
      diagnostics.push(...one.diagnostics, ...ofFiles);
    }
  }
  refuseUnmatched(compared, workspace);
  return { packs: compared.map(({ pack }) => pack), diagnostics };
}

const NOTHING_WRITTEN = { written: [], diagnostics: [] } as const;

interface Sources {
  readonly preparation: Preparation;
  readonly request: DiffRequest;
  readonly engine: string;
  readonly listener: Pick<RunListener, 'onDocument'>;
}

interface Compared {
  readonly pack: PackSinceIssue;
  /** The patterns that mean no policy, today or then; absent where nothing was compared. */
  readonly unmatched?: readonly string[];
  /** Codes or slugs of all its policies. */
  readonly all?: readonly string[];
  /** Absent where nothing was compared. */
  readonly marked?: MarkedPack;
  readonly diagnostics: readonly Diagnostic[];
}

async function compareOne(
  { id, path, organisation }: ChosenOrganisation,
  { preparation, request, engine, listener }: Sources,
): Promise<Compared> {
  const { workspace, plan, refused } = preparation;
  const nothing = { id, organisation: organisation?.name ?? id, policies: [], same: 0, attachments: [], written: [] };
  const without = (
    status: 'no-issue' | 'refused',
    extras: Partial<PackSinceIssue>,
    diagnostics: readonly Diagnostic[],
  ) => ({ pack: { ...nothing, status, ...extras }, diagnostics }) as const;
  const { value: issues, diagnostics: ofIssues } = await loadIssues(workspace, id);
  const pack = plan.packs.get(id);
  if (!organisation || !pack || !issues || refused.has(id)) return without('refused', {}, ofIssues);
  const issue = issueSince(issues, request.since);
  if (!issue) return without('no-issue', { issues: issues.map(factsOf) }, []);
  const since = factsOf(issue);
  const { policies: patterns } = request;
  const until = issues.filter(({ number }) => number <= issue.number);
  const earlier = await issuedPack(workspace, { id, path }, until, issue);
  if (!earlier.documents) return without('refused', { since }, earlier.diagnostics);
  const today = await todaysPack(organisation, pack, { preparation, issues: until, patterns, engine, ...listener });
  const { pairs, names, unmatched, all } = policyPairs(today, issue, earlier.documents, patterns);
  const shown = pairs.flatMap(({ before, after }) => after ?? before ?? [])[0];
  const author = shown?.properties.organisation ?? organisation.name;
  const date = parseDate(issue.date) ?? workspace.world.today();
  const policies = pairs.flatMap((pair) => comparePair(asPrinted(pair, organisation), { author, date }) ?? []);
  const compared = {
    ...nothing,
    organisation: author,
    status: 'compared',
    since,
    policies: policies.map(({ told }) => told),
    same: pairs.length - policies.length,
    attachments: attachmentsOf(today.history, patterns, names),
  } as const;
  const heads = [...headsOf(pack), ...earlier.heads];
  const { wording } = pack;
  return {
    pack: compared,
    ...(shown
      ? { marked: { pack: compared, policies, organisation, masthead: shown.masthead, wording, preparation, heads } }
      : {}),
    unmatched,
    all,
    diagnostics: [...today.diagnostics, ...earlier.diagnostics],
  };
}

/** Both sides as they would print now, so that a document that shows them is set like all others. */
function asPrinted({ before, after, ...about }: PolicyPair, { theme }: Organisation): PolicyPair {
  return {
    ...about,
    ...(before ? { before: typesetDocument(before, theme) } : {}),
    ...(after ? { after: typesetDocument(after, theme) } : {}),
  };
}

/** Refuses a pattern that means no policy of any pack. */
function refuseUnmatched(compared: readonly Compared[], { folders }: Workspace): void {
  const lists = compared.flatMap(({ unmatched }) => (unmatched ? [unmatched] : []));
  const pattern = lists[0]?.find((each) => lists.every((list) => list.includes(each)));
  if (pattern === undefined) return;
  const names = new Set(compared.flatMap(({ all = [] }) => all));
  throw new RequestProblem({ kind: 'unknown-policy', folder: folders.templates, pattern, names: [...names] });
}

const factsOf = ({ number, date }: Issue): IssueFacts => ({ number, date });

function issueSince(issues: readonly Issue[], since: Since | undefined): Issue | undefined {
  if (!since) return issues.at(-1);
  if ('number' in since) return issues.find(({ number }) => number === since.number);
  const day = isoDate(since.on);
  return issues.findLast(({ date }) => date <= day);
}

/** What goes with the whole pack is left out where only some policies were asked for. */
function attachmentsOf(
  { attachments }: PackHistory,
  patterns: readonly string[],
  names: ReadonlySet<string>,
): PackHistory['attachments'] {
  if (patterns.length === 0) return attachments;
  return attachments.filter(({ attachment }) => attachment.policies.some((policy) => names.has(policy)));
}
