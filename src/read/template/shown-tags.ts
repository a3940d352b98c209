/** Finds the tags of a text as its reader does: those in comments of Markdown are none. */
import type { SourceText } from '../../model/source.js';
import { withoutFormFeeds } from './markdown/form-feeds.js';
import { findComments, inSource, withoutComments } from './markdown/html/comments.js';
import { parseMarkdown } from './markdown/syntax/index.js';
import { findTags, type Tag } from './tags.js';

/** Where a text is: from `start` to the end of its source. */
export interface TextPlace {
  readonly source: SourceText;
  readonly start: number;
  readonly kind: 'markdown' | 'text';
}

/** Gives the tags in reading order. */
export function shownTags({ source, start, kind }: TextPlace): readonly Tag[] {
  const end = source.text.length;
  if (kind === 'text') return findTags(source, start, end).tags;
  const { text: paged } = withoutFormFeeds(source, start);
  const shown = withoutComments(paged, findComments(paged, start, parseMarkdown));
  return inSource(findTags(shown, start, end), source).tags;
}

/** Whether a text may use a passage or `else if`, which method 1 of fingerprints doesn't know. */
export function mayHoldNewTags(text: string): boolean {
  return /(?:<<|\{\{)\s*(?:>|passage\s|else\s+\w)/.test(text);
}
