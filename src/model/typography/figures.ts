/**
 * Finds what is read in one piece although it has spaces: telephone numbers, dates, postcodes, registration numbers, and amounts with their units.
 * Writers keep each on one line where there is room. The words stay as they are, so that what is copied has plain spaces.
 */
import { areOneFigure } from './bonds.js';

/** Words without this have no figure with a space in it: most are told apart by it quickly. */
const MAY_HAVE_FIGURES = /\d\S{0,3} \S|[a-z]\.? \d{4}|[A-Z]{2} \d/;

/** A longer figure may need two lines on a narrow page. Characters. */
export const LONGEST_FIGURE = 24;

/** A part of a text, from `start` up to `end`. */
export interface Figure {
  readonly start: number;
  readonly end: number;
}

/** Finds the figures with a space in them, in order, without the punctuation around them, and leaves out those too long for a narrow line. */
export function figuresIn(text: string): readonly Figure[] {
  if (!MAY_HAVE_FIGURES.test(text)) return NONE;
  const figures: Figure[] = [];
  let first: Word | undefined;
  let last: Word | undefined;
  const addFigure = (): void => {
    if (!first || !last || first === last) return;
    const figure = bare(text, first.start, last.end);
    if (figure.end - figure.start <= LONGEST_FIGURE) figures.push(figure);
  };
  for (let word = wordFrom(text, 0); word; word = wordFrom(text, word.end)) {
    const joins = last && word.start === last.end + 1 && text[last.end] === ' ' && areOneFigure(last.words, word.words);
    if (!joins) {
      addFigure();
      first = word;
    }
    last = word;
  }
  addFigure();
  return figures;
}

interface Word extends Figure {
  readonly words: string;
}

/** The next word of a text. Without `matchAll`, which copies the pattern for each text. */
function wordFrom(text: string, at: number): Word | undefined {
  WORDS.lastIndex = at;
  const [words] = WORDS.exec(text) ?? [];
  return words === undefined ? undefined : { words, start: WORDS.lastIndex - words.length, end: WORDS.lastIndex };
}

const NONE: readonly Figure[] = [];

/** What has no space at which a line may end. */
const WORDS = /[^\s\u00a0]+(?:\u00a0+[^\s\u00a0]+)*/g;

/** Punctuation around a figure: not a bracket that has its other half within it, nor the last full stop of “a.m.”. */
const OPENING = /^(?:[^\p{L}\d(+£]|\((?!\+?\d+\)))+/u;
const CLOSING = /(?:(?<!\.m)[^\p{L}\d%])+$/u;

function bare(text: string, start: number, end: number): Figure {
  const figure = text.slice(start, end);
  const [opening = ''] = OPENING.exec(figure) ?? [];
  const [closing = ''] = CLOSING.exec(figure) ?? [];
  return { start: start + opening.length, end: end - closing.length };
}
