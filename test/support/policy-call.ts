/** Calls of the program as a person types them, in a World of a test's. */
import { run } from '../../src/commands/index.js';
import type { MemoryWorld } from './memory-world.js';

/** What a call came to: its exit code, and what it printed, no earlier call’s words among it. */
export interface Called {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Calls `policy` with the words of a line, as `render --org acme`; they are divided at each space. */
export async function policy(line: string, world: MemoryWorld): Promise<Called> {
  world.printed.out = '';
  world.printed.err = '';
  const code = await run(line.split(' '), world, '1.2.3');
  return { code, ...world.printed };
}
