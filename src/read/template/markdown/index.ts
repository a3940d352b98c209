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
import { HeadingList, HeadingNumbers, type WrittenHeading } from '../heading-numbers.js';
import { maskTags, refusePrivateUse } from '../mask.js';
import type { OpenPassages } from '../open-passages.js';
import { findTags, type Tag } from '../tags.js';
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

/** Reads a text's Markdown; `passages` are those that it may use. */
export async function readMarkdown(
  { headings, ...text }: MarkdownText,
  loadPicture: LoadPicture,
  passages: OpenPassages = new Map(),
): Promise<MarkdownBody> {
  const { tags, read } = await openMarkdown(text, loadPicture);
  return read({ passages, pairs: pairBlocks(tags), headings, depth: 0, inFootnote: false });
}

/** Where a parsed text is read for, and with what. */
export interface MarkdownPlace {
  readonly passages: OpenPassages;
  readonly pairs: BlockPairs;
  /** What its headings become; a number for a passage: how many levels those around it rise by. */
  readonly headings: HeadingUse | number;
  /** How many lists and quotes are around it. */
  readonly depth: number;
  readonly inFootnote: boolean;
}

/** Markdown that was parsed, and whose pictures were loaded. */
export interface OpenMarkdown {
  readonly tags: readonly Tag[];
  /** Turns it into blocks for a place. */
  read(place: MarkdownPlace): MarkdownBody & {
    /** Those of a passage, which only the text around it can count. */
    readonly headings: readonly WrittenHeading[];
  };
}

/** Parses a text's Markdown. */
export async function openMarkdown(
  { source, start, purpose }: Omit<MarkdownText, 'headings'>,
  loadPicture: LoadPicture,
): Promise<OpenMarkdown> {
  const end = source.text.length;
  const { text: paged, feeds } = withoutFormFeeds(source, start);
  const comments = findComments(paged, start, parseMarkdown);
  const shown = withoutComments(paged, comments);
  const scan = inSource(findTags(shown, start, end), source);
  const { tags: found, diagnostics: tagProblems } = purpose === 'import' ? withForeignAsWords(scan, source) : scan;
  const tags = withAngleBrackets(found, shown, start).map((tag) => ({ ...tag, span: { ...tag.span, source } }));
  const unread = [...tagProblems, ...refusePrivateUse(source, start, end)];
  const masked = maskTags(shown, start, end, tags);
  const excesses = beyondLimits(source, start, masked);
  if (excesses.length > 0) {
    const read = ({ pairs }: MarkdownPlace) => {
      return { blocks: [], pairs, headings: [], diagnostics: [...unread, ...pairs.diagnostics, ...excesses] };
    };
    return { tags, read };
  }
  const { enclosing } = aloneBlocks(pairBlocks(tags));
  const { root, marks } = parseWithMarks(masked, repeatedPlaces(enclosing, masked, start), parseMarkdown);
  const definitions = definitionsOf(root);
  const places = { source, offset: start, masked, tags };
  const parsed: ParsedMarkdown = {
    ...places,
    root,
    marks,
    definitions,
    pictures: await loadPictures(root, definitions, places, loadPicture),
    purpose,
    feeds,
    unended: comments.filter(isUnended).map((comment) => ({ ...comment, source })),
    problems: unread,
  };
  return { tags, read: (place) => readParsed(parsed, place) };
}

interface ParsedMarkdown
  extends Pick<
    MarkdownReading,
    'source' | 'offset' | 'masked' | 'tags' | 'marks' | 'definitions' | 'pictures' | 'purpose'
  > {
  readonly root: Root;
  readonly feeds: ReturnType<typeof withoutFormFeeds>['feeds'];
  readonly unended: readonly Span[];
  readonly problems: readonly Diagnostic[];
}

function readParsed(parsed: ParsedMarkdown, place: MarkdownPlace): ReturnType<OpenMarkdown['read']> {
  const { root, feeds, unended, problems, ...places } = parsed;
  const { offset: start } = places;
  const { pairs } = place;
  const { crossing, enclosing, isConditional } = aloneBlocks(pairs);
  const conditional = enclosing.map(({ open, close }) => ({
    start: open.span.start - start,
    end: close.span.end - start,
  }));
  const isPassage = typeof place.headings === 'number';
  const {
    title,
    higher,
    lift,
    liftOfPassages,
    places: headingPlaces,
  } = headingLevels(root, places.masked, place.headings, conditional);
  const list = new HeadingList();
  const diagnostics: Diagnostic[] = [...problems, ...pairs.diagnostics];
  const reading: MarkdownReading = {
    ...places,
    blocks: pairs,
    diagnostics,
    crossed: new Set([...crossing.keys(), ...enclosing]),
    numbers: isPassage ? list : new HeadingNumbers(),
    footnotes: new Footnotes(root, enclosing, start),
    inFootnote: place.inFootnote,
    passages: place.passages,
    lift,
    liftOfPassages,
    headingPlaces,
    isConditional,
  };
  for (const comment of unended) reportUnended(comment, reading);
  for (const diagnostic of crossing.values()) diagnostics.push(diagnostic);
  if (title && higher) reportLowTitle(title, higher, reading);
  const children = root.children.filter((node) => node !== title);
  const blockSiblings = blockLevel(children, reading, place.depth);
  const level = place.depth === 0 ? withPageBreaks(blockSiblings, feeds, reading) : blockSiblings;
  for (const diagnostic of placeBlocks(level, enclosing)) diagnostics.push(diagnostic);
  const blocks = level.nodes();
  const { headings } = list;
  if (!title) return { blocks, pairs, headings, diagnostics };
  const { pictures, ...words } = titleOf(title, reading);
  return { title: words, blocks: [...pictures, ...blocks], pairs, headings, diagnostics };
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
