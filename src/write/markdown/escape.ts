/**
 * Words as Markdown that reads as these words: a backslash, or a character reference, before whatever Markdown (CommonMark
 * 0.31 and GitHub's tables) or the scan for tags would take for a mark. What needs none stays as people write it.
 */

/** Where words stand among their neighbours. */
export interface WordsPlace {
  /** They begin a line: a paragraph's first, or behind a line break. */
  readonly opensLine: boolean;
  /** A tag stands directly before, or behind, them. */
  readonly afterTag: boolean;
  readonly beforeTag: boolean;
  /** A link or picture begins directly behind them. */
  readonly beforeLink: boolean;
  readonly inLink: boolean;
  readonly inHeading: boolean;
}

/** Escapes words that stand in a run. */
export function escapeWords(words: string, place: WordsPlace): string {
  const kept = place.inLink ? new Set<number>() : plainBrackets(words, place.beforeLink);
  let escaped = '';
  for (let at = 0; at < words.length; at++) escaped += escapedSign(words, at, place, kept);
  return place.opensLine ? escapeLineStart(escaped) : escaped;
}

function escapedSign(words: string, at: number, place: WordsPlace, kept: ReadonlySet<number>): string {
  const sign = words[at] ?? '';
  const before = words[at - 1];
  switch (sign) {
    case '\\':
    case '`':
    case '*':
    case '|':
      return `\\${sign}`;
    case '_':
      return isInnerUnderscore(words, at) ? sign : '\\_';
    case '[':
    case ']':
      return kept.has(at) ? sign : `\\${sign}`;
    case '<':
      return at === words.length - 1 && place.beforeTag ? '&lt;' : '\\<';
    case '>':
      return before === '>' || (at === 0 && place.afterTag) ? '\\>' : sign;
    case '{':
    case '}':
      return before === sign ? `\\${sign}` : sign;
    case '!':
      return words[at + 1] === '[' || (at === words.length - 1 && place.beforeLink) ? '\\!' : sign;
    case '&':
      return /^&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]*);/i.test(words.slice(at, at + 40)) ? '&amp;' : sign;
    case '#':
      return place.inHeading ? '\\#' : sign;
    default:
      return sign;
  }
}

/** Between letters of one word, `_` marks nothing; near an end the neighbour may have to be written as a reference. */
function isInnerUnderscore(words: string, at: number): boolean {
  return at > 1 && at < words.length - 2 && /[\p{L}\d]_[\p{L}\d]/u.test(words.slice(at - 1, at + 2));
}

/** Places of brackets that may stay as they are: around a few plain words, and no link's, note's, or task's. */
function plainBrackets(words: string, beforeLink: boolean): ReadonlySet<number> {
  const places = new Set<number>();
  for (const match of words.matchAll(/\[\p{L}[\p{L}\d '’/,.&-]+\](?![([:])/gu)) {
    const end = match.index + match[0].length;
    if (end === words.length && beforeLink) continue;
    places.add(match.index);
    places.add(end - 1);
  }
  return places;
}

/** What would be a list's mark, a heading's, a rule, a quote or a table's second line at the head of a line. */
function escapeLineStart(words: string): string {
  const number = /^(\d{1,9})([.)])(?=\s|$)/.exec(words);
  if (number) return `${number[1]}\\${words.slice(number[1]?.length)}`;
  const isMark =
    /^[-+](?:\s|$)/.test(words) ||
    /^#{1,6}(?:\s|$)/.test(words) ||
    /^[-=:][-=:\s]*$/.test(words) ||
    /^(?:[=>]|~~~)/.test(words);
  return isMark ? `\\${words}` : words;
}

/** One character as a reference: punctuation to Markdown, the same letter to a reader. */
export function reference(character: string): string {
  return `&#x${(character.codePointAt(0) ?? 0xfffd).toString(16).toUpperCase()};`;
}

/** Escapes the words of a link's target; spaces and signs that end it are percent-encoded (RFC 3986). */
export function escapeTarget(words: string): string {
  return words
    .replace(/[\s<>"]/g, (sign) => encodeURIComponent(sign))
    .replace(/[\\()[\]*_`|!]/g, (sign) => `\\${sign}`)
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replace(/([{}])(?=\1)/g, '$1\\');
}
