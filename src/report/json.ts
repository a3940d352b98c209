/** Prints the output of `--json`: one object for each command, with the same outline for all, and diagnostics last. */
import type { Diagnostic, Severity } from '../model/diagnostic.js';
import { lineText, pointAt, type Span } from '../model/source.js';
import type { Terminal } from '../model/world.js';
import { gather } from './diagnostics.js';

/** A command's answer apart from its diagnostics. */
interface Answer {
  readonly command?: string;
  readonly exitCode: number;
  readonly [key: string]: unknown;
}

/** Prints a command's answer as one JSON object; diagnostics keep their order. */
export function printJson(terminal: Terminal, answer: Answer, diagnostics: readonly Diagnostic[]): void {
  const result = { version: 1, ...answer, diagnostics: diagnosticRecords(diagnostics) };
  terminal.out(`${JSON.stringify(result, null, 2)}\n`);
}

/** A diagnostic in JSON output. */
interface DiagnosticRecord {
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
  /** In place of line and column, for a Word file. */
  readonly part?: string;
  readonly paragraph?: number;
  readonly what?: string;
  readonly text?: string;
  readonly hint?: string;
  readonly organisations?: readonly string[];
}

function diagnosticRecords(diagnostics: readonly Diagnostic[]): readonly DiagnosticRecord[] {
  return gather(diagnostics).map(({ diagnostic, organisations }) => {
    const { severity, code, message, path, span, hint } = diagnostic;
    return {
      severity,
      code,
      message,
      ...(path ? { file: path } : {}),
      ...(span ? placeRecord(span) : {}),
      ...(hint ? { hint } : {}),
      ...(organisations.length > 0 ? { organisations } : {}),
    };
  });
}

/** The place of a span for JSON: lines and columns, or in a Word file the part, the paragraph and its text. */
export function placeRecord(span: Span): PlaceRecord {
  const start = pointAt(span.source, span.start);
  const place = span.source.paragraphs?.[start.line - 1];
  if (place) return { ...place, text: lineText(span.source, start.line) };
  const end = pointAt(span.source, span.end);
  const ends = { endLine: end.line, endColumn: end.column };
  return { line: start.line, column: start.column, ...ends };
}

type PlaceRecord = Pick<
  DiagnosticRecord,
  'line' | 'column' | 'endLine' | 'endColumn' | 'part' | 'paragraph' | 'what' | 'text'
>;
