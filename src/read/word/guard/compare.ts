/** Compares the words of a paragraph with those of the tree: which of them are missing. */
import { SIGN } from './shown-words.js';

/** A word, or a sign that means something alone, with its place in its text. */
interface Token {
  readonly word: string;
  readonly at: number;
  readonly end: number;
}

/** A stretch of a paragraph's words, from the first that is missing to the last. */
export interface MissingWords {
  readonly at: number;
  readonly end: number;
  /** Whether none of the paragraph's words is there. */
  readonly isAll: boolean;
  /** Whether all words are there, and only a sign of a symbol font is missing. */
  readonly isSign: boolean;
}

const TOKEN = /[\p{L}\p{N}\p{M}]+|[\p{Sc}\p{Sm}\p{So}]/gu;
const BOXES = /[☐☑☒□■]/gu;

/** Words that may be used up once each, for what has no place of its own in the tree. */
export class SpareWords {
  private readonly counts = new Map<string, number>();

  constructor(text: string) {
    for (const { word } of tokensOf(text)) this.counts.set(word, (this.counts.get(word) ?? 0) + 1);
  }

  take(word: string): boolean {
    const count = this.counts.get(word) ?? 0;
    if (count > 0) this.counts.set(word, count - 1);
    return count > 0;
  }
}

/** Finds the words of `shown` that neither `told` nor the spare words have; undefined if none is missing. */
export function missingWords(shown: string, told: string, spare: SpareWords): MissingWords | undefined {
  const tokens = tokensOf(shown);
  const missing = missingTokens(tokens, tokensOf(told)).filter(({ word }) => !spare.take(word));
  const [first] = missing;
  const last = missing.at(-1);
  if (first && last) return { at: first.at, end: last.end, isAll: missing.length === tokens.length, isSign: false };
  return missingSign(shown, told);
}

/** What a sign became isn't known, only that it must be something. One before all words may be the mark of a list. */
function missingSign(shown: string, told: string): MissingWords | undefined {
  const words = shown.trimStart().replace(new RegExp(`^${SIGN}`), ' ');
  const at = shown.length - words.length + words.indexOf(SIGN);
  if (!words.includes(SIGN) || lettersIn(told) >= lettersIn(words)) return undefined;
  return { at, end: at + 1, isAll: false, isSign: true };
}

/** What both begin and end with is there; of what lies between, each word counts once. */
function missingTokens(shown: readonly Token[], told: readonly Token[]): readonly Token[] {
  let before = 0;
  while (before < shown.length && shown[before]?.word === told[before]?.word) before++;
  let behind = 0;
  const most = Math.min(shown.length, told.length) - before;
  while (behind < most && shown.at(-1 - behind)?.word === told.at(-1 - behind)?.word) behind++;
  const between = shown.slice(before, shown.length - behind);
  const toldBetween = told.slice(before, told.length - behind);
  if (hasLetters(joined(toldBetween), joined(between))) return [];
  const rest = new SpareWords(toldBetween.map(({ word }) => word).join(' '));
  return between.filter(({ word }) => !rest.take(word));
}

/** Whether the letters are there, even where words are cut in other places, or a number that was counted again is between them. */
function hasLetters(told: string, shown: string): boolean {
  return told.includes(shown) || (!/\p{N}/u.test(shown) && told.replace(/\p{N}+/gu, '').includes(shown));
}

const joined = (tokens: readonly Token[]): string => tokens.map(({ word }) => word).join('');

/** As many characters as can be seen. */
const lettersIn = (text: string): number => [...text.replace(/\s+/gu, '')].length;

/** The same signs for the same words: compatible forms are one, boxes are one, what nobody sees is nothing. */
function tokensOf(text: string): readonly Token[] {
  return [...text.matchAll(TOKEN)].flatMap(({ 0: written, index }) => {
    const word = written.normalize('NFKC').replace(BOXES, '☐').toLowerCase();
    return word === '' ? [] : [{ word, at: index, end: index + written.length }];
  });
}
