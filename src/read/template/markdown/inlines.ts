/**
 * Turns Markdown's phrasing (text, strong, emphasis, links, code, footnotes, breaks) into inlines with fields.
 */
import type { FootnoteReference, Link, LinkReference, PhrasingContent, Text } from 'mdast';
import type { Blocks, Inline, Inlines, Leaf } from '../../../model/document.js';
import { type Span, spanOf } from '../../../model/source.js';
import { inlineRun, type RunPart } from '../inline-run.js';
import { inlineCode } from './code.js';
import { inBrackets } from './footnotes.js';
import { phrasingParts } from './html/phrasing.js';
import { holdsHtml, isFlow } from './html/weave.js';
import { linkParts, spacedLinks } from './links.js';
import { descriptionOf } from './pictures.js';
import { type MarkdownReading, markdownOf, nodeSpan, partsOf, refuseNode, reportUnprintable } from './reading.js';
import type { InlineNote } from './syntax/nodes.js';

/** How deep formatting can be nested; no text that people write comes near this. */
const DEEPEST = 20;

/** Turns a run of phrasing into inlines. */
export function inlines(children: readonly PhrasingContent[], reading: MarkdownReading): Inlines<Leaf> {
  return inlineRun(runParts(children, reading), reading);
}

/** Words, tags and nodes of a run, in order. */
export function runParts(children: readonly PhrasingContent[], reading: MarkdownReading, depth = 0): RunPart[] {
  if (holdsHtml(children))
    return [
      ...phrasingParts(children, reading, (nodes) =>
        nodes.flatMap((node) => (isFlow(node) ? [] : partsOfNode(node, reading, depth))),
      ),
    ];
  return children.flatMap((child) => partsOfNode(child, reading, depth));
}

function partsOfNode(node: PhrasingContent, reading: MarkdownReading, depth: number): RunPart[] {
  switch (node.type) {
    case 'text':
      reportForeign(node, reading);
      return spacedLinks(partsOf(node.value, placeOfText(node, reading), reading), reading);
    case 'break':
      return [{ kind: 'node', node: { type: 'break' } }];
    case 'strong':
    case 'emphasis':
      return around(runWithin(node.children, node, reading, depth), (children) => ({ type: node.type, children }));
    case 'delete':
    case 'superscript':
    case 'subscript': {
      const style = node.type === 'delete' ? 'struck' : node.type;
      return around(runWithin(node.children, node, reading, depth), (children) => ({
        type: 'styled',
        style,
        children,
      }));
    }
    case 'inlineCode':
      return inlineCode(node, reading);
    case 'fillIn':
      return [{ kind: 'node', node: { type: 'fill-in', width: node.width, label: '', span: nodeSpan(node, reading) } }];
    case 'footnoteReference':
      return footnoteMark(node, reading);
    case 'inlineNote':
      return inlineNote(node, reading, depth);
    case 'link':
    case 'linkReference':
      return link(node, reading, depth);
    case 'image':
    case 'imageReference':
      return reading.below.has(node) ? [] : [...descriptionOf(node, reading)];
    default:
      refuseNode(node, 'markdown-unsupported', `This kind of Markdown isn’t supported: ${node.type}`, reading);
      return [];
  }
}

/** Words in a mark; nothing where there are none. */
function around(children: Inlines<Leaf>, mark: (children: Inlines<Leaf>) => Inline<Leaf>): RunPart[] {
  return children.length > 0 ? [{ kind: 'node', node: mark(children) }] : [];
}

function footnoteMark(node: FootnoteReference, reading: MarkdownReading): RunPart[] {
  const span = nodeSpan(node, reading);
  const blocks = reading.footnotes.blocksAt(node, span.start);
  if (blocks.length > 0 || reading.inFootnote) return footnote(node.identifier, blocks, span, reading);
  const message = 'This footnote has no words';
  const hint = `Write them where [^${node.label ?? node.identifier}]: stands.`;
  const lost = 'A footnote without words was left out';
  reportUnprintable(span, { code: 'footnote-mark', message, hint, lost }, reading);
  return [];
}

function inlineNote(node: InlineNote, reading: MarkdownReading, depth: number): RunPart[] {
  const span = nodeSpan(node, reading);
  const children = runWithin(node.children, node, { ...reading, inFootnote: true }, depth);
  if (children.length === 0) return [];
  return footnote(reading.footnotes.keyOf(span), [{ type: 'paragraph', children, span }], span, reading);
}

function footnote(key: string, blocks: Blocks<Leaf>, span: Span, reading: MarkdownReading): RunPart[] {
  if (!reading.inFootnote) return [{ kind: 'node', node: { type: 'footnote', key, blocks, span } }];
  const message = 'A footnote can’t be within another footnote';
  const hint = 'Put its words in brackets.';
  const lost = 'A footnote within another became words in brackets';
  reportUnprintable(span, { code: 'markdown-unsupported', message, hint, lost }, reading);
  return blocks.length > 0 ? inBrackets(blocks, span) : [];
}

/** A text keeps its white space: a hole may follow it. */
function placeOfText(node: Text, reading: MarkdownReading) {
  const start = node.position?.start.offset ?? 0;
  return spanOf(reading.source, reading.offset + start, reading.offset + (node.position?.end.offset ?? start));
}

function runWithin(
  children: readonly PhrasingContent[],
  parent: PhrasingContent,
  reading: MarkdownReading,
  depth: number,
): Inlines<Leaf> {
  if (depth < DEEPEST) return inlineRun(runParts(children, reading, depth + 1), reading);
  refuseNode(parent, 'markdown-unsupported', `Formatting is nested more than ${DEEPEST} levels deep`, reading);
  return [];
}

function reportForeign(node: Text, reading: MarkdownReading): void {
  const { start, end } = placeOfText(node, reading);
  const markdown = reading.masked.slice(start - reading.offset, end - reading.offset);
  for (const note of markdown.matchAll(/(?<!\\)\[\^[^\]\s]+\]/g)) {
    const at = start + note.index;
    const span = spanOf(reading.source, at, at + note[0].length);
    const message = `No words are given for the footnote ${note[0]}`;
    const hint = `Write them below in a paragraph of their own: "${note[0]}: …". Write \\${note[0]} to print the signs.`;
    const lost = `The footnote ${note[0]} has no words, so its signs were kept`;
    reportUnprintable(span, { code: 'footnote-mark', message, hint, lost }, reading);
  }
}

function link(node: Link | LinkReference, reading: MarkdownReading, depth: number): RunPart[] {
  const words = {
    within: () => wordsOfLink(node, reading, depth),
    apart: () => runParts(node.children, reading, depth),
  };
  return [...linkParts(node, words, reading)];
}

/**
 * The words of a link. Those of `<https://…>` are its address, so they aren't checked for placeholders of other
 * programs.
 */
function wordsOfLink(node: Link | LinkReference, reading: MarkdownReading, depth: number): Inlines<Leaf> {
  const [text] = node.children;
  if (markdownOf(node, reading).startsWith('<') && text?.type === 'text')
    return inlineRun(partsOf(text.value, placeOfText(text, reading), reading), reading);
  return runWithin(node.children, node, reading, depth);
}
