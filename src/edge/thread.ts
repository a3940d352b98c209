/** A thread's own side of `threads.ts`: gives its work a World, passes on what it tells, and stops it when the run must end. */
import type { World } from '../model/world.js';
import { Stopping } from './stopping.js';
import type { FromThread, ThreadTask } from './thread-task.js';
import { openWorld } from './world.js';

/** Does a task in this thread. A thread that is stopped gives back its locks and closes its port without being done. */
export async function inThread<Work, Message>(
  { work, port, workingFolder, programFolder }: ThreadTask<Work>,
  program: NodeJS.Process,
  act: (world: World, work: Work, tell: (message: Message) => void) => Promise<void>,
): Promise<void> {
  const stopping = new Stopping();
  const send = (said: FromThread<Message>) => port.postMessage(said);
  port.on('message', () => void stopping.stop().finally(() => port.close()));
  await act(openWorld(program, workingFolder, programFolder, stopping), work, (message) => send({ message }));
  send('done');
  port.close();
}
