/** Turns tags of other programs into words, by putting a backslash before them. */
import type { SourceText } from '../../model/source.js';
import { findTags } from '../template/tags.js';

/** Gives the source with its broken tags escaped; the rest of such a line moves by one column. */
export function withLiteralTags(source: SourceText, start: number): SourceText {
  const broken = findTags(source, start, source.text.length).tags.filter(({ form }) => form.kind === 'broken');
  if (broken.length === 0) return source;
  const pieces: string[] = [];
  let at = 0;
  for (const { span } of broken) {
    pieces.push(source.text.slice(at, span.start), '\\');
    at = span.start;
  }
  return { path: source.path, text: pieces.join('') + source.text.slice(at) };
}
