/**
 * Joins a document's parts and the scaffold's to a Word package. Parts that are the same in every document are packed once;
 * the others are cut at their marks once.
 */
import { plainPicture } from '../../formats/picture.js';
import { escapeXml } from '../../formats/xml/escape.js';
import { type PackedStart, packStart, type ZipPart, zipPart, zipPartFrom } from '../../formats/zip/part.js';
import { writeZip } from '../../formats/zip/write.js';
import type { Picture, Properties } from '../../model/document.js';
import { literal } from '../../model/literal.js';
import { remember, rememberByValue } from '../../model/remember.js';
import type { Theme } from '../../model/theme.js';
import { constructStyles, HYPHENATION_SETTINGS, SUPPRESSED_HYPHENS } from './construct-styles.js';
import { CONTROL_DATA } from './control-data.js';
import type { DocumentContext, ListInstance, Relations } from './document-context.js';
import { FOOTNOTE_SETTINGS, type NotesPart } from './footnotes.js';
import { documentInstances } from './lists.js';
import { cutAtMarks, fillMarks, type MarkedXml } from './marked-xml.js';
import type { Parts } from './scaffold.js';
import { type SectionProperties, sectionsIn } from './sections.js';
import { hasSign, withSignFaces } from './sign-faces.js';
import { withOffers } from './style-gallery.js';
import { encodedXml, type XmlPart } from './xml-pieces.js';

const DOCUMENT = 'word/document.xml';
const NUMBERING = 'word/numbering.xml';
const RELATIONSHIPS = 'word/_rels/document.xml.rels';
const STYLES = 'word/styles.xml';
const SETTINGS = 'word/settings.xml';
const NOTES = 'word/footnotes.xml';
const NOTES_RELATIONSHIPS = 'word/_rels/footnotes.xml.rels';
const RELATIONSHIPS_END = '</Relationships>';
const DOCUMENT_PARTS = [DOCUMENT, NUMBERING, RELATIONSHIPS];

/** A scaffold that is ready for documents. */
export interface PackageFrame {
  /** Parts that are the same in every document, `[Content_Types].xml` first (OPC wants it easy to find). */
  readonly fixedParts: readonly ZipPart[];
  readonly markedParts: readonly MarkedPart[];
  /** `word/document.xml` before and after the content of its body. */
  readonly body: readonly [string, string];
  readonly sections: SectionProperties;
  /** The numbering part with these definitions and instances. It is remembered, since organisations share a policy's lists. */
  readonly numbering: (definitions: ReadonlyMap<string, string>, lists: readonly ListInstance[]) => ZipPart;
  /** The styles part with these styles, by their ids, which tell what they are, in place of what it has of them; `divides`: words may be divided in those that say so. */
  readonly styles: (additions: ReadonlyMap<string, string>, divides: boolean) => ZipPart;
  /** The settings of documents that have more to say there: of footnotes, or of words that may be divided. */
  readonly settings: (said: SaidInSettings) => ZipPart;
  /** `word/footnotes.xml` before its notes. */
  readonly notesStart: string;
  /** The relationships that every document has, without the end of the part. */
  readonly relationships: PackedStart;
}

/** What a document has that its settings say. */
interface SaidInSettings {
  readonly footnotes: boolean;
  readonly dividedWords: boolean;
}

/** A part with the words of each document. */
interface MarkedPart {
  readonly path: string;
  readonly xml: MarkedXml;
  /** The part, from the first of these words on: what stands before is packed already. */
  readonly packed: (rest: string) => ZipPart;
}

