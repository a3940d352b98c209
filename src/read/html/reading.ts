/** What all parts of one page share while it is read. */
import { type Diagnostic, warning } from '../../model/diagnostic.js';
import type { Footnote, Heading, Inlines } from '../../model/document.js';
import type { NoteKind } from '../../model/note-kinds.js';
import type { PageElement } from './elements.js';

/** One page that is being read. */
export class PageReading {
  readonly diagnostics: Diagnostic[] = [];
  /** Gives the note with an id; the same node for each of its marks. */
  readonly noteOf: (id: string) => Footnote | undefined;
  private readonly path: string;
  private readonly told = new Set<string>();

  constructor(path: string, noteOf: (id: string) => Footnote | undefined) {
    this.path = path;
    this.noteOf = noteOf;
  }

  /** Tells once of each kind of element that no document of ours has. */
  unknown({ name }: PageElement, becomes: string): void {
    this.tell(`<${name}>`, `The comparison ${becomes} <${name}>, which the program’s own pages don’t have`);
  }

  /** Tells something once. */
  tell(key: string, message: string): void {
    if (this.told.has(key)) return;
    this.told.add(key);
    this.diagnostics.push(warning('html-element', message, this.path));
  }
}

/** Gives the title of a note of a kind without the word for it. */
type TitleOfNote = (kind: NoteKind, words: Inlines) => Inlines | undefined;

/** What reads the blocks of a page. */
export interface BlocksReading {
  readonly page: PageReading;
  readonly titleOf: TitleOfNote;
  /** Gets each heading with the number that the page shows. */
  readonly onHeading: (heading: Heading, number: string) => void;
}
