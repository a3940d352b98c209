/** Words of a finished file, and where a reader comes upon them. */

export interface FoundText {
  /** `page 3`, `the bookmarks`, `word/header1.xml`, `the text`. */
  readonly place: string;
  readonly words: string;
}
