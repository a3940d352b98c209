/** The letters that words are compared by: small, without accents, and each sign that only some programs write as the plain ones. */

/** What a sign does within a word, where it is no letter. */
export const DIVIDES = 0;
export const IS_IGNORED = -1;
export const IS_APOSTROPHE = -2;

/** Soft hyphens, joiners, marks of direction and accents that stand apart. */
const IGNORED = /\u00ad|[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]|\p{Mn}/u;
const APOSTROPHES = "'`\u00b4\u02b9\u02bb\u02bc\u02bd\u2018\u2019\u201b\u2032\uff07";
/** Letters that Unicode doesn’t take apart into a plain letter and an accent. */
const SPELT: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** Two and three letters in one number are above any single letter that is compared. */
const SEVERAL = 0x4000;

/** Signs up to here are looked up: those of Latin, Greek and Cyrillic, and the Welsh ones in Latin Extended Additional. */
const LAST = 0x2060;
const UNKNOWN = -3;
const letters = new Int32Array(LAST).fill(UNKNOWN);

/** What the sign with this UTF-16 code is compared by: a letter’s code, up to three packed in one number, or what it does. */
export function letterAt(code: number): number {
  const letter = code < LAST ? (letters[code] ?? UNKNOWN) : letterOf(code);
  return letter === UNKNOWN ? learnt(code) : letter;
}

function learnt(code: number): number {
  const letter = letterOf(code);
  letters[code] = letter;
  return letter;
}

function letterOf(code: number): number {
  const sign = String.fromCharCode(code);
  if (APOSTROPHES.includes(sign)) return IS_APOSTROPHE;
  if (IGNORED.test(sign)) return IS_IGNORED;
  // Raised numbers are those of footnotes.
  if (/[\u00b2\u00b3\u00b9\u2070-\u209f]/.test(sign)) return DIVIDES;
  const small = sign.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '');
  const plain = SPELT[small] ?? small;
  if (!/^[\p{L}\p{Nd}]{1,3}$/u.test(plain)) return DIVIDES;
  const [first = 0, second = 0, third = 0] = Array.from(plain, (letter) => letter.charCodeAt(0));
  if (second === 0) return first;
  // Of letters beyond ASCII, the first stands for all.
  return first > 0x7f || second > 0x7f || third > 0x7f ? first : first | (second << 8) | (third << 16);
}

/** The start of every word’s number. */
export const NO_LETTERS = 0x811c9dc5 | 0;

/** A word’s number with one sign more (FNV-1a, 32 bits). */
export function withLetter(hash: number, letter: number): number {
  if (letter < SEVERAL) return Math.imul(hash ^ letter, 0x01000193);
  let result = hash;
  for (let rest = letter; rest > 0; rest >>= 8) result = Math.imul(result ^ (rest & 0xff), 0x01000193);
  return result;
}

/** The number of one word. */
export function hashOfWord(word: string): number {
  let hash = NO_LETTERS;
  for (let at = 0; at < word.length; at++) {
    const letter = letterAt(word.charCodeAt(at));
    if (letter > 0) hash = withLetter(hash, letter);
  }
  return hash;
}

const PLAIN = /^[ -~]*$/;

/** A text by its letters alone, for comparing addresses; signs that are no letters stay as they are. */
export function foldedText(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  let folded = '';
  for (let at = 0; at < text.length; at++) folded += foldedSign(text.charCodeAt(at));
  return folded;
}

function foldedSign(code: number): string {
  const letter = letterAt(code);
  if (letter === IS_IGNORED) return '';
  if (letter <= 0) return String.fromCharCode(code);
  if (letter < SEVERAL) return String.fromCharCode(letter);
  return String.fromCharCode(letter & 0xff, (letter >> 8) & 0xff, letter >> 16).replace(/\0/g, '');
}
