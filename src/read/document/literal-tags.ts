/** Lets tags that are none of this program's stand in a document as words: their openers get the backslash that says so. */
import type { SourceText } from '../../model/source.js';
import { findTags } from '../template/tags.js';

/** Gives the source with its broken tags escaped; what stands behind one on its line moves by a column. */
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
