/** Reads the head of a shared passage: its front matter, and which passages it uses itself. */
import type { Diagnostic } from '../../model/diagnostic.js';
import type { SharedPassage } from '../../model/shared-passage.js';
import type { SourceText, Span } from '../../model/source.js';
import { readPassageFront } from '../template/front-matter.js';
import { mayHoldNewTags, shownTags, type TextPlace } from '../template/shown-tags.js';

/** One use of a passage in a text. */
export interface PassageCall {
  readonly name: string;
  readonly span: Span;
}

/** A passage's file as it was read; without a passage it can't be used. */
export interface PassageFile {
  readonly path: string;
  readonly name: string;
  readonly passage?: Omit<SharedPassage, 'uses'>;
  readonly calls: readonly PassageCall[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The uses of passages in a text, in reading order. */
export function passageCalls(place: TextPlace): readonly PassageCall[] {
  if (!mayHoldNewTags(place.source.text.slice(place.start))) return [];
  return shownTags(place).flatMap(({ form, span }) => (form.kind === 'passage' ? [{ name: form.name, span }] : []));
}

/** Reads a passage; `sha256` is of its file's bytes. */
export function readPassageFile(name: string, source: SourceText, sha256: string): PassageFile {
  const { values, spanOf, bodyStart, diagnostics } = readPassageFront(source);
  const passage = {
    kind: 'passage' as const,
    name,
    source,
    sha256,
    bodyStart,
    changes: values?.changes ?? [],
    mentions: values?.mentions ?? [],
    blanks: values?.blanks ?? [],
    blankSpans: values?.blanks?.flatMap((_, at) => spanOf('blanks', at) ?? []) ?? [],
  };
  const calls = passageCalls({ source, start: bodyStart, kind: 'markdown' });
  return { path: source.path, name, passage, calls, diagnostics };
}
