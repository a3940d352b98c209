/**
 * XML text into a tree of elements: names with their prefixes as written, attributes, children, character data. Refuses
 * what is not well-formed, a document type declaration (and so every entity but XML's five), and nesting beyond a bound.
 */
import { SaxesParser } from 'saxes';

export interface XmlElement {
  /** `w:p` */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Elements and character data in order; neighbouring character data is one string. */
  readonly children: readonly (XmlElement | string)[];
}

/** Why XML was refused. */
export class XmlTrouble extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'XmlTrouble';
  }
}

/** No office document nests its elements this deep. */
const DEEPEST = 500;

interface Growing extends XmlElement {
  readonly children: (XmlElement | string)[];
}

/** Parses a whole document and gives its root. Throws XmlTrouble. */
export function parseXml(xml: string): XmlElement {
  const parser = new SaxesParser();
  const root: Growing = { name: '', attributes: {}, children: [] };
  const open: Growing[] = [root];
  const top = (): Growing => open[open.length - 1] ?? root;
  const addText = (text: string) => {
    if (open.length === 1 || text === '') return;
    const { children } = top();
    const last = children[children.length - 1];
    if (typeof last === 'string') children[children.length - 1] = last + text;
    else children.push(text);
  };
  parser.on('error', (trouble) => {
    throw new XmlTrouble(trouble.message);
  });
  parser.on('doctype', () => {
    throw new XmlTrouble('A document type declaration is not accepted');
  });
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > DEEPEST) throw new XmlTrouble('The elements are nested too deep');
    const element: Growing = { name, attributes: { ...attributes }, children: [] };
    top().children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(xml).close();
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
