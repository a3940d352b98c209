/**
 * Turns Markdown's blocks into levels of siblings that block tags can enclose, and these into blocks with fields.
 * Reports what the tree can't hold, at its place: headings and rules within lists or quotes.
 */
import type {
  BlockContent,
  Blockquote,
  DefinitionContent,
  FootnoteDefinition,
  Image,
  ImageReference,
  Paragraph as MarkdownParagraph,
  RootContent,
} from 'mdast';
import { error } from '../../../model/diagnostic.js';
import type { Block, Leaf } from '../../../model/document.js';
import { type Span, spanOf } from '../../../model/source.js';
import { LOGO } from '../block-pairs.js';
import { Level, type Sibling } from '../enclose.js';
import { foreignPlaceholders } from '../foreign-placeholders.js';
import { inlineRun, type RunPart } from '../inline-run.js';
import { codeSibling } from './code.js';
import { headingBlock, headingOf } from './headings.js';
import type { FlowReaders } from './html/flow.js';
import { holdsHtmlBlocks, htmlSiblings } from './html/level.js';
import { tidied } from './html/tidy.js';
import { isFlow } from './html/weave.js';
import { inlines, runParts } from './inlines.js';
import { listSiblings } from './lists.js';
import { noteName, noteOf } from './notes.js';
import { findPictures, pictureBlock, pictureOf, picturesBelow } from './pictures.js';
import { type MarkdownReading, markdownOf, nodeSpan, refuseNode, reportChanged, reportUnprintable } from './reading.js';
import { isCaption, noticeLostTable, tableSibling } from './tables.js';

/** The start of a definition, at a line's start. */
const DEFINITION = /\n:[ \t]+(?=\S)/;

type Child = RootContent | BlockContent | DefinitionContent;

/** How many lists and quotes deep a block is; 0 at the top. */
type Depth = number;

/** Word's lists have nine levels (ISO/IEC 29500-1, 17.9.6). */
const DEEPEST = 9;

