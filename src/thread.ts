/** The program's entry for threads, as `cli.ts` is for people: work → packs. */
import { startNode } from './edge/start-node.js';
import type { ThreadTask } from './edge/thread-task.js';
import type { ThreadMessage, ThreadWork } from './engine/jobs/thread-work.js';

// Compiled code is kept only of what is loaded afterwards.
startNode(process);
const [{ inThread }, { doWork }] = await Promise.all([import('./edge/thread.js'), import('./engine/jobs/do-work.js')]);

/** Does one piece of work; never rejects but for faults of the thread itself. */
export default function work(task: ThreadTask<ThreadWork>): Promise<void> {
  return inThread<ThreadWork, ThreadMessage>(task, process, doWork);
}
