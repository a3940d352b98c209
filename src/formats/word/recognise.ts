/**
 * Recognises, by content and not by name, files that are not Word documents: legacy and encrypted Office files, RTF, HTML, PDF,
 * plain text, and archives of other programs.
 */
import type { ZipPart } from '../zip/part.js';
import { unpackPart } from '../zip/read.js';
import { SAVE_AGAIN, SAVE_AS_DOCX, WordTrouble } from './refusal.js';

/** The header of a compound file ([MS-CFB] 2.2): Office until 2003, and the envelope of encrypted files since. */
const COMPOUND_FILE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const ENTRY = Buffer.from('PK\x03\x04', 'latin1');

/** Refuses bytes that do not start like a zip archive, and says what they are. Throws WordTrouble. */
export function refuseOtherFiles(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.subarray(0, 4).equals(ENTRY)) return;
  if (file.length === 0) throw new WordTrouble('damaged', 'This file is empty', SAVE_AGAIN);
  if (file.subarray(0, 8).equals(COMPOUND_FILE)) throw compoundFile(file);
  throw new WordTrouble('not-word', `This is ${plainKind(file)}, not a Word document`, SAVE_AS_DOCX);
}

/** The streams that tell what a compound file holds; their names are UTF-16 in its directory ([MS-CFB] 2.6.1). */
function compoundFile(file: Buffer): WordTrouble {
  const holds = (stream: string) => file.includes(Buffer.from(stream, 'utf16le'));
  if (holds('EncryptedPackage'))
    return new WordTrouble(
      'encrypted',
      'This Word file is encrypted with a password',
      'Open it in Word, remove the password (File, Info, Protect Document, Encrypt with Password), and save it.',
    );
  if (holds('WordDocument'))
    return new WordTrouble('legacy-doc', 'This is a Word 97–2003 document (.doc), not a .docx', SAVE_AS_DOCX);
  const kind = holds('Workbook') || holds('Book') ? 'an Excel 97–2003 workbook (.xls)' : undefined;
  const slides = holds('PowerPoint Document') ? 'a PowerPoint 97–2003 presentation (.ppt)' : undefined;
  const kindName = kind ?? slides ?? 'a file of an old Office program';
  return new WordTrouble('legacy-doc', `This is ${kindName}, not a Word document`, SAVE_AS_DOCX);
}

function plainKind(file: Buffer): string {
  if (file.includes(0) && !startsAsUtf16(file)) return 'a file of an unknown kind';
  const start = file.toString(startsAsUtf16(file) ? 'utf16le' : 'utf8', 0, 2_000).replace(/^\ufeff/, '');
  const words = start.trimStart().toLowerCase();
  if (words.startsWith('{\\rtf')) return 'an RTF file';
  if (words.startsWith('%pdf-')) return 'a PDF file';
  if (/^(<\?xml[^>]*>\s*)?(<!doctype html|<html[\s>])/.test(words)) return 'an HTML page';
  if (words.includes('<pkg:package') || words.includes('<w:worddocument')) return 'a Word XML file (.xml)';
  if (words.startsWith('<?xml')) return 'an XML file';
  if (words.startsWith('mime-version:')) return 'a web archive (.mht)';
  return start.includes('\ufffd') ? 'a file of an unknown kind' : 'a plain text file';
}

function startsAsUtf16(file: Buffer): boolean {
  return file[0] === 0xff && file[1] === 0xfe;
}

const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument.';

/** Refuses archives of programs that are not Office, as what they are. Throws WordTrouble. */
export function refuseOtherArchives(files: ReadonlyMap<string, ZipPart>): void {
  const kind = archiveKind(files);
  if (kind) throw new WordTrouble('not-word', `This is ${kind}, not a Word document`, SAVE_AS_DOCX);
}

function archiveKind(files: ReadonlyMap<string, ZipPart>): string | undefined {
  // OpenDocument and EPUB say what they are in their first file (ODF 1.3 part 2, 3.3).
  const label = files.get('mimetype');
  const type = label && label.size < 200 ? Buffer.from(unpackPart(label)).toString('latin1').trim() : '';
  if (type.startsWith(`${OPEN_DOCUMENT}text`)) return 'an OpenDocument text (.odt)';
  if (type.startsWith(OPEN_DOCUMENT)) return 'an OpenDocument file that isn’t text';
  if (type === 'application/epub+zip') return 'an EPUB book';
  if (files.has('Index/Document.iwa') || files.has('index.apxl')) return 'a document of Apple iWork';
  return undefined;
}

/** Says what an Office file is whose main part has this content type, or undefined for a type that is unknown. */
export function officeKind(contentType: string): string | undefined {
  if (/spreadsheetml|ms-excel/i.test(contentType)) return 'an Excel workbook';
  if (/presentationml|ms-powerpoint/i.test(contentType)) return 'a PowerPoint presentation';
  if (/visio/i.test(contentType)) return 'a Visio drawing';
  return undefined;
}
