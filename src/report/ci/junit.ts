/**
 * JUnit XML, which most build servers show: a suite for each file with problems, whose cases fail where the run does because of them, and one
 * for the packs.
 */
import { escapeXml } from '../../formats/xml/escape.js';
import { addToGroup } from '../../model/groups.js';
import { visibleOnLine } from '../../model/visible.js';
import { type Finding, sentence } from './findings.js';
import type { ToldPack, ToldRun } from './run.js';

/** Writes the report. */
export function junitReport({ command, findings, packs, strict }: ToldRun): string {
  const byFile = new Map<string, Finding[]>();
  for (const finding of findings) addToGroup(byFile, visibleOnLine(finding.file ?? ''), finding);
  const isFailure = ({ severity }: Finding) => severity === 'error' || (strict && severity === 'warning');
  const suites = [...byFile].map(([file, list]) => {
    const cases = list.map((finding) => findingCase(finding, isFailure(finding)));
    return suite(file || `policy ${command}`, cases, { failures: list.filter(isFailure).length, skipped: 0 });
  });
  const skipped = packs.filter(({ outcome }) => outcome === 'refused').length;
  const failures = packs.filter(({ outcome }) => outcome === 'failed').length;
  const all = packs.length > 0 ? [...suites, suite('packs', packs.map(packCase), { failures, skipped })] : suites;
  const tests = findings.length + packs.length;
  const failed = findings.filter(isFailure).length + failures;
  const counts = `tests="${tests}" failures="${failed}" errors="0"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="policy ${command}" ${counts}>\n${all.join('')}</testsuites>\n`;
}

interface Counts {
  readonly failures: number;
  readonly skipped: number;
}

function suite(name: string, cases: readonly string[], { failures, skipped }: Counts): string {
  const counts = `tests="${cases.length}" failures="${failures}" errors="0" skipped="${skipped}"`;
  return `  <testsuite name="${escapeXml(name)}" ${counts}>\n${cases.join('')}  </testsuite>\n`;
}

function findingCase(finding: Finding, isFailure: boolean): string {
  const { code, file, lines, severity, hint } = finding;
  const at = lines ? `${lines.line}:${lines.column} ` : '';
  const name = `${at}${sentence(finding)} [${code}]`;
  const place = file ? ` file="${escapeXml(visibleOnLine(file))}"${lines ? ` line="${lines.line}"` : ''}` : '';
  const words = [`${severity} ${sentence(finding)}`, hint ?? ''].filter(Boolean).join('\n');
  const body = isFailure
    ? `<failure type="${escapeXml(code)}" message="${escapeXml(sentence(finding))}">${characters(words)}</failure>`
    : `<system-out>${characters(words)}</system-out>`;
  return `    <testcase classname="${escapeXml(visibleOnLine(file ?? 'policy'))}" name="${escapeXml(name)}"${place}>${body}</testcase>\n`;
}

/** A refused pack is skipped: its problems fail already. */
function packCase({ id, outcome, ...pack }: ToldPack): string {
  const words = visibleOnLine(pack.words);
  const body = {
    fine: `<system-out>${characters(words)}</system-out>`,
    refused: `<skipped message="${escapeXml(words)}"/>`,
    failed: `<failure message="${escapeXml(words)}"/>`,
  }[outcome];
  return `    <testcase classname="packs" name="${escapeXml(visibleOnLine(id))}">${body}</testcase>\n`;
}

/** Character data in which line ends stay as they are. */
const characters = (words: string) => words.split('\n').map(escapeXml).join('\n');
