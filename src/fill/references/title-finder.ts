/**
 * Finds titles and codes of policies in words. Titles are compared letter by letter, never as patterns, so punctuation in a
 * title has no special meaning, and a thousand long titles need no compiling.
 */

/** A title or a code, with its place in the words. */
export interface Mention {
  readonly start: number;
  /** After the title or the code, and after the brackets where a code in brackets follows a title. */
  readonly end: number;
  /** As it is spelt in the words. */
  readonly title?: string;
  /** The code in brackets after a title. */
  readonly behind?: string;
  /** A code on its own. */
  readonly code?: string;
}

/** Gives the mentions in words, from the first to the last; none overlap. */
export type TitleFinder = (words: string) => readonly Mention[];

/** A word of a title: its letters in lower case, or `and` for both "and" and "&". */
type TitleWord = readonly string[] | 'and';

const WORD_START = /(?<![\p{L}\p{N}])\S/gu;
const WORD_END = /(?![\p{L}\p{N}])/uy;
const CODE = /[A-Z]{2,5}\d{1,4}[A-Z]?(?![\p{L}\p{N}])/iuy;
const CODE_BEHIND = /\s*\(([A-Z]{2,5}\d{1,4}[A-Z]?)\)(?![\p{L}\p{N}])/iuy;

/** Makes the finder for a pack's titles. In running words a title counts if it ends as titles of policies do. */
export function titleFinder(titles: readonly string[]): TitleFinder {
  const full = titles
    .map((title) => (/\b(?:policy|procedures?|statement|plan)$/i.test(title) ? title : `${title} Policy`))
    // The longest first, so that a title within another does not hide it.
    .sort((a, b) => b.length - a.length);
  const byFirstLetter = new Map<string, (readonly TitleWord[])[]>();
  for (const words of full.map(wordsOf)) {
    for (const letter of firstLetters(words)) {
      const group = byFirstLetter.get(letter) ?? [];
      group.push(words);
      byFirstLetter.set(letter, group);
    }
  }
  return (words) => {
    const mentions: Mention[] = [];
    const starts = new RegExp(WORD_START);
    for (let match = starts.exec(words); match; match = starts.exec(words)) {
      const mention =
        titleAt(words, match.index, byFirstLetter.get(plainLetter(match[0]))) ?? codeAt(words, match.index);
      if (!mention) continue;
      mentions.push(mention);
      starts.lastIndex = mention.end;
    }
    return mentions;
  };
}

function wordsOf(title: string): readonly TitleWord[] {
  return title
    .trim()
    .split(/\s+/)
    .map((word) => (/^(?:&|and)$/i.test(word) ? 'and' : [...word].map(plainLetter)));
}

function firstLetters([first]: readonly TitleWord[]): readonly string[] {
  return first === 'and' ? ['&', 'a'] : (first?.slice(0, 1) ?? []);
}

/** Lower case, with every apostrophe written the same way. */
function plainLetter(letter: string): string {
  return letter === '’' || letter === '‘' ? "'" : letter.toLowerCase();
}

function titleAt(words: string, start: number, titles: readonly (readonly TitleWord[])[] = []): Mention | undefined {
  for (const title of titles) {
    const titleEnd = endOf(words, start, title);
    if (titleEnd === undefined) continue;
    CODE_BEHIND.lastIndex = titleEnd;
    const behind = CODE_BEHIND.exec(words);
    const spelling = words.slice(start, titleEnd);
    if (behind) return { start, end: titleEnd + behind[0].length, title: spelling, behind: behind[1] ?? '' };
    WORD_END.lastIndex = titleEnd;
    if (WORD_END.test(words)) return { start, end: titleEnd, title: spelling };
  }
  return undefined;
}

/** Where a title that begins at `start` ends; undefined where the words differ. */
function endOf(words: string, start: number, title: readonly TitleWord[]): number | undefined {
  let at = start;
  for (const [index, word] of title.entries()) {
    if (index > 0) {
      const next = afterBlanks(words, at);
      if (next === at) return undefined;
      at = next;
    }
    const end = word === 'and' ? afterAnd(words, at) : afterWord(words, at, word);
    if (end === undefined) return undefined;
    at = end;
  }
  return at;
}

function afterBlanks(words: string, at: number): number {
  let end = at;
  while (end < words.length && /\s/.test(words.charAt(end))) end++;
  return end;
}

function afterAnd(words: string, at: number): number | undefined {
  if (words.charAt(at) === '&') return at + 1;
  return words.slice(at, at + 3).toLowerCase() === 'and' ? at + 3 : undefined;
}

function afterWord(words: string, start: number, word: readonly string[]): number | undefined {
  let at = start;
  for (const letter of word) {
    const point = words.codePointAt(at);
    if (point === undefined) return undefined;
    const character = String.fromCodePoint(point);
    if (plainLetter(character) !== letter) return undefined;
    at += character.length;
  }
  return at;
}

function codeAt(words: string, start: number): Mention | undefined {
  CODE.lastIndex = start;
  const [code] = CODE.exec(words) ?? [];
  return code === undefined ? undefined : { start, end: start + code.length, code };
}
