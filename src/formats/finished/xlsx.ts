/** Reads the words of an Excel file, part by part: cells, names of sheets, comments, headers and footers, properties, links. */
import { unescaped } from '../xml/unescape.js';
import { DOCUMENT_LIMITS, readZip } from '../zip/read.js';
import type { FileText } from './file-text.js';

/** What ends a text: a shared or inline string, a value, a paragraph of a drawing, a property. */
const ENDS = /<\/(?:\w+:)?(?:si|is|v|c|comment|text|p|t|dc:\w+|cp:\w+|vt:\w+|oddHeader|oddFooter|Company|Manager)>/g;
const SPOKEN = /\s(?:name|descr|title|Target|display|tooltip|author)="([^"]*)"/g;

/** Reads a package; throws ZipTrouble for anything else. */
export function xlsxWords(bytes: Uint8Array): readonly FileText[] {
  return [...readZip(bytes, DOCUMENT_LIMITS)]
    .filter(([path]) => /\.(?:xml|rels|vml)$/i.test(path))
    .flatMap(([place, content]) => {
      const words = wordsOf(Buffer.from(content).toString('utf8'));
      return words.trim() === '' ? [] : [{ place, words }];
    });
}

function wordsOf(xml: string): string {
  const text = xml.replace(ENDS, '\n').replace(/<[^>]*>/g, '');
  const spoken = [...xml.matchAll(SPOKEN)].map((match) => match[1]);
  return unescaped([text, ...spoken].join('\n'));
}
