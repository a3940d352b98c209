/** A problem with a value, before it has a place in a file. */
import type { CalendarDate } from './calendar.js';
import { type Diagnostic, type DiagnosticCode, error, type Severity, warning } from './diagnostic.js';
import type { Span } from './source.js';

export interface Finding {
  readonly severity: Severity;
  readonly code: DiagnosticCode;
  /** One sentence without its full stop; it never quotes the value. */
  readonly message: string;
  /** One sentence: what to do. */
  readonly hint?: string;
}

/** A value as it prints, and the problem with it, if there is one. */
export interface Judgement {
  readonly text: string;
  /** The day that it is, where it is one. */
  readonly date?: CalendarDate;
  readonly finding?: Finding;
}

/** Gives a finding its place; `field` names what it concerns, in quotes: `"address.postcode"`. */
export function diagnose(finding: Finding, field: string, span: Span): Diagnostic {
  const make = finding.severity === 'error' ? error : warning;
  return make(finding.code, `${field}: ${finding.message}`, span, { hint: finding.hint });
}
