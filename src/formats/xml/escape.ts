/**
 * Words into XML character data and attribute values. XML 1.0 cannot hold every character: what it cannot is found
 * before it is written, never dropped and never replaced.
 */

/** All but the production Char of XML 1.0 (fifth edition, 2.2); under the u flag a lone surrogate matches, a pair does not. */
const NOT_IN_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;

/** Finds the first character that XML 1.0 cannot hold, as `U+FFFE`; undefined where there is none. */
export function notInXml(words: string): string | undefined {
  const found = NOT_IN_XML.exec(words)?.[0];
  return found && `U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

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
