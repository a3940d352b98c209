/**
 * Opens the bytes of a .docx as parts: each with its content type, its relationships, its text if it is XML, and its packed bytes, so
 * that unchanged parts are written again as they were. Recognises Word documents by content, and says what other files are.
 * Every part has been unpacked once, within limits, and every XML part is known to be well-formed.
 */
import type { ZipPart } from '../zip/part.js';
import { readZipParts, ZipTrouble } from '../zip/read.js';
import { CONTENT_TYPES, type ContentTypes, readContentTypes } from './content-types.js';
import { contentOf, readPart, type TakeText, textTaker } from './part-texts.js';
import { officeKind, refuseOtherArchives, refuseOtherFiles } from './recognise.js';
import { damagedPart, damagedWhole, SAVE_AGAIN, SAVE_AS_DOCX, type WordRefusal, WordTrouble } from './refusal.js';
import { type Relationship, readRelationships, relationshipName, relationshipsPath } from './relationships.js';

export type { Relationship, WordRefusal };

export interface WordPackage {
  /** By path, in the archive's order; `[Content_Types].xml` and the `.rels` parts are among them. */
  readonly parts: ReadonlyMap<string, WordPart>;
  /** Path of the main document part, mostly `word/document.xml`. */
  readonly main: string;
  /** Of the package itself. */
  readonly relationships: readonly Relationship[];
}

export interface WordPart {
  readonly path: string;
  /** `''` for none. */
  readonly contentType: string;
  readonly packed: ZipPart;
  /** Text of an XML part, without byte order mark; absent for other parts. */
  readonly xml?: string;
  /** Of its `.rels` part, `[]` for none. */
  readonly relationships: readonly Relationship[];
}

export type OpenedWord =
  | { readonly value: WordPackage; readonly refusal?: undefined }
  | { readonly value?: undefined; readonly refusal: WordRefusal };

/** Opens a Word document or template (.docx, .dotx), or says why not. Never throws. */
export function openWordPackage(bytes: Uint8Array): OpenedWord {
  try {
    return { value: open(bytes) };
  } catch (trouble) {
    if (trouble instanceof WordTrouble) return { refusal: trouble.refusal };
    if (trouble instanceof ZipTrouble) return { refusal: ofArchive(trouble) };
    throw trouble;
  }
}

type Files = ReadonlyMap<string, ZipPart>;

function open(bytes: Uint8Array): WordPackage {
  refuseOtherFiles(bytes);
  const files = readZipParts(bytes);
  refuseOtherArchives(files);
  const take = textTaker();
  const types = contentTypes(files, take);
  const relationshipsOf = relationshipsReader(files, take);
  const relationships = relationshipsOf('');
  const main = mainPart(files, relationships, types);
  const parts = new Map<string, WordPart>();
  for (const [path, packed] of files) {
    const part = { path, contentType: types(path), packed, relationships: relationshipsOf(path) };
    if (isXml(path, part.contentType)) parts.set(path, { ...part, xml: take(path, packed) });
    else if (contentOf(path, packed)) parts.set(path, part);
  }
  refuseMacros([...parts.values()]);
  refuseOtherRoot(main, parts.get(main)?.xml);
  return { parts, main, relationships };
}

function contentTypes(files: Files, take: TakeText): ContentTypes {
  const file = files.get(CONTENT_TYPES);
  if (file) {
    const xml = take(CONTENT_TYPES, file);
    return readPart(CONTENT_TYPES, () => readContentTypes(xml));
  }
  if (holdsWordFolder(files)) throw damagedWhole(`has no ${CONTENT_TYPES}`);
  throw new WordTrouble('not-word', 'This is a zip archive, not a Word document', SAVE_AS_DOCX);
}

function holdsWordFolder(files: Files): boolean {
  return [...files.keys()].some((path) => path.startsWith('word/'));
}

