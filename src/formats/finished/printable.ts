/** Words that stand as they are among other bytes: in drawings of Windows, objects of older programs, settings of printers. */

/** Shorter stretches are chance. */
const SHORTEST = 5;
const SINGLE = new RegExp(`[\\x20-\\x7e\\xa0-\\xff]{${SHORTEST},}`, 'g');
const DOUBLE = new RegExp(`(?:[\\x20-\\x7e\\xa0-\\xff]\\x00){${SHORTEST},}`, 'g');

/** Gives each stretch of printable signs, of one byte each (Latin-1) and of two (UTF-16, little end first). */
export function printableWords(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const single = text.match(SINGLE) ?? [];
  const double = (text.match(DOUBLE) ?? []).map((words) => words.replaceAll('\0', ''));
  return [...single, ...double].join('\n');
}
