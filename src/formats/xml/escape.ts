/**
 * Words into XML character data and attribute values. What XML 1.0 cannot hold at all (model/characters.ts finds it) is
 * to be refused before; nothing is dropped or replaced here.
 */

const NAMES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * Escapes words for character data and for attribute values in double quotes. Tabs and line ends are written as
 * references, since a parser would turn them into spaces or line feeds (XML 1.0, 2.11 and 3.3.3).
 */
export function escapeXml(words: string): string {
  return /[&<>"\t\n\r]/.test(words)
    ? words.replace(/[&<>"\t\n\r]/g, (sign) => NAMES[sign] ?? `&#${sign.charCodeAt(0)};`)
    : words;
}
