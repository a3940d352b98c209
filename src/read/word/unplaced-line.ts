/** A line of words in a Word file, before all lines are joined into one text. */
import type { PlacedElement, PlacedText } from '../../formats/xml/places.js';

/** Letters of one line that follow one another in the XML. */
export interface LetterRange {
  /** Offset in the line. */
  readonly at: number;
  readonly length: number;
  /** `w:t`, `w:delText`, or an element that counts as one character: a tab, a break, a picture. */
  readonly holder: PlacedElement;
  /** The letters; absent for an element that counts as one character. */
  readonly node?: PlacedText;
}

export type LineKind = 'paragraph' | 'deleted' | 'attribute' | 'text' | 'target' | 'code';

/** A line before its place in the whole text is known. */
export interface UnplacedLine {
  readonly kind: LineKind;
  readonly text: string;
  /** The paragraph, or the element with the attribute, text or field code. */
  readonly element: PlacedElement;
  /** The letters of a paragraph. */
  readonly ranges: readonly LetterRange[];
  readonly paragraph?: number;
  readonly description?: string;
  /** The name of an attribute. */
  readonly attribute?: string;
  /** The text, for a line that isn't a paragraph. */
  readonly node?: PlacedText;
}

/** Whether words may hold a tag in either spelling. */
export function mayHoldTags(words: string): boolean {
  return words.includes('{{') || words.includes('<<') || words.includes('}}');
}
