/**
 * Reads the text of a Word file as a tree with fields, for PDF and HTML. Headers and footers aren't in it: each format
 * has its own. Warns of everything that the tree can't hold, and quotes the paragraph.
 */
import { type PlacedElement, placedChild } from '../../../formats/xml/places.js';
import type { Diagnostic } from '../../../model/diagnostic.js';
import type { Blocks, Inlines, Leaf } from '../../../model/document.js';
import { slugify } from '../../../model/outline.js';
import { type Span, spanOf } from '../../../model/source.js';
import type { NumberDefinitions } from '../../../model/word-numbering.js';
import { withFormSigns } from '../../form-signs.js';
import { nest, type Part } from '../../template/enclose.js';
import { childrenWithMarks } from '../marks.js';
import type { ReadWord } from '../template.js';
import { contentsIn, isCoverPage, isWrapper, unwrapped } from '../wrappers.js';
import { withCaptions } from './captions.js';
import { openTree } from './context.js';
import { splitFront } from './front.js';
import { headingLevel, isTitle } from './headings.js';
import { paragraphWords } from './inlines.js';
import { gatherLists, type NodeOrCaption, type TreeNode } from './lists.js';
import { readParagraph } from './paragraphs.js';
import { findAll, type TreeReading } from './reading.js';
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

const NOTHING: WordTree = { blocks: [], front: [], ownControl: false, diagnostics: [] };

/** Reads the main part of a file. */
export function readWordTree(read: ReadWord): WordTree {
  const context = openTree(read, noteBlocks);
  const body = context && placedChild(context.main.part.part.root, 'w:body');
  if (!context || !body) return NOTHING;
  const before = context.main.part.diagnostics.length;
  const main: TreeReading = { ...context.main, bookmarks: bookmarksOf(body, context.main) };
  const title = titleOf(body, main);
  const turns = hasTurned(body);
  const nodes = nodesIn(body, main, turns).filter((node) => !isTitleNode(node, title));
  const { front, blocks, ownControl } = splitFront(turns ? withRanges(nodes, body) : gatherLists(nodes));
  const diagnostics = main.part.diagnostics.splice(before);
  return {
    ...(title ? { title } : {}),
    blocks: withFormSigns(blocks),
    front,
    ownControl,
    numbering: main.numbering,
    diagnostics,
  };
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
  return isWrapper(element) && !isCoverPage(element) ? nodesIn(element, reading) : [];
}

/** A framed text box is a quote beside the paragraph that it is anchored to; headings in a text box are words. */
function boxOf(content: PlacedElement, isFramed: boolean, reading: TreeReading): Blocks<Leaf> {
  const blocks = withoutHeadings(gatherLists(nodesIn(content, reading)));
  const isQuote = isFramed && blocks.some((block) => block.type !== 'image' && block.type !== 'logo');
  return isQuote ? [{ type: 'quote', blocks }] : blocks;
}

function titleOf(body: PlacedElement, reading: TreeReading): WordTree['title'] {
  const paragraph = unwrapped(body).find((child) => child.name === 'w:p' && isTitle(child, reading));
  const line = paragraph && reading.lineOf.get(paragraph);
  if (!paragraph || !line || line.text.trim() === '') return undefined;
  const { children } = paragraphWords(paragraph, reading);
  const span = spanOf(reading.part.source, line.start, line.end);
  return { words: children, text: line.text.replace(/[\uFFFC\s\u2028]+/g, ' ').trim(), span };
}

function isTitleNode(node: { readonly type: string; readonly span?: Span }, title: WordTree['title']): boolean {
  return node.type === 'paragraph' && title !== undefined && node.span?.start === title.span.start;
}

/**
 * The anchors of headings, by the bookmarks in them. A heading with a placeholder is left out, since its anchor isn't
 * known yet.
 */
function bookmarksOf(body: PlacedElement, reading: TreeReading): ReadonlyMap<string, string> {
  const bookmarks = new Map<string, string>();
  for (const paragraph of findAll(body, 'w:p')) {
    const line = reading.lineOf.get(paragraph);
    const tagged = line && (reading.part.tagsIn.get(line)?.length ?? 0) > 0;
    if (!line || tagged || headingLevel(paragraph, reading) === undefined) continue;
    for (const mark of findAll(paragraph, 'w:bookmarkStart'))
      bookmarks.set(mark.attributes.get('w:name') ?? '', slugify(line.text, 35) || 'section');
  }
  return bookmarks;
}

/** What a footnote or endnote says; headings in it are words. */
function noteBlocks(note: PlacedElement, reading: TreeReading): Blocks<Leaf> {
  return withoutHeadings(gatherLists(nodesIn(note, reading)));
}
