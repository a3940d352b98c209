/**
 * What authors type in front of list items beyond Markdown's own marks: `a.`, `B)`, `(iv)`, `(3)`. One alone may be a word
 * (`A. Smith`), and some are a letter or a numeral (`i.`): only their sequence tells.
 */
import type { ListMarks, ListNumbers } from './document.js';
import { formatNumber } from './word-numbering.js';

/** A mark that may begin an item. */
export interface Candidate {
  readonly around: ListMarks['around'];
  /** What it can mean, the likelier first. Never empty. */
  readonly readings: readonly MarkReading[];
}

/** One way to read a mark. */
export interface MarkReading {
  readonly numbers: ListNumbers;
  /** From 1. */
  readonly value: number;
}

const MARK =
  /(?:\((?<enclosed>\d{1,3}|[a-z]{1,9}|[A-Z]{1,9})\)|(?<bare>[a-z]{1,9}|[A-Z]{1,9})(?<sign>[.)]))(?=[ \t\r\n]|$)(?![ \t]+e\.)/y;

/** Finds a mark at a place of a text, with white space or the line's end behind it. */
export function candidateAt(text: string, at: number): (Candidate & { readonly width: number }) | undefined {
  MARK.lastIndex = at;
  const match = MARK.exec(text);
  const digits = match?.groups?.enclosed ?? match?.groups?.bare;
  if (!match || digits === undefined) return undefined;
  const readings = readingsOf(digits);
  const around = match.groups?.sign === '.' ? '.' : match.groups?.sign === ')' ? ')' : '()';
  return readings.length > 0 ? { around, readings, width: match[0].length } : undefined;
}

function readingsOf(digits: string): MarkReading[] {
  if (/^\d/.test(digits)) return Number(digits) > 0 ? [{ numbers: 'decimal', value: Number(digits) }] : [];
  const lower = digits.toLowerCase();
  const wide = lower === digits ? 'lower' : 'upper';
  const roman = romanValue(lower);
  const numeral: MarkReading[] = roman > 0 ? [{ numbers: `${wide}-roman`, value: roman }] : [];
  if (lower.length > 1) return numeral;
  const letter: MarkReading = { numbers: `${wide}-letter`, value: lower.charCodeAt(0) - 'a'.charCodeAt(0) + 1 };
  return roman === 1 ? [...numeral, letter] : [letter, ...numeral];
}

const ROMAN = /^(m{0,3})(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})$/;
const WORTH: Readonly<Record<string, number>> = { m: 1000, d: 500, c: 100, l: 50, x: 10, v: 5, i: 1 };

/** The value of a roman numeral in small letters; 0 for anything else. */
function romanValue(numeral: string): number {
  if (!ROMAN.test(numeral)) return 0;
  const worths = [...numeral].map((sign) => WORTH[sign] ?? 0);
  return worths.reduce((sum, worth, at) => sum + (worth < (worths[at + 1] ?? 0) ? -worth : worth), 0);
}

/** Writes a mark, as it is typed; undefined for a number that has none: letters go up to 26, numerals to 3999. */
export function typedMark({ numbers, around }: ListMarks, value: number): string | undefined {
  const digits = digitsOf(numbers, value);
  if (digits === undefined) return undefined;
  return around === '()' ? `(${digits})` : `${digits}${around}`;
}

function digitsOf(numbers: ListNumbers, value: number): string | undefined {
  if (numbers === 'decimal') return String(value);
  const isLetter = numbers.endsWith('letter');
  if (value < 1 || value > (isLetter ? 26 : 3999)) return undefined;
  const lower = formatNumber(value, isLetter ? 'lowerLetter' : 'lowerRoman');
  return numbers.startsWith('upper') ? lower.toUpperCase() : lower;
}

/** A mark's place in a text, and how many letters it has. */
export interface MarkPlace {
  readonly at: number;
  readonly width: number;
  /** How many lists it is within whose items' words begin further right. */
  readonly under: number;
  /** Whether words stand behind it on its line. */
  readonly hasWords: boolean;
  /** Whether it begins what is repeated for each value of a list. */
  readonly isRepeated: boolean;
}

/** What a mark means, once its sequence is known. */
export interface TypedMark extends MarkPlace {
  readonly marks: ListMarks;
  readonly value: number;
}

/** Marks of one kind that follow one another. */
export class MarkRun {
  private readings: readonly MarkReading[];
  private readonly places: {
    readonly place: MarkPlace;
    readonly candidate: Candidate;
    readonly outer: MarkRun | undefined;
  }[] = [];
  private readonly around: ListMarks['around'];
  /** Whether one mark alone is enough: it stands right below the words of an item. */
  private readonly isNested: boolean;

  constructor(candidate: Candidate, isNested: boolean) {
    this.readings = candidate.readings;
    this.around = candidate.around;
    this.isNested = isNested;
  }

  /** Whether a mark comes next: the number after the last, or in a list of two or more any later one, or the last again. */
  continues(candidate: Candidate, exactly: boolean): boolean {
    return candidate.around === this.around && this.next(candidate, exactly).length > 0;
  }

  /** Adds a mark. `outer` is the run of a mark before it on the same line. */
  add(candidate: Candidate, place: MarkPlace, outer: MarkRun | undefined): void {
    if (this.places.length > 0) {
      const exact = this.next(candidate, true);
      this.readings = exact.length > 0 ? exact : this.next(candidate, false);
    }
    this.places.push({ place, candidate, outer });
  }

  /** Whether its marks begin items: an item may be empty, but letters that never have words behind them are words. */
  counts(): boolean {
    if (!this.places.some(({ place }) => place.hasWords)) return false;
    if (this.places.length > 1) return true;
    if (this.places[0]?.place.isRepeated) return this.readings.some(({ value }) => value === 1);
    return this.isNested && this.readings.some((one) => countsAlone(this.around, one));
  }

  /** Its marks, if they begin items. */
  marks(): TypedMark[] {
    const numbers = this.readings[0]?.numbers;
    if (numbers === undefined || !this.counts()) return [];
    return this.places.flatMap(({ place, candidate, outer }) => {
      const value = candidate.readings.find((reading) => reading.numbers === numbers)?.value;
      if (value === undefined || (outer && !outer.counts())) return [];
      return [{ ...place, marks: { numbers, around: this.around }, value }];
    });
  }

  private next({ readings }: Candidate, exactly: boolean): readonly MarkReading[] {
    // `i.` behind `c.` begins a list of numerals: it isn't the ninth letter.
    const begins = (value: number) => value > 1 && readings.some((one) => one.value === 1);
    return readings.filter(({ numbers, value }) =>
      this.readings.some(
        (last) =>
          last.numbers === numbers &&
          (value === last.value + 1 || (!exactly && this.places.length > 1 && value >= last.value && !begins(value))),
      ),
    );
  }
}

/** Whether one mark right below an item's words begins a list there; `A. Smith` is a name. */
export function countsAlone(around: ListMarks['around'], { numbers, value }: MarkReading): boolean {
  return value === 1 && !(around === '.' && numbers.startsWith('upper'));
}
