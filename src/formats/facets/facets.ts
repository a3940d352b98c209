/** What two versions of a finished file are compared by: what it says, how it looks, and nothing that it says only of itself. */
import { equalForm } from '../../model/equal-form.js';
import { sha256 } from '../sha256.js';

/** A file's facets; files that are equal in both differ in properties at most, or in how they are packed. */
export interface Facets {
  /**
   * All words that people read or hear, in their equal form and without the blanks between them: where a line ends is a matter of looks, and
   * so are the signs that quotes and dashes are set with.
   */
  readonly words: string;
  /** A hash of everything that makes its looks: pages, fonts, styles, pictures, structure. */
  readonly looks: string;
}

/** Makes facets from texts in reading order, and from all that makes the looks. */
export function facetsFrom(texts: readonly string[], looks: readonly string[]): Facets {
  return { words: squeezed(equalForm(texts.join('\n'))), looks: sha256(Buffer.from(looks.join('\0'), 'utf8')) };
}

/** Words without blanks and places where a line may end. */
export function squeezed(words: string): string {
  return words.replace(/[\s\u00ad\u200b\u2060]+/g, '');
}
