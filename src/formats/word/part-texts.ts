/**
 * The XML parts of a package as text, each decoded and checked to be well-formed once, within limits for the package as a whole, so
 * that no file takes too long to open.
 */
import { rememberByValue } from '../../model/remember.js';
import { scanXml, XmlTrouble } from '../xml/scan.js';
import { type ZipPart, zipPart } from '../zip/part.js';
import { unpackPart, ZipTrouble } from '../zip/read.js';
import { damagedPart, WordTrouble } from './refusal.js';

/** Unpacked bytes of all XML parts together. A book of a thousand pages has about a quarter of it. */
const MOST_BYTES = 40_000_000;
/** Elements of all XML parts together. A page of plain text has some three hundred. */
const MOST_ELEMENTS = 2_000_000;

/** Gives the text of the XML part at a path. Throws WordTrouble for one that is too large or not well-formed. */
export type TakeText = (path: string, file: ZipPart) => string;

/** Makes a reader for the XML parts of one package; it decodes each part once. */
export function textTaker(): TakeText {
  let bytes = 0;
  let elements = 0;
  return rememberByValue((path: string, file: ZipPart) => {
    bytes += file.size;
    if (bytes > MOST_BYTES) throw tooLarge(path);
    const xml = decode(path, contentOf(path, file));
    elements += readPart(path, () => scanXml(xml, {}, MOST_ELEMENTS - elements));
    return xml;
  }, 'all');
}

/** Reads the XML of a part; an XmlTrouble becomes a WordTrouble that names the part. */
export function readPart<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (trouble) {
    if (!(trouble instanceof XmlTrouble)) throw trouble;
    if (trouble.kind === 'too-large') throw tooLarge(path);
    throw damagedPart(path, `can’t be read as XML: ${trouble.message}`);
  }
}

/** Unpacks a part. Throws WordTrouble that names a damaged one. */
export function contentOf(path: string, file: ZipPart): Uint8Array {
  try {
    return unpackPart(file);
  } catch (trouble) {
    throw trouble instanceof ZipTrouble ? damagedPart(path, 'can’t be unpacked') : trouble;
  }
}

/** XML parts are in UTF-8 or, with a byte order mark, in UTF-16 (ISO/IEC 29500-2, 9.1.4.2). Drops the mark. */
function decode(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    throw damagedPart(path, 'isn’t UTF-8 or UTF-16 text');
  }
}

/** Packs the changed text of a part in UTF-8; a declaration of another encoding is changed, the rest is as given. */
export function packXml(path: string, xml: string, level?: number): ZipPart {
  return zipPart(path, xml.replace(/^(<\?xml[^>]*?encoding=["'])(?!utf-8["'])[^"']*/i, '$1UTF-8'), level);
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

function tooLarge(path: string): WordTrouble {
  return new WordTrouble(
    'too-large',
    `The XML of this Word file is too large: at ${path} it goes beyond ${MOST_BYTES / 1_000_000} MB or ${MOST_ELEMENTS} elements`,
    'Split it into several documents.',
  );
}
