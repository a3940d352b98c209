/** CPU milliseconds per document and format in one process, in its first round over all clients and in later ones. */
import { join } from 'node:path';
import { checkFinishedFile } from '../build/check/finished-file.js';
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
  return { world, filled, clients: preparation.clients };
}

async function measureFormat(format, filled, clients, resources) {
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
  return {
    first: rounds[0],
    steady: median(rounds.slice(1)),
    gate: await measureGate(format, filled, clients, writer),
  };
}

/** What the last look at finished files costs: all are written first, so that the look alone is timed. */
async function measureGate(format, filled, clients, writer) {
  const files = [];
  for (const { template, job } of filled.slice(0, 400)) {
    const { value: bytes } = await writer.write(fillTemplate(template, job).value);
    const meant = { sources: [job.template.source.text], mentions: [] };
    files.push({ path: job.file, format, bytes, organisation: job.organisation, meant });
  }
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = cpu();
    for (const file of files) checkFinishedFile(file, clients);
    rounds.push(cpu(start) / files.length);
  }
  return median(rounds.slice(1));
}

/** Prints what a document costs in each format with so many clients. */
export async function measureDocuments(clients) {
  const workspace = openBenchWorkspace(clients);
  try {
    const begin = cpu();
    const { world, filled, clients: values } = await load(workspace.folder);
    const reading = cpu(begin);
    const resources = { font: (file) => world.files.read(join(root, 'fonts', file)) };
    console.log(
      `\n${clients} organisation${clients === 1 ? '' : 's'}, ${filled.length} documents; reading ${reading.toFixed(0)} ms CPU`,
    );
    console.log('format  first round  steady  gate    (ms CPU a document, filling included; the last look apart)');
    for (const format of ['html', 'docx', 'pdf']) {
      const { first, steady, gate } = await measureFormat(format, filled, values, resources);
      const figures = [first.toFixed(2).padStart(11), steady.toFixed(2).padStart(6), gate.toFixed(2).padStart(4)];
      console.log(`${format.padEnd(6)}  ${figures.join('  ')}`);
    }
  } finally {
    workspace.close();
  }
}
