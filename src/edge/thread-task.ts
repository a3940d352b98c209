/** What passes between `threads.ts` and `thread.ts`. */
import type { MessagePort } from 'node:worker_threads';

/** What a thread is given. */
export interface ThreadTask<Work> {
  readonly work: Work;
  readonly port: MessagePort;
  readonly workingFolder: string;
  readonly programFolder: string;
}

/** What it sends; `done` comes last. */
export type FromThread<Message> = 'done' | { readonly message: Message };
