/**
 * Reads what is in a package of Word or another Office program, part by part: words wherever they stand, pictures, and the files
 * within it, such as the workbook of a chart.
 */
import { rememberByValue } from '../../model/remember.js';
import type { ZipPart } from '../zip/part.js';
import { readZipParts, unpackPart } from '../zip/read.js';
import { contentWithin, type FinishedContent, joinedContents, NO_CONTENT } from './file-text.js';
import { contentOfFile, isPackage } from './file-within.js';
import { officeXmlWords } from './office-xml.js';
import { partText } from './part-text.js';
import { workbookXmlWords } from './workbook-xml.js';

/** Files within files within files: no honest document goes deeper. */
const DEEPEST = 4;

/** Reads a package that this program wrote or took up; throws ZipTrouble for anything else. Parts of one likeness are compared. */
export function packageContent(bytes: Uint8Array, likeness?: string): FinishedContent {
  return contentAt(bytes, 0, likeness);
}

function contentAt(bytes: Uint8Array, depth: number, likeness: string | undefined): FinishedContent {
  const contents: FinishedContent[] = [];
  for (const [path, part] of readZipParts(bytes)) {
    const content = partContent(path, part, { depth, likeness });
    if (content !== NO_CONTENT) contents.push(content);
  }
  return joinedContents(contents);
}

interface PartPlace {
  readonly depth: number;
  readonly likeness: string | undefined;
}

/** What is in a part: files with the same theme have many parts in common, byte for byte. */
function partContent(path: string, part: ZipPart, place: PartPlace): FinishedContent {
  const { checksum, size, method, packed } = part;
  const earlier = earlierPart(`${place.depth} ${method} ${checksum} ${size} ${path}`);
  if (earlier.content && earlier.packed?.equals(packed)) return earlier.content;
  const content = readPart(path, part, place);
  earlier.packed = Buffer.from(packed);
  earlier.content = content;
  return content;
}

interface EarlierPart {
  packed?: Buffer;
  content?: FinishedContent;
}

const earlierPart = rememberByValue((_key: string): EarlierPart => ({}), 'large');

function readPart(path: string, part: ZipPart, { depth, likeness }: PartPlace): FinishedContent {
  const bytes = unpackPart(part);
  if (/\.(?:xml|rels|vml)$/i.test(path)) return textContent(path, xmlWords(path, partText(bytes), likeness));
  if (isPackage(bytes) && depth >= DEEPEST)
    return { ...NO_CONTENT, unread: [{ place: path, why: 'lies too deep within other files' }] };
  return contentOfFile(path, bytes, (inner) => contentWithin(path, contentAt(inner, depth + 1, undefined)));
}

function xmlWords(path: string, xml: string, likeness: string | undefined): string {
  if (/^xl\//i.test(path)) return workbookXmlWords(xml);
  return officeXmlWords(path, xml, likeness === undefined ? undefined : `${likeness} ${path}`);
}

function textContent(place: string, words: string): FinishedContent {
  return words.trim() === '' ? NO_CONTENT : { ...NO_CONTENT, texts: [{ place, words }] };
}
