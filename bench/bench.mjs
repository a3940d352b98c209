/**
 * What documents cost in processor time: in one process that is warm, and as whole runs of the program, this state and an
 * earlier one in turn, so that a machine whose speed drifts disturbs both alike. Run with `npm run bench`, or
 * `npm run bench -- --base <commit>` to choose the earlier state (the commit before, or the last where something is not
 * committed yet).
 */
import { parseArgs } from 'node:util';
import { measureDocuments } from './documents.mjs';
import { compareRuns } from './runs.mjs';
import { baseCommit, openState } from './states.mjs';
import { measureWordTemplates } from './word-templates.mjs';

const { values } = parseArgs({ options: { base: { type: 'string' } } });

for (const clients of [1, 200]) await measureDocuments(clients);
await measureWordTemplates();

const base = openState(values.base ?? baseCommit());
try {
  await compareRuns(base);
} finally {
  base.close();
}
