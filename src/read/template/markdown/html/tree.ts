/**
 * Parses joined HTML as browsers do (WHATWG HTML, 13.2), with what is misnested or never ended, and gives its tree with places in the
 * source.
 */
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, html, parseFragment } from 'parse5';
import { type Span, spanOf } from '../../../../model/source.js';
import type { MarkdownReading } from '../reading.js';
import { ATOM, type Atom, type Weaver } from './weave.js';

/** A node of the tree. */
export type HtmlNode = HtmlText | HtmlElement | Atom;

export interface HtmlText {
  readonly kind: 'text';
  readonly value: string;
  readonly span: Span;
}

export interface HtmlElement {
  readonly kind: 'element';
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly HtmlNode[];
  readonly span: Span;
}

/** Parses what a weaver has joined. */
export function htmlTree(weaver: Weaver, reading: MarkdownReading): readonly HtmlNode[] {
  const context = defaultTreeAdapter.createElement('div', html.NS.HTML, []);
  const fragment = parseFragment(context, weaver.finish(), { sourceCodeLocationInfo: true });
  return nodesOf(fragment.childNodes, weaver, reading);
}

function nodesOf(
  nodes: readonly DefaultTreeAdapterTypes.ChildNode[],
  weaver: Weaver,
  reading: MarkdownReading,
): readonly HtmlNode[] {
  return nodes.flatMap((node): HtmlNode[] => {
    if ('value' in node) return [{ kind: 'text', value: node.value, span: placeOf(node, weaver, reading) }];
    if (!('tagName' in node)) return [];
    const attributes = new Map(node.attrs.map(({ name, value }) => [name, value]));
    const atom = weaver.atoms[Number(attributes.get(ATOM))];
    const children = nodesOf(node.childNodes, weaver, reading);
    // An element that was never ended may have taken in what follows it.
    if (attributes.has(ATOM)) return [...(atom ? [atom] : []), ...children];
    // The parser adds the tbody that an author leaves out; that has the place of what is in it.
    const isWritten = node.sourceCodeLocation || children.length === 0;
    const spans = [...(isWritten ? [placeOf(node, weaver, reading)] : []), ...children.map(({ span }) => span)];
    const start = Math.min(...spans.map((span) => span.start));
    const end = Math.max(...spans.map((span) => span.end));
    return [{ kind: 'element', name: node.tagName, attributes, children, span: spanOf(reading.source, start, end) }];
  });
}

function placeOf(
  { sourceCodeLocation: place }: DefaultTreeAdapterTypes.Element | DefaultTreeAdapterTypes.TextNode,
  weaver: Weaver,
  reading: MarkdownReading,
): Span {
  const start = weaver.sourceOf(place?.startOffset ?? 0);
  const end = place ? weaver.sourceOf(place.endOffset - 1) + 1 : start;
  return spanOf(reading.source, start, Math.max(start, end));
}

/** Whether a node is more than white space. */
export function showsSomething(node: HtmlNode): boolean {
  return node.kind !== 'text' || node.value.trim() !== '';
}
