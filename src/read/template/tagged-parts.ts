/** Splits a part of a source into its words and its tags. */
import { type SourceText, spanOf } from '../../model/source.js';
import type { RunPart } from './inline-run.js';
import type { Tag } from './tags.js';

/** Gives words and tags from `start` to `end`, in order; `tags` are those between the two. */
export function taggedParts(source: SourceText, start: number, end: number, tags: readonly Tag[]): RunPart[] {
  const parts: RunPart[] = [];
  let at = start;
  for (const tag of tags) {
    if (tag.span.start > at) parts.push(words(source, at, tag.span.start));
    parts.push({ kind: 'tag', tag });
    at = tag.span.end;
  }
  if (at < end) parts.push(words(source, at, end));
  return parts;
}

function words(source: SourceText, start: number, end: number): RunPart {
  return { kind: 'words', value: source.text.slice(start, end), span: spanOf(source, start, end) };
}
