/** Words of a finished file, and where a reader comes upon them. */

export interface FoundText {
  /** `page 3`, `the bookmarks`, `word/header1.xml`, `the text`. */
  readonly place: string;
  readonly words: string;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** The characters that references of XML and HTML stand for. */
export function unescaped(markup: string): string {
  if (!markup.includes('&')) return markup;
  return markup.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name) return NAMED[String(name).toLowerCase()] ?? whole;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
