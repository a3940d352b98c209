/**
 * Prints diagnostics: `file:line:column severity message [code]`, the line with a caret if it is in a template, and a hint.
 * Lines of organisation files are never shown, since they hold people's names and numbers.
 */
import { plural, someOf } from '../model/counting.js';
import { type Diagnostic, placeOf, type Severity } from '../model/diagnostic.js';
import { lineText, pointAt, type Span } from '../model/source.js';
import { line, visibleOnLine } from '../model/visible.js';
import type { Paint, Terminal } from '../model/world.js';
import { folderOf, missingInLists, printMissing, sameLists } from './missing-values.js';

/** How much of a long line an excerpt shows, in characters. */
const EXCERPT = 96;

function isTemplate(span: Span): boolean {
  return span.source.paragraphs !== undefined || /\.(?:md|txt)$/i.test(span.source.path);
}

/** Shows tabs, controls and line breaks as one space each, and bidirectional controls as one sign, so that the caret is under its character. */
function flat(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ').replace(/[\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD');
}

/** The line of a template that a span begins on, and a caret under it; nothing for other files, whose lines may hold people’s details. */
export function excerptOf(span: Span | undefined, paint: Pick<Paint, 'faint' | 'error'>): string {
  if (!span || !isTemplate(span)) return '';
  const from = pointAt(span.source, span.start);
  const to = pointAt(span.source, Math.max(span.end, span.start + 1));
  const line = lineText(span.source, from.line);
  const start = from.column - 1;
  const end = to.line === from.line ? Math.min(to.column - 1, line.length) : line.length;
  const cut = line.length <= EXCERPT ? 0 : Math.max(0, Math.min(start - 30, line.length - EXCERPT));
  const before = cut > 0 ? '…' : '';
  const after = cut + EXCERPT < line.length ? '…' : '';
  const excerptLine = before + flat(line.slice(cut, cut + EXCERPT)) + after;
  const width = Math.max(1, Math.min(end, cut + EXCERPT) - start);
  const place = span.source.paragraphs?.[from.line - 1];
  // A Word file has no lines: its paragraphs are counted in each part.
  const number = place ? (place.paragraph ? `¶${place.paragraph}` : '¶') : String(from.line);
  const margin = ' '.repeat(number.length);
  const caret = ' '.repeat(before.length + start - cut) + '^'.repeat(width);
  return `  ${paint.faint(`${number} |`)} ${excerptLine}\n  ${paint.faint(`${margin} |`)} ${paint.error(caret)}\n`;
}

/** The same problem in several organisations, printed once. */
interface Finding {
  readonly diagnostic: Diagnostic;
  readonly organisations: readonly string[];
}

function keyOf(diagnostic: Diagnostic): string {
  return JSON.stringify([
    diagnostic.severity,
    diagnostic.code,
    diagnostic.message,
    diagnostic.path,
    diagnostic.span?.start,
    diagnostic.hint,
  ]);
}

/** Joins diagnostics that differ only in the organisation; the order stays. `key` says what is the same problem. */
export function gather(diagnostics: readonly Diagnostic[], key = keyOf): readonly Finding[] {
  const findings = new Map<string, { diagnostic: Diagnostic; organisations: string[] }>();
  for (const diagnostic of diagnostics) {
    const same = key(diagnostic);
    const finding = findings.get(same) ?? { diagnostic, organisations: [] };
    findings.set(same, finding);
    if (diagnostic.organisation && !finding.organisations.includes(diagnostic.organisation)) {
      finding.organisations.push(diagnostic.organisation);
    }
  }
  return [...findings.values()];
}

/**
 * Joins them as people read them. What is said of several organisations, and of each one’s file as a whole, is one problem, whose place is
 * the folder of the files; so is a value that several lack.
 */
