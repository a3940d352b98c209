/** Where in a Word file blocks are set, and how paragraphs begin there. */
import type { WordParagraphLook, WordProperties } from '../../../model/word.js';
import { paragraphProperties, withProperties } from './properties.js';
import type { Setting } from './setting.js';

export interface Spot extends WordParagraphLook {
  /** How the first paragraph is where it isn't as the others: at the beginning of an item, it has its mark. */
  readonly first?: { readonly paragraph: WordProperties; readonly runs: string };
  /** Where words begin, in twips from the margin. */
  readonly left: number;
  /** How many lists of each kind are around. */
  readonly bullets: number;
  readonly numbers: number;
  /** Whether they are in a table of their own, whose look is another than that of the text. */
  readonly isInTable?: true;
}

/** Writes a paragraph. */
export function paragraphXml(content: string, properties: WordProperties, { look }: Setting): string {
  return `<w:p${look.namespaces}>${paragraphProperties(properties)}${content}</w:p>`;
}

/** Writes a paragraph as it stands at a spot. */
export function wordsXml(
  content: string,
  { paragraph, first }: Spot,
  setting: Setting,
  changes: Readonly<Record<string, string | undefined>> = {},
): string {
  const properties = withProperties(first?.paragraph ?? paragraph, changes);
  return paragraphXml((first?.runs ?? '') + content, properties, setting);
}

/** The mark of an item that begins with something else than words, in a paragraph without words; nothing where there is none. */
export function markXml(spot: Spot, setting: Setting): string {
  return spot.first ? wordsXml('', spot, setting) : '';
}

/** The same spot behind its first paragraph. */
export function behindMark({ first: _, ...spot }: Spot): Spot {
  return spot;
}

/** A spot that is further in, in twips. */
export function movedIn(spot: Spot, by: number, changes: Readonly<Record<string, string>> = {}): Spot {
  const left = spot.left + by;
  return { ...spot, left, paragraph: withProperties(spot.paragraph, { ind: indentXml(left), ...changes }) };
}

/** `hanging` is how far the first line begins before the others. */
export function indentXml(left: number, hanging = 0): string {
  return `<w:ind w:left="${left}" ${hanging > 0 ? `w:hanging="${hanging}"` : 'w:firstLine="0"'}/>`;
}