/** Gives a reader of the relationships of a part, or of the package for `''`. Part names are the same in any case. */
function relationshipsReader(files: Files, take: TakeText): (source: string) => readonly Relationship[] {
  const paths = new Map([...files.keys()].map((path) => [path.toLowerCase(), path]));
  const find = (path: string) => paths.get(path.toLowerCase());
  return (source) => {
    const path = find(relationshipsPath(source));
    const file = path === undefined ? undefined : files.get(path);
    if (path === undefined || file === undefined) return [];
    const xml = take(path, file);
    return readPart(path, () => readRelationships(xml, source, find));
  };
}

const STRICT = 'http://purl.oclc.org/ooxml/';
const WORD = /wordprocessingml\.(document|template)\.main\+xml$/i;
const MACRO_WORD = /ms-word\.(document|template)\.macroEnabled/i;

/** Finds the main part, and refuses a package whose main part is not a Word document's. */
function mainPart(files: Files, relationships: readonly Relationship[], types: ContentTypes): string {
  const office = relationships.find(
    (relationship) => !relationship.external && relationshipName(relationship) === 'officeDocument',
  );
  if (!office) {
    if (holdsWordFolder(files)) throw damagedWhole('doesn’t say which part has its text (_rels/.rels)');
    throw new WordTrouble('not-word', 'This file comes from another program and isn’t a Word document', SAVE_AS_DOCX);
  }
  if (office.part === undefined) throw damagedWhole(`is missing the part with its text (${office.target})`);
  const type = types(office.part);
  const kind = officeKind(type);
  if (kind) throw new WordTrouble('not-word', `This is ${kind}, not a Word document`, SAVE_AS_DOCX);
  if (MACRO_WORD.test(type)) throw macros();
  if (office.type.startsWith(STRICT)) throw strict();
  if (!WORD.test(type)) throw damagedPart(office.part, 'isn’t marked as the text of a Word document');
  return office.part;
}

function isXml(path: string, contentType: string): boolean {
  // A picture (SVG) or a web page to be imported is no part of the document's own XML.
  if (/^image\/|xhtml/i.test(contentType)) return false;
  return /[+/]xml$/i.test(contentType) || /\.(xml|rels)$/i.test(path);
}

function refuseMacros(parts: readonly WordPart[]): void {
  const runs = (part: WordPart) =>
    /vbaProject/i.test(part.contentType + part.path) ||
    part.relationships.some(({ type }) => /vbaProject$/i.test(type));
  if (parts.some(runs)) throw macros();
}

function refuseOtherRoot(path: string, xml = ''): void {
  const root = rootTag(xml);
  if (!/^<([^\s:>]+:)?document[\s/>]/.test(root)) throw damagedPart(path, 'isn’t the text of a Word document');
  if (root.includes(STRICT)) throw strict();
}

/** The start tag of the root, behind what may precede it: white space, processing instructions, comments. */
function rootTag(xml: string): string {
  let at = xml.indexOf('<');
  while (xml.startsWith('<?', at) || xml.startsWith('<!', at))
    at = xml.indexOf('<', xml.indexOf(xml.startsWith('<?', at) ? '?>' : '-->', at));
  return xml.slice(at, xml.indexOf('>', at) + 1);
}

function macros(): WordTrouble {
  return new WordTrouble('macro-enabled', 'This Word file contains macros (.docm, .dotm)', SAVE_AS_DOCX);
}

function strict(): WordTrouble {
  return new WordTrouble(
    'strict',
    'This Word file is saved as Strict Open XML Document',
    'Open it in Word and choose Save As, Word Document (*.docx), not Strict Open XML Document.',
  );
}

function ofArchive({ kind, message }: ZipTrouble): WordRefusal {
  switch (kind) {
    case 'encrypted':
      return { kind, message: 'This Word file is a zip archive with a password', hint: SAVE_AS_DOCX };
    case 'too-large':
      return {
        kind,
        message: `This Word file is too large: ${inner(message)}`,
        hint: 'Split it, or use smaller pictures.',
      };
    case 'path':
      return {
        kind: 'unsafe-path',
        message: `This Word file isn’t safe to open: ${inner(message)}`,
        hint: SAVE_AS_DOCX,
      };
    case 'damaged':
    case 'unsupported':
      return { kind: 'damaged', message: `This Word file can’t be read: ${inner(message)}`, hint: SAVE_AGAIN };
  }
}

function inner(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1);
}
