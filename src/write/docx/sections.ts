/**
 * Parts a body into sections: upright pages, and those turned on their side for a landscape range. The properties of a section stand in
 * its last paragraph, those of the last at the end of the body (ISO/IEC 29500-1, 17.6.18 and 17.6.17).
 */
import type { DocumentContext } from './document-context.js';
import { paragraphXml } from './paragraphs.js';
import { gap } from './tables.js';
import { type XmlPart, xmlOf } from './xml-pieces.js';

/** The `w:sectPr` of a document's sections. */
export interface SectionProperties {
  /** The first section, whose first page may have a header of its own. */
  readonly first: string;
  /** Upright pages further on. */
  readonly upright: string;
  /** Pages turned on their side; the document's frame has none where no range is. */
  readonly turned: string | undefined;
}

/** What stands on pages of one kind. */
export interface BodyPart {
  readonly xml: readonly XmlPart[];
  readonly isTurned: boolean;
}

/** Finds the properties of sections in `word/document.xml`, as docx writes it for one section or two. */
export function sectionsIn(document: string): SectionProperties {
  const [first, turned] = [...document.matchAll(/<w:sectPr\b.*?<\/w:sectPr>/g)].map(([properties]) => properties);
  if (first === undefined) throw new Error('docx wrote a body without section properties');
  const upright = first.replaceAll(/<w:(?:header|footer)Reference w:type="first"[^>]*\/>|<w:titlePg\/>/g, '');
  return { first, upright, turned };
}

/**
 * Ends what stands on pages of one kind: after a table with a narrow paragraph, which Word needs. A page break with nothing after it
 * would only add an empty page.
 */
export function partEnd(context: DocumentContext): string {
  context.pageBreak = false;
  const end = gap(context);
  context.belowTable = false;
  context.styleAbove = '';
  return end;
}

/** Joins parts, each with the properties of its section. */
export function joinParts(
  parts: readonly BodyPart[],
  sections: SectionProperties,
  context: DocumentContext,
): readonly XmlPart[] {
  const joined: XmlPart[] = [];
  for (const [at, { xml, isTurned }] of parts.entries()) {
    const properties = isTurned ? sections.turned : at === 0 ? sections.first : sections.upright;
    if (properties === undefined) throw new Error('The frame has no section for landscape pages');
    if (at === parts.length - 1) joined.push(...xml, properties);
    else joined.push(endedWith(properties, xml.map(xmlOf).join(''), context));
  }
  return joined;
}

/** Puts properties into the last paragraph, as the last of its own properties; after a list of contents into one of their own. */
function endedWith(properties: string, xml: string, context: DocumentContext): string {
  const whole = xml.endsWith('</w:p>') ? xml : xml + paragraphXml('TableGap', '', context);
  const start = whole.lastIndexOf('<w:p>') + '<w:p>'.length;
  const [before, paragraph] = [whole.slice(0, start), whole.slice(start)];
  if (!paragraph.startsWith('<w:pPr>')) return `${before}<w:pPr>${properties}</w:pPr>${paragraph}`;
  const end = paragraph.indexOf('</w:pPr>');
  return before + paragraph.slice(0, end) + properties + paragraph.slice(end);
}
