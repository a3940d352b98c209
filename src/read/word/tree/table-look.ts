/** What the style of a Word table sets apart: its first row, its first column (ISO/IEC 29500-1, 17.4.55 and 17.7.6). */

import type { WordStyles } from '../../../formats/word/styles.js';
import { type PlacedElement, placedChild } from '../../../formats/xml/places.js';

/** The parts of a table that its style sets apart, where the table says that it may. */
export interface TableLook {
  readonly firstRow: boolean;
  readonly firstColumn: boolean;
}

/** Every table that Word inserts says that its first column is special; only some styles make it look so. */
export function tableLook(table: PlacedElement, styles: WordStyles): TableLook {
  const properties = placedChild(table, 'w:tblPr');
  const style = styles.tableStyle(placedChild(properties, 'w:tblStyle')?.attributes.get('w:val'));
  const look = placedChild(properties, 'w:tblLook')?.attributes ?? new Map();
  return {
    firstRow: style.firstRow && isOn(look, 'w:firstRow', 0x20),
    firstColumn: style.firstColumn && isOn(look, 'w:firstColumn', 0x80),
  };
}

/** A flag of its own since Word 2010, before that a bit of one number. */
function isOn(look: ReadonlyMap<string, string>, flag: string, bit: number): boolean {
  const value = look.get(flag);
  if (value !== undefined) return /^(?:1|true|on)$/.test(value);
  return (Number.parseInt(look.get('w:val') ?? '0', 16) & bit) !== 0;
}
