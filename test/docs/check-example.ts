/** Runs `policy check` over examples in a World in memory, as it stands on 22 November 2026. */
import { run } from '../../src/commands/index.js';
import { memoryWorld } from '../support/memory-world.js';

export type Files = Readonly<Record<string, string | Uint8Array>>;

export interface CheckedExample {
  readonly diagnostics: readonly { readonly severity: string; readonly code: string; readonly message: string }[];
  /** How many policies apply, over all clients. */
  readonly documents: number;
}

/** Checks a workspace of the given files. */
export async function checkExample(files: Files): Promise<CheckedExample> {
  const world = memoryWorld(files);
  await run(['check', '--json'], world, '1.2.3');
  const result = JSON.parse(world.printed.out) as {
    readonly organisations: readonly { readonly policies: number }[];
    readonly diagnostics: CheckedExample['diagnostics'];
  };
  return {
    diagnostics: result.diagnostics,
    documents: result.organisations.reduce((sum, one) => sum + one.policies, 0),
  };
}
