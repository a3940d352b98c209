/**
 * SARIF 2.1.0 (OASIS), for GitHub's code scanning and other programs, within GitHub's limits: one run, at most 25,000 results, each with one
 * place in a file of the repository and a mark that stays the same when lines move.
 */
import { sha256 } from '../../formats/sha256.js';
import { DIAGNOSTIC_CODES, type DiagnosticCode, type Severity } from '../../model/diagnostic.js';
import { type Finding, sentence } from './findings.js';
import type { ToldRun } from './run.js';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

/** GitHub refuses a run with more results. */
const MOST_RESULTS = 25_000;

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', note: 'note' };

const isCode = (code: string): code is DiagnosticCode => Object.hasOwn(DIAGNOSTIC_CODES, code);

/** Writes the log. */
export function sarifReport({ engine, exitCode, findings, settings }: ToldRun): string {
  const [name, version] = engine.split(' ');
  const shown = findings.slice(0, MOST_RESULTS);
  const rules = [...new Set(shown.map(({ code }) => code))].sort();
  const seen = new Map<string, number>();
  const left = findings.length - shown.length;
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name, ...(version ? { semanticVersion: version } : {}), rules: rules.map(rule) } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { SRCROOT: { description: { text: 'The root of the repository.' } } },
        invocations: [
          {
            exitCode,
            // The run is that of the program: it ended as it should also where it found errors.
            executionSuccessful: exitCode < 2,
            ...(left > 0 ? { toolExecutionNotifications: [leftOut(left)] } : {}),
          },
        ],
        results: shown.map((finding) => ({
          ruleId: finding.code,
          ruleIndex: rules.indexOf(finding.code),
          level: LEVELS[finding.severity],
          message: { text: messageText(finding) },
          locations: [location(finding, settings)],
          partialFingerprints: { primaryLocationLineHash: markOf(finding, seen) },
        })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function rule(code: string) {
  const text = isCode(code) ? DIAGNOSTIC_CODES[code] : code;
  return {
    id: code,
    shortDescription: { text },
    fullDescription: { text },
    help: { text: `docs/diagnostics.md: ${code}` },
  };
}

function leftOut(count: number) {
  return { level: 'warning', message: { text: `${count} more problems are left out, since GitHub takes no more.` } };
}

function messageText(finding: Finding): string {
  return `${sentence(finding)}.${finding.hint ? ` ${finding.hint}` : ''}`;
}

/** Its place; the settings where it has none that the repository has. GitHub asks for a line even in a Word file. */
function location({ file, lines, place }: Finding, settings: string) {
  const region = lines
    ? {
        startLine: lines.line,
        startColumn: lines.column,
        endLine: lines.endLine,
        endColumn: lines.endColumn,
      }
    : { startLine: 1 };
  return {
    physicalLocation: { artifactLocation: { uri: uriOf(file ?? settings), uriBaseId: 'SRCROOT' }, region },
    ...(place ? { logicalLocations: [{ fullyQualifiedName: place }] } : {}),
  };
}

/** A path as a relative reference (RFC 3986): each part percent-encoded, and no part taken for a scheme. */
function uriOf(path: string): string {
  return path
    .split('/')
    .map((part) => encodeURIComponent(part.replace(/\p{Cs}/gu, '\uFFFD')))
    .join('/');
}

/** What tells a problem from others of its file, whatever line it is on; the same again is counted. */
function markOf({ code, file = '', place = '', message, organisations }: Finding, seen: Map<string, number>): string {
  const words = JSON.stringify([code, file, place, message, organisations]);
  const mark = sha256(new TextEncoder().encode(words)).slice(0, 16);
  const count = (seen.get(mark) ?? 0) + 1;
  seen.set(mark, count);
  return `${mark}:${count}`;
}
