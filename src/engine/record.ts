/** Records what happened to policies: in the files of organisations, or in a base for all that extend it. */
import type { CalendarDate } from '../model/calendar.js';
import type { Diagnostic } from '../model/diagnostic.js';
import { isNamed } from '../plan/applies.js';
import type { WaitListener } from './holding.js';
import { findOrganisations } from './organisation-files.js';
import type { Decision } from './record-decisions.js';
import { groupPath, readGroupSubjects } from './record-group.js';
import { chooseSubjects, readSubjects, type Subject } from './record-subjects.js';
import {
  type Decisions,
  type PassedOver,
  type Recording,
  type RecordResult,
  recordEvents,
  refuseAhead,
} from './recording.js';
import { RequestProblem } from './request-problem.js';
import { chooseOrganisations, type OrganisationChoice } from './selection.js';
import { withdrawnPlaces } from './withdrawn-places.js';
import type { Workspace } from './workspace.js';

/** Which policies of whom, and when. */
export interface RecordRequest {
  readonly organisations: OrganisationChoice;
  /** A base in place of organisations. */
  readonly group?: string;
  /** Codes, slugs or patterns. */
  readonly policies: readonly string[];
  /** Not after today. */
  readonly on: CalendarDate;
  /** Whether nothing is written. */
  readonly dryRun?: boolean;
}

/** Records one event for each chosen policy of each chosen organisation, all or none; throws RequestProblem. */
export async function record(
  workspace: Workspace,
  request: RecordRequest,
  decide: (subject: Subject) => Decision,
  listener: WaitListener = {},
): Promise<RecordResult> {
  refuseAhead(workspace, request.on);
  const { group, organisations, on } = request;
  const base = group === undefined ? undefined : await groupPath(workspace, group);
  const groupName = group?.replace(/\.ya?ml$/i, '');
  const work = {
    places: base === undefined ? await organisationPaths(workspace, organisations) : [base],
    dryRun: request.dryRun === true,
    decide: async (): Promise<Decisions> => {
      const { keepers, diagnostics } =
        groupName === undefined || base === undefined
          ? await readSubjects(workspace, organisations, on)
          : await readGroupSubjects(workspace, groupName, base, on);
      if (keepers.length === 0) return { recordings: [], diagnostics };
      const { subjects, lacking } = chooseSubjects(keepers, request.policies);
      const decisions = gather(subjects.map(decide), diagnostics);
      const places = await withdrawnPlaces(workspace, decisions.recordings, groupName);
      const passedOver = [...(decisions.passedOver ?? []), ...decisions.recordings.flatMap(notCovered)];
      return { ...decisions, lacking, passedOver, diagnostics: [...decisions.diagnostics, ...places] };
    },
  };
  return recordEvents(workspace, work, listener);
}

async function organisationPaths(workspace: Workspace, choice: OrganisationChoice): Promise<readonly string[]> {
  const files = await findOrganisations(workspace);
  return chooseOrganisations(files, choice, workspace.folders.organisations).map(({ path }) => path);
}

/** The organisations of a group whose texts its approval doesn't cover. */
function notCovered({ subject: { sitesApart = [], policy }, told }: Recording): readonly PassedOver[] {
  if (told.event !== 'approved') return [];
  return sitesApart.map((organisation) => ({ organisation, policy, why: 'own-words' }));
}

/** Puts decisions together; throws RequestProblem where nothing but an adoption that isn't needed was asked for. */
export function gather(decisions: readonly Decision[], earlier: readonly Diagnostic[] = []): Decisions {
  const passedOver = decisions.flatMap((decision) => decision.passedOver ?? []);
  if (
    passedOver.length > 0 &&
    passedOver.length === decisions.length &&
    passedOver.every(({ why }) => why === 'own-templates')
  )
    throw new RequestProblem({ kind: 'adoption-not-needed' });
  return {
    recordings: decisions.flatMap(({ recording }) => recording ?? []),
    passedOver,
    diagnostics: [...earlier, ...decisions.flatMap(({ diagnostics }) => diagnostics)],
  };
}

/** Whether a request names a policy and its organisation or group, so that neither was only matched by a pattern. */
export function namesSubject({ organisations, group, policies }: RecordRequest, subject: Subject): boolean {
  const { keeper, template } = subject;
  const isKeeper = group !== undefined || (organisations !== 'all' && organisations.includes(keeper.id));
  return isKeeper && policies.some((name) => isNamed(template, name));
}
