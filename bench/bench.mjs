/**
 * What the program costs, in parts that can be run by themselves: `npm run bench -- --part documents`. With `--write` the results
 * go into RESULTS.md. README.md lists the parts and options.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measureCold } from './cold.mjs';
import { measureDocuments } from './documents.mjs';
import { measureProfiles } from './profiles.mjs';
import { measureRedlines } from './redlines.mjs';
import { circumstances, keepResults } from './results.mjs';
import { measureJobs, measureRuns } from './runs.mjs';

const { values } = parseArgs({
  options: {
    part: { type: 'string', multiple: true, default: ['documents', 'cold'] },
    organisations: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    scale: { type: 'string', default: '1' },
    below: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});

const options = {
  rounds: Number(values.rounds),
  scale: Number(values.scale),
  ...(values.below ? { below: values.below } : {}),
};
const count = (usual) => Number(values.organisations ?? usual);

const PARTS = {
  documents: async () => [await measureDocuments(1, options), await measureDocuments(count(200), options)],
  redlines: async () => [await measureRedlines(1, options), await measureRedlines(count(20), options)],
  peers: measurePeersPart,
  cold: async () => [await measureCold(options)],
  'runs-100': async () => [measureRuns(count(100), options)],
  'runs-300': async () => [measureRuns(count(300), { ...options, brief: true })],
  'runs-1000': async () => [measureRuns(count(1000), options)],
  jobs: async () => [measureJobs(count(100), options)],
  profiles: async () => [await measureProfiles(count(40), options)],
};

async function measurePeersPart() {
  if (!existsSync(fileURLToPath(new URL('peers/node_modules', import.meta.url))))
    throw new Error('The peers are not installed: npm run bench:peers installs them and measures this part.');
  const [{ measurePeers }, { measureWordTemplate }] = [
    await import('./peers/compare.mjs'),
    await import('./peers/word-template.mjs'),
  ];
  return [await measurePeers(options), await measureWordTemplate(options)];
}

const names = Object.keys(PARTS);
const chosen = values.part.flatMap((part) => (part === 'all' ? names : part.split(',')));
for (const part of chosen)
  if (!names.includes(part)) throw new Error(`There is no part ${part}. Parts: ${names.join(', ')}, all.`);
for (const part of chosen) {
  const about = circumstances();
  console.log(`\n${part}: ${about}`);
  const tables = await PARTS[part]();
  if (values.write) keepResults(part, names, about, tables);
}
