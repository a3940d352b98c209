/** The words of a Word file, part by part: text, alternative texts, properties, and where its links lead. */

import { unescaped } from '../xml/unescape.js';
import { OWN_FILE_LIMITS, readZipParts, unpackPart } from '../zip/read.js';
import type { FoundText } from './found-text.js';

const ENDS = /<\/(?:w:p|w:tc|dc:\w+|cp:\w+|vt:\w+|Company|Manager|Application)>/g;
const BLANKS = /<w:(?:tab|br|cr)(?:\s[^>]*)?\/>/g;
const SPOKEN = /\s(?:descr|title|alt|Target|w:alias|w:author|w:tooltip|name)="([^"]*)"/g;

/** Parts that were read before, by checksum, size and path: those of a look are the same in all of its files. */
const known = new Map<string, readonly FoundText[]>();

/** Reads a package that this program wrote; throws ZipTrouble for what is none. */
export function docxWords(bytes: Uint8Array): readonly FoundText[] {
  const found: FoundText[] = [];
  for (const [path, part] of readZipParts(bytes, OWN_FILE_LIMITS)) {
    if (!/\.(?:xml|rels)$/i.test(path)) continue;
    const key = `${part.checksum} ${part.size} ${path}`;
    const seen = known.get(key);
    const words = seen ?? partWords(path, Buffer.from(unpackPart(part)).toString('utf8'));
    if (!seen && known.size > 500) known.clear();
    known.set(key, words);
    for (const one of words) found.push(one);
  }
  return found;
}

function partWords(path: string, xml: string): readonly FoundText[] {
  const text = xml
    .replace(ENDS, '\n')
    .replace(BLANKS, ' ')
    .replace(/<[^>]*>/g, '');
  const spoken = [...xml.matchAll(SPOKEN)].map((match) => match[1]);
  const words = [text, ...spoken].join('\n');
  return words.trim() === '' ? [] : [{ place: path, words: unescaped(words) }];
}
