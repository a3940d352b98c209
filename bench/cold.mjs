/** Runs from a cold start: what the program costs before it does anything, and for one document. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { atMost, figure } from './figures.mjs';
import { cpuOfProgram, median, PROGRAM, root, runNode } from './measure.mjs';
import { folderUntilEnd } from './workspace.mjs';

const COLUMNS = ['Run', 'CPU', 'By the clock', 'Peak memory', 'Aim'];
const PEERS = fileURLToPath(new URL('peers', import.meta.url));

/** Measures cold runs in turn, over the sample organisations; beside the Typst of `bench/peers` and of the system, where they are there. */
export async function measureCold({ rounds }) {
  const folder = folderUntilEnd(tmpdir(), 'policy-cold-');
  const onePdf = ['render', '--org', 'acme', '--policy', 'DCW34', '--format', 'pdf', '--loose'];
  const runs = [
    ['`policy --version`', () => [PROGRAM, '--version']],
    ['one policy, one PDF', (out) => [PROGRAM, ...onePdf, '--out', out], 0.5],
    ['`policy check --org acme`', () => [PROGRAM, 'check', '--org', 'acme']],
    ['`policy render --org acme`', (out) => [PROGRAM, 'render', '--org', 'acme', '--out', out]],
    ...(existsSync(join(PEERS, 'node_modules'))
      ? [['Typst in Node, one PDF of four pages', (out) => [join(PEERS, 'one-pdf.mjs'), out]]]
      : []),
  ];
  const costs = runs.map(() => []);
  // The first round fills the caches of the system, and of Node where it keeps compiled code.
  for (let round = 0; round < rounds + 1; round++) {
    for (const [at, [, args]] of runs.entries()) {
      const out = join(folder, `${round}-${at}`);
      mkdirSync(out);
      const cost = runNode(args(out), { cwd: root });
      if (round > 0) costs[at].push(cost);
    }
  }
  const middle = (at, key) => median(costs[at].map((cost) => cost[key]));
  const rows = runs.map(([words, , aim], at) => [
    words,
    figure(middle(at, 'cpu') / 1000, 's'),
    figure(middle(at, 'wall') / 1000, 's'),
    figure(middle(at, 'memory'), 'MB'),
    aim === undefined ? '' : `CPU ${atMost(middle(at, 'cpu') / 1000, aim, 's')} (beyond: 0.35 s)`,
  ]);
  const source = join(folder, 'one.typ');
  if (existsSync(join(PEERS, 'node_modules')) && spawnSync('typst', ['--version']).status === 0) {
    const { writeSource } = await import('./peers/one-pdf.mjs');
    await writeSource(source);
    const args = ['compile', '--font-path', join(root, 'fonts'), source, join(folder, 'one.pdf')];
    rows.push([
      'typst on the command line, one PDF',
      figure(cpuOfProgram('typst', args, { cwd: folder, runs: 5 }), 's'),
      '',
      '',
      '',
    ]);
  }
  for (const row of rows) console.log(row.join('  '));
  const remarks = ['Medians, in turn. The starter policy has seven pages; ours is checked and tagged.'];
  return { title: 'From a cold start', columns: COLUMNS, rows, remarks };
}
