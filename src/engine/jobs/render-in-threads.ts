/**
 * Renders in several threads, each with organisations of its own. The result is that of one thread, in the same order, whichever
 * thread finishes first.
 */
import { type Diagnostic, error } from '../../model/diagnostic.js';
import { addToGroup } from '../../model/groups.js';
import type { ThreadEnd, Threads } from '../../model/threads.js';
import { type MakePacks, makePacks, type RenderResult, type RunListener, renderPacks } from '../render.js';
import type { FolderRequest, Workspace } from '../workspace.js';
import { failedPack, type RenderedPack } from '../write-pack.js';
import { errorOf } from './failures.js';
import { SharedSources } from './shared-sources.js';
import { dealtOut, type JobsChoice, threadCount } from './thread-count.js';
import type { ThreadFailure, ThreadMessage, ThreadRequest, ThreadWork } from './thread-work.js';

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
    return new ThreadedRun(works, listener).result(threads, ids);
  };
  return renderPacks(workspace, request, listener, { make });
}

/** What is known of one organisation. */
interface Told {
  readonly pack: RenderedPack;
  readonly diagnostics: readonly Diagnostic[];
}

/** Gathers what threads tell. */
class ThreadedRun {
  private readonly works: readonly ThreadWork[];
  private readonly listener: RunListener;
  private readonly sources = new SharedSources();
  /** By thread. */
  private readonly plans = new Map<
    number,
    { readonly documents: number; readonly diagnostics: readonly Diagnostic[] }
  >();
  private readonly failures = new Map<number, ThreadFailure>();
  /** By the organisation's id. */
  private readonly told = new Map<string, Told[]>();

  constructor(works: readonly ThreadWork[], listener: RunListener) {
    this.works = works;
    this.listener = listener;
  }

  async result(threads: Threads, ids: readonly string[]): Promise<RenderResult> {
    const ends = await threads.run<ThreadWork, ThreadMessage>(this.works, (thread, message) =>
      this.hear(thread, message),
    );
    const [failure] = this.works.flatMap((_, thread) => this.failures.get(thread) ?? []);
    if (failure) throw errorOf(failure);
    for (const [thread, end] of ends.entries()) if (end.kind === 'died') this.loseRest(thread, end);
    const inOrder = ids.flatMap((id) => this.told.get(id) ?? []);
    const plans = this.works.flatMap((_, thread) => this.plans.get(thread) ?? []);
    return {
      packs: inOrder.map(({ pack }) => pack),
      diagnostics: [...plans, ...inOrder].flatMap(({ diagnostics }) => diagnostics),
    };
  }

  private hear(thread: number, message: ThreadMessage): void {
    const { listener } = this;
    if (message.kind === 'wait') listener.onWait?.(message.name, message.holder);
    else if (message.kind === 'document') listener.onDocument?.(message.document);
    else if (message.kind === 'plan') this.hearPlan(thread, message);
    else if (message.kind === 'pack') {
      const diagnostics = this.sources.share(message.diagnostics);
      addToGroup(this.told, message.pack.id, { pack: message.pack, diagnostics });
      listener.onPack?.(message.pack, diagnostics);
    } else this.failures.set(thread, message);
  }

  /** Tells how many documents all threads make, once each has said it. */
  private hearPlan(thread: number, { documents, diagnostics }: Extract<ThreadMessage, { kind: 'plan' }>): void {
    const before = this.plans.get(thread)?.diagnostics ?? [];
    const since = this.sources.share(diagnostics);
    this.plans.set(thread, { documents, diagnostics: [...before, ...since] });
    if (this.plans.size < this.works.length) return;
    const plans = [...this.plans.values()];
    const total = plans.reduce((sum, plan) => sum + plan.documents, 0);
    this.listener.onPlan?.(total, since);
  }

  /** The organisations that a thread didn't come to before it died have failed. */
  private loseRest(thread: number, { reason }: Extract<ThreadEnd, { kind: 'died' }>): void {
    for (const id of this.works[thread]?.request.only ?? [])
      if (!this.told.has(id)) this.told.set(id, [{ pack: failedPack(id, 0), diagnostics: [lost(id, reason)] }]);
  }
}

const HINT =
  'What was there before hasn’t changed. Run the command again, with more memory or with fewer threads at once.';

function lost(organisation: string, reason: string): Diagnostic {
  return error('thread-ended', `A thread of this run ended early: ${reason}`, undefined, { organisation, hint: HINT });
}
