/** Finds out why a pack has to be looked at again: what its run asked has another answer now, or it may hold a value that is new. */
import type { IdentifyingValue } from '../../check/value-kinds.js';
import { RULES_VERSION } from '../../check/word-index.js';
import type { World } from '../../model/world.js';
import type { OrganisationFile } from '../organisation-files.js';
import { otherOrganisation } from '../selection.js';
import type { Workspace } from '../workspace.js';
import type { Answers, Asked } from './asked.js';
import type { PackState } from './pack-state.js';
import { mayHoldAny } from './pack-words.js';
import { differingValues, hashesOfValues, type Reason, reason, reasonsOfAnswers } from './reasons.js';
import type { ValueChanges } from './value-changes.js';

/** Gives the answers under a label that are others now; undefined for a label that isn't kept. */
export type ChangedUnder = (label: string) => Promise<readonly Asked[] | undefined>;

/** What a run knows when it looks at packs. */
export interface RunToday {
  readonly workspace: Workspace;
  /** Whose answers nobody remembers. */
  readonly world: World;
  readonly answers: Answers;
  readonly requestKey: string;
  readonly day: string;
  /** What other organisations' files say that changes this one's. */
  readonly others: string;
  readonly values: ValueChanges | undefined;
  readonly changedUnder: ChangedUnder;
}

/** Gives the reasons to make a pack again; none where it would be made as it was. */
export async function reasonsFor(
  file: OrganisationFile,
  state: PackState,
  today: RunToday,
): Promise<readonly Reason[]> {
  if (state.request !== today.requestKey) return [reason('request')];
  const changed = await today.changedUnder(state.shared);
  if (!changed) return [reason('new')];
  const all = [...changed];
  for (const asked of state.own) if (!(await today.answers.isSame(asked))) all.push(asked);
  const found = [...reasonsOfAnswers(today.workspace, all, file.path)];
  if (found.length === 0 && state.day !== today.day) found.push(reason('day'));
  if (state.others !== today.others) found.push(reason('others'));
  if (found.length === 0 && mayHoldOthers(file.id, state, today)) found.push(reason('values-of-others'));
  return withValues(file, state, found, today);
}

/** Names the values that a changed file has changed. */
async function withValues(
  file: OrganisationFile,
  { valueHashes }: PackState,
  reasons: readonly Reason[],
  { workspace, world }: RunToday,
): Promise<readonly Reason[]> {
  if (!reasons.some(({ kind }) => kind === 'record' || kind === 'value')) return reasons;
  const { organisation } = await otherOrganisation({ ...workspace, world }, file);
  const names = organisation ? differingValues(valueHashes, hashesOfValues(organisation)) : [];
  if (names.length === 0) return reasons.map((each) => (each.kind === 'value' ? { ...each, kind: 'record' } : each));
  return [reason('value', names), ...reasons.filter(({ kind }) => kind !== 'record' && kind !== 'value')];
}

/** Whether the pack may hold a value that it wasn't checked for: then it is made and checked in full. */
function mayHoldOthers(id: string, state: PackState, { values }: RunToday): boolean {
  const changed = valuesSince(state, values);
  const indexes = [state.templateWords, ...Object.values(state.documents).map(({ words }) => words)];
  return changed === undefined || mayHoldAny(indexes, id, changed);
}

/** The values that have come, gone or changed since a pack was checked; undefined where that isn't known. */
export function valuesSince(
  { rules, values: label }: PackState,
  values: ValueChanges | undefined,
): readonly IdentifyingValue[] | undefined {
  return rules === RULES_VERSION ? values?.since(label) : undefined;
}
