/** Reads the words of a Word file, part by part: text, alternative texts, properties, and link targets. */
import { rememberByValue } from '../../model/remember.js';
import { unescaped } from '../xml/unescape.js';
import type { ZipPart } from '../zip/part.js';
import { OWN_FILE_LIMITS, readZipParts, unpackPart } from '../zip/read.js';
import type { FileText } from './file-text.js';

const ENDS = /<\/(?:w:p|w:tc|dc:\w+|cp:\w+|vt:\w+|Company|Manager|Application)>/g;
/** The field of a footnote's further mark; what it shows stands behind it. */
const NOTE_FIELDS = /<w:instrText(?:\s[^>]*)?> NOTEREF [^<]*<\/w:instrText>/g;
const BLANKS = /<w:(?:tab|br|cr)(?:\s[^>]*)?\/>/g;
const SPOKEN = /(?:<w:alias w:val|\s(?:descr|title|alt|Target|w:author|w:tooltip|name))="([^"]*)"/g;

/** Reads a package that this program wrote; throws ZipTrouble for anything else. */
export function docxWords(bytes: Uint8Array): readonly FileText[] {
  const texts: FileText[] = [];
  for (const [path, part] of readZipParts(bytes, OWN_FILE_LIMITS)) {
    if (!/\.(?:xml|rels)$/i.test(path)) continue;
    for (const text of partTexts(`${part.checksum} ${part.size} ${path}`, path, part)) texts.push(text);
  }
  return texts;
}

/** The words of a part by its checksum, size and path: files with the same theme have many parts in common. */
const partTexts = rememberByValue((_key: string, path: string, part: ZipPart): readonly FileText[] => {
  const xml = Buffer.from(unpackPart(part)).toString('utf8');
  const text = xml
    .replace(ENDS, '\n')
    .replace(BLANKS, ' ')
    .replace(NOTE_FIELDS, '')
    .replace(/<[^>]*>/g, '');
  const spoken = [...xml.matchAll(SPOKEN)].map((match) => match[1]);
  const words = [text, ...spoken].join('\n');
  return words.trim() === '' ? [] : [{ place: path, words: unescaped(words) }];
}, 'large');
