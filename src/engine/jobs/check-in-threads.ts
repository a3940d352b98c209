/** Checks in several threads, each with organisations of its own. The result is that of one thread, in the same order. */
import { type CheckedPack, type CheckListener, type CheckResult, checkPacks, type DivideCheck } from '../check.js';
import type { Request } from '../request.js';
import type { Workspace } from '../workspace.js';
import type { Division } from './render-in-threads.js';
import { dealtOut, threadCount } from './thread-count.js';
import type { ThreadWork } from './thread-work.js';
import { ThreadedRun } from './threaded-run.js';

/** Checks the chosen organisations in as many threads as are wanted and worth their start; throws RequestProblem. */
export async function checkInThreads(
  workspace: Workspace,
  request: Omit<Request, 'wording'>,
  { jobs, folders }: Division,
  listener: CheckListener = {},
): Promise<CheckResult> {
  const { threads, today } = workspace.world;
  const divide: DivideCheck = async (ids, beside) => {
    const count = threads ? threadCount(jobs, ids.length, threads.processors) : 1;
    if (!threads || count === 1) return undefined;
    const works = dealtOut(ids, count).map((only, thread): ThreadWork => {
      // What belongs to no organisation is looked at once.
      const check = { ...beside, everyTemplate: beside.everyTemplate && thread === 0, isPart: true };
      return { check, folders, request: { ...request, only }, today: today(), gathered: undefined };
    });
    const { onPlan, onDocument, onChecked } = listener;
    const told = { ...(onPlan ? { onPlan } : {}), ...(onDocument ? { onDocument } : {}) };
    const lost = (id: string): CheckedPack => ({ id, policies: 0, fine: false });
    return new ThreadedRun<CheckedPack>(works, { ...told, ...(onChecked ? { onPack: onChecked } : {}) }, lost).result(
      threads,
      ids,
    );
  };
  return checkPacks(workspace, request, listener, { divide });
}
