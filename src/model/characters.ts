/**
 * Characters that no document can hold: controls, halves of surrogate pairs, and the code points that Unicode keeps for
 * programs. XML 1.0 (2.2, Char) forbids most of them, and none prints.
 */

/** A character that was found, and where: an offset in UTF-16 units. */
export interface FoundCharacter {
  readonly offset: number;
  readonly codePoint: number;
}

function isNoncharacter(codePoint: number): boolean {
  return (codePoint & 0xfffe) === 0xfffe || (codePoint >= 0xfdd0 && codePoint <= 0xfdef);
}

function isControl(codePoint: number): boolean {
  return codePoint < 0x20 || (codePoint >= 0x7f && codePoint <= 0x9f);
}

/**
 * Finds the first character from `start` on that no document can hold: C0 and C1 controls but for those in `allowed`,
 * lone surrogates, noncharacters (Unicode 16, 23.1, 23.6, 23.7).
 */
export function findForbidden(text: string, allowed = '', start = 0): FoundCharacter | undefined {
  for (let offset = start; offset < text.length; offset++) {
    const unit = text.charCodeAt(offset);
    // Nearly every character lies in one of these stretches.
    if ((unit >= 0x20 && unit < 0x7f) || (unit >= 0xa0 && unit < 0xd800)) continue;
    const codePoint = text.codePointAt(offset) ?? unit;
    const lone = codePoint >= 0xd800 && codePoint <= 0xdfff;
    if (lone || isNoncharacter(codePoint) || (isControl(codePoint) && !allowed.includes(text[offset] ?? '')))
      return { offset, codePoint };
    if (codePoint > 0xffff) offset++;
  }
  return undefined;
}

const NAMES: Readonly<Record<number, string>> = {
  0: 'NUL',
  9: 'tab',
  10: 'line feed',
  11: 'vertical tab',
  12: 'form feed',
  13: 'carriage return',
  27: 'escape',
  127: 'delete',
};

/** How a message names such a character: `U+0009 (tab)`, `U+D800 (half of a surrogate pair)`. */
export function describeCharacter(codePoint: number): string {
  const code = `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
  if (codePoint >= 0xd800 && codePoint <= 0xdfff) return `${code} (half of a surrogate pair)`;
  if (isNoncharacter(codePoint)) return `${code} (a noncharacter)`;
  return `${code} (${NAMES[codePoint] ?? 'a control character'})`;
}
