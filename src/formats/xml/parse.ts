/**
 * XML text into a tree of elements: names with their prefixes as written, attributes, children, character data. Refuses
 * what is not well-formed, a document type declaration (and so every entity but XML's five), and nesting beyond a bound.
 */
import { scanXml, XmlTrouble } from './scan.js';

export { XmlTrouble };

export interface XmlElement {
  /** `w:p` */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Elements and character data in order; neighbouring character data is one string. */
  readonly children: readonly (XmlElement | string)[];
}

interface Growing extends XmlElement {
  readonly children: (XmlElement | string)[];
}

/** Parses a whole document and gives its root. Throws XmlTrouble. */
export function parseXml(xml: string): XmlElement {
  const root: Growing = { name: '', attributes: {}, children: [] };
  const open: Growing[] = [root];
  const top = (): Growing => open[open.length - 1] ?? root;
  scanXml(xml, {
    text(words) {
      const { children } = top();
      const last = children[children.length - 1];
      if (typeof last === 'string') children[children.length - 1] = last + words;
      else children.push(words);
    },
    open(name, attributes) {
      const element: Growing = { name, attributes: { ...attributes }, children: [] };
      top().children.push(element);
      open.push(element);
    },
    close() {
      open.pop();
    },
  });
  const [first] = root.children;
  if (first === undefined || typeof first === 'string') throw new XmlTrouble('There is no root element');
  return first;
}

/** Gives an element's own children that are elements, all or those of one name. */
export function childElements(element: XmlElement, name?: string): readonly XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement => typeof child !== 'string' && (name === undefined || child.name === name),
  );
}

/** Gives all elements of a name below an element, in document order. */
export function descendants(element: XmlElement, name: string): readonly XmlElement[] {
  return childElements(element).flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...descendants(child, name),
  ]);
}
