/**
 * Tells lines to write on among the tabs of a Word paragraph: a tab whose stop has a leader of dots or a line draws one to the stop. Dots
 * that lead to words, as in a list of contents or of prices, are none.
 */
import { type TabStop, tabStops } from '../../../formats/word/tab-stops.js';
import { type PlacedElement, placedChild } from '../../../formats/xml/places.js';
import type { WordLine } from '../lines.js';
import { styleOf } from './headings.js';
import type { TreeReading } from './reading.js';

/** Twips of a line for each underscore that it is written with, and how many it has at least and at most. */
const TWIPS_A_SIGN = 160;
const SHORTEST = 8;
const LONGEST = 60;

const DRAWN_LINES: ReadonlySet<string> = new Set(['underscore', 'heavy', 'hyphen']);

/** Gives how many underscores a tab is wide as a line to write on; undefined for a tab that draws none. */
export function lineOfTab(tab: PlacedElement, line: WordLine, reading: TreeReading): number | undefined {
  const at = line.ranges.find(({ holder }) => holder === tab)?.at;
  if (at === undefined) return undefined;
  const before = line.text.slice(line.text.lastIndexOf('\u2028', at) + 1, at);
  const behind = line.text.slice(at + 1).replace(/\u2028.*/s, '');
  const stops = stopsOf(line.element, reading);
  const n = before.split('\t').length - 1;
  const stop = stops[n];
  const leader = tab.name === 'w:ptab' ? tab.attributes.get('w:leader') : stop?.leader;
  if (leader === undefined || leader === 'none') return undefined;
  // Dots go to words at the end of the line, unless another tab ends it.
  if (!DRAWN_LINES.has(leader) && !/(?:^|\t)\s*$/.test(behind)) return undefined;
  const width = ((stop?.position ?? 0) - (stops[n - 1]?.position ?? 0)) / TWIPS_A_SIGN;
  return Math.round(Math.min(LONGEST, Math.max(SHORTEST, width)));
}

function stopsOf(paragraph: PlacedElement, { styles }: TreeReading): readonly TabStop[] {
  return tabStops(placedChild(paragraph, 'w:pPr'), styles.paragraph(styleOf(paragraph)).tabs);
}
