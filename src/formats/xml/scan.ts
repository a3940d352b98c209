/**
 * XML text as a stream of what it holds, for those who need no tree. Refuses what is not well-formed, a document type
 * declaration (and so every entity but XML's five), nesting, attributes and elements beyond a bound.
 */
import { SaxesParser } from 'saxes';

/** Why XML was refused. */
export class XmlTrouble extends Error {
  readonly kind: 'damaged' | 'too-large';

  constructor(message: string, kind: XmlTrouble['kind'] = 'damaged') {
    super(message);
    this.name = 'XmlTrouble';
    this.kind = kind;
  }
}

/** Who listens while XML is read. Names have their prefixes as written. */
export interface XmlListener {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  /** Character data, sections of CDATA too; what follows one another may come in pieces. */
  text?(words: string): void;
}

/** No office document nests its elements this deep. */
const DEEPEST = 500;
/** Nor has any element so many attributes; the root of a Word part has some forty. */
const MOST_ATTRIBUTES = 1_000;

/** Reads a whole document and gives the number of its elements. Throws XmlTrouble, also beyond `most` elements. */
export function scanXml(xml: string, listener: XmlListener, limit = Number.POSITIVE_INFINITY): number {
  const parser = new SaxesParser();
  let depth = 0;
  let elements = 0;
  let attributesHere = 0;
  parser.on('error', (trouble) => {
    throw new XmlTrouble(trouble.message);
  });
  parser.on('doctype', () => {
    throw new XmlTrouble('A document type declaration isn’t accepted');
  });
  const { text } = listener;
  if (text) {
    const inside = (words: string) => {
      if (depth > 0 && words !== '') text(words);
    };
    parser.on('text', inside);
    parser.on('cdata', inside);
  }
  parser.on('attribute', () => {
    if (++attributesHere > MOST_ATTRIBUTES) throw new XmlTrouble('An element has too many attributes');
  });
  parser.on('opentag', ({ name, attributes }) => {
    attributesHere = 0;
    if (++depth > DEEPEST) throw new XmlTrouble('The elements are nested too deep');
    if (++elements > limit) throw new XmlTrouble(`There are more than ${limit} elements`, 'too-large');
    listener.open?.(name, attributes);
  });
  parser.on('closetag', ({ name }) => {
    depth--;
    listener.close?.(name);
  });
  parser.write(xml).close();
  return elements;
}
