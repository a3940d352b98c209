/**
 * Writes words as Markdown that reads as the same words. Whatever Markdown (CommonMark 0.31 and GitHub's tables) or our scan
 * for tags would take for a mark gets a backslash or becomes a character reference. Everything else stays as people write it.
 */
import { candidateAt } from '../../model/typed-marks.js';

/** What stands beside and around the words. */
export interface WordsPlace {
  /** They start a line: a paragraph's first, or one after a line break. */
  readonly opensLine: boolean;
  /** A tag stands directly before, or after, them. */
  readonly afterTag: boolean;
  readonly beforeTag: boolean;
  /** A link or picture starts directly after them. */
  readonly beforeLink: boolean;
  /** The mark of a footnote or a box stands directly before them: with a colon it would be the beginning of a definition. */
  readonly afterBracket: boolean;
  readonly inLink: boolean;
  readonly inHeading: boolean;
}

/** Escapes the words of a run. */
export function escapeWords(words: string, place: WordsPlace): string {
  // In brackets, underscores alone are a line to write on, with backslashes too.
  if (place.inLink && /^_+$/.test(words)) return reference('_').repeat(words.length);
  const bracketPlaces = place.inLink ? new Set<number>() : plainBrackets(words, place.beforeLink);
  let escaped = '';
  for (let at = 0; at < words.length; at++) escaped += escapedSign(words, at, place, bracketPlaces);
  return place.opensLine ? escapeLineStart(escaped) : escaped;
}

function escapedSign(words: string, at: number, place: WordsPlace, bracketPlaces: ReadonlySet<number>): string {
  const sign = words[at] ?? '';
  const before = words[at - 1];
  switch (sign) {
    case '\\':
    case '`':
    case '*':
    case '|':
      return `\\${sign}`;
    case '^':
    case '~':
      return before === ' ' && words[at + 1] === ' ' ? sign : `\\${sign}`;
    case '_':
      return isInnerUnderscore(words, at) ? sign : '\\_';
    case '[':
    case ']':
      return bracketPlaces.has(at) ? sign : `\\${sign}`;
    case '<':
      return at === words.length - 1 && place.beforeTag ? '&lt;' : '\\<';
    case '>':
      return before === '>' || (at === 0 && place.afterTag) ? '\\>' : sign;
    case '{':
    case '}':
      if (place.inHeading && sign === '{') return '\\{';
      return before === sign ? `\\${sign}` : sign;
    case '!':
      return words[at + 1] === '[' || (at === words.length - 1 && place.beforeLink) ? '\\!' : sign;
    case '&':
      return /^&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]*);/i.test(words.slice(at, at + 40)) ? '&amp;' : sign;
    case '#':
      return place.inHeading ? '\\#' : sign;
    case ':':
    case '.':
    case '@':
      if (sign === ':' && at === 0 && place.afterBracket) return '\\:';
      return !place.inLink && isOfBareAddress(words, at) ? `\\${sign}` : sign;
    default:
      return sign;
  }
}

/** Whether a sign would make a link of the words around it (GitHub Flavored Markdown 0.29, 6.9). */
function isOfBareAddress(words: string, at: number): boolean {
  const before = words.slice(Math.max(0, at - 5), at);
  switch (words[at]) {
    case ':':
      return /https?$/i.test(before) && words.startsWith('//', at + 1);
    case '.':
      return /www$/i.test(before);
    default:
      return /[\w+.-]$/.test(before) && /[\w.-]/.test(words[at + 1] ?? '');
  }
}

/** Between letters of a word `_` is no mark. Near an end the next letter may become a reference, so there it is escaped. */
function isInnerUnderscore(words: string, at: number): boolean {
  return at > 1 && at < words.length - 2 && /[\p{L}\d]_[\p{L}\d]/u.test(words.slice(at - 1, at + 2));
}

/** Where brackets may stay as they are: around a few plain words that make no link, note or task. */
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

/** Escapes what would start a list, heading, rule, quote, definition or a table's second line at the start of a line. */
function escapeLineStart(words: string): string {
  const number = /^(\d{1,9})([.)])(?=\s|$)/.exec(words);
  if (number) return `${number[1]}\\${words.slice(number[1]?.length)}`;
  const typed = candidateAt(words, 0);
  if (typed) return typed.around === '()' ? `\\${words}` : words.replace(/[.)]/, '\\$&');
  const isMark =
    /^[-+:](?:\s|$)/.test(words) ||
    /^#{1,6}(?:\s|$)/.test(words) ||
    /^[-=:][-=:\s]*$/.test(words) ||
    /^[=>]/.test(words) ||
    /^:{3}/.test(words);
  return isMark ? `\\${words}` : words;
}

/** One character as a reference: Markdown takes it for punctuation, readers see the same letter. */
export function reference(character: string): string {
  return `&#x${(character.codePointAt(0) ?? 0xfffd).toString(16).toUpperCase()};`;
}

/** Escapes a link's target. Spaces and signs that would end it are percent-encoded (RFC 3986). */
export function escapeTarget(words: string): string {
  return words
    .replace(/[\s<>"]/g, (sign) => encodeURIComponent(sign))
    .replace(/[\\()[\]*_`|!]/g, (sign) => `\\${sign}`)
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replace(/([{}])(?=\1)/g, '$1\\');
}
