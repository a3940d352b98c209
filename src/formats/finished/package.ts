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

/** Reads a package that this program wrote or took up; throws ZipTrouble for anything else. */
export function packageContent(bytes: Uint8Array): FinishedContent {
  return contentAt(bytes, 0);
}

function contentAt(bytes: Uint8Array, depth: number): FinishedContent {
  const contents: FinishedContent[] = [];
  for (const [path, part] of readZipParts(bytes)) {
    const content = partContent(`${depth} ${part.checksum} ${part.size} ${path}`, path, part, depth);
    if (content !== NO_CONTENT) contents.push(content);
  }
  return joinedContents(contents);
}

/** What is in a part, by its depth, checksum, size and path: files with the same theme have many parts in common. */
const partContent = rememberByValue((_key: string, path: string, part: ZipPart, depth: number): FinishedContent => {
  const bytes = unpackPart(part);
  if (/\.(?:xml|rels|vml)$/i.test(path)) return textContent(path, xmlWords(path, partText(bytes)));
  if (isPackage(bytes) && depth >= DEEPEST)
    return { ...NO_CONTENT, unread: [{ place: path, why: 'lies too deep within other files' }] };
  return contentOfFile(path, bytes, (inner) => contentWithin(path, contentAt(inner, depth + 1)));
}, 'large');

function xmlWords(path: string, xml: string): string {
  return /^xl\//i.test(path) ? workbookXmlWords(xml) : officeXmlWords(path, xml);
}

function textContent(place: string, words: string): FinishedContent {
  return words.trim() === '' ? NO_CONTENT : { ...NO_CONTENT, texts: [{ place, words }] };
}
