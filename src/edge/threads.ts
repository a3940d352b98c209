/**
 * Runs work in threads of this process, for World. A thread that dies, whatever of, closes its port: that is how its end is noticed.
 */
import { availableParallelism } from 'node:os';
import { setTimeout as after } from 'node:timers/promises';
import type { MessagePort } from 'node:worker_threads';
import type { ThreadEnd, Threads } from '../model/threads.js';
import type { Stopping } from './stopping.js';
import type { FromThread, ThreadTask } from './thread-task.js';
import { codeOf } from './trouble.js';

/** Milliseconds; how long after a thread's end its cause may come. */
const CAUSE_COMES = 1_000;

/** Opens the threads of a process; `entry` is the built module whose default export does the work. */
export function openThreads(
  entry: URL,
  { workingFolder, programFolder }: { readonly workingFolder: string; readonly programFolder: string },
  stopping: Stopping,
): Threads {
  return {
    processors: availableParallelism(),
    run: async <Work, Message>(works: readonly Work[], hear: (thread: number, message: Message) => void) => {
      const [{ Tinypool }, { MessageChannel }] = await Promise.all([import('tinypool'), import('node:worker_threads')]);
      // Without atomics, threads hear of the end of the run while they wait.
      const pool = new Tinypool({ filename: entry.href, minThreads: 0, maxThreads: works.length, useAtomics: false });
      const lines = works.map(() => new MessageChannel());
      // A thread that couldn't even start has no work that could fail.
      let unstarted: unknown;
      pool.on('error', (cause: unknown) => {
        unstarted = cause;
        for (const { port2 } of lines) port2.close();
      });
      const ends = works.map((work, thread): Promise<ThreadEnd> => {
        const { port1, port2 } = lines[thread] ?? new MessageChannel();
        const task: ThreadTask<Work> = { work, port: port2, workingFolder, programFolder };
        const failure = pool.run(task, { transferList: [port2] }).then(
          () => undefined,
          (cause: unknown) => cause,
        );
        return endOf<Message>(port1, (message) => hear(thread, message)).then(async (isDone) =>
          isDone ? { kind: 'done' } : { kind: 'died', reason: await reasonFrom(failure, () => unstarted) },
        );
      });
      const stop = () =>
        stopAll(
          lines.map(({ port1 }) => port1),
          ends,
        );
      stopping.onStop(stop);
      const ended = await Promise.all(ends);
      stopping.forget(stop);
      await pool.destroy();
      return ended;
    },
  };
}

/** Hears messages until the port is closed; says whether the work had come to its end. */
function endOf<Message>(port: MessagePort, hear: (message: Message) => void): Promise<boolean> {
  return new Promise((resolve) => {
    let isDone = false;
    port.on('message', (said: FromThread<Message>) => {
      if (said === 'done') isDone = true;
      else hear(said.message);
    });
    port.once('close', () => resolve(isDone));
  });
}

/** Asks all threads at once to stop, and waits until each has given back its locks, or has ended. */
async function stopAll(ports: readonly MessagePort[], ends: readonly Promise<ThreadEnd>[]): Promise<void> {
  for (const port of ports) port.postMessage('stop');
  await Promise.all(ends);
}

async function reasonFrom(failure: Promise<unknown>, unstarted: () => unknown): Promise<string> {
  const cause = (await Promise.race([failure, after(CAUSE_COMES)])) ?? unstarted();
  if (codeOf(cause) === 'ERR_WORKER_OUT_OF_MEMORY') return 'there wasn’t enough memory for it';
  return cause instanceof Error ? cause.message : 'the reason isn’t known';
}
