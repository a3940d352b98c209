/** The elements of a page as browsers see them (WHATWG HTML, 13.2), and short ways to ask about them. */
import { type DefaultTreeAdapterTypes, parse } from 'parse5';

/** A node of a page: words, or an element. */
export type PageNode = string | PageElement;

export interface PageElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly PageNode[];
}

/** Parses a page; what is never ended or misplaced is put where browsers put it. */
export function parsePage(html: string): PageElement {
  return { name: '#document', attributes: new Map(), children: nodesOf(parse(html).childNodes, 0) };
}

/** Nodes further within one another are nobody’s document. */
const DEEPEST = 200;

function nodesOf(nodes: readonly DefaultTreeAdapterTypes.ChildNode[], depth: number): readonly PageNode[] {
  if (depth > DEEPEST) return [];
  return nodes.flatMap((node): readonly PageNode[] => {
    if ('value' in node) return [node.value];
    if (!('tagName' in node)) return [];
    const attributes = new Map(node.attrs.map(({ name, value }) => [name, value]));
    return [{ name: node.tagName, attributes, children: nodesOf(node.childNodes, depth + 1) }];
  });
}

export function isElement(node: PageNode | undefined): node is PageElement {
  return typeof node === 'object';
}

/** The children that are elements. */
export function elementsIn({ children }: PageElement): readonly PageElement[] {
  return children.filter(isElement);
}

/** All elements below one that pass a test, in order; not those within one that does. */
export function findElements(element: PageElement, isMeant: (element: PageElement) => boolean): readonly PageElement[] {
  return elementsIn(element).flatMap((child) => (isMeant(child) ? [child] : findElements(child, isMeant)));
}

export function hasClass({ attributes }: PageElement, name: string): boolean {
  return (attributes.get('class') ?? '').split(/\s+/).includes(name);
}

/** The words of an element and of all within it. */
export function wordsOf(node: PageNode): string {
  return typeof node === 'string' ? node : node.children.map(wordsOf).join('');
}
