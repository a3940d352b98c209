/**
 * XML text into a tree of elements that know where they stand in it, so that a piece can be replaced and all else keep its
 * bytes. Namespaces that office documents use have one prefix here, whatever the file calls them. Refuses what
 * `parseXml` refuses.
 */
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { XmlTrouble } from './parse.js';

/** An element; offsets in UTF-16 units into the XML text. */
export interface PlacedElement {
  readonly kind: 'element';
  /** `w:p`, with the prefix of `PREFIXES` for a namespace that stands there, else as written. */
  readonly name: string;
  /** By name, with the same prefixes; values without their references. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly PlacedNode[];
  readonly parent?: PlacedElement;
  /** Where `<` of the opening tag stands. */
  readonly start: number;
  /** Behind `>` of the opening tag. */
  readonly openEnd: number;
  /** Where `<` of the closing tag stands; `openEnd` for an empty-element tag. */
  readonly closeStart: number;
  readonly end: number;
}

/** Character data between two tags. */
export interface PlacedText {
  readonly kind: 'text';
  /** Without its references. */
  readonly text: string;
  /** Whether it stands in a CDATA section, where nothing is a reference; its places are those within the section. */
  readonly cdata?: true;
  readonly start: number;
  readonly end: number;
}

export type PlacedNode = PlacedElement | PlacedText;

/** The namespaces of office documents (ISO/IEC 29500-4 and Microsoft's additions) and the prefixes they have here. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'r'],
  ['http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing', 'wp'],
  ['http://schemas.openxmlformats.org/drawingml/2006/main', 'a'],
  ['http://schemas.openxmlformats.org/drawingml/2006/picture', 'pic'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://schemas.microsoft.com/office/word/2010/wordprocessingShape', 'wps'],
  ['http://schemas.microsoft.com/office/word/2010/wordprocessingGroup', 'wpg'],
  ['http://schemas.microsoft.com/office/word/2010/wordml', 'w14'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['urn:schemas-microsoft-com:office:office', 'o'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://schemas.openxmlformats.org/package/2006/metadata/core-properties', 'cp'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://purl.org/dc/terms/', 'dcterms'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/custom-properties', 'custom'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes', 'vt'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/extended-properties', 'app'],
  ['http://schemas.openxmlformats.org/package/2006/relationships', 'rel'],
  ['http://www.w3.org/XML/1998/namespace', 'xml'],
]);

/** No office document nests its elements this deep. */
const DEEPEST = 500;

interface Growing extends PlacedElement {
  readonly children: PlacedNode[];
  closeStart: number;
  end: number;
}

/** Parses a whole document and gives its root. Throws XmlTrouble. */
export function parseXmlPlaces(xml: string): PlacedElement {
  const parser = new SaxesParser({ xmlns: true });
  const open: Growing[] = [];
  let root: Growing | undefined;
  let depth = 0;
  let textFrom = 0;
  const addText = (text: string) => {
    const end = xml.lastIndexOf('<', parser.position - 1);
    open.at(-1)?.children.push({ kind: 'text', text, start: textFrom, end });
  };
  parser.on('error', (trouble) => {
    throw new XmlTrouble(trouble.message);
  });
  parser.on('doctype', () => {
    throw new XmlTrouble('A document type declaration isn’t accepted');
  });
  parser.on('text', addText);
  parser.on('cdata', (text) => {
    const end = parser.position - ']]>'.length;
    open.at(-1)?.children.push({ kind: 'text', text, cdata: true, start: end - text.length, end });
    textFrom = parser.position;
  });
  parser.on('comment', () => {
    textFrom = parser.position;
  });
  parser.on('processinginstruction', () => {
    textFrom = parser.position;
  });
  parser.on('opentag', (tag) => {
    if (++depth > DEEPEST) throw new XmlTrouble('The elements are nested too deep');
    const openEnd = parser.position;
    const element = grow(tag, openingOf(xml, openEnd), openEnd, open.at(-1));
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
    textFrom = openEnd;
  });
  parser.on('closetag', (tag) => {
    depth--;
    const element = open.pop();
    if (!element) return;
    element.end = parser.position;
    element.closeStart = tag.isSelfClosing ? element.openEnd : xml.lastIndexOf('<', parser.position - 1);
    textFrom = parser.position;
  });
  parser.write(xml).close();
  if (!root) throw new XmlTrouble('There is no root element');
  return root;
}

/** Where the opening tag that ends at `end` begins; `<` cannot stand within it (XML 1.0, 3.1). */
function openingOf(xml: string, end: number): number {
  return xml.lastIndexOf('<', end - 1);
}

function grow(tag: SaxesTagNS, start: number, openEnd: number, parent: PlacedElement | undefined): Growing {
  const attributes = new Map<string, string>();
  for (const { name, uri, local, value } of Object.values(tag.attributes))
    attributes.set(prefixedName(uri, local, name), value);
  return {
    kind: 'element',
    name: prefixedName(tag.uri, tag.local, tag.name),
    attributes,
    children: [],
    ...(parent ? { parent } : {}),
    start,
    openEnd,
    closeStart: openEnd,
    end: openEnd,
  };
}

function prefixedName(uri: string, local: string, sourceName: string): string {
  const prefix = PREFIXES.get(uri);
  return prefix ? `${prefix}:${local}` : sourceName;
}

/** Gives an element's own children that are elements, all or those of one name. */
export function placedChildren(element: PlacedElement, name?: string): readonly PlacedElement[] {
  return element.children.filter(
    (child): child is PlacedElement => child.kind === 'element' && (name === undefined || child.name === name),
  );
}

/** Gives the first own child of a name. */
export function placedChild(element: PlacedElement | undefined, name: string): PlacedElement | undefined {
  return element?.children.find((child): child is PlacedElement => child.kind === 'element' && child.name === name);
}

const REFERENCES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Where each letter of a text stands: offsets into the XML, one for each UTF-16 unit of `node.text` and one behind the last.
 * A reference (`&lt;`) stands for its letters as a whole.
 */
export function letterPlaces(xml: string, node: PlacedText): readonly number[] {
  const raw = xml.slice(node.start, node.end);
  if (node.cdata) return Array.from({ length: node.text.length + 1 }, (_, unit) => node.start + unit);
  const places: number[] = [];
  const pattern = /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));|\r\n?|[\s\S]/giu;
  for (const match of raw.matchAll(pattern)) {
    const [all, hex, decimal, name] = match;
    const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : undefined;
    const letters = code !== undefined ? String.fromCodePoint(code) : name ? (REFERENCES[name] ?? all) : all;
    const width = /^\r/.test(all) ? 1 : letters.length;
    for (let unit = 0; unit < width; unit++) places.push(node.start + match.index + (all.length === width ? unit : 0));
  }
  places.push(node.end);
  return places;
}
