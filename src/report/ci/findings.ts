/**
 * Problems as other programs are told of them: each cause once, with the file as the repository names it. Lines and columns count from 1,
 * columns in UTF-16 units; a column at the end is the one after the last character.
 */
import { posix } from 'node:path';
import { plural, someOf } from '../../model/counting.js';
import type { Diagnostic, Severity } from '../../model/diagnostic.js';
import { joinPath } from '../../model/paths.js';
import { pointAt, type Span } from '../../model/source.js';
import { visibleOnLine } from '../../model/visible.js';
import { gather } from '../diagnostics.js';
import { missingInLists } from '../missing-values.js';

/** Where in a file of lines a problem is. */
export interface Lines {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** One problem, with everything that a report says of it; words stand on one line. */
export interface Finding {
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  /** Those that it concerns, where their own files aren't where it is. */
  readonly organisations: readonly string[];
  /** From the repository's root, with forward slashes; absent where there is no file, or one outside the repository. */
  readonly file?: string;
  readonly lines?: Lines;
  /** Where in a Word file it is, which has no lines; or the path of a file outside the repository. */
  readonly place?: string;
}

const ORDER: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };

/** How many organisations and keys a sentence names. */
const MOST_NAMED = 12;

/**
 * Gives the problems, errors first, otherwise in their order. `folder` is the working folder's path from the repository's root, empty
 * where they are one.
 */
export function findingsOf(diagnostics: readonly Diagnostic[], folder: string): readonly Finding[] {
  const { lists, rest } = missingInLists(diagnostics);
  const findings = [
    ...gather(rest).map(({ diagnostic, organisations }) => findingOf(diagnostic, organisations, folder)),
    ...[...lists].map(([organisation, list]) => missingFinding(organisation, list, folder)),
  ];
  return findings.sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);
}

function findingOf(diagnostic: Diagnostic, organisations: readonly string[], folder: string): Finding {
  const { severity, code, message, path, span, hint } = diagnostic;
  return {
    severity,
    code,
    message: visibleOnLine(message),
    organisations: organisations.map(visibleOnLine),
    ...(hint ? { hint: visibleOnLine(hint) } : {}),
    ...(path ? fileIn(folder, path) : {}),
    ...(span ? placeIn(span) : {}),
  };
}

/** What an organisation's file doesn't give, as one problem of that file. */
function missingFinding(organisation: string, list: readonly Diagnostic[], folder: string): Finding {
  const keys = list.map(({ needs }) => needs?.key ?? '');
  return {
    severity: 'error',
    code: 'placeholder-missing',
    message: `${plural(list.length, 'value')} that policies need are missing: ${someOf(keys, MOST_NAMED)}`,
    hint: `To get all of them as lines to paste, use: policy fields --org ${visibleOnLine(organisation)} --stub`,
    organisations: [visibleOnLine(organisation)],
    ...fileIn(folder, list[0]?.needs?.addTo ?? ''),
  };
}

function fileIn(folder: string, path: string): Pick<Finding, 'file' | 'place'> {
  const file = joinPath(folder, path);
  const isOutside = /^(?:\.$|\.\.(?:\/|$)|[A-Za-z]:)/.test(file) || posix.isAbsolute(path) || /^[A-Za-z]:\//.test(path);
  return isOutside ? { place: visibleOnLine(path) } : { file };
}

function placeIn(span: Span): Pick<Finding, 'lines' | 'place'> {
  const start = pointAt(span.source, span.start);
  const place = span.source.paragraphs?.[start.line - 1];
  if (place) {
    const words = place.paragraph ? `paragraph ${place.paragraph}` : place.what;
    return { place: visibleOnLine([place.part, words].filter(Boolean).join(', ')) };
  }
  const end = pointAt(span.source, Math.max(span.end, span.start));
  return { lines: { line: start.line, column: start.column, endLine: end.line, endColumn: end.column } };
}

/** The whole sentence: where it is, if that isn't a line, what is wrong, and for whom. */
export function sentence({ message, place, organisations }: Finding): string {
  const whose = organisations.length > 0 ? ` (${someOf(organisations, MOST_NAMED)})` : '';
  return `${place ? `${place}: ` : ''}${message}${whose}`;
}

/** How many of each severity there are. */
export function countsOf(findings: readonly Finding[]): Readonly<Record<Severity, number>> {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return { error: count('error'), warning: count('warning'), note: count('note') };
}
