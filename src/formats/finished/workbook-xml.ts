/** The words of an XML part of an Excel file: cells and formulas, names of sheets, comments, headers and footers, links. */
import { unescaped } from '../xml/unescape.js';

/** What ends a text: a shared or inline string, a value, a formula, a paragraph of a drawing, a property. The runs of a text don't. */
const ENDS =
  /<\/(?:\w+:)?(?:si|is|v|f|c|comment|text|p|dc:\w+|cp:\w+|vt:\w+|definedName|formula\d?|(?:odd|even|first)(?:Header|Footer)|Company|Manager)>/g;
const SPOKEN =
  /\s(?:name|descr|title|alt|Target|location|display|tooltip|author|text|promptTitle|prompt|errorTitle|error|formatCode)=(?:"([^"]*)"|'([^']*)')/g;
/** A header or footer with its codes: where words stand, their font, size and colour (ECMA-376 part 1, 18.3.1.46). */
const HEADERS = /<((?:\w+:)?(?:odd|even|first)(?:Header|Footer))(?:\s[^>]*)?>([^<]*)<\/\1>/g;
const HEADER_CODES = /&amp;(?:&amp;|"[^"]*"|&quot;.*?&quot;|K[\dA-F]{6}|K\d\d[+-]\d{3}|\d+|[A-Z])/gi;

const DOUBLED = '&amp;&amp;';

/** Gives the words of a part in the folder `xl`. */
export function workbookXmlWords(xml: string): string {
  const headers = xml.replace(
    HEADERS,
    (_, tag: string, words: string) =>
      `<${tag}>${words.replace(HEADER_CODES, (code) => (code === DOUBLED ? code : ' '))}</${tag}>`,
  );
  const text = headers.replace(ENDS, '\n').replace(/<[^>]*>/g, '');
  const spoken = [...xml.matchAll(SPOKEN)].map(([, quoted, apart]) => quoted ?? apart);
  return unescaped([text, ...spoken].join('\n'));
}
