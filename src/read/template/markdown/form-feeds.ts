/**
 * Reads the form feeds of a Markdown text, which programs that export pages put where a page ends: between blocks a page break, among
 * words nothing.
 */
import type { Block, Leaf } from '../../../model/document.js';
import { type SourceText, type Span, spanOf } from '../../../model/source.js';
import { Level, type Sibling } from '../enclose.js';
import { type MarkdownReading, reportChanged } from './reading.js';

/** A text with a space for each form feed, and their places. */
export interface WithoutFormFeeds {
  readonly text: SourceText;
  readonly feeds: readonly Span[];
}

/** Hides the form feeds behind `start` from the parser. */
export function withoutFormFeeds(source: SourceText, start: number): WithoutFormFeeds {
  const feeds: Span[] = [];
  for (let at = source.text.indexOf('\f', start); at >= 0; at = source.text.indexOf('\f', at + 1))
    feeds.push(spanOf(source, at, at + 1));
  if (feeds.length === 0) return { text: source, feeds };
  return {
    text: { ...source, text: source.text.slice(0, start) + source.text.slice(start).replaceAll('\f', ' ') },
    feeds,
  };
}

/** Puts page breaks between the blocks of a text, where it has form feeds there; none at its ends, and never two in a row. */
export function withPageBreaks(
  level: Level<Block<Leaf>>,
  feeds: readonly Span[],
  reading: MarkdownReading,
): Level<Block<Leaf>> {
  const siblings: Sibling<Block<Leaf>>[] = [];
  let [next, isFirst] = [0, true];
  for (const sibling of level.siblings) {
    const before = next;
    for (let feed = feeds[next]; feed && feed.start < sibling.start; feed = feeds[next]) {
      if (isFirst || next > before) reportDropped(feed, reading);
      else siblings.push(pageBreak(feed, reading));
      next++;
    }
    siblings.push(sibling);
    isFirst = false;
    for (let feed = feeds[next]; feed && feed.start < sibling.end; feed = feeds[++next]) reportDropped(feed, reading);
  }
  for (const feed of feeds.slice(next)) reportDropped(feed, reading);
  return siblings.length === level.siblings.length ? level : new Level(siblings);
}

function pageBreak(feed: Span, reading: MarkdownReading): Sibling<Block<Leaf>> {
  const message = 'A form feed is between paragraphs, so a new page begins here';
  const hint = 'Write \\newpage on a line of its own, or delete the sign.';
  const lost = 'A form feed between paragraphs became a page break';
  reportChanged(feed, { code: 'markdown-unsupported', message, hint, lost }, reading);
  return { start: feed.start, end: feed.end, make: () => ({ type: 'page-break' }) };
}

function reportDropped(feed: Span, reading: MarkdownReading): void {
  const message = 'A form feed starts no new page here, so it is left out';
  const hint = 'Delete it. For a new page, write \\newpage on a line of its own.';
  const lost = 'A form feed that started no new page was left out';
  reportChanged(feed, { code: 'markdown-unsupported', message, hint, lost }, reading);
}
