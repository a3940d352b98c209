/** What is left to make cheaper: the largest costs of each kind of run, by the part of the program that the time was spent in. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillAndWrite, openPlan } from './engine.mjs';
import { root } from './measure.mjs';
import { alone, changeValue } from './runs.mjs';
import { openBenchWorkspace } from './workspace.mjs';

const COLUMNS = ['What', 'Largest cost', 'Second', 'Third'];
const SHOWN = 3;

/** Profiles documents and whole runs. */
export async function measureProfiles(organisations, { below }) {
  const rows = [...(await profileDocuments()), ...profileRuns(organisations, below)];
  const remarks = [
    `Shares of processor time by place in the program. Whole runs are of ${organisations} organisations.`,
  ];
  return { title: 'The largest costs left', columns: COLUMNS, rows, remarks };
}

async function profileDocuments() {
  const workspace = openBenchWorkspace(200, { fourPages: true });
  const { documents, writerFor } = await openPlan(workspace.folder);
  const ofOne = documents.filter(({ job }) => job.template.code === documents[0].job.template.code);
  const rows = [];
  for (const [format, times] of [
    ['html', 8],
    ['docx', 4],
    ['pdf', 2],
  ]) {
    const work = async (count) => {
      for (let n = 0; n < count; n++) for (const document of ofOne) await fillAndWrite(document, format, writerFor);
    };
    await work(1);
    rows.push(row(`${format.toUpperCase()}, fill and write`, await profileOf(() => work(times))));
  }
  return rows;
}

async function profileOf(work) {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  await work();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  return profile;
}

function profileRuns(organisations, below) {
  const workspace = openBenchWorkspace(organisations, { below });
  const run = (words, command) => row(words, profileOfRun([command, '--all', ...alone(command)], workspace.folder));
  const rows = [
    run('`check`, before any render', 'check'),
    run('first render', 'render'),
    run('nothing changed', 'render'),
  ];
  changeValue(workspace.folder);
  rows.push(run('one value of one organisation changed', 'render'), run('`check` after a render', 'check'));
  return rows;
}

/** The profile of the program whose modules are files of their own, so that places have names. */
function profileOfRun(args, cwd) {
  const folder = mkdtempSync(join(tmpdir(), 'policy-profile-'));
  try {
    const flags = ['--cpu-prof', `--cpu-prof-dir=${folder}`];
    const { status, stderr } = spawnSync(process.execPath, [...flags, join(root, 'build/cli.js'), ...args], {
      cwd,
      encoding: 'utf8',
      maxBuffer: 1024 * 1024 * 1024,
    });
    if (status !== 0) throw new Error(stderr);
    const [file] = readdirSync(folder);
    return JSON.parse(readFileSync(join(folder, file), 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function row(words, profile) {
  const costs = costsOf(profile).map(([place, share]) => `${place} ${(share * 100).toFixed(0)} %`);
  const cells = [words, ...costs.slice(0, SHOWN)];
  console.log(cells.join('  '));
  return cells;
}

/** Places by their share of the time that was not idle, the largest first. */
function costsOf({ nodes, samples, timeDeltas }) {
  const places = new Map(nodes.map(({ id, callFrame }) => [id, placeOf(callFrame)]));
  const times = new Map();
  let whole = 0;
  for (const [at, id] of samples.entries()) {
    const place = places.get(id);
    if (place === undefined) continue;
    const time = timeDeltas[at];
    whole += time;
    times.set(place, (times.get(place) ?? 0) + time);
  }
  return [...times].map(([place, time]) => [place, time / whole]).sort(([, a], [, b]) => b - a);
}

/** `src/write/pdf/lines`, `src/model/order.ts`, `pdfkit`, `garbage collection`; undefined where the process waited. */
function placeOf({ functionName, url }) {
  if (functionName === '(idle)') return undefined;
  if (functionName === '(garbage collector)') return 'garbage collection';
  const [, module] = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url) ?? [];
  if (module !== undefined) return module;
  const [, path] = /\/build\/(.*)\.js$/.exec(url) ?? [];
  if (path !== undefined) {
    const steps = path.split('/');
    // A folder of many things says little: then it is the file.
    return steps.length === 2 ? `src/${path}.ts` : `src/${steps.slice(0, -1).slice(0, 3).join('/')}`;
  }
  const [, own] = /^node:(?:internal\/)?([\w/]+)/.exec(url) ?? [];
  return own === undefined ? 'machine code of Node and the system' : `Node’s ${own.split('/')[0]}`;
}
