/**
 * Finds the title of a Markdown text, and how far its headings rise so that the highest are of the first level. The first
 * heading is the title if nothing is above it, and no other heading is of its level or a higher one.
 */
import type { Heading, Nodes, Root } from 'mdast';
import { type SourceText, type Span, spanOf } from '../../../model/source.js';
import { pairBlocks } from '../block-pairs.js';
import { maskTags } from '../mask.js';
import { findTags } from '../tags.js';
import { withAngleBrackets } from '../tags-as-words.js';
import { withoutFormFeeds } from './form-feeds.js';
import { findComments, NOTHING, withoutComments } from './html/comments.js';
import { parseMarkdown } from './syntax/index.js';

export interface HeadingLevels {
  readonly title?: Heading;
  /** The levels by which all headings rise. */
  readonly lift: number;
}

/** A stretch of the Markdown that depends on a condition. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * What becomes of a text's headings: they stay at their levels, rise so that the highest are of the first level, or rise and
 * give the title.
 */
export type HeadingUse = 'kept' | 'raised' | 'titled';

/** Looks at a text's headings. */
export function headingLevels(root: Root, use: HeadingUse, conditional: readonly Stretch[]): HeadingLevels {
  if (use === 'kept') return { lift: 0 };
  const headings = root.children.filter((node): node is Heading => node.type === 'heading');
  const first = root.children.find((node) => node.type !== 'definition' && !isComment(node));
  const isTitle =
    use === 'titled' &&
    first?.type === 'heading' &&
    hasWords(first) &&
    headings.every((heading) => heading === first || heading.depth > first.depth) &&
    !conditional.some(({ start, end }) => start <= placeOf(first) && placeOf(first) < end);
  const levels = headings.filter((heading) => !isTitle || heading !== first).map(({ depth }) => depth);
  const lift = levels.length > 0 ? Math.min(...levels) - 1 : 0;
  return isTitle ? { title: first, lift } : { lift };
}

/** A heading that holds only pictures is no title. */
function hasWords({ children }: Heading): boolean {
  return children.some(
    (node) =>
      node.type !== 'image' && node.type !== 'imageReference' && (node.type !== 'text' || node.value.trim() !== ''),
  );
}

function isComment(node: Nodes): boolean {
  return node.type === 'html' && /^<!--[\s\S]*-->\s*$/.test(node.value);
}

function placeOf(node: Nodes): number {
  return node.position?.start.offset ?? 0;
}

/** A title as its author wrote it, with its placeholders, and its place. */
export interface WrittenTitle {
  readonly title: string;
  readonly titleSpan: Span;
}

/** Finds the title of the Markdown from `start` to the source's end. */
export function markdownTitle(source: SourceText, start: number): WrittenTitle | undefined {
  const end = source.text.length;
  const { text: paged } = withoutFormFeeds(source, start);
  const shown = withoutComments(paged, findComments(paged, start, parseMarkdown));
  const tags = withAngleBrackets(findTags(shown, start, end).tags, shown, start);
  const pairs = pairBlocks(tags).pairs.filter(({ open, close }) => open.alone && close.alone);
  const conditional = pairs.map(({ open, close }) => ({ start: open.span.start - start, end: close.span.end - start }));
  const { title } = headingLevels(parseMarkdown(maskTags(shown, start, end, tags)), 'titled', conditional);
  const [first, last] = [title?.children.at(0)?.position?.start.offset, title?.children.at(-1)?.position?.end.offset];
  if (!title || first === undefined || last === undefined) return undefined;
  const words = wordsIn(title, shown, start).replaceAll(NOTHING, '').replace(/\s+/g, ' ').trim();
  return words === '' ? undefined : { title: words, titleSpan: spanOf(source, start + first, start + last) };
}

/** The words without their formatting. Placeholders are hidden from the parser, so words that hold one are as in the source. */
function wordsIn(node: Nodes, source: SourceText, start: number): string {
  if ('children' in node) return node.children.map((child) => wordsIn(child, source, start)).join('');
  if (node.type !== 'text' && node.type !== 'inlineCode') return node.type === 'break' ? ' ' : '';
  const { position, value } = node;
  if (!/[\uE000-\uF8FF]/.test(value)) return value;
  return source.text.slice(start + (position?.start.offset ?? 0), start + (position?.end.offset ?? 0));
}
