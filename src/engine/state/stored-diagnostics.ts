/**
 * Diagnostics as the state keeps them, so that a run that makes nothing anew says what a full one says. A place in a file is
 * kept as offsets with a hash of the text, which is read again when the message is printed.
 */
import { sha256 } from '../../formats/sha256.js';
import type { Diagnostic } from '../../model/diagnostic.js';
import type { SourceText } from '../../model/source.js';
import type { Files } from '../../model/world.js';
import { readText } from '../../read/text.js';

/** A diagnostic without the text of its file. */
export interface StoredDiagnostic extends Omit<Diagnostic, 'span'> {
  readonly at?: { readonly path: string; readonly start: number; readonly end: number; readonly text: string };
}

/** A diagnostic to keep. */
export function stored({ span, ...diagnostic }: Diagnostic): StoredDiagnostic {
  if (!span) return diagnostic;
  const { source, start, end } = span;
  return { ...diagnostic, at: { path: source.path, start, end, text: textHash(source) } };
}

function textHash({ text }: SourceText): string {
  return sha256(Buffer.from(text, 'utf8')).slice(0, 16);
}

/** Reads the texts that diagnostics point into, each once. */
export class ToldTexts {
  private readonly files: Files;
  private readonly texts = new Map<string, SourceText | undefined>();

  constructor(files: Files) {
    this.files = files;
  }

  /** The diagnostics as they were; nothing where a place can't be found again, as in the words of a Word file. */
  async restored(diagnostics: readonly StoredDiagnostic[]): Promise<readonly Diagnostic[] | undefined> {
    const restored: Diagnostic[] = [];
    for (const { at, ...diagnostic } of diagnostics) {
      if (!at) {
        restored.push(diagnostic);
        continue;
      }
      const source = await this.textAt(at.path);
      if (!source || textHash(source) !== at.text) return undefined;
      restored.push({ ...diagnostic, span: { source, start: at.start, end: at.end } });
    }
    return restored;
  }

  private async textAt(path: string): Promise<SourceText | undefined> {
    if (!this.texts.has(path)) this.texts.set(path, (await readText(this.files, path, path)).value);
    return this.texts.get(path);
  }
}
