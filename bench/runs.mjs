/** CPU of whole runs of the program, this state and an earlier one in turn: from a cold start, and for one more document. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, openBenchWorkspace, root } from './workspace.mjs';

const ROUNDS = 5;
const FEW = 20;
const MANY = 200;
const POLICIES = 8;

/** Seconds of CPU of one run, from the shell's account of its finished children. */
function cpuOf(program, args, folder) {
  const shell = spawnSync(
    '/bin/sh',
    ['-c', '"$@" >/dev/null || exit 1; times', 'sh', process.execPath, program, ...args],
    {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  if (shell.status !== 0) throw new Error(shell.stderr || `${program} ${args.join(' ')} failed`);
  const children = shell.stdout.trim().split('\n').at(-1) ?? '';
  return [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, m, s]) => sum + Number(m) * 60 + Number(s), 0);
}

/** The median of each program's figures, measured in turn. */
function inTurn(programs, measure) {
  const rounds = programs.map(() => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [n, program] of programs.entries()) rounds[n].push(measure(program));
  }
  return rounds.map(median);
}

function coldStart(program, args) {
  const out = mkdtempSync(join(tmpdir(), 'policy-bench-'));
  try {
    return cpuOf(program, args[0] === 'render' ? [...args, '--out', out] : args, root);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

/** Milliseconds for one more document of a format in a long run: what 180 more clients cost, by their documents. */
function oneMore(program, format, few, many) {
  const args = ['render', '--all', '--format', format, '--dry-run'];
  const more = cpuOf(program, args, many) - cpuOf(program, args, few);
  return (more * 1000) / ((MANY - FEW) * POLICIES);
}

function printRow(words, unit, [now, before]) {
  const figure = (number) => `${number.toFixed(2)} ${unit}`.padStart(10);
  console.log(`${words.padEnd(34)}${figure(now)}${figure(before)}${(now / before).toFixed(2).padStart(8)}`);
}

/** Prints what runs cost in this state and in another. */
export async function compareRuns(base) {
  const programs = [join(root, 'dist/cli.js'), base.program];
  console.log(`\n${'CPU of whole runs, in turn'.padEnd(34)}${'now'.padStart(10)}${base.name.padStart(10)}   ratio`);
  for (const args of [['--version'], ['check', '--org', 'acme'], ['render', '--org', 'acme']]) {
    printRow(
      `policy ${args.join(' ')}`,
      's ',
      inTurn(programs, (program) => coldStart(program, args)),
    );
  }
  const [few, many] = [openBenchWorkspace(FEW), openBenchWorkspace(MANY)];
  try {
    for (const format of ['html', 'docx', 'pdf']) {
      const figures = inTurn(programs, (program) => oneMore(program, format, few.folder, many.folder));
      printRow(`one more document, ${format}`, 'ms', figures);
    }
  } finally {
    few.close();
    many.close();
  }
}
