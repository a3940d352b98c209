/** The program's entry for threads, as `cli.ts` is for people: sets Node up, then loads what does the work. */
import { startNode } from './edge/start-node.js';

// Code is compiled as what is set here says.
startNode(process);
const { workInThread } = await import('./thread-main.js');

export default workInThread;
