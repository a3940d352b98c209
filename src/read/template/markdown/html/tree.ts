/**
 * Parses joined HTML as browsers do (WHATWG HTML, 13.2), with what is misnested or never ended, and gives its tree with places in the
 * source.
 */
import type { Nodes } from 'mdast';
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, html, parseFragment } from 'parse5';
import { type Span, spanOf } from '../../../../model/source.js';
import type { MarkdownReading } from '../reading.js';
import { ATOM, type Atom, type Weaver } from './weave.js';

/** A node of the tree. */
export type HtmlNode<Child extends Nodes = Nodes> = HtmlText | HtmlElement<Child> | Atom<Child>;

export interface HtmlText {
  readonly kind: 'text';
  readonly value: string;
  readonly span: Span;
}

export interface HtmlElement<Child extends Nodes = Nodes> {
  readonly kind: 'element';
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly HtmlNode<Child>[];
  readonly span: Span;
}

/** Parses what a weaver has joined. */
export function htmlTree<Child extends Nodes>(
  weaver: Weaver<Child>,
  reading: MarkdownReading,
): readonly HtmlNode<Child>[] {
  const context = defaultTreeAdapter.createElement('div', html.NS.HTML, []);
  const fragment = parseFragment(context, weaver.finish(), { sourceCodeLocationInfo: true });
  return nodesOf(fragment.childNodes, weaver, reading);
}

function nodesOf<Child extends Nodes>(
  nodes: readonly DefaultTreeAdapterTypes.ChildNode[],
  weaver: Weaver<Child>,
  reading: MarkdownReading,
): readonly HtmlNode<Child>[] {
  return nodes.flatMap((node): HtmlNode<Child>[] => {
    if ('value' in node) return [{ kind: 'text', value: node.value, span: placeOf(node, weaver, reading) }];
    if (!('tagName' in node)) return [];
    const attributes = new Map(node.attrs.map(({ name, value }) => [name, value]));
    const atom = weaver.atoms[Number(attributes.get(ATOM))];
    const children = nodesOf(node.childNodes, weaver, reading);
    // An element that was never ended may have taken in what follows it.
    if (attributes.has(ATOM)) return [...(atom ? [atom] : []), ...children];
    const place = placeOf(node, weaver, reading);
    const start = Math.min(place.start, ...children.map(({ span }) => span.start));
    const end = Math.max(place.end, ...children.map(({ span }) => span.end));
    return [{ kind: 'element', name: node.tagName, attributes, children, span: spanOf(reading.source, start, end) }];
  });
}

function placeOf<Child extends Nodes>(
  { sourceCodeLocation: place }: DefaultTreeAdapterTypes.Element | DefaultTreeAdapterTypes.TextNode,
  weaver: Weaver<Child>,
  reading: MarkdownReading,
): Span {
  const start = weaver.sourceOf(place?.startOffset ?? 0);
  const end = place ? weaver.sourceOf(place.endOffset - 1) + 1 : start;
  return spanOf(reading.source, start, Math.max(start, end));
}
