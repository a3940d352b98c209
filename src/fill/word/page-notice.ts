/**
 * A line that a Word file filled in place says at the head of every page, with a mark across the page, whatever the author's own
 * headers are: each of them gets it, and kinds of page without a header get one of their own.
 */
import { escapeXml } from '../../formats/xml/escape.js';
import { type PlacedElement, parseXmlPlaces } from '../../formats/xml/places.js';
import type { WordTemplate } from '../../model/word.js';
import type { PageNotice } from '../apart.js';
import { addType, freePath, mainPart, type Parts, xmlOf } from './main-part.js';
import { addRelationships } from './relationships.js';

const RELATIONSHIP = 'rIdPageNotice';
const HEADER_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml';
const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The headers that Word knows (ISO/IEC 29500-1, 17.10.5). A later section without one takes that of the section before. */
const KINDS = ['default', 'first', 'even'] as const;

/** Adds the notice to the parts of a filled file. */
export function addPageNotice(template: WordTemplate, notice: PageNotice, parts: Parts): void {
  const found = mainPart(template);
  if (!found) return;
  const main = found.path;
  for (const path of found.related('header')) parts.set(path, withNotice(xmlOf(template, path, parts), notice));
  const document = xmlOf(template, main, parts);
  const lacking = withHeaders(document);
  if (lacking === undefined) return;
  parts.set(main, lacking);
  const header = freePath(template, 'word/page-notice.xml');
  parts.set(header, headerPart(notice));
  addRelationships(template, main, [{ id: RELATIONSHIP, type: 'header', target: `/${header}` }], parts);
  addType(template, header, HEADER_TYPE, parts);
}

/** A header with the notice as its first paragraph. */
function withNotice(xml: string, notice: PageNotice): string {
  const root = parseXmlPlaces(xml);
  const isEmptyTag = root.openEnd === root.end;
  if (!isEmptyTag) return xml.slice(0, root.openEnd) + noticeParagraph(notice) + xml.slice(root.openEnd);
  const name = /^<([^\s/>]+)/.exec(xml.slice(root.start))?.[1] ?? 'w:hdr';
  const open = xml.slice(root.start, root.openEnd).replace(/\/>$/, '>');
  return `${xml.slice(0, root.start)}${open}${noticeParagraph(notice)}</${name}>${xml.slice(root.end)}`;
}

/** The document with a header for each kind of page that has none; undefined where it has all. */
function withHeaders(xml: string): string | undefined {
  const body = parseXmlPlaces(xml).children.find((child) => child.kind === 'element' && child.name === 'w:body');
  if (body?.kind !== 'element') return undefined;
  const [first] = elementsNamed(body, 'w:sectPr').filter(({ parent }) => parent?.name !== 'w:sectPrChange');
  const present = new Set(
    (first ? elementsNamed(first, 'w:headerReference') : []).map(({ attributes }) => attributes.get('w:type')),
  );
  const added = KINDS.filter((kind) => !present.has(kind))
    .map(reference)
    .join('');
  if (added === '') return undefined;
  if (!first) {
    const section = `<w:sectPr xmlns:w="${W}">${added}</w:sectPr>`;
    return xml.slice(0, body.closeStart) + section + xml.slice(body.closeStart);
  }
  if (first.openEnd !== first.end) return xml.slice(0, first.openEnd) + added + xml.slice(first.openEnd);
  const name = /^<([^\s/>]+)/.exec(xml.slice(first.start))?.[1] ?? 'w:sectPr';
  const open = xml.slice(first.start, first.openEnd).replace(/\/>$/, '>');
  return `${xml.slice(0, first.start)}${open}${added}</${name}>${xml.slice(first.end)}`;
}

function elementsNamed(element: PlacedElement, name: string): readonly PlacedElement[] {
  return element.children.flatMap((child) => {
    if (child.kind === 'text') return [];
    return child.name === name ? [child] : elementsNamed(child, name);
  });
}

const reference = (kind: string): string =>
  `<w:headerReference xmlns:w="${W}" xmlns:r="${R}" w:type="${kind}" r:id="${RELATIONSHIP}"/>`;

function headerPart(notice: PageNotice): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:hdr xmlns:w="${W}">${noticeParagraph(notice)}</w:hdr>`;
}

/** Word's shape for text along a line, as its watermark command writes it. */
const SHAPE_TYPE =
  '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas>' +
  [
    'sum #0 0 10800',
    'prod #0 2 1',
    'sum 21600 0 @1',
    'sum 0 0 @2',
    'sum 21600 0 @3',
    'if @0 @3 0',
    'if @0 21600 @1',
    'if @0 0 @2',
    'if @0 @4 21600',
    'mid @5 @6',
    'mid @8 @5',
    'mid @7 @8',
    'mid @6 @7',
    'sum @6 0 @5',
  ]
    .map((formula) => `<v:f eqn="${formula}"/>`)
    .join('') +
  '</v:formulas><v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>' +
  '<v:textpath on="t" fitshape="t"/><v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>' +
  '<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>';

/** The line in bold, and the mark as Word's own watermark command makes it, so that Word can remove it. */
function noticeParagraph({ line, watermark }: PageNotice): string {
  return (
    `<w:p xmlns:w="${W}"><w:pPr><w:spacing w:before="0" w:after="60"/></w:pPr>` +
    `<w:r><w:rPr><w:b/><w:sz w:val="18"/></w:rPr><w:t>${escapeXml(line)}</w:t></w:r>` +
    `<w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">${SHAPE_TYPE}` +
    '<v:shape id="PowerPlusWaterMarkObject1" type="#_x0000_t136" ' +
    'style="position:absolute;margin-left:0;margin-top:0;width:420pt;height:140pt;rotation:315;z-index:-251658752;' +
    'mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin" ' +
    'o:allowincell="f" fillcolor="silver" stroked="f"><v:fill opacity=".5"/>' +
    `<v:textpath on="t" fitshape="t" style="font-family:&quot;Calibri&quot;;font-size:1pt" string="${escapeXml(watermark)}"/>` +
    '</v:shape></w:pict></w:r></w:p>'
  );
}
