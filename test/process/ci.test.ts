/** What build servers and editors run of ours, as far as it can run here: the action's script, the hook's call, the editor's patterns. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { type BuiltProgram, buildProgram } from '../support/built-program.js';
import { sarifFaults } from '../support/sarif-schema.js';

const PROJECT = join(import.meta.dirname, '../..');
const LIMIT = 60_000;
const readProject = (path: string) => readFileSync(join(PROJECT, path), 'utf8');

/** A workspace in a folder of a repository, with one organisation that is fine and one with a mistake. */
const FILES: Readonly<Record<string, string>> = {
  'policy.yaml': 'formats: [html]\n',
  'orgs/acme.yaml': 'name: Acme\nphone: 029 2018 0100\n',
  'orgs/bala.yaml': 'name: Bala\nnaem: x\nphone: 029 2018 0101\n',
  'templates/fire.md':
    '---\ntitle: Fire\ncode: DC1\nreview: {last: 2026-09-01, every: 6 months}\n---\n\nCall <<org_field_phone>>.\n',
  'templates/_passages/empty.md': '',
};

let program: BuiltProgram;

beforeAll(async () => {
  program = await buildProgram();
});

afterAll(() => program.remove());

function git(folder: string, ...args: readonly string[]): void {
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgsign=false'];
  execFileSync('git', [...identity, ...args], { cwd: folder, timeout: LIMIT, stdio: 'pipe' });
}

const runs = (command: string) => spawnSync(command, ['--version'], { timeout: LIMIT }).status === 0;
const canRun = runs('git') && runs('bash');

function repository() {
  const root = mkdtempSync(join(program.scratch, 'repository-'));
  const workspace = join(root, 'our homes');
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(workspace, path)), { recursive: true });
    writeFileSync(join(workspace, path), text);
  }
  git(root, 'init', '--quiet', '--initial-branch=main');
  git(root, 'add', '.');
  git(root, 'commit', '--quiet', '-m', 'First');
  return { root, workspace };
}

const ACTION = z.object({
  inputs: z.record(z.string(), z.object({ description: z.string(), default: z.string() })),
  runs: z.object({
    using: z.literal('composite'),
    steps: z.array(
      z.looseObject({
        uses: z.string().optional(),
        run: z.string().optional(),
        shell: z.string().optional(),
        env: z.record(z.string(), z.string()).optional(),
      }),
    ),
  }),
});

describe.skipIf(!canRun)('the action', () => {
  const action = ACTION.parse(parse(readProject('action.yml')));

  /** Runs the last step as a runner does: with the variables that it names, by bash that stops at an error. */
  function act(workspace: string, given: Readonly<Record<string, string>>) {
    const step = action.runs.steps.at(-1);
    const inputs: Record<string, string> = Object.fromEntries(
      Object.entries(action.inputs).map(([name, input]) => [name, given[name] ?? input.default]),
    );
    const variables = Object.entries(step?.env ?? {}).map(([name, value]) => {
      const input = /^\$\{\{ inputs\.([a-z-]+) \}\}$/.exec(value)?.[1];
      return [name, input === undefined ? dirname(dirname(program.path)) : (inputs[input] ?? 'no such input')];
    });
    const [summary, output] = [join(workspace, '../summary'), join(workspace, '../output')];
    writeFileSync(summary, 'Before.\n');
    writeFileSync(output, '');
    const ended = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step?.run ?? ''], {
      cwd: workspace,
      encoding: 'utf8',
      timeout: LIMIT,
      env: {
        ...process.env,
        ...Object.fromEntries(variables),
        RUNNER_TEMP: join(workspace, '..'),
        GITHUB_STEP_SUMMARY: summary,
        GITHUB_OUTPUT: output,
      },
    });
    return { ...ended, summary: readFileSync(summary, 'utf8'), output: readFileSync(output, 'utf8') };
  }

  it('has steps that say what runs them, and no input within a script', () => {
    for (const { uses, run, shell } of action.runs.steps) {
      expect(uses === undefined ? shell : 'bash').toBe('bash');
      expect(run ?? '').not.toContain('${{');
    }
  });

  it('annotates, sums up and reports, with the exit code of the command', () => {
    const { workspace } = repository();
    const { status, stdout, summary, output } = act(workspace, { 'sarif-file': 'policy.sarif', 'junit-file': 'p.xml' });
    expect(status).toBe(1);
    expect(output).toBe('exit-code=1\n');
    expect(stdout).toContain(
      '::error file=our homes/orgs/bala.yaml,line=2,endLine=2,col=1,endColumn=5,title=unknown-key::',
    );
    expect(summary).toMatch(/^Before\.\n## policy check: problems found/);
    const sarif = readFileSync(join(workspace, 'policy.sarif'), 'utf8');
    expect(sarifFaults(JSON.parse(sarif))).toEqual([]);
    expect(sarif).toContain('"uri": "our%20homes/orgs/bala.yaml"');
    expect(readFileSync(join(workspace, 'p.xml'), 'utf8')).toContain('<testsuites');
  });

  it('passes its arguments on as they are', () => {
    const { workspace } = repository();
    const fine = act(workspace, { command: 'render', arguments: '--org\nacme\n--format\r\nhtml\n', strict: 'false' });
    expect([fine.status, fine.output]).toEqual([0, 'exit-code=0\n']);
    expect(fine.summary).toMatch(/\| acme \| 1 policy .* files created \|/);
    const hostile = act(workspace, { arguments: '--org\n$(touch ../ran); "x" `touch ../ran`' });
    expect(hostile.status).toBe(2);
    expect(hostile.stdout).toMatch(/^::error title=policy::.*touch/m);
    expect(() => readFileSync(join(workspace, '../ran'))).toThrow();
    expect(act(workspace, { command: 'issue' }).status).toBe(2);
    const nothing = act(workspace, { 'changed-since': 'HEAD' });
    expect([nothing.status, nothing.summary]).toEqual([0, expect.stringContaining('Changed since HEAD')]);
  });
});

