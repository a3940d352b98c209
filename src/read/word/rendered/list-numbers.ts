/**
 * Counts the lists, headings and numbered paragraphs of a Word file that the program wrote, in reading order, and says how each list is
 * numbered: as usual by its depth, or with marks of its author's.
 */
import type { ListMarks, Numbering } from '../../../model/document.js';
import { NumberCounter, type NumberDefinitions } from '../../../model/word-numbering.js';

/** The number of an item, and how Word shows it. */
export interface NumberedItem {
  readonly number: number;
  /** Undefined where a list of ours can't have such marks. */
  readonly marks: ListMarks | undefined;
  readonly label: string;
  /** The use of a list: one that begins anew has another. */
  readonly use: string;
}

/** Counts one part of a file: the text, or its notes. */
export class ListNumbers {
  private readonly definitions: NumberDefinitions;
  private readonly counter: NumberCounter;
  /** The list that numbers headings. */
  private readonly headings: ReadonlySet<string>;

  constructor(definitions: NumberDefinitions, headings: ReadonlySet<string>) {
    this.definitions = definitions;
    this.counter = new NumberCounter(definitions);
    this.headings = headings;
  }

  /** Whether a place in a list is among the headings. */
  isOfHeadings({ numId, level }: Numbering): boolean {
    const list = this.definitions.definition(numId, level)?.list;
    return list !== undefined && this.headings.has(list);
  }

  /** Counts a heading or a numbered paragraph, and gives its number as Word shows it. */
  next({ numId, level }: Numbering): string {
    return this.counter.next(numId, level);
  }

  /** Counts an item. */
  count({ numId, level }: Numbering): NumberedItem | undefined {
    const definition = this.definitions.definition(numId, level);
    const counted = this.counter.both(numId, level);
    if (!definition || !counted) return undefined;
    const marks = marksOf(definition.text, definition.format, level);
    return { number: counted.number, marks, label: counted.shown, use: numId };
  }
}

const NUMBERS = new Map<string, ListMarks['numbers']>([
  ['decimal', 'decimal'],
  ['lowerLetter', 'lower-letter'],
  ['upperLetter', 'upper-letter'],
  ['lowerRoman', 'lower-roman'],
  ['upperRoman', 'upper-roman'],
]);

function marksOf(text: string, format: string, level: number): ListMarks | undefined {
  const numbers = NUMBERS.get(format);
  const [before, after, more] = text.trim().split(`%${level + 1}`);
  if (!numbers || before === undefined || after === undefined || more !== undefined) return undefined;
  if (before === '(' && after === ')') return { numbers, around: '()' };
  return before === '' && (after === '.' || after === ')') ? { numbers, around: after } : undefined;
}
