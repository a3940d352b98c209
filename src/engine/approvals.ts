/** Records the approvals of a CSV file, all of them or none. */
import { compareDates, isoDate } from '../model/calendar.js';
import { type Diagnostic, error, hasErrors } from '../model/diagnostic.js';
import { didYouMean } from '../model/names.js';
import { policyName } from '../model/pack.js';
import { pointAt } from '../model/source.js';
import { isNamed } from '../plan/applies.js';
import { type ApprovalRow, readApprovals } from '../read/approvals.js';
import { readText } from '../read/text.js';
import type { WaitListener } from './holding.js';
import { findOrganisations } from './organisation-files.js';
import { gather } from './record.js';
import { approval, type Decision } from './record-decisions.js';
import { type KeeperSubjects, readSubjects } from './record-subjects.js';
import { type Decisions, type RecordResult, recordEvents } from './recording.js';
import { displayPath, type Workspace } from './workspace.js';

/** Records what the file says; `path` as the user wrote it. */
export async function recordApprovals(
  workspace: Workspace,
  { path, dryRun }: { readonly path: string; readonly dryRun?: boolean },
  listener: WaitListener = {},
): Promise<RecordResult> {
  const { world } = workspace;
  const source = await readText(world.files, path, displayPath(world, path));
  const read = source.value ? readApprovals(source.value) : { diagnostics: [] };
  const rows = read.value ?? [];
  const files = await findOrganisations(workspace);
  const diagnostics = [
    ...source.diagnostics,
    ...read.diagnostics,
    ...rowTroubles(
      workspace,
      rows,
      files.map(({ id }) => id),
    ),
  ];
  if (hasErrors(diagnostics) || rows.length === 0)
    return {
      status: 'refused',
      events: [],
      files: [],
      lacking: [],
      passedOver: [],
      diagnostics:
        rows.length === 0 && !hasErrors(diagnostics)
          ? [error('approvals-file', 'There is no approval in this file', displayPath(world, path))]
          : diagnostics,
    };
  const ids = new Set(rows.map(({ organisation }) => organisation));
  const organisations = [...ids];
  const decide = async (): Promise<Decisions> => {
    const { keepers, diagnostics: troubles } = await readSubjects(workspace, organisations, world.today());
    if (keepers.length === 0) return { recordings: [], diagnostics: troubles };
    const byId = new Map(keepers.map((keeper) => [keeper.keeper.id, keeper]));
    const first = new Map<string, ApprovalRow>();
    return gather(
      rows.map((row) => decideRow(workspace, row, byId, first)),
      diagnostics,
    );
  };
  const places = files.filter(({ id }) => ids.has(id)).map((file) => file.path);
  return recordEvents(workspace, { places, dryRun: dryRun === true, decide }, listener);
}

/** Organisations that don't exist, and days ahead. */
function rowTroubles(
  { world }: Workspace,
  rows: readonly ApprovalRow[],
  ids: readonly string[],
): readonly Diagnostic[] {
  const known = new Set(ids);
  return rows.flatMap((row): Diagnostic[] => {
    const { organisation, on, spans } = row;
    if (!known.has(organisation))
      return [
        error('approvals-file', `There is no organisation "${organisation}"`, spans.organisation, {
          hint: didYouMean(organisation, ids),
        }),
      ];
    if (compareDates(on, world.today()) > 0)
      return [
        error('approvals-file', `${isoDate(on)} is in the future`, spans.on, {
          hint: 'Record it once it has happened.',
        }),
      ];
    return [];
  });
}

/** Decides one row; `first` has the rows before it, by organisation and policy. */
function decideRow(
  workspace: Workspace,
  row: ApprovalRow,
  keepers: ReadonlyMap<string, KeeperSubjects>,
  first: Map<string, ApprovalRow>,
): Decision {
  const keeper = keepers.get(row.organisation);
  const policy = keeper?.policies.find((template) => isNamed(template, row.policy));
  if (!keeper || !policy) {
    const names = keeper?.policies.map(policyName) ?? [];
    const message = `${row.organisation} has no policy "${row.policy}"`;
    return {
      diagnostics: [error('approvals-file', message, row.spans.policy, { hint: didYouMean(row.policy, names) })],
    };
  }
  const key = `${row.organisation} ${policyName(policy)}`;
  const earlier = first.get(key);
  if (earlier) return { diagnostics: [listedTwice(row, earlier)] };
  first.set(key, row);
  const { on, by, role, body, minute, inForce } = row;
  return approval(
    keeper.subjectOf(policy),
    {
      on,
      by,
      ...(role === undefined ? {} : { role }),
      ...(body === undefined ? {} : { body }),
      ...(minute === undefined ? {} : { minute }),
      ...(inForce === undefined ? {} : { inForce }),
    },
    workspace.records,
  );
}

function listedTwice({ organisation, policy, spans }: ApprovalRow, earlier: ApprovalRow): Diagnostic {
  const { line } = pointAt(earlier.spans.policy.source, earlier.spans.policy.start);
  return error('approvals-file', `${policy} of ${organisation} is on line ${line} too`, spans.policy, {
    hint: 'Keep one row for each policy.',
  });
}
