/** Tab stops of a Word paragraph (ISO/IEC 29500-1, 17.3.1.37 and 38). */
import { type PlacedElement, placedChild, placedChildren } from '../xml/places.js';

export interface TabStop {
  /** Twips from the margin. */
  readonly position: number;
  /** What fills the space before it: `dot`, `underscore`; absent for nothing. */
  readonly leader?: string;
}

/** The stops of paragraph properties (`w:pPr`) and of the style below them, in order of their places. */
export function tabStops(properties: PlacedElement | undefined, ofStyle: readonly TabStop[] = []): readonly TabStop[] {
  const tabs = placedChild(properties, 'w:tabs');
  if (!tabs) return ofStyle;
  const stops = new Map(ofStyle.map((stop) => [stop.position, stop]));
  for (const tab of placedChildren(tabs, 'w:tab')) {
    const position = Number(tab.attributes.get('w:pos'));
    const [kind, leader] = [tab.attributes.get('w:val'), tab.attributes.get('w:leader')];
    if (kind === 'clear') stops.delete(position);
    else if (kind !== 'bar') stops.set(position, { position, ...(leader && leader !== 'none' ? { leader } : {}) });
  }
  return [...stops.values()].sort((a, b) => a.position - b.position);
}
