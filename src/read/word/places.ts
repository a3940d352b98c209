/** Gives the parts of a Word file what blocks that are set in them need to know of their places. */
import type { PlacedElement } from '../../formats/xml/places.js';
import { lookAt } from './in-place/look.js';
import type { ReadWord } from './template.js';
import { openTree } from './tree/context.js';
import { passageDepth } from './tree/paragraphs.js';

/** The same file, whose parts know it. */
export function withPlaces(read: ReadWord): ReadWord {
  const context = openTree(read, () => []);
  if (!context) return read;
  return {
    ...read,
    parts: read.parts.map((part) => {
      const reading = context.of(part);
      const places = {
        depth: (paragraph: PlacedElement) => passageDepth(paragraph, reading),
        look: (paragraph: PlacedElement, run?: PlacedElement) => lookAt(paragraph, reading, run),
      };
      return { ...part, places };
    }),
  };
}
