/** A document that was read from a finished file, or from a master text, to be compared with another. */
import type { Blocks, ControlEntry, Image, Inlines, Leaf } from './document.js';
import type { NumberDefinitions } from './word-numbering.js';

export interface ReadDocument {
  /** Whether the program wrote the file, perhaps before people edited it: then its masthead and document control are known. */
  readonly isRendered: boolean;
  readonly logo?: Image<Leaf>;
  /** `''` where the file doesn't say. */
  readonly organisation: string;
  readonly registration?: string;
  /** Empty where the text shows none. */
  readonly title: Inlines<Leaf>;
  /** The entries of document control, as the document shows them. */
  readonly control: readonly ControlEntry[];
  /** What a master text says about itself beside these: `applies_to.services`. */
  readonly settings?: readonly ControlEntry[];
  /** Headings that links lead to have an anchor, by which the links name them. */
  readonly blocks: Blocks<Leaf>;
  /** Lists of a Word file from elsewhere, whose numbers are counted once all of the text is known. */
  readonly numbering?: NumberDefinitions;
  /** What the file says about itself beside its text, and so perhaps of another document. */
  readonly properties: { readonly title?: string; readonly code?: string; readonly version?: string };
}
