/** Reads PDF strings (ISO 32000-1, 7.3.4). */

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** The bytes of a literal or hexadecimal string, given with its delimiters; one character for each byte. */
export function stringBytes(literal: string): string {
  if (literal.startsWith('<')) return Buffer.from(literal.replace(/[<>\s]/g, ''), 'hex').toString('latin1');
  const inner = literal.slice(1, -1);
  if (!inner.includes('\\')) return inner;
  return inner.replace(/\\(?:([0-7]{1,3})|\r?\n|([\s\S]))/g, (_, octal, sign) =>
    octal ? String.fromCharCode(Number.parseInt(octal, 8)) : (ESCAPES[sign] ?? sign ?? ''),
  );
}

/** A string as text: UTF-16 if it has a byte order mark, otherwise one character for each byte (7.9.2.2). */
export function stringValue(literal: string): string {
  const bytes = stringBytes(literal);
  if (!bytes.startsWith('\xfe\xff')) return bytes;
  let characters = '';
  for (let at = 2; at + 1 < bytes.length; at += 2)
    characters += String.fromCharCode((bytes.charCodeAt(at) << 8) | bytes.charCodeAt(at + 1));
  return characters;
}
