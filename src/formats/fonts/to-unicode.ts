/**
 * Which characters glyphs stand for, as a PDF says it: the ToUnicode CMap of a font whose text is two-byte glyph ids
 * (ISO 32000-1, 9.10.3).
 */

const HEAD = `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
`;

const TAIL = `endcmap
CMapName currentdict /CMap defineresource pop
end
end`;

/** A section may hold at most 100 entries (Adobe Technical Note 5411). */
const SECTION = 100;

/** Four or more hexadecimal digits: UTF-16, big-endian. */
export function utf16Hex(text: string): string {
  let hex = '';
  for (let at = 0; at < text.length; at++) hex += text.charCodeAt(at).toString(16).padStart(4, '0');
  return hex;
}

/** Writes the CMap for glyphs, in order of id, with the text of each. */
export function toUnicodeMap(glyphs: readonly (readonly [id: number, text: string])[]): string {
  let map = HEAD;
  for (let from = 0; from < glyphs.length; from += SECTION) {
    const part = glyphs.slice(from, from + SECTION);
    map += `${part.length} beginbfchar\n`;
    for (const [id, text] of part) map += `<${id.toString(16).padStart(4, '0')}> <${utf16Hex(text)}>\n`;
    map += 'endbfchar\n';
  }
  return map + TAIL;
}
