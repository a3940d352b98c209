/** A run that several threads share: gathers what they tell, in the order of the organisations, whichever thread finishes first. */
import { type Diagnostic, error } from '../../model/diagnostic.js';
import { addToGroup } from '../../model/groups.js';
import type { ThreadEnd, Threads } from '../../model/threads.js';
import type { RunListener } from '../render.js';
import { errorOf } from './failures.js';
import { SharedSources } from './shared-sources.js';
import type { ThreadFailure, ThreadMessage, ThreadWork } from './thread-work.js';

/** Is told how far the threads have come. */
export interface ThreadedListener<Pack> extends Pick<RunListener, 'onWait' | 'onPlan' | 'onDocument'> {
  readonly onPack?: (pack: Pack, diagnostics: readonly Diagnostic[]) => void;
}

/** What all threads together say. */
export interface ThreadedResult<Pack> {
  readonly packs: readonly Pack[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What is known of one organisation. */
interface Told<Pack> {
  readonly pack: Pack;
  readonly diagnostics: readonly Diagnostic[];
}

/** Gathers what threads tell; `works` are the pieces of work, one for each thread. */
export class ThreadedRun<Pack extends { readonly id: string }> {
  private readonly works: readonly ThreadWork[];
  private readonly listener: ThreadedListener<Pack>;
  /** The pack of an organisation that its thread didn't come to. */
  private readonly lost: (id: string) => Pack;
  private readonly sources = new SharedSources();
  /** By thread. */
  private readonly plans = new Map<
    number,
    { readonly documents: number; readonly diagnostics: readonly Diagnostic[] }
  >();
  private readonly failures = new Map<number, ThreadFailure>();
  /** By the organisation's id. */
  private readonly told = new Map<string, Told<Pack>[]>();

  constructor(works: readonly ThreadWork[], listener: ThreadedListener<Pack>, lost: (id: string) => Pack) {
    this.works = works;
    this.listener = listener;
    this.lost = lost;
  }

  async result(threads: Threads, ids: readonly string[]): Promise<ThreadedResult<Pack>> {
    const ends = await threads.run<ThreadWork, ThreadMessage<Pack>>(this.works, (thread, message) =>
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

  private hear(thread: number, message: ThreadMessage<Pack>): void {
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
  private hearPlan(thread: number, { documents, diagnostics }: Extract<ThreadMessage<Pack>, { kind: 'plan' }>): void {
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
      if (!this.told.has(id)) this.told.set(id, [{ pack: this.lost(id), diagnostics: [lost(id, reason)] }]);
  }
}

const HINT =
  'What was there before hasn’t changed. Run the command again, with more memory or with fewer threads at once.';

function lost(organisation: string, reason: string): Diagnostic {
  return error('thread-ended', `A thread of this run ended early: ${reason}`, undefined, { organisation, hint: HINT });
}
