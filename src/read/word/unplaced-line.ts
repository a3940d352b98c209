/** A place in a Word file where words stand, before all such places are one text. */
import type { PlacedElement, PlacedText } from '../../formats/xml/places.js';

/** Letters of one line that stand beside one another in the XML. */
export interface LetterRange {
  /** Where in the line they begin. */
  readonly at: number;
  readonly length: number;
  /** `w:t`, `w:delText`, or what stands for one sign: a tab, a break, a picture. */
  readonly holder: PlacedElement;
  /** The letters; absent for a sign. */
  readonly node?: PlacedText;
}

export type LineKind = 'paragraph' | 'deleted' | 'attribute' | 'text' | 'target' | 'code';

/** A line before its place in the text is known. */
export interface UnplacedLine {
  readonly kind: LineKind;
  readonly text: string;
  /** The paragraph; or the element whose attribute, text or field code it is. */
  readonly element: PlacedElement;
  /** Of a paragraph. */
  readonly ranges: readonly LetterRange[];
  readonly paragraph?: number;
  readonly description?: string;
  /** Of an attribute: its name. Of a text: its node. */
  readonly attribute?: string;
  readonly node?: PlacedText;
}

/** Whether words may hold a tag in either spelling. */
export function mayHoldTags(words: string): boolean {
  return words.includes('{{') || words.includes('<<') || words.includes('}}');
}
