/**
 * CPU milliseconds per document and format, for 1 and for 200 organisations × the starter library, and what a cold start
 * costs. Each figure is the median of several rounds, in processor time of this process, so that a busy machine disturbs
 * it little. Run with `npm run bench`.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepare } from '../dist/commands/production.js';
import { openWorkspace } from '../dist/commands/workspace.js';
import { openWorld } from '../dist/edge/world.js';
import { fillTemplate } from '../dist/fill/fill-template.js';
import { DEFAULT_THEME } from '../dist/model/theme.js';
import { openWriter } from '../dist/write/index.js';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const ROUNDS = 5;

const cpu = (since) => {
  const { user, system } = process.cpuUsage(since);
  return since ? (user + system) / 1000 : { user, system };
};

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** A folder with the starter templates and so many clients, each with a name of its own. */
function workspaceOf(count) {
  const folder = mkdtempSync(join(tmpdir(), 'policy-bench-'));
  cpSync(join(root, 'templates'), join(folder, 'templates'), { recursive: true });
  cpSync(join(root, 'orgs', 'logos'), join(folder, 'orgs', 'logos'), { recursive: true });
  mkdirSync(join(folder, 'orgs'), { recursive: true });
  const acme = readFileSync(join(root, 'orgs', 'acme.yaml'), 'utf8');
  for (let n = 0; n < count; n++) {
    writeFileSync(join(folder, 'orgs', `client-${n}.yaml`), acme.replace(/^name: .*$/m, `name: Client ${n} Home Care`));
  }
  return folder;
}

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

async function measure(count) {
  const folder = workspaceOf(count);
  try {
    const begin = cpu();
    const { world, filled } = await load(folder);
    const reading = cpu(begin);
    const resources = { font: (file) => world.files.read(join(root, 'fonts', file)) };
    const rows = [];
    for (const format of ['html', 'docx', 'pdf']) {
      const writer = await openWriter(format, DEFAULT_THEME, resources);
      const rounds = [];
      for (let round = 0; round < ROUNDS; round++) {
        const start = cpu();
        for (const { template, job } of filled) {
          const document = fillTemplate(template, job);
          const written = await writer.write(document.value);
          if (!written.value) throw new Error(`${format}: ${written.diagnostics[0]?.message}`);
        }
        rounds.push(cpu(start) / filled.length);
      }
      rows.push({ format, first: rounds[0], steady: median(rounds.slice(1)) });
    }
    console.log(
      `\n${count} organisation${count === 1 ? '' : 's'}, ${filled.length} documents; reading ${reading.toFixed(0)} ms CPU`,
    );
    console.log('format  first round  steady    (ms CPU a document, filling included)');
    for (const { format, first, steady } of rows) {
      console.log(`${format.padEnd(6)}  ${first.toFixed(2).padStart(11)}  ${steady.toFixed(2).padStart(6)}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** CPU of a whole process, from the shell's account of its finished children. */
function coldStart(args) {
  const out = mkdtempSync(join(tmpdir(), 'policy-bench-'));
  const words = [process.execPath, join(root, 'dist/cli.js'), ...args, ...(args[0] === 'render' ? ['--out', out] : [])];
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) {
    rmSync(out, { recursive: true, force: true });
    const shell = spawnSync('/bin/sh', ['-c', '"$@" >/dev/null || exit 1; times', 'sh', ...words], {
      cwd: root,
      encoding: 'utf8',
    });
    if (shell.status !== 0) throw new Error(shell.stderr);
    const children = shell.stdout.trim().split('\n').at(-1) ?? '';
    rounds.push(
      [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, m, s]) => sum + Number(m) * 60 + Number(s), 0),
    );
  }
  rmSync(out, { recursive: true, force: true });
  console.log(`${`policy ${args.join(' ')}`.padEnd(28)} ${median(rounds).toFixed(2)} s CPU from a cold start`);
}

for (const count of [1, 200]) await measure(count);
console.log('');
for (const args of [['--version'], ['check', '--org', 'acme'], ['render', '--org', 'acme']]) coldStart(args);
