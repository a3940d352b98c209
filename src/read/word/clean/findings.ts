/** What is found in a Word file that its readers don't see: how many, the first words and their place, as one message a kind and part. */
import { type PlacedElement, placedChildren } from '../../../formats/xml/places.js';
import { type Span, spanOf } from '../../../model/source.js';

/** One thing that was found. */
export interface Finding {
  /** `''` where it has none, such as a picture. */
  readonly words: string;
  /** The paragraph's number in its part; absent where it stands in none. */
  readonly paragraph?: number | undefined;
}

/** The number of the paragraph that an element is or stands in, as messages count them; undefined outside paragraphs. */
export type ParagraphNumbers = (element: PlacedElement) => number | undefined;

/** Counts the paragraphs of a part in reading order, those of tables and text boxes too. */
export function paragraphNumbers(root: PlacedElement): ParagraphNumbers {
  const numbers = new Map<PlacedElement, number>();
  const count = (element: PlacedElement): void => {
    for (const child of placedChildren(element)) {
      if (child.name === 'w:p') numbers.set(child, numbers.size + 1);
      count(child);
    }
  };
  count(root);
  return (element) => {
    for (let at: PlacedElement | undefined = element; at; at = at.parent) {
      const number = numbers.get(at);
      if (number !== undefined) return number;
    }
    return undefined;
  };
}

/** The letters in an element, deleted ones too; a tab or break is a space. */
export function lettersIn(element: PlacedElement): string {
  if (/^[wm]:(?:t|delText)$/.test(element.name))
    return element.children.map((node) => (node.kind === 'text' ? node.text : '')).join('');
  if (/^w:(?:tab|br|cr|p)$/.test(element.name)) return ` ${placedChildren(element).map(lettersIn).join('')}`;
  return placedChildren(element).map(lettersIn).join('');
}

const LONGEST_QUOTATION = 60;

/** `“Check with Jo”`, cut where it is long; `''` for no words. */
export function quoted(words: string): string {
  const line = words.replace(/[\s\u00ad]+/g, ' ').trim();
  if (line === '') return '';
  if (line.length <= LONGEST_QUOTATION) return `“${line}”`;
  return `“${line.slice(0, LONGEST_QUOTATION).replace(/[\ud800-\udbff]$|\s+\S*$/, '')}…”`;
}

/** The first of them that has words, or else the first. */
export function firstWithWords(findings: readonly Finding[]): Finding {
  return findings.find(({ words }) => words.trim() !== '') ?? findings[0] ?? { words: '' };
}

/** What follows their number in a message: `: “Check with Jo”`, `, the first “Check with Jo”`, or nothing for no words. */
export function firstOf(findings: readonly Finding[]): string {
  const words = quoted(firstWithWords(findings).words);
  if (words === '') return '';
  return findings.length === 1 ? `: ${words}` : `, the first ${words}`;
}

/** Where something stands that has these words; `path` is the file's. */
export function placeOfFinding(path: string, part: string, { words, paragraph }: Finding): Span {
  const line = words.replace(/\s+/g, ' ').trim();
  const place = { part, ...(paragraph === undefined ? {} : { paragraph }) };
  return spanOf({ path, text: line, paragraphs: [place] }, 0, line.length);
}
