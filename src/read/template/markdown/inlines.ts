/**
 * Turns Markdown's phrasing (text, strong, emphasis, links, breaks) into inlines with fields. Refuses code, raw HTML,
 * footnotes, pictures among words, and titles of links, which no document prints.
 */
import type { Link, LinkReference, PhrasingContent, Text } from 'mdast';
import { error } from '../../../model/diagnostic.js';
import type { Inlines, Leaf } from '../../../model/document.js';
import { type Span, spanOf } from '../../../model/source.js';
import { foreignPlaceholders } from '../foreign-placeholders.js';
import { inlineRun, type RunPart } from '../inline-run.js';
import { linkParts } from './links.js';
import { type MarkdownReading, markdownOf, nodeSpan, partsOf, refuseNode } from './reading.js';

/** How deep formatting can be nested; no text that people write comes near this. */
const DEEPEST = 20;

/** Turns a run of phrasing into inlines. */
export function inlines(children: readonly PhrasingContent[], reading: MarkdownReading): Inlines<Leaf> {
  return inlineRun(runParts(children, reading), reading);
}

/** Words, tags and nodes of a run, in order. */
export function runParts(children: readonly PhrasingContent[], reading: MarkdownReading, depth = 0): RunPart[] {
  return children.flatMap((child) => partsOfNode(child, reading, depth));
}

function partsOfNode(node: PhrasingContent, reading: MarkdownReading, depth: number): RunPart[] {
  switch (node.type) {
    case 'text':
      reportForeign(node, reading);
      return partsOf(node.value, placeOfText(node, reading), reading);
    case 'break':
      return [{ kind: 'node', node: { type: 'break' } }];
    case 'strong':
    case 'emphasis': {
      const inner = runWithin(node.children, node, reading, depth);
      return inner.length > 0 ? [{ kind: 'node', node: { type: node.type, children: inner } }] : [];
    }
    case 'link':
    case 'linkReference':
      return link(node, reading, depth);
    default:
      unsupported(node, reading);
      return [];
  }
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
  for (const diagnostic of foreignPlaceholders(markdown, reading.source, start)) reading.diagnostics.push(diagnostic);
  for (const note of markdown.matchAll(/(?<!\\)\[\^[^\]\s]+\]/g)) {
    const at = start + note.index;
    reading.diagnostics.push(footnote(spanOf(reading.source, at, at + note[0].length)));
  }
}

function footnote(span: Span) {
  return error('markdown-unsupported', 'Footnotes aren’t supported', span, {
    hint: 'Put the note in the text, for example in brackets.',
  });
}

function link(node: Link | LinkReference, reading: MarkdownReading, depth: number): RunPart[] {
  if (node.type === 'linkReference' && node.identifier.startsWith('^')) {
    reading.diagnostics.push(footnote(nodeSpan(node, reading)));
    return [];
  }
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

function unsupported(node: PhrasingContent, reading: MarkdownReading): void {
  switch (node.type) {
    case 'inlineCode':
      refuseNode(
        node,
        'markdown-unsupported',
        'Code isn’t supported',
        reading,
        'Delete the ` signs, or write \\` to print one.',
      );
      return;
    case 'html':
      refuseNode(
        node,
        'markdown-unsupported',
        'HTML isn’t supported',
        reading,
        'Use Markdown. Write \\< to print the sign.',
      );
      return;
    case 'image':
    case 'imageReference':
      refuseNode(
        node,
        'markdown-unsupported',
        'A picture is in the middle of text',
        reading,
        'Put it in a paragraph of its own.',
      );
      return;
    default:
      refuseNode(node, 'markdown-unsupported', `This kind of Markdown isn’t supported: ${node.type}`, reading);
  }
}
