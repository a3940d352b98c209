/** Reports what Markdown can't express, at its place. The writer writes the nearest thing instead. */
import { type Diagnostic, warning } from '../../model/diagnostic.js';
import type { Span } from '../../model/source.js';

export class Losses {
  readonly diagnostics: Diagnostic[] = [];
  /** The last place we passed. A node without a place of its own comes after it. */
  private lastPlace: Span | string | undefined;

  constructor(place: Span | string | undefined) {
    this.lastPlace = place;
  }

  /** Notes where the writer is. */
  at(span: Span | undefined): void {
    if (span) this.lastPlace = span;
  }

  /** Reports something once for the whole document, even if it is lost in many places. */
  addOnce(message: string, hint?: string): void {
    if (!this.diagnostics.some((diagnostic) => diagnostic.message === message)) this.add(message, hint);
  }

  /** Reports what was lost and what was written instead. */
  add(message: string, hint?: string): void {
    this.diagnostics.push(warning('import-loss', message, this.lastPlace, { hint }));
  }
}
