/** Finds lines such as `Section 1: Purpose`, `Part A` and `Appendix 2 – Forms`, unless they only list such parts. */
import { isShort } from './heading-lines.js';
import type { TaggedLine } from './lines.js';

/** A heading whose number has a name before it. */
export interface NamedHeading {
  /** Whether sections with numbers of their own may be below it. */
  readonly isSection: boolean;
  /** The length of `Appendix A – ` where the program prints the same letter itself; else 0, and it stays as it is. */
  readonly width: number;
}

interface NamedLine {
  readonly name: string;
  readonly value: number;
  readonly isLettered: boolean;
  readonly hasSign: boolean;
  readonly title: string;
  readonly width: number;
}

const NAMED =
  /^(section|part|chapter|appendix|annexe?|schedule)[ \t\u00A0]+(\d{1,2}|[A-Z]|one|two|three|four|five|six|seven|eight|nine|ten)(?:[ \u00A0]*([:.–—-])[ \t\u00A0]*|([ \t\u00A0]+)|$)(.*)$/iu;
const WORDS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const MOST_WORDS = 10;

/** Finds them among the lines with words, by the lines' index. */
export function namedHeadings(lines: readonly TaggedLine[]): ReadonlyMap<number, NamedHeading> {
  const named = lines.map((line) => (line.newPage || line.words.length <= 120 ? namedLine(line.words) : undefined));
  const last = new Map<string, number>();
  const counts = new Map<string, number>();
  const accepted = lines.flatMap((line, at) => {
    const heading = named[at];
    if (!heading || [named[at - 1], named[at + 1]].some((beside) => beside?.name === heading.name)) return [];
    if (!goesOn(heading, last.get(heading.name) ?? 0)) return [];
    last.set(heading.name, heading.value);
    counts.set(heading.name, (counts.get(heading.name) ?? 0) + 1);
    return [{ line, heading }];
  });
  const headings = accepted.filter(({ heading }) => heading.hasSign || (counts.get(heading.name) ?? 0) > 1);
  return new Map(
    headings.map(({ line, heading: { name, isLettered, title, width } }) => {
      const isLetteredAppendix = name === 'appendix' && isLettered && title !== '';
      return [
        line.index,
        { isSection: /^(?:section|part|chapter)$/.test(name), width: isLetteredAppendix ? width : 0 },
      ];
    }),
  );
}

/** How many numbers of sections may be left out. */
const MOST_LEFT_OUT = 2;

/** Whether a heading comes next, or is one whose number its author gave twice, or before which some are left out. */
function goesOn({ value, hasSign, title }: NamedLine, last: number): boolean {
  if (value === last + 1) return true;
  return last > 0 && hasSign && title !== '' && value >= last && value <= last + 1 + MOST_LEFT_OUT;
}

function namedLine(words: string): NamedLine | undefined {
  const match = NAMED.exec(words);
  if (!match || !/^\p{Lu}/u.test(words)) return undefined;
  const [, name = '', number = '', sign = '', space = '', title = ''] = match;
  if (title !== '' && (!isShort(title) || !/^[\p{Lu}\p{N}"“‘'([{<]/u.test(title))) return undefined;
  if (title.split(' ').length > MOST_WORDS) return undefined;
  const value = partNumber(number);
  if (value === undefined) return undefined;
  return {
    name: name.toLowerCase(),
    value,
    isLettered: /^[A-Z]$/.test(number),
    hasSign: sign !== '' || space.includes('\t') || title === '',
    title,
    width: words.length - title.length,
  };
}

function partNumber(number: string): number | undefined {
  if (/^\d/.test(number)) return Number(number);
  if (/^[A-Z]$/.test(number)) return number.charCodeAt(0) - 64;
  const at = WORDS.indexOf(number.toLowerCase());
  return at < 0 ? undefined : at + 1;
}