/** Prepares a scaffold's parts. */
export function openFrame(parts: Parts): PackageFrame {
  const numbering = rememberByValue(
    (_key: string, definitions: ReadonlyMap<string, string>, lists: readonly ListInstance[]) => {
      const defined = withDefinitions(textOf(parts, NUMBERING), [...definitions.values()].join(''));
      return zipPart(NUMBERING, before(defined, '</w:numbering>', documentInstances(lists)));
    },
    'large',
  );
  const styles = rememberByValue((_key: string, additions: ReadonlyMap<string, string>, divides: boolean) => {
    const styles = withOffers(withStyles(textOf(parts, STYLES), additions));
    return zipPart(STYLES, divides ? withoutHyphens(styles) : styles, 9);
  }, 'large');
  const settings = rememberByValue((_key: string, { footnotes, dividedWords }: SaidInSettings) => {
    const plain = textOf(parts, SETTINGS);
    const noted = footnotes ? insertedBefore(plain, '<w:compat>', FOOTNOTE_SETTINGS) : plain;
    const xml = dividedWords ? insertedBefore(noted, '<w:evenAndOddHeaders', HYPHENATION_SETTINGS) : noted;
    return zipPart(SETTINGS, xml, 9);
  }, 'all');
  const document = textOf(parts, DOCUMENT);
  const start = document.indexOf('<w:body>') + '<w:body>'.length;
  const sharedParts = [...parts]
    .filter(([path]) => !DOCUMENT_PARTS.includes(path))
    .map(([path, xml]) => ({ path, xml: cutAtMarks(xml) }));
  const isFixed = ({ xml }: { xml: MarkedXml }) => xml.names.length === 0;
  return {
    fixedParts: sharedParts
      .filter(isFixed)
      .sort((a, b) => order(a.path) - order(b.path) || (a.path < b.path ? -1 : 1))
      .map(({ path, xml }) => zipPart(path, xml.literals[0] ?? '', 9)),
    markedParts: sharedParts
      .filter((part) => !isFixed(part))
      .sort((a, b) => (a.path < b.path ? -1 : 1))
      .map(({ path, xml }) => ({ path, xml, packed: packing(path, xml) })),
    body: [document.slice(0, start), document.slice(document.lastIndexOf('</w:body>'))],
    sections: sectionsIn(document),
    numbering: (definitions, lists) => numbering(numberingKey(definitions, lists), definitions, lists),
    styles: (additions, divides) => styles(`${divides} ${[...additions.keys()].join(' ')}`, additions, divides),
    settings: (said) => settings(`${said.footnotes} ${said.dividedWords}`, said),
    notesStart: notesStart(textOf(parts, NOTES)),
    relationships: packStart(textOf(parts, RELATIONSHIPS).slice(0, -RELATIONSHIPS_END.length)),
  };
}

/** Properties that each organisation has of its own. Others of a policy are often the same in all packs that have it. */
const OF_ORGANISATION: readonly string[] = ['organisation', 'owner', 'footer', 'issue'];

function packing(path: string, { literals: [beginning = ''], names }: MarkedXml): MarkedPart['packed'] {
  const start = packStart(beginning);
  const pack = (rest: string): ZipPart => zipPartFrom(path, start, rest);
  return names.some((name) => OF_ORGANISATION.includes(name)) ? pack : rememberByValue(pack, 'large');
}

/** What tells the numbering of two documents apart: a definition is the same wherever its name and place are. */
function numberingKey(definitions: ReadonlyMap<string, string>, lists: readonly ListInstance[]): string {
  let key = [...definitions.keys()].join('\n');
  for (const { definition, start } of lists) key += `\n${definition}:${start ? `${start.level}:${start.number}` : ''}`;
  return key;
}

function textOf(parts: Parts, path: string): string {
  const xml = parts.get(path);
  if (xml === undefined) throw new Error(`docx wrote no ${path}`);
  return xml;
}

/** Definitions stand before all instances (ISO/IEC 29500-1, 17.9.17). Ours with styles are there already. */
function withDefinitions(numbering: string, definitions: string): string {
  return definitions === '' ? numbering : insertedBefore(numbering, '<w:num ', definitions);
}

function withStyles(styles: string, additions: ReadonlyMap<string, string>): string {
  let bare = styles;
  for (const id of additions.keys())
    bare = bare.replace(new RegExp(`<w:style (?=[^>]*w:styleId="${literal(id)}").*?</w:style>`), '');
  return insertedBefore(bare, '</w:styles>', [...additions.values()].join(''));
}

/** Words aren't divided by the default of all paragraphs, whatever settings say (17.7.5.2, and 17.3.1.26 for the order). */
function withoutHyphens(styles: string): string {
  const bare = '<w:pPrDefault/>';
  return styles.includes(bare)
    ? styles.replace(bare, `<w:pPrDefault><w:pPr>${SUPPRESSED_HYPHENS}</w:pPr></w:pPrDefault>`)
    : insertedAfter(styles, '<w:pPrDefault><w:pPr>', SUPPRESSED_HYPHENS);
}

/** docx writes lines above the notes that begin with a number. Ours come with the notes. */
function notesStart(notes: string): string {
  return notes.slice(0, notes.indexOf('<w:footnote '));
}

function insertedAfter(xml: string, place: string, addition: string): string {
  const at = xml.indexOf(place);
  if (at < 0) throw new Error(`docx did not write ${place}`);
  return xml.slice(0, at + place.length) + addition + xml.slice(at + place.length);
}

function insertedBefore(xml: string, place: string, addition: string): string {
  const at = xml.indexOf(place);
  if (at < 0) throw new Error(`docx did not write ${place}`);
  return xml.slice(0, at) + addition + xml.slice(at);
}

