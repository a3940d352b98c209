/** Reads a file that stands within another, by what it is and not by its name: the workbook of a chart, a picture, an object. */
import { ZipTrouble } from '../zip/read.js';
import { filePicture } from './file-picture.js';
import { type FileText, type FinishedContent, NO_CONTENT } from './file-text.js';
import { htmlContent } from './html.js';
import { officeXmlWords } from './office-xml.js';
import { partText } from './part-text.js';
import { printableWords } from './printable.js';

/** Reads a package of Office; throws ZipTrouble. */
export type ReadPackage = (bytes: Uint8Array) => FinishedContent;

const PICTURES = /\.(?:png|jpe?g|jpe|jfif|gif|bmp|tiff?|webp|ico|wdp)$/i;
const FONTS = /\.(?:odttf|ttf|otf|ttc|fntdata|woff2?)$/i;
const DRAWINGS = /\.(?:emf|wmf)$/i;
const PAGES = /\.(?:x?html?|mht(?:ml)?)$/i;
const PLAIN = /\.(?:txt|csv|rtf|json|md|ics|eml)$/i;
const XML = /\.(?:xml|rels|vml|svg)$/i;

const ZIP = 'PK\x03\x04';
const COMPOUND = '\xd0\xcf\x11\xe0';
const PDF = '%PDF-';

/** Whether a file is a package, or another zip archive. */
export function isPackage(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, ZIP.length)).toString('latin1') === ZIP;
}

/** Gives what is in the file at `path`; what can’t be read is named, never left out without a word. */
export function contentOfFile(path: string, bytes: Uint8Array, readPackage: ReadPackage): FinishedContent {
  if (isPackage(bytes)) return packageWithin(path, bytes, readPackage);
  const start = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  if (start.startsWith(COMPOUND)) return compoundFile(path, bytes, readPackage);
  if (start.startsWith(PDF)) return unread(path, 'is a PDF within the file');
  if (FONTS.test(path)) return NO_CONTENT;
  if (PICTURES.test(path)) return pictureOf(path, bytes);
  if (DRAWINGS.test(path)) return { ...pictureOf(path, bytes), texts: textsOf(path, printableWords(bytes)) };
  if (XML.test(path)) return { ...NO_CONTENT, texts: textsOf(path, officeXmlWords(path, partText(bytes))) };
  if (PAGES.test(path)) return { ...NO_CONTENT, texts: htmlContent(bytes).texts.map((text) => within(path, text)) };
  if (PLAIN.test(path)) return { ...NO_CONTENT, texts: textsOf(path, partText(bytes)) };
  return { ...NO_CONTENT, texts: textsOf(path, printableWords(bytes)) };
}

function packageWithin(path: string, bytes: Uint8Array, readPackage: ReadPackage): FinishedContent {
  try {
    return readPackage(bytes);
  } catch (trouble) {
    if (!(trouble instanceof ZipTrouble)) throw trouble;
    return unread(path, trouble.kind === 'encrypted' ? 'has a password' : 'is damaged');
  }
}

/**
 * A file of older programs, or one that an object wraps. A wrapped package mostly lies in one piece; of what else there is, the words
 * that stand as they are.
 */
function compoundFile(path: string, bytes: Uint8Array, readPackage: ReadPackage): FinishedContent {
  const at = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf(ZIP, 0, 'latin1');
  const texts = textsOf(path, printableWords(bytes));
  if (at > 0) {
    const wrapped = packageWithin(path, untilItsEnd(bytes.subarray(at)), readPackage);
    if (wrapped.unread.length === 0) return { ...wrapped, texts: [...texts, ...wrapped.texts] };
  }
  return { ...unread(path, 'is an object of another program'), texts };
}

/** An archive without the bytes that follow it. */
function untilItsEnd(bytes: Uint8Array): Uint8Array {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = archive.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  return end < 0 || end + 22 > archive.length ? bytes : bytes.subarray(0, end + 22 + archive.readUInt16LE(end + 20));
}

function pictureOf(path: string, bytes: Uint8Array): FinishedContent {
  return { ...NO_CONTENT, pictures: [filePicture(path, bytes)] };
}

function unread(place: string, why: string): FinishedContent {
  return { ...NO_CONTENT, unread: [{ place, why }] };
}

function textsOf(place: string, words: string): readonly FileText[] {
  return words.trim() === '' ? [] : [{ place, words }];
}

function within(path: string, { place, words }: FileText): FileText {
  return { place: `${path}, ${place}`, words };
}
