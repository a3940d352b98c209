/** What a template's Markdown cannot hold: told at its place, while the nearest thing is written. */
import { type Diagnostic, warning } from '../../model/diagnostic.js';
import type { Span } from '../../model/source.js';

export class Losses {
  readonly diagnostics: Diagnostic[] = [];
  /** The last place known: nodes without one of their own stand behind it. */
  private near: Span | string | undefined;

  constructor(place: Span | string | undefined) {
    this.near = place;
  }

  /** Remembers where the writer is. */
  at(span: Span | undefined): void {
    if (span) this.near = span;
  }

  /** Reports once a document what is lost wherever it stands. */
  addOnce(message: string, hint?: string): void {
    if (!this.diagnostics.some((one) => one.message === message)) this.add(message, hint);
  }

  /** Reports what was lost, and what was written in its place. */
  add(message: string, hint?: string): void {
    this.diagnostics.push(warning('import-loss', message, this.near, { hint }));
  }
}
