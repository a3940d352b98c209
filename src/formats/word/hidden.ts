/**
 * Which letters of a Word file are hidden (ISO/IEC 29500-1, 17.3.2.41): a run says it itself, or its styles do. Hiding is a toggle
 * (17.7.3): what a run says counts; else it is hidden where the defaults hide it, or where an odd number of its table, paragraph
 * and character styles do.
 */
import { type PlacedElement, placedChild } from '../xml/places.js';
import type { WordStyles } from './styles.js';

/** The ids of the styles around a run. */
export interface StylesAround {
  readonly paragraph: string | undefined;
  readonly table?: string | undefined;
}

/** Whether letters with these properties (`w:rPr`) are hidden. */
export function isHidden(
  properties: PlacedElement | undefined,
  around: StylesAround,
  styles: Pick<WordStyles, 'paragraph' | 'character' | 'tableStyle' | 'defaults'>,
): boolean {
  const direct = placedChild(properties, 'w:vanish');
  if (direct) return !/^(?:0|false|off)$/.test(direct.attributes.get('w:val') ?? '');
  if (styles.defaults.hidden) return true;
  const character = placedChild(properties, 'w:rStyle')?.attributes.get('w:val');
  const levels = [
    around.table === undefined ? undefined : styles.tableStyle(around.table).hidden,
    styles.paragraph(around.paragraph).hidden,
    styles.character(character).hidden,
  ];
  return levels.filter(Boolean).length % 2 === 1;
}
