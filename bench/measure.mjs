/** How costs are measured: processor time of this process or of a whole run, in turn with what it is compared to, and medians. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

/** Milliseconds of processor time of this process, of all its threads, for one call of an asynchronous function. */
export async function cpuOf(work) {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/**
 * The median milliseconds of each contestant for one of its steps, measured in turn so that a machine whose speed drifts disturbs
 * all alike. Each is warmed up first; `step` gets a number that never comes twice.
 */
export async function inTurn(contestants, { warmUp, rounds, steps }) {
  let number = 0;
  const round = async (step, count) => {
    for (let n = 0; n < count; n++) await step(number++);
  };
  for (const step of contestants) await round(step, warmUp);
  const figures = contestants.map(() => []);
  for (let n = 0; n < rounds; n++) {
    for (const [at, step] of contestants.entries()) {
      globalThis.gc?.();
      figures[at].push((await cpuOf(() => round(step, steps))) / steps);
    }
  }
  return figures.map(median);
}

/**
 * Runs a program of Node to its end and gives what it cost: milliseconds of processor time and by the clock, and the most memory in
 * megabytes. Throws if it ends with another code than 0.
 */
export function runNode(args, { cwd }) {
  const folder = mkdtempSync(join(tmpdir(), 'policy-account-'));
  const file = join(folder, 'account');
  const account = new URL('account.mjs', import.meta.url).href;
  const start = process.hrtime.bigint();
  // A child begins with its parent's peak of memory: the shell between, which is small, keeps ours out of the account.
  const { status, stdout, stderr } = spawnSync('/bin/sh', ['-c', '"$@"; exit $?', 'sh', process.execPath, ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1024 * 1024 * 1024,
    env: { ...process.env, NODE_OPTIONS: `--import=${account}`, BENCH_ACCOUNT: file },
  });
  const wall = Number(process.hrtime.bigint() - start) / 1e6;
  try {
    if (status !== 0) throw new Error(stderr || `${args.join(' ')} ended with ${status}`);
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    const accounts = lines.map((line) => JSON.parse(line));
    return {
      cpu: accounts.reduce((sum, { cpu }) => sum + cpu, 0),
      wall,
      memory: Math.max(...accounts.map(({ memory }) => memory)),
      stdout,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Seconds of processor time of any program, by the shell's account of its finished children, over several runs. */
export function cpuOfProgram(program, args, { cwd, runs }) {
  const loop = `n=0; while [ $n -lt ${runs} ]; do "$@" >/dev/null || exit 1; n=$((n+1)); done; times`;
  const { status, stdout, stderr } = spawnSync('/bin/sh', ['-c', loop, 'sh', program, ...args], {
    cwd,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr || `${program} failed`);
  const children = stdout.trim().split('\n').at(-1) ?? '';
  const seconds = [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, m, s]) => sum + Number(m) * 60 + Number(s),
    0,
  );
  return seconds / runs;
}

export const root = fileURLToPath(new URL('..', import.meta.url));

/** The built program. */
export const PROGRAM = join(root, 'dist/cli.js');

/** Whether the program has an option of a command: earlier states of it may not. */
export function hasOption(command, option) {
  return spawnSync(process.execPath, [PROGRAM, command, '--help'], { encoding: 'utf8' }).stdout.includes(option);
}
