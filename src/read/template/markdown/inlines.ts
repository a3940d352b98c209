/**
 * Turns Markdown's phrasing (text, strong, emphasis, links, code, footnotes, pictures, breaks) into the parts that runs of inlines
 * with fields are built from.
 */
import type { FootnoteReference, Link, LinkReference, PhrasingContent, Text } from 'mdast';
import type { Blocks, Inlines, Leaf } from '../../../model/document.js';
import { type Span, spanOf } from '../../../model/source.js';
import type { RunPart } from '../inline-run.js';
import { inlineCode } from './code.js';
import { inBrackets } from './footnotes.js';
import { phrasingParts } from './html/phrasing.js';
import { holdsHtml, isFlow } from './html/weave.js';
import { linkWithPictures } from './linked-pictures.js';
import { spacedLinks } from './links.js';
import { partedRun, withMark } from './pictures-apart.js';
import { type MarkdownReading, markdownOf, nodeSpan, partsOf, refuseNode, reportUnprintable } from './reading.js';
import type { InlineNote } from './syntax/nodes.js';
import { pictureParts, writtenPicture } from './written-pictures.js';

type Parent = Extract<PhrasingContent, { readonly children: PhrasingContent[] }>;

/** How deep formatting can be nested; no text that people write comes near this. */
const DEEPEST = 20;

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
      return withMark(partsWithin(node, reading, depth), (children) => ({ type: node.type, children }), reading);
    case 'delete':
    case 'superscript':
    case 'subscript': {
      const style = node.type === 'delete' ? 'struck' : node.type;
      const mark = (children: Inlines<Leaf>) => ({ type: 'styled', style, children }) as const;
      return withMark(partsWithin(node, reading, depth), mark, reading);
    }
    case 'inlineCode':
      return inlineCode(node, reading);
    case 'fillIn':
      return [{ kind: 'node', node: { type: 'fill-in', width: node.width, label: '', span: nodeSpan(node, reading) } }];
    case 'tickBox':
      return [
        { kind: 'node', node: { type: 'tick-box', checked: node.checked, label: '', span: nodeSpan(node, reading) } },
      ];
    case 'footnoteReference':
      return footnoteMark(node, reading);
    case 'inlineNote':
      return inlineNote(node, reading, depth);
    case 'link':
    case 'linkReference':
      return link(node, reading, depth);
    case 'image':
    case 'imageReference': {
      const picture = writtenPicture(node, reading);
      return picture ? [...pictureParts(picture, reading)] : [];
    }
    default:
      refuseNode(node, 'markdown-unsupported', `This kind of Markdown isn’t supported: ${node.type}`, reading);
      return [];
  }
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
  const { children, pictures } = partedRun(partsWithin(node, { ...reading, inFootnote: true }, depth), reading);
  const words: Blocks<Leaf> = children.length > 0 ? [{ type: 'paragraph', children, span }] : [];
  const blocks = [...words, ...pictures];
  return blocks.length > 0 ? footnote(reading.footnotes.keyOf(span), blocks, span, reading) : [];
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

function partsWithin(node: Parent, reading: MarkdownReading, depth: number): RunPart[] {
  if (depth < DEEPEST) return runParts(node.children, reading, depth + 1);
  refuseNode(node, 'markdown-unsupported', `Formatting is nested more than ${DEEPEST} levels deep`, reading);
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
  return [...linkWithPictures(node, partsOfLink(node, reading, depth), reading)];
}

/**
 * The words of a link. Those of `<https://…>` are its address, so they aren't checked for placeholders of other
 * programs.
 */
function partsOfLink(node: Link | LinkReference, reading: MarkdownReading, depth: number): RunPart[] {
  const [text] = node.children;
  if (markdownOf(node, reading).startsWith('<') && text?.type === 'text')
    return partsOf(text.value, placeOfText(text, reading), reading);
  return partsWithin(node, reading, depth);
}
