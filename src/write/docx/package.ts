/**
 * One document's parts joined with the scaffold's into a Word package. Parts that no document changes are packed once;
 * those that change are cut at their slots once.
 */
import { escapeXml } from '../../formats/xml/escape.js';
import { type ZipPart, zipPart } from '../../formats/zip/part.js';
import { writeZip } from '../../formats/zip/write.js';
import type { Picture, Properties } from '../../model/document.js';
import { remember, rememberByValue } from '../../model/remember.js';
import type { Ledger } from './ledger.js';
import { numberedInstances } from './lists.js';
import type { Parts } from './scaffold.js';
import { cutAtSlots, fillSlots, type Slotted } from './slots.js';

const DOCUMENT = 'word/document.xml';
const NUMBERING = 'word/numbering.xml';
const RELATIONSHIPS = 'word/_rels/document.xml.rels';
const OWN = [DOCUMENT, NUMBERING, RELATIONSHIPS];

/** A scaffold that is ready to take documents. */
export interface PackageFrame {
  /** Parts that are the same in every document, `[Content_Types].xml` first (OPC wants it easy to find). */
  readonly fixed: readonly ZipPart[];
  readonly slotted: readonly { readonly path: string; readonly xml: Slotted }[];
  /** `word/document.xml` before and after what stands in its body. */
  readonly body: readonly [string, string];
  /** The numbering part by the instances added: clients share a policy's lists. */
  readonly numbering: (instances: string) => ZipPart;
  readonly relationships: string;
}

/** Prepares a scaffold's parts. */
export function openFrame(parts: Parts): PackageFrame {
  const document = parts.get(DOCUMENT) ?? '';
  const start = document.indexOf('<w:body>') + '<w:body>'.length;
  const end = document.indexOf('<w:sectPr');
  if (end < start) throw new Error('docx wrote a body without section properties');
  const others = [...parts]
    .filter(([path]) => !OWN.includes(path))
    .map(([path, xml]) => ({ path, xml: cutAtSlots(xml) }));
  const isFixed = ({ xml }: { xml: Slotted }) => xml.names.length === 0;
  return {
    fixed: others
      .filter(isFixed)
      .sort((a, b) => order(a.path) - order(b.path) || (a.path < b.path ? -1 : 1))
      .map(({ path, xml }) => zipPart(path, xml.literals[0] ?? '', 9)),
    slotted: others.filter((part) => !isFixed(part)).sort((a, b) => (a.path < b.path ? -1 : 1)),
    body: [document.slice(0, start), document.slice(end)],
    numbering: rememberByValue(
      (instances: string) => zipPart(NUMBERING, before(parts.get(NUMBERING) ?? '', '</w:numbering>', instances)),
      'large',
    ),
    relationships: parts.get(RELATIONSHIPS) ?? '',
  };
}

const order = (path: string): number => (path === '[Content_Types].xml' ? 0 : path === '_rels/.rels' ? 1 : 2);

/** Joins a body's XML, its ledger and properties with a frame into the file's bytes. */
export function packDocument(frame: PackageFrame, body: string, ledger: Ledger, properties: Properties): Uint8Array {
  const values = { ...properties };
  return writeZip([
    ...frame.fixed,
    ...frame.slotted.map(({ path, xml }) => zipPart(path, fillSlots(xml, values))),
    zipPart(DOCUMENT, frame.body[0] + body + frame.body[1]),
    frame.numbering(numberedInstances(ledger.lists)),
    zipPart(RELATIONSHIPS, before(frame.relationships, '</Relationships>', relationships(ledger))),
    ...[...ledger.pictures].map(([picture, id]) => mediaPart(picture, id)),
  ]);
}

const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function relationships(ledger: Ledger): string {
  const links = [...ledger.addresses].map(
    ([address, id]) =>
      `<Relationship Id="${id}" Type="${TYPES}/hyperlink" Target="${escapeXml(address)}" TargetMode="External"/>`,
  );
  const pictures = [...ledger.pictures].map(
    ([picture, id]) => `<Relationship Id="${id}" Type="${TYPES}/image" Target="media/${mediaName(picture, id)}"/>`,
  );
  return [...links, ...pictures].join('');
}

const mediaName = (picture: Picture, id: string): string => `${id}.${picture.format}`;

/** A picture is packed once, whatever its name in a document. */
const packedPicture = remember((picture: Picture, path: string) => zipPart(path, picture.bytes));

function mediaPart(picture: Picture, id: string): ZipPart {
  const path = `word/media/${mediaName(picture, id)}`;
  return { ...packedPicture(picture, path), path };
}

function before(xml: string, end: string, addition: string): string {
  return xml.slice(0, xml.length - end.length) + addition + end;
}