/** Turns neighbouring blocks into a level. */
export function blockLevel(children: readonly Child[], reading: MarkdownReading, depth: Depth = 0): Level<Block<Leaf>> {
  if (holdsHtmlBlocks(children)) return new Level(htmlSiblings(children, reading, flowReaders(reading, depth)));
  const siblings: Sibling<Block<Leaf>>[] = [];
  children.forEach((child, index) => {
    if (child.type === 'paragraph' && isCaptionOf(child, children[index + 1], reading)) return;
    const previous = children[index - 1];
    if (child.type !== 'table') siblings.push(...siblingOf(child, reading, depth));
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
      headingOf({ depth: depthOfHeading, parts, attributes: {}, span }, reading, depth > 0),
    paragraph: (parts, span) => paragraphOf(parts, span, reading),
    rule: (span) => ruleAt(span, reading, depth),
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

function siblingOf(node: Child, reading: MarkdownReading, depth: Depth): Sibling<Block<Leaf>>[] {
  const { start, end } = nodeSpan(node, reading);
  switch (node.type) {
    case 'paragraph':
      return [{ start, end, make: () => paragraph(node, reading, depth) }, ...pictureSiblings(node, reading)];
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
      return [quoteSibling(node, reading, depth)];
    }
    case 'thematicBreak':
      return [{ start, end, make: () => rule(node, reading, depth) }];
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

function quoteSibling(node: Blockquote, reading: MarkdownReading, depth: Depth): Sibling<Block<Leaf>> {
  const span = nodeSpan(node, reading);
  const { start, end } = span;
  const name = noteName(node, reading);
  const note = name === undefined ? undefined : noteOf(node, name, reading);
  if (name !== undefined && !note) reportKind(name, span, reading);
  const inner = blockLevel(note?.blocks ?? node.children, reading, depth + 1);
  if (!note) return { start, end, inner, make: () => quote(inner) };
  const make = (): Block<Leaf> | undefined => {
    const title = inlines(note.title, reading);
    const blocks = inner.nodes();
    if (title.length === 0 && blocks.length === 0) return undefined;
    return { type: 'note', kind: note.kind, ...(title.length > 0 ? { title } : {}), blocks, span };
  };
  return { start, end, inner, make };
}

function reportKind(name: string, span: Span, reading: MarkdownReading): void {
  const message = `A note of the kind [!${name}] isn’t known, so it prints as a quotation`;
  const hint = 'The kinds are NOTE, TIP, IMPORTANT, WARNING and CAUTION.';
  const lost = `A note of an unknown kind, [!${name}], became a quotation`;
  reportChanged(span, { code: 'markdown-unsupported', message, hint, lost }, reading);
}

function quote(inner: Level<Block<Leaf>>): Block<Leaf> | undefined {
  const blocks = inner.nodes();
  return blocks.length > 0 ? { type: 'quote', blocks } : undefined;
}

function paragraph(node: MarkdownParagraph, reading: MarkdownReading, depth: Depth): Block<Leaf> | undefined {
  const span = nodeSpan(node, reading);
  if (markdownOf(node, reading) === '\\newpage') return pageBreak(node, reading, depth);
  const picture = pictureOf(node);
  if (picture) return pictureBlock(picture, reading);
  reportLastBackslash(node, reading);
  noticeLostTable(node, reading);
  const written = runParts(node.children, reading);
  const parts = findPictures(node).some((among) => reading.below.has(among)) ? tidied(written) : written;
  return paragraphOf(withDefinitions(parts, span, reading), span, reading);
}

/** The pictures among a paragraph's words, each as a paragraph of its own behind it. */
function pictureSiblings(node: MarkdownParagraph, reading: MarkdownReading): Sibling<Block<Leaf>>[] {
  if (pictureOf(node)) return [];
  const { end } = nodeSpan(node, reading);
  return picturesBelow(node, reading).map((picture) => {
    reading.below.add(picture);
    return { start: end, end, make: () => pictureBelow(picture, reading) };
  });
}

function pictureBelow(picture: Image | ImageReference, reading: MarkdownReading): Block<Leaf> | undefined {
  const message = 'A picture among words prints below their paragraph';
  const hint = 'Put it in a paragraph of its own.';
  const lost = 'A picture among words became a paragraph of its own below them';
  reportChanged(nodeSpan(picture, reading), { code: 'markdown-unsupported', message, hint, lost }, reading);
  return pictureBlock(picture, reading);
}

/** A paragraph of words, or the organisation's logo. */
function paragraphOf(parts: readonly RunPart[], span: Span, reading: MarkdownReading): Block<Leaf> | undefined {
  const [first, second] = parts;
  if (first?.kind === 'tag' && !second && first.tag.form.kind === 'field' && first.tag.form.name === LOGO)
    return { type: 'logo', span: first.tag.span };
  const isBlank = parts.every((part) => part.kind === 'words' && part.value.trim() === '');
  const children = isBlank ? [] : inlineRun(parts, reading);
  return children.length > 0 ? { type: 'paragraph', children, span } : undefined;
}

/** `: words` below a term, which other programs set as its definition: here it gets a line of its own. */
function withDefinitions(parts: readonly RunPart[], span: Span, reading: MarkdownReading): readonly RunPart[] {
  const lines = parts.map((part) => (part.kind === 'words' ? part.value.split(DEFINITION) : []));
  if (!lines.some(({ length }) => length > 1)) return parts;
  const message = 'A definition below its term prints as a line of its own';
  const hint = 'Make the terms bold, or write a table.';
  const lost = 'A definition became a line of its own below its term';
  reportChanged(span, { code: 'markdown-unsupported', message, hint, lost }, reading);
  return parts.flatMap((part, at): RunPart[] => {
    if (part.kind !== 'words') return [part];
    return (lines[at] ?? []).flatMap((value, line): RunPart[] => [
      ...(line > 0 ? [{ kind: 'node' as const, node: { type: 'break' as const } }] : []),
      { ...part, value },
    ]);
  });
}

/** `\` breaks a line, but at a paragraph's end there is nothing to break, and the character would print. */
function reportLastBackslash(node: MarkdownParagraph, reading: MarkdownReading): void {
  const markdown = markdownOf(node, reading);
  let backslashes = 0;
  while (markdown.at(-1 - backslashes) === '\\') backslashes++;
  if (backslashes % 2 === 0) return;
  const { end } = nodeSpan(node, reading);
  const span = { source: reading.source, start: end - 1, end };
  const message = 'The \\ at the end of a paragraph has no next line to break to';
  const hint = 'Delete it: a line of block tags ends the paragraph. Write \\\\ to print the sign.';
  const lost = 'A \\ at the end of a paragraph stayed, though no line follows';
  reportChanged(span, { code: 'markdown-unsupported', message, hint, lost }, reading);
}

function pageBreak(node: MarkdownParagraph, reading: MarkdownReading, depth: Depth): Block<Leaf> | undefined {
  if (depth === 0) return { type: 'page-break' };
  const message = 'A page break is inside a list, quote or cell, where none can be, so it is left out';
  const lost = 'A page break inside a list, quote or cell was left out';
  reportChanged(nodeSpan(node, reading), { code: 'markdown-unsupported', message, lost }, reading);
  return undefined;
}

function rule(node: Child, reading: MarkdownReading, depth: Depth): Block<Leaf> | undefined {
  const span = nodeSpan(node, reading);
  const markdown = markdownOf(node, reading);
  if (depth === 0 && markdown.startsWith('____'))
    reading.diagnostics.push(...foreignPlaceholders(markdown, reading.source, span.start));
  return ruleAt(span, reading, depth);
}

function ruleAt(span: Span, reading: MarkdownReading, depth: Depth): Block<Leaf> | undefined {
  if (depth === 0) return { type: 'rule' };
  const message = 'A line across the page is inside a list, quote or cell, where none can be, so it is left out';
  const lost = 'A line across the page inside a list, quote or cell was left out';
  reportChanged(span, { code: 'markdown-unsupported', message, lost }, reading);
  return undefined;
}

function unsupported(node: Child, reading: MarkdownReading): undefined {
  refuseNode(node, 'markdown-unsupported', `This kind of Markdown isn’t supported: ${node.type}`, reading);
}
