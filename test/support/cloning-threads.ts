/**
 * Threads in name only: the work is done here, one piece after another, in Worlds on the same disk. All that passes is copied as it
 * is between threads, so nothing that can't be, such as a function, gets through.
 */
import { doWork } from '../../src/engine/jobs/do-work.js';
import type { ThreadMessage, ThreadWork } from '../../src/engine/jobs/thread-work.js';
import type { ThreadEnd, Threads } from '../../src/model/threads.js';
import type { World } from '../../src/model/world.js';

/** A thread that ends before it is done: after it has told of so many organisations. */
export interface Death {
  readonly thread: number;
  readonly afterPacks: number;
  readonly reason: string;
}

/** Makes a World's threads; `worldOf` gives each its own. */
export function cloningThreads(worldOf: (thread: number) => World, death?: Death): Threads {
  return {
    processors: 4,
    run: async <Work, Message>(works: readonly Work[], hear: (thread: number, message: Message) => void) => {
      const ends: ThreadEnd[] = [];
      // The last begins first: no order of theirs may show.
      for (const [thread, work] of [...works.entries()].reverse()) {
        let packs = 0;
        const dies = death?.thread === thread;
        const tell = (message: ThreadMessage) => {
          if (dies && packs >= death.afterPacks) return;
          if (message.kind === 'pack') packs++;
          hear(thread, structuredClone(message) as Message);
        };
        await doWork(worldOf(thread), structuredClone(work) as ThreadWork, tell);
        ends[thread] = dies ? { kind: 'died', reason: death.reason } : { kind: 'done' };
      }
      return ends;
    },
  };
}
