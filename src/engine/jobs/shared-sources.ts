/**
 * Lets diagnostics from several threads share the texts that they point at. Each message brings texts of its own, and a warning in a
 * template for a thousand organisations would keep a thousand copies of it.
 */
import type { Diagnostic } from '../../model/diagnostic.js';
import type { SourceText } from '../../model/source.js';

export class SharedSources {
  private readonly sources = new Map<string, SourceText[]>();

  /** The same diagnostics, pointing at the first text of each that came. */
  share(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
    return diagnostics.map((diagnostic) => {
      const { span } = diagnostic;
      return span ? { ...diagnostic, span: { ...span, source: this.sourceOf(span.source) } } : diagnostic;
    });
  }

  private sourceOf(source: SourceText): SourceText {
    const ofPath = this.sources.get(source.path) ?? [];
    const first = ofPath.find(({ text }) => text === source.text);
    if (first) return first;
    this.sources.set(source.path, [...ofPath, source]);
    return source;
  }
}
