/** A summary in GitHub's Markdown, for the page of a run: how it ended, what changed for whom, and the problems. */
import { plural, someOf } from '../../model/counting.js';
import { visibleOnLine } from '../../model/visible.js';
import { countsOf, type Finding, sentence } from './findings.js';
import type { ToldChanges, ToldPack, ToldRun } from './run.js';

/** How many rows a table has; GitHub takes a summary of at most 1 MiB. */
const MOST_ROWS = 200;

/** How many names stand in a cell. */
const MOST_NAMED = 8;

/** Writes the summary. */
export function markdownReport(run: ToldRun): string {
  const { command, exitCode, findings, packs, changes } = run;
  const sections = [
    `## policy ${command}: ${endWords(run)}`,
    changes ? changeSection(changes) : '',
    packs.length > 0 ? packSection(packs) : '',
    findings.length > 0 ? findingSection(findings) : exitCode === 0 ? 'No problems found.' : '',
  ];
  return `${sections.filter(Boolean).join('\n\n')}\n`;
}

function endWords({ exitCode, findings }: ToldRun): string {
  const { error, warning, note } = countsOf(findings);
  const counts = [plural(error, 'error'), plural(warning, 'warning'), plural(note, 'note')].filter(Boolean).join(', ');
  const end = exitCode === 0 ? 'fine' : exitCode === 3 ? 'files couldn’t be written' : 'problems found';
  return counts ? `${end} (${counts})` : end;
}

function changeSection({ reference, files }: ToldChanges): string {
  const heading = `### Changed since ${words(reference)}`;
  if (files.size === 0) return `${heading}\n\nNothing that packs are made from.`;
  const rows = [...files].map(([path, ids]) => [code(path), ids.length > 0 ? someWords(ids) : 'nobody']);
  return `${heading}\n\n${table(['File', 'Concerns'], rows)}`;
}

function packSection(packs: readonly ToldPack[]): string {
  const hasReasons = packs.some(({ reasons }) => reasons.length > 0);
  const rows = packs.map(({ id, words: result, reasons }) => [
    words(id),
    words(result),
    ...(hasReasons ? [someWords(reasons)] : []),
  ]);
  return `### Packs\n\n${table(['Organisation', 'Result', ...(hasReasons ? ['Because of'] : [])], rows)}`;
}

function findingSection(findings: readonly Finding[]): string {
  const rows = findings.map((finding) => [
    finding.severity,
    placeWords(finding),
    [words(sentence(finding)), finding.hint ? `<br>${words(finding.hint)}` : '', ` ${code(finding.code)}`].join(''),
  ]);
  return `### Problems\n\n${table(['', 'Where', 'What'], rows)}`;
}

function placeWords({ file, lines }: Finding): string {
  return file === undefined ? '' : code(lines ? `${file}:${lines.line}:${lines.column}` : file);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const shown = rows.slice(0, MOST_ROWS).map(line);
  const more = rows.length > MOST_ROWS ? `\n\n… and ${rows.length - MOST_ROWS} more.` : '';
  return `${[line(head), line(head.map(() => '---')), ...shown].join('\n')}${more}`;
}

const someWords = (names: readonly string[]) => words(someOf(names, MOST_NAMED));

/** Words that mean nothing but themselves: no markup, mention, formula or end of a cell. */
export function words(text: string): string {
  return visibleOnLine(text).replace(/[\\`*_[\]<>#|~&$@]/g, '\\$&');
}

/** Words as code: between more backticks than they hold; a bar would end the cell. */
function code(text: string): string {
  const runs = text.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  const space = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${space}${visibleOnLine(text).replaceAll('|', '\\|')}${space}${fence}`;
}
