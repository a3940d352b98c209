/** CPU milliseconds per document and format in one process, in its first round over all clients and in later ones. */
import { join } from 'node:path';
import { prepare } from '../build/commands/production.js';
import { openWorkspace } from '../build/commands/workspace.js';
import { openWorld } from '../build/edge/world.js';
import { fillTemplate } from '../build/fill/fill-template.js';
import { DEFAULT_THEME } from '../build/model/theme.js';
import { openWriter } from '../build/write/index.js';
import { median, openBenchWorkspace, root } from './workspace.mjs';

const ROUNDS = 5;

const cpu = (since) => {
  const { user, system } = process.cpuUsage(since);
  return since ? (user + system) / 1000 : { user, system };
};

async function load(folder) {
  const world = openWorld(
    { ...process, cwd: () => folder, stdout: process.stdout, stderr: process.stderr, env: {} },
    root,
  );
  const workspace = await openWorkspace(world, {});
  const preparation = await prepare(workspace.value, { org: [], all: true, policy: [] });
  const filled = preparation.plan.jobs.map((job) => ({ template: preparation.templates.get(job.template), job }));
  return { world, filled };
}

async function measureFormat(format, filled, resources) {
  const writer = await openWriter(format, DEFAULT_THEME, resources);
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = cpu();
    for (const { template, job } of filled) {
      const written = await writer.write(fillTemplate(template, job).value);
      if (!written.value) throw new Error(`${format}: ${written.diagnostics[0]?.message}`);
    }
    rounds.push(cpu(start) / filled.length);
  }
  return { first: rounds[0], steady: median(rounds.slice(1)) };
}

/** Prints what a document costs in each format with so many clients. */
export async function measureDocuments(clients) {
  const workspace = openBenchWorkspace(clients);
  try {
    const begin = cpu();
    const { world, filled } = await load(workspace.folder);
    const reading = cpu(begin);
    const resources = { font: (file) => world.files.read(join(root, 'fonts', file)) };
    console.log(
      `\n${clients} organisation${clients === 1 ? '' : 's'}, ${filled.length} documents; reading ${reading.toFixed(0)} ms CPU`,
    );
    console.log('format  first round  steady    (ms CPU a document, filling included)');
    for (const format of ['html', 'docx', 'pdf']) {
      const { first, steady } = await measureFormat(format, filled, resources);
      console.log(`${format.padEnd(6)}  ${first.toFixed(2).padStart(11)}  ${steady.toFixed(2).padStart(6)}`);
    }
  } finally {
    workspace.close();
  }
}
