/**
 * Numbers of paragraphs as Word counts them (ISO/IEC 29500-1, 17.9): each level counts its own, a higher level begins the lower
 * ones anew, and a level's text says which numbers it shows.
 */

/** What a level of a list is. */
export interface NumberDefinition {
  /** The list whose levels count together. */
  readonly list: string;
  /** `decimal`, `lowerLetter`, `bullet` … (17.18.59). */
  readonly format: string;
  /** `%1.%2`: each `%n` is the number of level n, from 1. */
  readonly text: string;
  readonly start: number;
  /** The level (from 1) after which it begins anew; 0 for never; absent for every higher one. */
  readonly restart?: number;
  /** Whether all numbers it shows are decimal (17.9.4). */
  readonly legal: boolean;
  readonly isBullet: boolean;
  /** Twips from the margin to its words. */
  readonly indentLeft?: number;
  /** Whether this use of the list begins at its start, whatever was counted before (17.9.8). */
  readonly startsAnew?: boolean;
}

export interface NumberDefinitions {
  /** Levels from 0; nothing for a list that is not there, and for `0`, which takes a number away. */
  definition(numId: string, level: number): NumberDefinition | undefined;
}

interface ListCounts {
  readonly numbers: (number | undefined)[];
  readonly begunUses: Set<string>;
}

/** Counts the numbered paragraphs of one document, fed in reading order. */
export class NumberCounter {
  private readonly definitions: NumberDefinitions;
  private readonly lists = new Map<string, ListCounts>();

  constructor(definitions: NumberDefinitions) {
    this.definitions = definitions;
  }

  /** Counts one paragraph, and gives its number as Word shows it; `''` for none. */
  next(numId: string, level: number): string {
    const definition = this.definitions.definition(numId, level);
    if (!definition) return '';
    return this.numberText(definition, numId, this.counted(definition, numId, level));
  }

  /** Counts one paragraph, and gives its number among those of its level; undefined for none. */
  count(numId: string, level: number): number | undefined {
    const definition = this.definitions.definition(numId, level);
    return definition && this.counted(definition, numId, level)[level];
  }

  /** Counts one paragraph, and gives both: its number among those of its level, and as Word shows it. */
  both(numId: string, level: number): { readonly number: number; readonly shown: string } | undefined {
    const definition = this.definitions.definition(numId, level);
    if (!definition) return undefined;
    const numbers = this.counted(definition, numId, level);
    return { number: numbers[level] ?? 1, shown: this.numberText(definition, numId, numbers) };
  }

  /** The numbers of all levels once a paragraph is counted. */
  private counted(definition: NumberDefinition, numId: string, level: number): readonly (number | undefined)[] {
    const counts = this.lists.get(definition.list) ?? { numbers: [], begunUses: new Set() };
    this.lists.set(definition.list, counts);
    const { numbers, begunUses } = counts;
    const use = `${numId} ${level}`;
    if (definition.startsAnew && !begunUses.has(use)) numbers[level] = undefined;
    begunUses.add(use);
    for (let above = 0; above < level; above++)
      numbers[above] ??= this.definitions.definition(numId, above)?.start ?? 1;
    const before = numbers[level];
    numbers[level] = before === undefined ? definition.start : before + 1;
    for (let below = level + 1; below < numbers.length; below++) {
      const restart = this.definitions.definition(numId, below)?.restart;
      if (restart === undefined || restart > level) numbers[below] = undefined;
    }
    return numbers;
  }

  private numberText(definition: NumberDefinition, numId: string, numbers: readonly (number | undefined)[]): string {
    return definition.text.replace(/%([1-9])/g, (_, digit: string) => {
      const level = Number(digit) - 1;
      const format = this.definitions.definition(numId, level)?.format ?? 'decimal';
      return formatNumber(numbers[level] ?? 1, definition.legal && format !== 'none' ? 'decimal' : format);
    });
  }
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function roman(n: number): string {
  let word = '';
  let remainder = n;
  for (const [value, letters] of ROMAN) for (; remainder >= value; remainder -= value) word += letters;
  return word;
}

/** Word repeats a letter after z: aa, bb, cc (17.18.59, lowerLetter). */
function letter(n: number): string {
  return String.fromCharCode(0x61 + ((n - 1) % 26)).repeat(Math.floor((n - 1) / 26) + 1);
}

function ordinal(n: number): string {
  const teens = n % 100 >= 11 && n % 100 <= 13;
  return `${n}${teens ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`;
}

/** A number in one of Word's formats; in one that is not known here, as a decimal. */
export function formatNumber(n: number, format: string): string {
  // What letters and Roman numerals cannot say, or would take pages to say, stays a number.
  const inLetters = n >= 1 && n <= 780;
  switch (format) {
    case 'none':
      return '';
    case 'decimalZero':
      return n < 10 ? `0${n}` : String(n);
    case 'lowerLetter':
      return inLetters ? letter(n) : String(n);
    case 'upperLetter':
      return inLetters ? letter(n).toUpperCase() : String(n);
    case 'lowerRoman':
      return n >= 1 && n < 4000 ? roman(n) : String(n);
    case 'upperRoman':
      return n >= 1 && n < 4000 ? roman(n).toUpperCase() : String(n);
    case 'ordinal':
      return ordinal(n);
    default:
      return String(n);
  }
}
