#!/usr/bin/env node
/** Where the program begins: sets Node up, then loads the rest and runs it. */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startNode } from './edge/start-node.js';

// Code is compiled as what is set here says.
startNode(process);
const { main } = await import('./main.js');
await main(dirname(dirname(fileURLToPath(import.meta.url))), new URL('./thread.js', import.meta.url));
