/** Where the work of a thread begins, as `main.ts` is for a command: work → packs. */
import { inThread } from './edge/thread.js';
import type { ThreadTask } from './edge/thread-task.js';
import { doWork } from './engine/jobs/do-work.js';
import type { ThreadMessage, ThreadWork } from './engine/jobs/thread-work.js';

/** Does one piece of work; never rejects but for faults of the thread itself. */
export function workInThread(task: ThreadTask<ThreadWork>): Promise<void> {
  return inThread<ThreadWork, ThreadMessage>(task, process, doWork);
}
