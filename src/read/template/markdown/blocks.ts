/**
 * Turns Markdown's blocks into levels of siblings that block tags can enclose, and these into blocks with fields.
 * What each kind of block becomes is said in the files beside this one.
 */
import type {
  BlockContent,
  DefinitionContent,
  FootnoteDefinition,
  Paragraph as MarkdownParagraph,
  RootContent,
} from 'mdast';
import { error } from '../../../model/diagnostic.js';
import type { Block, Leaf } from '../../../model/document.js';
import { type Span, spanOf } from '../../../model/source.js';
import { changeBranched } from '../../../model/walk.js';
import { Level, type Sibling } from '../enclose.js';
import { codeSibling } from './code.js';
import { stretchesOf } from './fenced-divs.js';
import { headingBlock, headingOf } from './headings.js';
import type { FlowReaders } from './html/flow.js';
import { holdsHtmlBlocks, htmlSiblings } from './html/level.js';
import { isFlow } from './html/weave.js';
import { runParts } from './inlines.js';
import { listSiblings } from './lists.js';
import { type Neighbours, paragraphBlocks, paragraphOf } from './paragraphs.js';
import { quoteSibling } from './quotes.js';
import { type MarkdownReading, nodeSpan, refuseNode, reportUnprintable } from './reading.js';
import { rule, ruleAt } from './rules.js';
import { isCaption, tableSibling } from './tables.js';

type Child = RootContent | BlockContent | DefinitionContent;

/** How many lists and quotes deep a block is; 0 at the top. */
type Depth = number;

/** Word's lists have nine levels (ISO/IEC 29500-1, 17.9.6). */
const DEEPEST = 9;

/** Turns neighbouring blocks into a level. */
export function blockLevel(children: readonly Child[], reading: MarkdownReading, depth: Depth = 0): Level<Block<Leaf>> {
  const stretches = stretchesOf(children, depth === 0, reading);
  if (!stretches) return unfencedLevel(children, reading, depth);
  return new Level(
    stretches.flatMap((stretch) =>
      stretch.range
        ? [landscapeSibling(stretch.children, stretch.range, reading)]
        : unfencedLevel(stretch.children, reading, depth).siblings,
    ),
  );
}

function landscapeSibling(children: readonly Child[], span: Span, reading: MarkdownReading): Sibling<Block<Leaf>> {
  const inner = unfencedLevel(children, reading, 0);
  const make = (): Block<Leaf> | undefined => {
    // A passage may bring a stretch of its own.
    const blocks = changeBranched<Block<Leaf>>(inner.nodes(), (block) =>
      block.type === 'landscape' ? block.blocks : [block],
    );
    return blocks.length > 0 ? { type: 'landscape', blocks, span } : undefined;
  };
  return { start: span.start, end: span.end, inner, make };
}

/** Turns neighbouring blocks without the fences of divs into a level. */
function unfencedLevel(children: readonly Child[], reading: MarkdownReading, depth: Depth): Level<Block<Leaf>> {
  if (holdsHtmlBlocks(children)) return new Level(htmlSiblings(children, reading, flowReaders(reading, depth)));
  const siblings: Sibling<Block<Leaf>>[] = [];
  children.forEach((child, index) => {
    if (child.type === 'paragraph' && isCaptionOf(child, children[index + 1], reading)) return;
    const previous = children[index - 1];
    if (child.type !== 'table')
      siblings.push(...siblingOf(child, { previous, next: children[index + 1] }, reading, depth));
    else if (previous?.type === 'paragraph' && isCaptionOf(previous, child, reading))
      siblings.push(tableSibling(child, previous, reading));
    else siblings.push(tableSibling(child, undefined, reading));
  });
  return new Level(siblings);
}

