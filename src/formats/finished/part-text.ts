/** The text of a part of an office file: UTF-8, or UTF-16 with a byte order mark (XML 1.0, 4.3.3). */

/** Decodes a part; bytes that are wrong become U+FFFD. */
export function partText(content: Uint8Array): string {
  const [first, second] = content;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(content);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(content);
  return Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('utf8');
}
