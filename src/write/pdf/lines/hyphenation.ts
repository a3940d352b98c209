/**
 * Says where words may be divided at the end of a line, by the patterns of British English and Welsh (Liang, Word Hy-phen-a-tion by
 * Com-put-er, 1983). Only words that are wider than their line are divided at all. The patterns of a language are loaded when a word
 * of it is first divided, since few documents need them.
 */
import createHyphenator from 'hyphen';
import { rememberByValue } from '../../../model/remember.js';

type PatternLanguage = 'en-GB' | 'cy';

/** Thrown where a word is to be divided and the patterns of its language aren't loaded: load them and start again. */
export class PatternsNeeded extends Error {
  readonly language: PatternLanguage;

  constructor(language: PatternLanguage) {
    super(`The patterns of ${language} are needed.`);
    this.language = language;
  }
}

type Patterns = Parameters<typeof createHyphenator>[0];

const PATTERNS: Readonly<Record<PatternLanguage, () => Promise<{ readonly default: Patterns }>>> = {
  'en-GB': () => import('hyphen/patterns/en-gb.js'),
  cy: () => import('hyphen/patterns/cy.js'),
};

const SOFT_HYPHEN = '\u00ad';

/** A hyphenator remembers every word that it has seen, so it is replaced after so many. */
const MOST_WORDS = 5_000;

/** The places in lower-case words of one language. */
type Divide = (word: string) => readonly number[];

function openHyphenator(patterns: Patterns): Divide {
  let words = MOST_WORDS;
  let hyphenate = (word: string): string => word;
  return rememberByValue((word: string): readonly number[] => {
    if (words++ >= MOST_WORDS) {
      const hyphenated = createHyphenator({ ...patterns }, { html: false, hyphenChar: SOFT_HYPHEN });
      hyphenate = (lowered) => String(hyphenated(lowered));
      words = 0;
    }
    let at = 0;
    const ends = hyphenate(word)
      .split(SOFT_HYPHEN)
      .map((part) => {
        at += part.length;
        return at;
      });
    return ends.filter((place) => place >= LEAST_BEFORE && place <= word.length - LEAST_AFTER);
  }, 'large');
}

const hyphenators = new Map<PatternLanguage, Divide>();

/** Does something again with the patterns that it needed, until it needs no more. */
export async function withPatterns<Value>(work: () => Value): Promise<Value> {
  for (;;) {
    try {
      return work();
    } catch (problem) {
      if (!(problem instanceof PatternsNeeded)) throw problem;
      const { default: patterns } = await PATTERNS[problem.language]();
      hyphenators.set(problem.language, openHyphenator(patterns));
    }
  }
}

/** Letters that stay together at the beginning and the end of a word. */
const LEAST_BEFORE = 2;
const LEAST_AFTER = 3;

/** Shorter words aren't divided, and what is longer is no word. */
const LEAST_LETTERS = 6;
const MOST_LETTERS = 40;

/**
 * The places in a word of letters alone where it may be divided with a hyphen, in UTF-16 units from its beginning. None in languages
 * that have no patterns here, and in words of capitals. Throws PatternsNeeded.
 */
export function divisionsOf(word: string, language: string): readonly number[] {
  const patterns = /^cy\b/i.test(language) ? 'cy' : /^en\b/i.test(language) ? 'en-GB' : undefined;
  if (!patterns || word.length < LEAST_LETTERS || word.length > MOST_LETTERS || word === word.toUpperCase()) return [];
  const divide = hyphenators.get(patterns);
  if (!divide) throw new PatternsNeeded(patterns);
  const lowered = word.toLowerCase();
  return lowered.length === word.length ? divide(lowered) : [];
}
