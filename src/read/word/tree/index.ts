/**
 * Reads the text of a Word file as a tree with fields, for PDF and HTML. Headers and footers aren't in it: each format
 * has its own. Warns of everything that the tree can't hold, and quotes the paragraph.
 */
import { type PlacedElement, placedChild, placedChildren } from '../../../formats/xml/places.js';
import type { Diagnostic } from '../../../model/diagnostic.js';
import type { Blocks, Branched, Inlines, Leaf } from '../../../model/document.js';
import { slugify } from '../../../model/outline.js';
import { type Span, spanOf } from '../../../model/source.js';
import { type AnyNode, visit } from '../../../model/walk.js';
import type { NumberDefinitions } from '../../../model/word-numbering.js';
import { withFormSigns } from '../../form-signs.js';
import { nest, type Part } from '../../template/enclose.js';
import { childrenWithMarks } from '../marks.js';
import type { ReadWord } from '../template.js';
import { contentsIn, isWrapper } from '../wrappers.js';
import { withCaptions } from './captions.js';
import { openTree } from './context.js';
import { coverRange, splitCover } from './cover.js';
import { splitFront, type WordFront } from './front.js';
import { headingLevel, isTitle } from './headings.js';
import { paragraphWords } from './inlines.js';
import { gatherLists, type NodeOrCaption, type TreeNode } from './lists.js';
import { readParagraph } from './paragraphs.js';
import { findAll, type MarkedHeading, type TreeReading } from './reading.js';
import { hasTurned, sectionEnds, withRanges } from './sections.js';
import { readTable } from './tables.js';
import { withoutHeadings } from './within.js';

export interface WordTree {
  /** The paragraph that is styled as the title. */
  readonly title?: { readonly words: Inlines<Leaf>; readonly text: string; readonly span: Span };
  readonly blocks: Blocks<Leaf>;
  /** Lines at the head that the masthead prints. */
  readonly front: readonly Inlines<Leaf>[];
  /** Whether a table before the first heading says code, version, owner or dates. */
  readonly ownControl: boolean;
  readonly numbering?: NumberDefinitions;
  readonly diagnostics: readonly Diagnostic[];
}

/** All nodes of a tree in the order of the file, with those that the masthead prints. */
export function allNodes({ title, front, blocks }: WordTree): readonly AnyNode[] {
  return [...front.flat(), ...(title?.words ?? []), ...blocks];
}

const NOTHING: WordTree = { blocks: [], front: [], ownControl: false, diagnostics: [] };

/** Reads the main part of a file; `knownTitle` is its title, where that stands elsewhere. */
export function readWordTree(read: ReadWord, knownTitle?: string): WordTree {
  const context = openTree(read, noteBlocks);
  const body = context && placedChild(context.main.part.part.root, 'w:body');
  if (!context || !body) return NOTHING;
  const before = read.parts.map((part) => part.diagnostics.length);
  const main: TreeReading = { ...context.main, bookmarks: bookmarksOf(body, context.main) };
  const title = titleOf(body, main);
  const turns = hasTurned(body);
  const nodes = withoutTitle(nodesIn(body, main, turns), title);
  const { front, blocks, ownControl } = frontOf(
    turns ? withRanges(nodes, body) : gatherLists(nodes),
    body,
    main,
    knownTitle,
  );
  // Notes are in parts of their own.
  const diagnostics = read.parts.flatMap((part, at) => part.diagnostics.splice(before[at] ?? 0));
  return {
    ...(title ? { title } : {}),
    blocks: withFormSigns(blocks),
    front,
    ownControl,
    numbering: main.numbering,
    diagnostics,
  };
}

/** Takes the lines of the masthead from a cover page, and from the head of the text behind it. */
function frontOf(text: Blocks<Leaf>, body: PlacedElement, reading: TreeReading, title: string | undefined): WordFront {
  const range = coverRange(body, reading);
  const cover = range ? splitCover(text, range, title) : { front: [], blocks: text };
  const split = splitFront(cover.blocks, title);
  return { ...split, front: [...cover.front, ...split.front] };
}

/** The children of an element as nodes, inside the blocks around them; if asked for, with the ends of sections. */
function nodesIn(container: PlacedElement, reading: TreeReading, withEnds = false): ReturnType<typeof nest<TreeNode>> {
  const { marks } = reading.part;
  const contents = contentsIn(container);
  const parts = childrenWithMarks(container, marks).flatMap((child): readonly Part<NodeOrCaption>[] => {
    if (!('kind' in child)) return [child];
    if (child.kind === 'text' || contents.has(child)) return [];
    const nodes = marks.gaps.has(child) ? [] : nodesOf(child, reading);
    const ends = withEnds && child.name !== 'w:sectPr' ? sectionEnds(child) : [];
    return [...nodes, ...ends].map((node) => ({ node }));
  });
  return nest(withCaptions(parts));
}

