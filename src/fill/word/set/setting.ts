/** What setting blocks in a part of a Word file needs of the file and of the filling. */
import type { WordLook } from '../../../model/word.js';
import type { Wording } from '../../../model/wording/wording.js';
import type { AddedLists } from './added-lists.js';

export interface Setting {
  readonly look: WordLook;
  readonly wording: Wording;
  readonly lists: AddedLists;
  /** Gives the id of the relationship to an address. */
  readonly linkId: (address: string) => string;
  /** Makes links of the references to other policies in a run of the author's own words. */
  readonly withReferences: (run: string) => string;
  /** Gives a number for a content control that no other has. */
  readonly controlId: () => number;
}