describe.skipIf(!canRun)('the hook of pre-commit', () => {
  it('checks those whom the changes concern', async () => {
    const [hook] = z
      .array(
        z.object({
          entry: z.string(),
          files: z.string(),
          language: z.literal('node'),
          pass_filenames: z.literal(false),
        }),
      )
      .parse(parse(readProject('.pre-commit-hooks.yaml')));
    const [name, ...args] = (hook?.entry ?? '').split(' ');
    expect(
      Object.keys(
        z.object({ bin: z.record(z.string(), z.string()) }).parse(JSON.parse(readProject('package.json'))).bin,
      ),
    ).toContain(name);
    for (const path of ['orgs/acme.yaml', 'templates/a.docx', 'themes/x.yml'])
      expect(path).toMatch(new RegExp(hook?.files ?? ''));
    const { workspace } = repository();
    writeFileSync(join(workspace, 'orgs/acme.yaml'), 'name: Acme Care\nphone: 029 2018 0100\n');
    const fine = await program.run(workspace, ...args);
    expect(fine.err).toContain('1 file changed since HEAD, for acme');
    expect(fine.code).toBe(0);
    writeFileSync(join(workspace, 'orgs/bala.yaml'), 'naem: Bala\n');
    expect((await program.run(workspace, ...args)).code).toBe(1);
  });
});

describe('the tasks of VS Code', () => {
  const matcher = z.object({ pattern: z.looseObject({ kind: z.string().optional(), regexp: z.string() }) });
  const tasks = z
    .object({ tasks: z.array(z.object({ label: z.string(), problemMatcher: z.array(matcher) })) })
    .parse(JSON.parse(readProject('starter/vscode/tasks.json')));
  const patterns = tasks.tasks.flatMap(({ problemMatcher }) => problemMatcher.map(({ pattern }) => pattern));
  const found = (line: string) =>
    patterns.flatMap(({ regexp, kind, ...groups }) => {
      const match = new RegExp(regexp).exec(line);
      const named = Object.entries(groups).map(([name, group]) => [name, match?.[Number(group)]]);
      return match ? [Object.fromEntries(named)] : [];
    });

  it('find each problem that the program prints, once, and nothing else', async () => {
    const { workspace } = repository();
    const { err } = await program.run(workspace, 'check');
    const lines = err.split('\n').flatMap(found);
    expect(lines).toContainEqual({
      file: 'orgs/bala.yaml',
      line: '2',
      column: '1',
      severity: 'error',
      message: expect.stringContaining('"naem" isn’t a known key'),
      code: 'unknown-key',
    });
    const printed = (err.match(/^\S.* (?:error|warning|note) .* \[[a-z-]+\]$/gm) ?? []).length;
    expect(lines).toHaveLength(printed);
    expect(printed).toBeGreaterThan(1);
  });

  it.each([
    ['orgs/a b.yaml:3:7 error Wrong [x-y]', { file: 'orgs/a b.yaml', line: '3', column: '7', code: 'x-y' }],
    ['orgs/acme.yaml warning It says: "a error b" (acme) [x]', { file: 'orgs/acme.yaml', severity: 'warning' }],
    ['templates/v.docx:word/header1.xml:paragraph 2 error Wrong [x]', { file: 'templates/v.docx', severity: 'error' }],
    ['../clients/ŷ.yaml:1:1 note Said [x]', { file: '../clients/ŷ.yaml', severity: 'note' }],
  ])('reads %s', (line, problem) => {
    expect(found(line)).toEqual([expect.objectContaining(problem)]);
  });

  it.each([
    '  hint: Write it [x]',
    '  3 | a:3:7 error Wrong [x]',
    'Checked 3 documents for 2 organisations: 1 error',
    'error No file [x]',
  ])('passes over %s', (line) => {
    expect(found(line)).toEqual([]);
  });
});
