/** Who may import whom: each rule of .dependency-cruiser.cjs is proved by a file that breaks it. */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const exec = promisify(execFile);
const root = resolve(import.meta.dirname, '..');

/** Rule → a file that breaks it, and what it imports. */
const PLANTED: readonly (readonly [rule: string, file: string, line: string])[] = [
  ['model-imports-nothing', 'src/model/planted.ts', "import '../read/target.js';"],
  ['formats-import-model-only', 'src/formats/planted.ts', "import '../fill/target.js';"],
  ['steps-are-siblings', 'src/read/planted.ts', "import '../write/target.js';"],
  ['steps-are-siblings', 'src/check/planted.ts', "import '../fill/target.js';"],
  ['steps-are-siblings', 'src/compare/planted.ts', "import '../read/target.js';"],
  ['steps-do-not-call-up', 'src/plan/planted.ts', "import '../commands/target.js';"],
  ['engine-knows-no-command-line', 'src/engine/planted.ts', "import '../report/target.js';"],
  ['engine-knows-no-command-line', 'src/engine/planted-command.ts', "import '../commands/target.js';"],
  ['reports-only-tell', 'src/report/planted.ts', "import '../read/target.js';"],
  ['commands-reach-steps-through-the-engine', 'src/commands/planted-step.ts', "import '../write/target.js';"],
  ['writers-are-siblings', 'src/write/pdf/planted.ts', "import '../html/target.js';"],
  ['guard-knows-no-tree', 'src/read/word/guard/planted.ts', "import '../tree/target.js';"],
  ['commands-get-world', 'src/commands/planted.ts', "import '../edge/target.js';"],
  ['threads-know-no-command-line', 'src/thread.ts', "import './report/target.js';"],
  ['entries-are-apart', 'src/engine/planted-entry.ts', "import '../thread.js';"],
  ['edge-knows-model-only', 'src/edge/planted.ts', "import '../fill/target.js';"],
  ['disk-is-at-the-edge', 'src/read/planted-disk.ts', "import 'node:fs';"],
  ['disk-is-at-the-edge', 'src/write/planted-clock.ts', "import 'node:child_process';"],
  ['one-home-yaml', 'src/plan/planted-yaml.ts', "import 'yaml';"],
  ['one-home-yaml', 'src/fill/planted-handlebars.ts', "import 'handlebars';"],
  ['one-home-yaml', 'src/fill/planted-markdown.ts', "import 'mdast-util-from-markdown';"],
  ['one-home-semver', 'src/engine/planted-version.ts', "import 'semver';"],
  ['one-home-docx', 'src/write/html/planted-docx.ts', "import 'docx';"],
  ['one-home-pdfkit', 'src/write/pdf/planted-pdfkit.ts', "import 'pdfkit';"],
  ['one-home-hyphen', 'src/write/pdf/lines/planted-hyphen.ts', "import 'hyphen';"],
  ['one-home-saxes', 'src/write/docx/planted-xml.ts', "import 'saxes';"],
  ['one-home-saxes', 'src/write/pdf/planted-font.ts', "import 'harfbuzzjs';"],
  ['one-home-pdfjs-dist', 'src/engine/planted-pdf.ts', "import 'pdfjs-dist/legacy/build/pdf.mjs';"],
  ['one-home-pdfjs-dist', 'src/formats/finished/planted-pdf.ts', "import 'pdfjs-dist';"],
  ['one-home-globby', 'src/read/planted-glob.ts', "import 'globby';"],
  ['one-home-chokidar', 'src/edge/planted-watch.ts', "import 'chokidar';"],
  ['one-home-tinypool', 'src/engine/planted-threads.ts', "import 'tinypool';"],
  ['one-home-chalk', 'src/commands/planted-chalk.ts', "import 'chalk';"],
  ['one-home-commander', 'src/plan/planted-commander.ts', "import 'commander';"],
  ['one-home-zod', 'src/read/planted-zod.ts', "import 'zod';"],
  ['one-home-diff', 'src/report/planted-diff.ts', "import 'diff';"],
  ['no-cycles', 'src/fill/cycle-a.ts', "import './cycle-b.js';"],
];

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

let folder = '';
let violations: readonly Violation[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'policy-arrows-'));
  await cp(join(root, '.dependency-cruiser.cjs'), join(folder, '.dependency-cruiser.cjs'));
  await cp(join(root, 'tsconfig.json'), join(folder, 'tsconfig.json'));
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  const files = new Map(PLANTED.map(([, file, line]) => [file, `${line}\n`]));
  files.set('src/fill/cycle-b.ts', "import './cycle-a.js';\n");
  for (const step of ['read', 'fill', 'write', 'write/html', 'read/word/tree', 'commands', 'report', 'edge']) {
    files.set(`src/${step}/target.ts`, 'export const target = 1;\n');
  }
  for (const [file, text] of files) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  }
  const cruise = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const run = exec(process.execPath, [cruise, '--config', '.dependency-cruiser.cjs', '-T', 'json', 'src'], {
    cwd: folder,
    maxBuffer: 64 * 1024 * 1024,
  });
  const { stdout } = await run.catch((failure: { stdout: string }) => failure);
  const report = JSON.parse(stdout) as { summary: { violations: readonly Violation[] } };
  violations = report.summary.violations;
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the import arrows', () => {
  it.each(PLANTED)('%s is broken by %s', (rule, file) => {
    expect(violations.map((one) => `${one.rule.name} ${one.from}`)).toContain(`${rule} ${file}`);
  });

  it('leave no rule without a planted violation', async () => {
    const config = (await import(pathToFileURL(join(root, '.dependency-cruiser.cjs')).href)) as {
      default: { forbidden: readonly { readonly name: string; readonly comment: string }[] };
    };
    const rules = config.default.forbidden;
    expect(rules.map((rule) => rule.name).filter((name) => !PLANTED.some(([rule]) => rule === name))).toEqual([]);
    expect(rules.filter((rule) => rule.comment.length < 20)).toEqual([]);
  });

  it('leave no option and no call of the program in the words of the engine', async () => {
    const files = (await readdir(join(root, 'src/engine'), { recursive: true })).filter((name) => name.endsWith('.ts'));
    expect(files.length).toBeGreaterThan(20);
    for (const name of files) {
      const code = (await readFile(join(root, 'src/engine', name), 'utf8')).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
      expect(code, name).not.toMatch(/--[a-z]|commander|terminal|\bpolicy (?:render|check|import|issue|review|init)\b/);
    }
  });
});
