/** Keeps results in RESULTS.md: a section for each part, which the next run of that part replaces, and notes, which stay. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { figure } from './figures.mjs';
import { root } from './measure.mjs';

const FILE = join(root, 'bench/RESULTS.md');

const HEAD = `# What policy costs

Made by \`npm run bench -- --part NAME --write\`, a part at a time; [README](README.md) says how. CPU is processor time, of all threads.
Figures are medians of rounds in which everything that is compared takes its turn. “Missed by less than a quarter” is at most 1.25 times the aim.
`;

const NOTES = '## Notes';
const EMPTY_NOTES = `${NOTES}\n\nWhat a person adds below this heading stays.\n`;

const startOf = (name) => `<!-- part ${name} -->`;
const END = '<!-- end of part -->';

/** What was measured on: the machine, its load, and the versions. */
export function circumstances() {
  const [load] = loadavg();
  const [core] = cpus();
  const git = (...words) => execFileSync('git', words, { cwd: root, encoding: 'utf8' }).trim();
  const changes = git('status', '--porcelain', '--untracked-files=no', '--', '.', ':!bench/RESULTS.md');
  const commit = `${git('rev-parse', '--short', 'HEAD')}${changes === '' ? '' : ' with changes'}`;
  const day = new Date().toISOString().slice(0, 10);
  const machine = `${cpus().length} × ${core?.model ?? 'unknown'}, ${figure(totalmem() / 2 ** 30, 'GB')}`;
  return `${day}, commit ${commit}, Node ${process.versions.node}, ${type()} ${release()}, ${machine}, load before ${load.toFixed(2)}.`;
}

/** Puts the tables of a part in the place of its last ones; \`names\` is the order of all parts. */
export function keepResults(name, names, about, tables) {
  const before = existsSync(FILE) ? readFileSync(FILE, 'utf8') : '';
  const sections = new Map(
    names.flatMap((each) => {
      const from = before.indexOf(startOf(each));
      return from < 0 ? [] : [[each, before.slice(from, before.indexOf(END, from) + END.length)]];
    }),
  );
  sections.set(name, [startOf(name), ...tables.map(tableText), about, '', END].join('\n'));
  const notes = before.includes(NOTES) ? before.slice(before.indexOf(NOTES)) : EMPTY_NOTES;
  const ordered = names.flatMap((each) => sections.get(each) ?? []);
  writeFileSync(FILE, [HEAD, ...ordered.map((section) => `${section}\n`), notes].join('\n'));
}

function tableText({ title, columns, rows, remarks }) {
  const line = (cells) => `| ${columns.map((_, at) => cells[at] ?? '').join(' | ')} |`;
  const table =
    rows.length === 0 ? [] : [line(columns), `|${columns.map(() => '---|').join('')}`, ...rows.map(line), ''];
  return ['', `## ${title}`, '', ...table, ...remarks.map((remark) => `${remark}\n`)].join('\n');
}