const order = (path: string): number => (path === '[Content_Types].xml' ? 0 : path === '_rels/.rels' ? 1 : 2);

/** The text of a document, and what its properties say. */
export interface WrittenText {
  /** The content of its body, with the properties of its sections. */
  readonly body: readonly XmlPart[];
  readonly notes: NotesPart | undefined;
  readonly properties: Properties;
  /** The part with the entries of document control. */
  readonly controlData: string;
}

/** Joins a text and its context with a frame into the file's bytes. */
export function packDocument(
  frame: PackageFrame,
  { body, notes, properties, controlData }: WrittenText,
  context: DocumentContext,
  theme: Theme,
): Uint8Array {
  // A header and footer of an author's own are those of a Word file, which is filled in place.
  const { furniture: _, ...said } = properties;
  const values = { ...said, made: madeOn(properties) };
  const additions = constructStyles(context.constructs, theme);
  const more = { footnotes: notes !== undefined, dividedWords: context.constructs.has('divided-words') };
  const changed = new Map(
    [
      ...(additions.size > 0 ? [frame.styles(additions, more.dividedWords)] : []),
      ...(more.footnotes || more.dividedWords ? [frame.settings(more)] : []),
      ...(notes ? [zipPart(NOTES, `${frame.notesStart}${withSignFaces(notes.xml)}</w:footnotes>`, LEVEL)] : []),
    ].map((part) => [part.path, part]),
  );
  return writeZip([
    ...frame.fixedParts.map((part) => changed.get(part.path) ?? part),
    ...frame.markedParts.map((part) => filledPart(part, values)),
    zipPart(DOCUMENT, encodedXml([frame.body[0], ...body, frame.body[1]]), LEVEL),
    frame.numbering(context.definitions, context.lists),
    zipPartFrom(RELATIONSHIPS, frame.relationships, relationships(context.relations) + RELATIONSHIPS_END),
    zipPart(CONTROL_DATA, controlData, LEVEL),
    ...mediaParts(context.relations),
    ...(notes ? noteRelationParts(notes.relations) : []),
  ]);
}

/** How well what differs between documents is deflated: at 6 it would take three times as long, to save some hundred bytes. */
const LEVEL = 3;

/** A sign among the words changes the run that they are in, and so what stands before them. */
function filledPart({ path, xml, packed }: MarkedPart, values: Parameters<typeof fillMarks>[1]): ZipPart {
  const [beginning = ''] = xml.literals;
  const rest = fillMarks(xml, values);
  if (!hasSign(rest) && !hasSign(beginning)) return packed(rest);
  const filled = withSignFaces(beginning + rest);
  return filled.startsWith(beginning) ? packed(filled.slice(beginning.length)) : zipPart(path, filled, LEVEL);
}

/** Where no review is known: the first date that an entry of a zip can bear. */
const NEVER = '1980-01-01';

/** When a file was made, in its properties: on the day of the last review, at noon, so that the day is the same in each time zone near ours. */
function madeOn({ reviewedOn }: Properties): string {
  return `${reviewedOn ?? NEVER}T12:00:00Z`;
}

function noteRelationParts(relations: Relations): readonly ZipPart[] {
  const xml = relationships(relations);
  if (xml === '') return [];
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  const element = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${xml}</Relationships>`;
  return [zipPart(NOTES_RELATIONSHIPS, head + element), ...mediaParts(relations)];
}

const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function relationships({ addresses, pictures }: Relations): string {
  const links = [...addresses].map(
    ([address, id]) =>
      `<Relationship Id="${id}" Type="${TYPES}/hyperlink" Target="${escapeXml(address)}" TargetMode="External"/>`,
  );
  const images = [...pictures].map(
    ([picture, id]) => `<Relationship Id="${id}" Type="${TYPES}/image" Target="media/${mediaName(picture, id)}"/>`,
  );
  return [...links, ...images].join('');
}

const mediaName = (picture: Picture, id: string): string => `${id}.${picture.format}`;

/** A picture is packed once, even if its name differs between documents. */
const packedPicture = remember((picture: Picture, path: string) => zipPart(path, plainPicture(picture.bytes)));

function mediaParts({ pictures }: Relations): readonly ZipPart[] {
  return [...pictures].map(([picture, id]) => {
    const path = `word/media/${mediaName(picture, id)}`;
    return { ...packedPicture(picture, path), path };
  });
}

function before(xml: string, end: string, addition: string): string {
  return xml.slice(0, xml.length - end.length) + addition + end;
}