function nodesOf(element: PlacedElement, reading: TreeReading): readonly NodeOrCaption[] {
  if (element.name === 'w:p')
    return readParagraph(element, reading, ({ content, isFramed }) => boxOf(content, isFramed, reading));
  if (element.name === 'w:tbl') return readTable(element, reading, (cell) => gatherLists(nodesIn(cell, reading)));
  return isWrapper(element) ? nodesIn(element, reading) : [];
}

/** A framed text box is a quote beside the paragraph that it is anchored to; headings in a text box are words. */
function boxOf(content: PlacedElement, isFramed: boolean, reading: TreeReading): Blocks<Leaf> {
  const blocks = withoutHeadings(gatherLists(nodesIn(content, reading)));
  const isQuote = isFramed && blocks.some((block) => block.type !== 'image' && block.type !== 'logo');
  return isQuote ? [{ type: 'quote', blocks }] : blocks;
}

function titleOf(body: PlacedElement, reading: TreeReading): WordTree['title'] {
  const paragraph = titleParagraph(body, reading);
  const line = paragraph && reading.lineOf.get(paragraph);
  if (!paragraph || !line || line.text.trim() === '') return undefined;
  const { children } = paragraphWords(paragraph, reading);
  const span = spanOf(reading.part.source, line.start, line.end);
  return { words: children, text: line.text.replace(/[\uFFFC\s\u2028]+/g, ' ').trim(), span };
}

/** The first paragraph of the style Title in the text itself; else, in content controls and text boxes, of a cover page for example. */
function titleParagraph(body: PlacedElement, reading: TreeReading): PlacedElement | undefined {
  const inText = placedChildren(body).find((child) => child.name === 'w:p' && isTitle(child, reading));
  return inText ?? [...reading.lineOf.keys()].find((paragraph) => isTitle(paragraph, reading) && !isInTable(paragraph));
}

function isInTable(paragraph: PlacedElement): boolean {
  for (let at = paragraph.parent; at; at = at.parent) if (at.name === 'w:tc') return true;
  return false;
}

/** Nodes without the paragraph of the title, also in a text box. */
function withoutTitle(nodes: readonly Branched<TreeNode>[], title: WordTree['title']): readonly Branched<TreeNode>[] {
  if (!title) return nodes;
  return nodes.flatMap((node): readonly Branched<TreeNode>[] => {
    if (isTitleNode(node, title)) return [];
    if (node.type !== 'quote') return [node];
    const blocks = node.blocks.filter((block) => !isTitleNode(block, title));
    return blocks.length === node.blocks.length ? [node] : blocks.length === 0 ? [] : [{ ...node, blocks }];
  });
}

function isTitleNode(node: { readonly type: string; readonly span?: Span }, title: { readonly span: Span }): boolean {
  return node.type === 'paragraph' && node.span?.start === title.span.start;
}

/**
 * The headings by the bookmarks in them. A heading with a placeholder is left out, since its anchor isn't
 * known yet.
 */
function bookmarksOf(body: PlacedElement, reading: TreeReading): TreeReading['bookmarks'] {
  // What is said of the heading is said where it is read.
  const quiet: TreeReading = {
    ...reading,
    part: { ...reading.part, diagnostics: [] },
    notes: { note: () => undefined },
    fields: [],
    unshown: new Set(),
  };
  const bookmarks = new Map<string, MarkedHeading>();
  for (const paragraph of findAll(body, 'w:p')) {
    const line = reading.lineOf.get(paragraph);
    const tagged = line && (reading.part.tagsIn.get(line)?.length ?? 0) > 0;
    if (!line || tagged || headingLevel(paragraph, reading) === undefined) continue;
    const marks = findAll(paragraph, 'w:bookmarkStart');
    const words = marks.length > 0 ? wordsOf(paragraphWords(paragraph, quiet).children) : '';
    const heading = { anchor: slugify(words, 35) || 'section', words: words.trim() };
    for (const mark of marks) bookmarks.set(mark.attributes.get('w:name') ?? '', heading);
  }
  return bookmarks;
}

function wordsOf(run: Inlines<Leaf>): string {
  let words = '';
  visit(run, (node) => {
    if (node.type === 'text') words += node.value;
    else if (node.type === 'break') words += ' ';
  });
  return words;
}

/** What a footnote or endnote says; headings in it are words. */
function noteBlocks(note: PlacedElement, reading: TreeReading): Blocks<Leaf> {
  return withoutHeadings(gatherLists(nodesIn(note, reading)));
}
