/**
 * Renders in several threads, each with organisations of its own. The result is that of one thread, in the same order, whichever
 * thread finishes first.
 */
import { type MakePacks, makePacks, type RenderResult, type RunListener, renderPacks } from '../render.js';
import type { FolderRequest, Workspace } from '../workspace.js';
import { failedPack, type RenderedPack } from '../write-pack.js';
import { dealtOut, type JobsChoice, threadCount } from './thread-count.js';
import type { ThreadRequest, ThreadWork } from './thread-work.js';
import { ThreadedRun } from './threaded-run.js';

/** How a run is divided among threads. */
export interface Division {
  readonly jobs: JobsChoice;
  /** The folders that the workspace was opened with, for threads to open it again. */
  readonly folders: FolderRequest;
}

/** Renders the chosen organisations in as many threads as are wanted and worth their start; throws RequestProblem. */
export async function renderInThreads(
  workspace: Workspace,
  request: ThreadRequest,
  { jobs, folders }: Division,
  listener: RunListener = {},
): Promise<RenderResult> {
  const { threads, today } = workspace.world;
  const make: MakePacks = async (rest, memory) => {
    // Two files with one id are both refused, in one thread.
    const ids = rest.only ?? [];
    const count = threads ? threadCount(jobs, ids.length, threads.processors) : 1;
    if (!threads || count === 1) return makePacks(workspace, rest, memory, listener);
    const works = dealtOut(ids, count).map(
      (only): ThreadWork => ({ folders, request: { ...request, only }, today: today(), gathered: memory?.facts }),
    );
    const lost = (id: string) => failedPack(id, 0);
    return new ThreadedRun<RenderedPack>(works, listener, lost).result(threads, ids);
  };
  return renderPacks(workspace, request, listener, { make });
}
