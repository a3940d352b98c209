/** Words of a finished file, with their place. */

export interface FileText {
  /** `page 3`, `the bookmarks`, `word/header1.xml`, `the text`. */
  readonly place: string;
  readonly words: string;
}