/** How Markdown reads what stands among HTML. */
function flowReaders(reading: MarkdownReading, depth: Depth): FlowReaders {
  return {
    words: (nodes) =>
      runParts(
        nodes.filter((node) => !isFlow(node)),
        reading,
      ),
    blocks: (nodes) => blockLevel(nodes, reading, depth).siblings,
    heading: (depthOfHeading, parts, span) =>
      headingOf({ depth: depthOfHeading, lift: reading.lift, parts, attributes: {}, span }, reading, depth > 0),
    paragraph: (parts, span) => paragraphOf(parts, span, reading, depth),
    rule: (span) => ruleAt(span, depth === 0, reading),
    deeper: (span) => {
      if (depth < DEEPEST) return flowReaders(reading, depth + 1);
      reportTooDeep(span, reading);
      return undefined;
    },
  };
}

/** Whether a paragraph is the caption of the next block. A block tag between the two separates them. */
function isCaptionOf(paragraph: MarkdownParagraph, next: Child | undefined, reading: MarkdownReading): boolean {
  if (next?.type !== 'table' || !isCaption(paragraph)) return false;
  const [from, to] = [nodeSpan(paragraph, reading).end, nodeSpan(next, reading).start];
  return !/\{\{|<</.test(reading.source.text.slice(from, to));
}

function siblingOf(
  node: Child,
  neighbours: Neighbours,
  reading: MarkdownReading,
  depth: Depth,
): Sibling<Block<Leaf>>[] {
  const { start, end } = nodeSpan(node, reading);
  switch (node.type) {
    case 'paragraph':
      return [{ start, end, make: () => paragraphBlocks(node, neighbours, depth, reading) }];
    case 'heading':
      return [{ start, end, make: () => headingBlock(node, reading, depth > 0) }];
    case 'list':
      if (depth >= DEEPEST) return [tooDeep(node, reading)];
      return listSiblings(node, reading, (children) => blockLevel(children, reading, depth + 1));
    case 'code':
      return [codeSibling(node, reading)];
    case 'footnoteDefinition':
      return footnoteWords(node, reading);
    case 'blockquote': {
      if (depth >= DEEPEST) return [tooDeep(node, reading)];
      return [quoteSibling(node, reading, (children) => blockLevel(children, reading, depth + 1))];
    }
    case 'thematicBreak':
      return [{ start, end, make: () => rule(node, depth === 0, reading) }];
    case 'definition':
      return [];
    default:
      return [{ start, end, make: () => unsupported(node, reading) }];
  }
}

function tooDeep(node: Child, reading: MarkdownReading): Sibling<Block<Leaf>> {
  const span = nodeSpan(node, reading);
  return { start: span.start, end: span.end, make: () => void reportTooDeep(span, reading) };
}

function reportTooDeep(span: Span, reading: MarkdownReading): void {
  const message = `Lists and quotes are inside one another more than ${DEEPEST} levels deep`;
  reading.diagnostics.push(error('markdown-unsupported', message, span, { hint: 'Word allows nine levels.' }));
}

/** The words of a footnote, which print at its marks; without a mark they stay where they are. */
function footnoteWords(node: FootnoteDefinition, reading: MarkdownReading): Sibling<Block<Leaf>>[] {
  const { start, end } = nodeSpan(node, reading);
  if (reading.footnotes.isMarked(node)) {
    const inner = blockLevel(node.children, { ...reading, inFootnote: true }, 1);
    reading.footnotes.add(node, inner);
    return [{ start, end, inner, make: () => undefined }];
  }
  const label = node.label ?? node.identifier;
  const span = spanOf(reading.source, start, start + `[^${label}]:`.length);
  const message = `No mark [^${label}] leads to this footnote, or another footnote has the same name`;
  const hint = 'Put its mark where it belongs in the text, or delete it.';
  const lost = `A footnote, [^${label}], became a paragraph, because no mark leads to it`;
  reportUnprintable(span, { code: 'footnote-mark', message, hint, lost }, reading);
  return [...blockLevel(node.children, reading, 1).siblings];
}

function unsupported(node: Child, reading: MarkdownReading): undefined {
  refuseNode(node, 'markdown-unsupported', `This kind of Markdown isn’t supported: ${node.type}`, reading);
}
