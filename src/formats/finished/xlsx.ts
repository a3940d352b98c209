/**
 * Reads the words of an Excel file, part by part: cells and formulas, names of sheets, hidden ones too, comments, headers and
 * footers, checks of what is typed, properties, links.
 */
import { unescaped } from '../xml/unescape.js';
import { readZip } from '../zip/read.js';
import type { FileText } from './file-text.js';
import { partText } from './part-text.js';

/** Why a file can't go into a pack. */
export type ExcelRefusal = 'empty' | 'locked-or-old' | 'macros' | 'other-file';

/** Thrown for a file that is no Excel workbook without macros. */
export class UnreadableExcel extends Error {
  readonly refusal: ExcelRefusal;
  constructor(refusal: ExcelRefusal) {
    super(refusal);
    this.refusal = refusal;
  }
}

/** What ends a text: a shared or inline string, a value, a formula, a paragraph of a drawing, a property. The runs of a text don't. */
const ENDS =
  /<\/(?:\w+:)?(?:si|is|v|f|c|comment|text|p|dc:\w+|cp:\w+|vt:\w+|definedName|formula\d?|(?:odd|even|first)(?:Header|Footer)|Company|Manager)>/g;
const SPOKEN =
  /\s(?:name|descr|title|alt|Target|location|display|tooltip|author|text|promptTitle|prompt|errorTitle|error|formatCode)=(?:"([^"]*)"|'([^']*)')/g;
/** A header or footer with its codes: where words stand, their font, size and colour (ECMA-376 part 1, 18.3.1.46). */
const HEADERS = /<((?:\w+:)?(?:odd|even|first)(?:Header|Footer))(?:\s[^>]*)?>([^<]*)<\/\1>/g;
const HEADER_CODES = /&amp;(?:&amp;|"[^"]*"|&quot;.*?&quot;|K[\dA-F]{6}|K\d\d[+-]\d{3}|\d+|[A-Z])/gi;

const DOUBLED = '&amp;&amp;';

const COMPOUND_FILE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
const WORKBOOK = /spreadsheetml\.(?:sheet|template)\.main\+xml/i;
const MACROS = /macroEnabled|vbaProject|ms-excel\.(?:macrosheet|intlmacrosheet)/i;

/** Reads a package; throws UnreadableExcel for another file, and ZipTrouble for one that is damaged. */
export function xlsxWords(bytes: Uint8Array): readonly FileText[] {
  if (bytes.length === 0) throw new UnreadableExcel('empty');
  if (Buffer.from(bytes.subarray(0, 4)).equals(COMPOUND_FILE)) throw new UnreadableExcel('locked-or-old');
  const parts = readZip(bytes);
  const types = partText(parts.get('[Content_Types].xml') ?? new Uint8Array());
  if (MACROS.test(types)) throw new UnreadableExcel('macros');
  if (!WORKBOOK.test(types)) throw new UnreadableExcel('other-file');
  return [...parts]
    .filter(([path]) => /\.(?:xml|rels|vml)$/i.test(path))
    .flatMap(([place, content]) => {
      const words = wordsOf(partText(content));
      return words.trim() === '' ? [] : [{ place, words }];
    });
}

function wordsOf(xml: string): string {
  const headers = xml.replace(
    HEADERS,
    (_, tag: string, words: string) =>
      `<${tag}>${words.replace(HEADER_CODES, (code) => (code === DOUBLED ? code : ' '))}</${tag}>`,
  );
  const text = headers.replace(ENDS, '\n').replace(/<[^>]*>/g, '');
  const spoken = [...xml.matchAll(SPOKEN)].map(([, quoted, apart]) => quoted ?? apart);
  return unescaped([text, ...spoken].join('\n'));
}
