/**
 * Joins a document's parts and the scaffold's to a Word package. Parts that are the same in every document are packed once;
 * the others are cut at their marks once.
 */
import { escapeXml } from '../../formats/xml/escape.js';
import { type ZipPart, zipPart } from '../../formats/zip/part.js';
import { writeZip } from '../../formats/zip/write.js';
import type { Picture, Properties } from '../../model/document.js';
import { remember, rememberByValue } from '../../model/remember.js';
import type { DocumentContext } from './document-context.js';
import { numberedInstances } from './lists.js';
import { cutAtMarks, fillMarks, type MarkedXml } from './marked-xml.js';
import type { Parts } from './scaffold.js';
import { withSignFaces } from './sign-faces.js';

const DOCUMENT = 'word/document.xml';
const NUMBERING = 'word/numbering.xml';
const RELATIONSHIPS = 'word/_rels/document.xml.rels';
const DOCUMENT_PARTS = [DOCUMENT, NUMBERING, RELATIONSHIPS];

/** A scaffold that is ready for documents. */
export interface PackageFrame {
  /** Parts that are the same in every document, `[Content_Types].xml` first (OPC wants it easy to find). */
  readonly fixedParts: readonly ZipPart[];
  readonly markedParts: readonly { readonly path: string; readonly xml: MarkedXml }[];
  /** `word/document.xml` before and after the content of its body. */
  readonly body: readonly [string, string];
  /** The numbering part with these instances added. It is remembered, since organisations share a policy's lists. */
  readonly numbering: (instances: string) => ZipPart;
  readonly relationships: string;
}

/** Prepares a scaffold's parts. */
export function openFrame(parts: Parts): PackageFrame {
  const document = parts.get(DOCUMENT) ?? '';
  const start = document.indexOf('<w:body>') + '<w:body>'.length;
  const end = document.indexOf('<w:sectPr');
  if (end < start) throw new Error('docx wrote a body without section properties');
  const sharedParts = [...parts]
    .filter(([path]) => !DOCUMENT_PARTS.includes(path))
    .map(([path, xml]) => ({ path, xml: cutAtMarks(xml) }));
  const isFixed = ({ xml }: { xml: MarkedXml }) => xml.names.length === 0;
  return {
    fixedParts: sharedParts
      .filter(isFixed)
      .sort((a, b) => order(a.path) - order(b.path) || (a.path < b.path ? -1 : 1))
      .map(({ path, xml }) => zipPart(path, xml.literals[0] ?? '', 9)),
    markedParts: sharedParts.filter((part) => !isFixed(part)).sort((a, b) => (a.path < b.path ? -1 : 1)),
    body: [document.slice(0, start), document.slice(end)],
    numbering: rememberByValue(
      (instances: string) => zipPart(NUMBERING, before(parts.get(NUMBERING) ?? '', '</w:numbering>', instances)),
      'large',
    ),
    relationships: parts.get(RELATIONSHIPS) ?? '',
  };
}

const order = (path: string): number => (path === '[Content_Types].xml' ? 0 : path === '_rels/.rels' ? 1 : 2);

/** Joins a body's XML, its context and properties with a frame into the file's bytes. */
export function packDocument(
  frame: PackageFrame,
  body: string,
  context: DocumentContext,
  properties: Properties,
): Uint8Array {
  const values = { ...properties };
  return writeZip([
    ...frame.fixedParts,
    ...frame.markedParts.map(({ path, xml }) => zipPart(path, withSignFaces(fillMarks(xml, values)))),
    zipPart(DOCUMENT, frame.body[0] + withSignFaces(body) + frame.body[1]),
    frame.numbering(numberedInstances(context.lists)),
    zipPart(RELATIONSHIPS, before(frame.relationships, '</Relationships>', relationships(context))),
    ...[...context.pictures].map(([picture, id]) => mediaPart(picture, id)),
  ]);
}

const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function relationships(context: DocumentContext): string {
  const links = [...context.addresses].map(
    ([address, id]) =>
      `<Relationship Id="${id}" Type="${TYPES}/hyperlink" Target="${escapeXml(address)}" TargetMode="External"/>`,
  );
  const pictures = [...context.pictures].map(
    ([picture, id]) => `<Relationship Id="${id}" Type="${TYPES}/image" Target="media/${mediaName(picture, id)}"/>`,
  );
  return [...links, ...pictures].join('');
}

const mediaName = (picture: Picture, id: string): string => `${id}.${picture.format}`;

/** A picture is packed once, even if its name differs between documents. */
const packedPicture = remember((picture: Picture, path: string) => zipPart(path, picture.bytes));

function mediaPart(picture: Picture, id: string): ZipPart {
  const path = `word/media/${mediaName(picture, id)}`;
  return { ...packedPicture(picture, path), path };
}

function before(xml: string, end: string, addition: string): string {
  return xml.slice(0, xml.length - end.length) + addition + end;
}
