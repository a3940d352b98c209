/**
 * Finds the title of a Markdown text, and how far its headings rise so that the highest are of the first level. The first
 * heading is the title if nothing is above it, and no other section is of its level or a higher one; or if the heading
 * below it is of a higher level, so that it belongs to no section, it is written with `#`, and it has no usual name of a section.
 * Appendices are no sections, nor is what comes behind them.
 */
import type { Heading, Nodes, Root } from 'mdast';
import { type SourceText, type Span, spanOf } from '../../../model/source.js';
import { pairBlocks } from '../block-pairs.js';
import { maskTags } from '../mask.js';
import { findTags } from '../tags.js';
import { withAngleBrackets } from '../tags-as-words.js';
import { isSectionName } from '../text/section-names.js';
import { type HeadingPlace, isLikeAppendix, placesOfHeadings, plainWords } from './appendices.js';
import { withoutFormFeeds } from './form-feeds.js';
import { findComments, NOTHING, withoutComments } from './html/comments.js';
import { parseMarkdown } from './syntax/index.js';

export interface HeadingLevels {
  readonly title?: Heading;
  /** The heading below the title, where it is of a higher level. */
  readonly higher?: Heading;
  /** The levels by which sections rise. */
  readonly lift: number;
  /** The most by which those of passages rise: as far as they can where the text has no headings of its own. */
  readonly liftOfPassages: number;
  /** The headings that are placed in another way: appendices, and those below them. */
  readonly places: ReadonlyMap<Heading, HeadingPlace>;
}

/** A stretch of the Markdown that depends on a condition. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** What becomes of a text's headings: they rise so that the highest are of the first level, or rise and give the title. */
export type HeadingUse = 'raised' | 'titled';

/** Looks at a text's headings; those of a passage rise at most as far as `use` says. `masked` is the text that was parsed. */
export function headingLevels(
  root: Root,
  masked: string,
  use: HeadingUse | number,
  conditional: readonly Stretch[],
): HeadingLevels {
  const headings = root.children.filter((node): node is Heading => node.type === 'heading');
  const { title, higher } = use === 'titled' ? titleAmong(headings, root, masked, conditional) : {};
  const others = headings.filter((heading) => heading !== title);
  const sections = sectionsAmong(others, masked);
  const own = liftOf(sections.length > 0 ? sections : others, root);
  const most = typeof use === 'number' ? use : DEEPEST;
  const lift = typeof use === 'number' ? Math.min(use, own ?? 0) : (own ?? 0);
  const places = placesOfHeadings(others, lift, masked);
  return {
    ...(title ? { title } : {}),
    ...(higher ? { higher } : {}),
    lift,
    liftOfPassages: own === undefined ? most : lift,
    places,
  };
}

function titleAmong(
  headings: readonly Heading[],
  root: Root,
  masked: string,
  conditional: readonly Stretch[],
): Pick<HeadingLevels, 'title' | 'higher'> {
  const first = root.children.find((node) => node.type !== 'definition' && !isComment(node));
  const canBeTitle =
    first?.type === 'heading' &&
    hasWords(first) &&
    !conditional.some(({ start, end }) => start <= placeOf(first) && placeOf(first) < end);
  if (!canBeTitle) return {};
  const others = headings.filter((heading) => heading !== first);
  if (others.every(({ depth }) => depth > first.depth)) return { title: first };
  if (isSectionName(plainWords(first)) || isLikeAppendix(first, masked)) return {};
  const sections = sectionsAmong(others, masked);
  if (sections.length < others.length && sections.every(({ depth }) => depth > first.depth)) return { title: first };
  const higher = sections[0];
  return higher && higher.depth < first.depth && !isUnderlined(first) ? { title: first, higher } : {};
}

/** The headings of sections: those before the first appendix that is as high as they are, or else all that are no appendices. */
function sectionsAmong(headings: readonly Heading[], masked: string): readonly Heading[] {
  let highest = Number.POSITIVE_INFINITY;
  const appendix = headings.findIndex((heading) => {
    const isHigh = heading.depth <= highest && isLikeAppendix(heading, masked);
    highest = Math.min(highest, heading.depth);
    return isHigh;
  });
  return appendix > 0 ? headings.slice(0, appendix) : headings.filter((heading) => !isLikeAppendix(heading, masked));
}

/** Whether a heading is a line above `---`, which may be meant as a rule. */
function isUnderlined({ position }: Heading): boolean {
  return position?.start.line !== position?.end.line;
}

/** Markdown's deepest heading. */
const DEEPEST = 6;

/** How far headings rise, those that are written as HTML among them. */
function liftOf(headings: readonly Heading[], { children }: Root): number | undefined {
  const html = children.flatMap((node) => (node.type === 'html' ? [...node.value.matchAll(/<h([1-6])\b/gi)] : []));
  const depths = [...headings.map(({ depth }) => depth), ...html.map(([, digit]) => Number(digit))];
  return depths.length > 0 ? Math.min(...depths) - 1 : undefined;
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
  const masked = maskTags(shown, start, end, tags);
  const { title } = headingLevels(parseMarkdown(masked), masked, 'titled', conditional);
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
