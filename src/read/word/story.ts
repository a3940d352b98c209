/** A part of a Word file whose XML was parsed. */
import type { WordPart } from '../../formats/word/package.js';
import type { PlacedElement } from '../../formats/xml/places.js';

export interface StoryPart {
  readonly path: string;
  readonly part: WordPart;
  readonly xml: string;
  readonly root: PlacedElement;
}
