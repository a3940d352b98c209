/**
 * Turns the Markdown of a template (CommonMark 0.31 with the tables of GitHub Flavored Markdown) into blocks with
 * fields. Tags are hidden before Markdown is parsed, and found again in its nodes. Collects all problems, and reads the
 * rest.
 */
import type { Definition, Heading, Nodes, Root } from 'mdast';
import { type Diagnostic, warning } from '../../../model/diagnostic.js';
import type { Blocks, Inlines, Leaf } from '../../../model/document.js';
import type { SourceText, Span } from '../../../model/source.js';
import type { LoadPicture } from '../../picture.js';
import { aloneBlocks } from '../alone-blocks.js';
import { type BlockPair, type BlockPairs, pairBlocks } from '../block-pairs.js';
import { placeBlocks } from '../enclose.js';
import { HeadingNumbers } from '../heading-numbers.js';
import { maskTags, refusePrivateUse } from '../mask.js';
import { findTags } from '../tags.js';
import { withAngleBrackets, withForeignAsWords } from '../tags-as-words.js';
import { blockLevel } from './blocks.js';
import { Footnotes } from './footnotes.js';
import { withoutFormFeeds, withPageBreaks } from './form-feeds.js';
import { findComments, inSource, isUnended, withoutComments } from './html/comments.js';
import { runParts } from './inlines.js';
import { beyondLimits } from './limits.js';
import { parseWithMarks } from './list-marks.js';
import { loadPictures } from './pictures.js';
import { partedRun } from './pictures-apart.js';
import { type MarkdownReading, nodeSpan, type Purpose, reportChanged } from './reading.js';
import { parseMarkdown } from './syntax/index.js';
import { type HeadingUse, headingLevels } from './title.js';

/** The blocks of a template's text, its block tags and its problems. */
export interface MarkdownBody {
  /** The title, if the text gave it; the blocks are those below it. */
  readonly title?: { readonly words: Inlines<Leaf>; readonly span: Span };
  readonly blocks: Blocks<Leaf>;
  readonly pairs: BlockPairs;
  readonly diagnostics: readonly Diagnostic[];
}

/** What is read, and for what. */
export interface MarkdownText {
  readonly source: SourceText;
  /** Where the Markdown begins in the source; it goes on to the end. */
  readonly start: number;
  readonly purpose: Purpose;
  readonly headings: HeadingUse;
}

/** Reads a text's Markdown. */
export async function readMarkdown(
  { source, start, purpose, headings }: MarkdownText,
  loadPicture: LoadPicture,
): Promise<MarkdownBody> {
  const end = source.text.length;
  const { text: paged, feeds } = withoutFormFeeds(source, start);
  const comments = findComments(paged, start, parseMarkdown);
  const shown = withoutComments(paged, comments);
  const scan = inSource(findTags(shown, start, end), source);
  const { tags: found, diagnostics: tagProblems } = purpose === 'import' ? withForeignAsWords(scan, source) : scan;
  const tags = withAngleBrackets(found, shown, start).map((tag) => ({ ...tag, span: { ...tag.span, source } }));
  const pairs = pairBlocks(tags);
  const problems = [...tagProblems, ...pairs.diagnostics, ...refusePrivateUse(source, start, end)];
  const masked = maskTags(shown, start, end, tags);
  const excesses = beyondLimits(source, start, masked);
  if (excesses.length > 0) return { blocks: [], pairs, diagnostics: [...problems, ...excesses] };
  const { crossing, enclosing, isConditional } = aloneBlocks(pairs);
  const { root, marks } = parseWithMarks(masked, repeatedPlaces(enclosing, masked, start), parseMarkdown);
  const definitions = definitionsOf(root);
  const conditional = enclosing.map(({ open, close }) => ({
    start: open.span.start - start,
    end: close.span.end - start,
  }));
  const { title, higher, lift, places: headingPlaces } = headingLevels(root, masked, headings, conditional);
  const diagnostics: Diagnostic[] = [...problems];
  const places = { source, offset: start, masked, tags };
  const reading: MarkdownReading = {
    ...places,
    blocks: pairs,
    diagnostics,
    crossed: new Set([...crossing.keys(), ...enclosing]),
    definitions,
    pictures: await loadPictures(root, definitions, places, loadPicture),
    numbers: new HeadingNumbers(),
    marks,
    footnotes: new Footnotes(root, enclosing, start),
    inFootnote: false,
    purpose,
    lift,
    headingPlaces,
    isConditional,
  };
  for (const comment of comments) if (isUnended(comment)) reportUnended({ ...comment, source }, reading);
  for (const diagnostic of crossing.values()) diagnostics.push(diagnostic);
  if (title && higher) reportLowTitle(title, higher, reading);
  const children = root.children.filter((node) => node !== title);
  const level = withPageBreaks(blockLevel(children, reading), feeds, reading);
  for (const diagnostic of placeBlocks(level, enclosing)) diagnostics.push(diagnostic);
  const blocks = level.nodes();
  if (!title) return { blocks, pairs, diagnostics };
  const { pictures, ...words } = titleOf(title, reading);
  return { title: words, blocks: [...pictures, ...blocks], pairs, diagnostics };
}

/** Where in the Markdown the words begin that an enclosing each repeats. */
function repeatedPlaces(enclosing: readonly BlockPair[], masked: string, start: number): ReadonlySet<number> {
  const repeats = enclosing.filter(({ block }) => block === 'each');
  return new Set(
    repeats.map(({ open, close }) => {
      const end = close.span.start - start;
      let at = open.span.end - start;
      while (at < end && /\s/.test(masked[at] ?? '')) at++;
      return at;
    }),
  );
}

/** The title; pictures among its words print below it. */
function titleOf(title: Heading, reading: MarkdownReading) {
  const { children, pictures } = partedRun(runParts(title.children, reading), reading);
  return { words: children, span: nodeSpan(title, reading), pictures };
}

function reportLowTitle(title: Heading, { depth }: Heading, reading: MarkdownReading): void {
  const message = `This heading of level ${title.depth} was taken for the title, although one of level ${depth} follows`;
  const hint = 'If it is the title, write it in the front matter; if not, put it below a heading of a higher level.';
  reading.diagnostics.push(warning('heading-level', message, nodeSpan(title, reading), { hint }));
}

function reportUnended(comment: Span, reading: MarkdownReading): void {
  const message = 'This comment never ends, so its words print';
  const hint = 'End it with -->, or write \\<!-- to print the signs.';
  const lost = 'A comment that never ends became its words';
  reportChanged(comment, { code: 'html-unclosed', message, hint, lost }, reading);
}

/** The definitions of references (`[name]: https://…`), wherever they are; the first with a name counts. */
function definitionsOf(root: Root): ReadonlyMap<string, Definition> {
  const definitions = new Map<string, Definition>();
  const queue: Nodes[] = [root];
  for (let node = queue.pop(); node; node = queue.pop()) {
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node);
    else if ('children' in node && node.type !== 'paragraph') queue.push(...node.children.toReversed());
  }
  return definitions;
}
