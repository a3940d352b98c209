/**
 * Annotations for GitHub Actions, as workflow commands: `::error file=…,line=…,col=…::message`. GitHub shows ten of each kind for a step, so
 * where there are more the tenth says how many.
 */
import type { Severity } from '../../model/diagnostic.js';
import { countsOf, type Finding, sentence } from './findings.js';
import type { ToldRun } from './run.js';

/** How many annotations of a kind GitHub shows of one step. */
const MOST_SHOWN = 10;

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', note: 'notice' };

const NAMES: Readonly<Record<Severity, string>> = { error: 'errors', warning: 'warnings', note: 'notes' };

/** Writes a line for each problem, and one for what GitHub wouldn't show. */
export function githubReport({ findings }: ToldRun): string {
  const counts = countsOf(findings);
  return (['error', 'warning', 'note'] as const)
    .flatMap((severity) => {
      const ofKind = findings.filter((finding) => finding.severity === severity);
      if (counts[severity] <= MOST_SHOWN) return ofKind.map(annotation);
      const shown = ofKind.slice(0, MOST_SHOWN - 1);
      const rest = `${counts[severity] - shown.length} more ${NAMES[severity]}: the log of this step lists them`;
      return [...shown.map(annotation), command(COMMANDS[severity], { title: 'policy' }, rest)];
    })
    .join('');
}

/** An annotation that belongs to no file, such as for a call that was wrong. */
export function githubError(message: string, hint: string | undefined): string {
  return command('error', { title: 'policy' }, withHint(message, hint));
}

function annotation(finding: Finding): string {
  const { severity, code, file, lines, hint } = finding;
  const properties = { ...(file === undefined ? {} : { file, ...(lines ? place(lines) : {}) }), title: code };
  return command(COMMANDS[severity], properties, withHint(sentence(finding), hint));
}

/** GitHub takes columns only where a place is within one line. */
function place({ line, column, endLine, endColumn }: NonNullable<Finding['lines']>) {
  return endLine === line ? { line, endLine, col: column, endColumn } : { line, endLine };
}

const withHint = (message: string, hint: string | undefined) => (hint ? `${message}\n${hint}` : message);

function command(name: string, properties: Readonly<Record<string, string | number>>, message: string): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${name} ${list.join(',')}::${escapeData(message)}\n`;
}

/** As the toolkit of GitHub Actions does it (`packages/core/src/command.ts`). */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
