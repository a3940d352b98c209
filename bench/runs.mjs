/** Whole runs over many organisations with eight policies in three formats: the first, and those after something has changed. */
import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { atMost, figure } from './figures.mjs';
import { hasOption, PROGRAM, runNode } from './measure.mjs';
import { idOf, openBenchWorkspace, sizeOf } from './workspace.mjs';

/** The aims at 1,000 organisations: seconds of processor time. Memory is the same at each count. */
const AIMS = { first: 240, unchanged: 3, value: 4, check: 5 };
const MEMORY = 300;

const COLUMNS = ['Run', 'CPU', 'CPU, aim', 'By the clock', 'Peak memory', 'Memory, aim', 'Files', 'Bytes'];

/**
 * Measures the runs, on one thread, so that processor time compares; of many organisations without those that say little more, and
 * where `brief` is set only the first and the next.
 */
export function measureRuns(organisations, { below, brief = false }) {
  const workspace = openBenchWorkspace(organisations, { below });
  const { folder } = workspace;
  const rows = [];
  const aims = organisations >= 1000 ? AIMS : {};
  const add = (words, args, aim) => {
    const cost = runNode([PROGRAM, ...args], { cwd: folder });
    const { files, bytes } = args[0] === 'render' ? sizeOf(join(folder, 'out')) : {};
    rows.push([
      words,
      figure(cost.cpu / 1000, 's'),
      aim === undefined ? '' : atMost(cost.cpu / 1000, aim, 's'),
      figure(cost.wall / 1000, 's'),
      figure(cost.memory, 'MB'),
      atMost(cost.memory, MEMORY, 'MB'),
      files === undefined ? '' : String(files),
      bytes === undefined ? '' : figure(bytes / 1e6, 'MB'),
    ]);
    console.log(rows.at(-1).join('  '));
    return cost.cpu / 1000;
  };
  const render = ['render', '--all', ...alone('render')];
  const bare = brief ? undefined : add('`check`, before any render', ['check', '--all', ...alone('check')]);
  workspace.setAside('.policy');
  const first = add('first `render --all`', render, aims.first);
  if (bare !== undefined) rows[0][2] = atMost(bare, first / 4, 's');
  add('nothing changed', render, aims.unchanged);
  if (!brief) {
    changeValue(folder);
    add('one value of one organisation changed', render, aims.value);
    add('`check` after a render', ['check', '--all', ...alone('check')], aims.check);
    changeTemplate(folder);
    add('one template changed', render);
  }
  if (!brief && organisations < 1000) {
    workspace.setAside(join('.policy', 'state'));
    add('nothing changed, state deleted', render);
  }
  const remarks = [
    ...(alone('render').length > 0 ? ['On one thread (`--jobs 1`).'] : []),
    ...(brief ? [] : ['The aim of `check` before any render is a quarter of the first render.']),
    ...(aims.first === undefined ? ['The aims for time are those of 1,000 organisations.'] : []),
  ];
  return { title: `${organisations} organisations × 8 policies × 3 formats`, columns: COLUMNS, rows, remarks };
}

/** What makes a command work on one thread, where it could use more. */
export function alone(command) {
  return hasOption(command, '--jobs') ? ['--jobs', '1'] : [];
}

/** Changes one value of the first organisation, to a number that ends like nobody else's, as numbers of real life do. */
export function changeValue(folder) {
  const file = join(folder, 'orgs', `${idOf(0)}.yaml`);
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace(/^phone: .*$/m, 'phone: 029 2146 8357'));
}

function changeTemplate(folder) {
  const below = join(folder, 'templates', 'home-care-wales');
  const [first] = readdirSync(below).filter((name) => name.endsWith('.md'));
  appendFileSync(join(below, first), '\nEverybody reads this policy once a year.\n');
}

/** Compares one worker with two: first runs into an empty folder. */
export function measureJobs(organisations, { below, rounds = 3 }) {
  const title = `${organisations} organisations, one thread and two`;
  const columns = ['Run', 'CPU', 'By the clock', 'Peak memory', 'Against one', 'Aim'];
  if (!hasOption('render', '--jobs')) return { title, columns, rows: [], remarks: ['The program has no `--jobs`.'] };
  const workspace = openBenchWorkspace(organisations, { below });
  const costs = { 1: [], 2: [] };
  for (let round = 0; round < rounds; round++) {
    for (const jobs of ['1', '2']) {
      workspace.setAside('out', '.policy');
      const args = [PROGRAM, 'render', '--all', '--jobs', jobs];
      costs[jobs].push(runNode(args, { cwd: workspace.folder }));
    }
  }
  const middle = (list) => [...list].sort((a, b) => a.cpu - b.cpu)[Math.floor(list.length / 2)];
  const [one, two] = [middle(costs[1]), middle(costs[2])];
  const row = (words, cost, against, aim) => [
    words,
    figure(cost.cpu / 1000, 's'),
    figure(cost.wall / 1000, 's'),
    figure(cost.memory, 'MB'),
    against,
    aim,
  ];
  const cpu = two.cpu / one.cpu;
  const gain = one.wall / two.wall;
  const rows = [
    row('`--jobs 1`', one, '', ''),
    row('`--jobs 2`', two, `CPU × ${figure(cpu)}, faster × ${figure(gain)}`, `${atMost(cpu, 1.15)}; faster ≥ 1.4`),
  ];
  for (const each of rows) console.log(each.join('  '));
  return { title, columns, rows, remarks: ['The gain by the clock needs idle cores.'] };
}