function gatherForPeople(diagnostics: readonly Diagnostic[]): readonly Finding[] {
  return gather(diagnostics, (diagnostic) => keyOf(withoutOwnFile(diagnostic))).map(
    ({ diagnostic, organisations }) => ({
      diagnostic: organisations.length > 1 ? withoutOwnFile(diagnostic) : diagnostic,
      organisations,
    }),
  );
}

/** What it says, however the organisation’s own file is called. */
function withoutOwnFile(diagnostic: Diagnostic): Diagnostic {
  const { hint, needs } = diagnostic;
  if (needs?.addTo && hint) return { ...diagnostic, hint: hint.replace(`to ${needs.addTo}`, 'to each one’s file') };
  if (!isOfWholeFile(diagnostic)) return diagnostic;
  const { path = '', ...rest } = diagnostic;
  return { ...rest, path: folderOf(path) };
}

/** Whether it is about an organisation, at no line of the organisation’s file. */
function isOfWholeFile({ span, path, organisation }: Diagnostic): boolean {
  return !span && organisation !== undefined && path?.replace(/^.*\//, '').replace(/\.ya?ml$/, '') === organisation;
}

function severityWord(severity: Severity, terminal: Terminal): string {
  if (severity === 'note') return terminal.paint.strong(severity);
  return severity === 'error' ? terminal.paint.error(severity) : terminal.paint.warning(severity);
}

/** How many problems of one file are shown: nobody reads more, and so many usually have one cause. */
const MOST_IN_A_FILE = 200;

/** Prints diagnostics to standard error, in the order given; for very many in one file, the first and how many more. */
export function printDiagnostics(diagnostics: readonly Diagnostic[], terminal: Terminal): void {
  const counts = { error: new Map<string, number>(), other: new Map<string, number>() };
  const hidden = new Map<string, number>();
  const { lists, rest } = missingInLists(diagnostics);
  for (const { diagnostic, organisations } of gatherForPeople(rest)) {
    const { path = '' } = diagnostic;
    // Errors are counted apart, so that no warnings hide them.
    const countsOfKind = counts[diagnostic.severity === 'error' ? 'error' : 'other'];
    const count = (countsOfKind.get(path) ?? 0) + 1;
    countsOfKind.set(path, count);
    if (count > MOST_IN_A_FILE) {
      hidden.set(path, (hidden.get(path) ?? 0) + 1);
      continue;
    }
    const place = placeOf(diagnostic);
    const organisationList = organisations.length > 0 ? terminal.paint.faint(` (${someOf(organisations, 8)})`) : '';
    const words = `${severityWord(diagnostic.severity, terminal)} ${diagnostic.message}${organisationList} [${diagnostic.code}]`;
    terminal.err(line`${place ? `${terminal.paint.strong(place)} ` : ''}${words}`);
    terminal.err(excerptOf(diagnostic.span, terminal.paint));
    if (diagnostic.hint) terminal.err(line`  ${terminal.paint.faint('hint:')} ${diagnostic.hint}`);
  }
  for (const list of sameLists(lists)) printMissing(terminal, list);
  for (const [path, count] of hidden) terminal.err(line`${path}: ${count} more; --json lists all`);
}

/** `2 errors, 1 warning`; `3 warnings, which --strict doesn’t allow` where `strict` is set; empty where there are none. */
export function countWords(diagnostics: readonly Diagnostic[], strict = false): string {
  const findings = gatherForPeople(diagnostics);
  const count = (severity: Severity) => findings.filter((finding) => finding.diagnostic.severity === severity).length;
  const warnings = plural(count('warning'), 'warning');
  const refused = warnings && strict ? `${warnings}, which --strict doesn’t allow` : warnings;
  return [plural(count('error'), 'error'), refused, plural(count('note'), 'note')].filter(Boolean).join(', ');
}

/** A table as lines of text, each column as wide as its widest cell; the first row has them all. */
export function columns(cells: readonly (readonly string[])[]): string {
  const rows = cells.map((row) => row.map(visibleOnLine));
  const widths = (rows[0] ?? []).map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)));
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, index) => cell.padEnd(widths[index] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}
