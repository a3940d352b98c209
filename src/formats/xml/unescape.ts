/** References of XML and HTML into the characters that they stand for. */

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** Gives the words of character data or of an attribute's value; a reference of another name stays. */
export function unescaped(markup: string): string {
  if (!markup.includes('&')) return markup;
  return markup.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (reference, hex, decimal, name) => {
    if (name) return NAMED[String(name).toLowerCase()] ?? reference;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : reference;
  });
}
