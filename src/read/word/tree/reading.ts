/** The reading of one part, shared by all steps that build a Word file's tree. */
import type { FormField } from '../../../formats/word/form-field.js';
import type { WordNumbering } from '../../../formats/word/numbering.js';
import type { WordStyles } from '../../../formats/word/styles.js';
import type { PlacedElement } from '../../../formats/xml/places.js';
import { warning } from '../../../model/diagnostic.js';
import type { Footnote, Leaf, LinkTarget, Picture } from '../../../model/document.js';
import { spanOf } from '../../../model/source.js';
import type { WordLine } from '../lines.js';
import { quotedWords } from '../quoted-words.js';
import type { PartReading } from '../reading.js';

/** A field that has begun and not ended yet. */
export interface TreeField {
  code: string;
  first?: PlacedElement;
  /** Whether its result is left out. */
  hides: boolean;
  /** What an older form field is. */
  form?: FormField['kind'];
  /** Whether its result has had words. */
  hasWords?: boolean;
  link?: LinkTarget<Leaf>;
}

/** One part that is being read into the tree. */
export interface TreeReading {
  readonly part: PartReading;
  readonly styles: WordStyles;
  readonly numbering: WordNumbering;
  /** The line of each paragraph. */
  readonly lineOf: ReadonlyMap<PlacedElement, WordLine>;
  /** Links and pictures by the id of their relationship. */
  readonly targets: ReadonlyMap<string, Target>;
  /** Headings by the bookmarks in them. */
  readonly bookmarks: ReadonlyMap<string, MarkedHeading>;
  readonly notes: Notes;
  /** Whether the part is a header or footer that is kept, in which tabs and page numbers count. */
  readonly isFurniture?: true;
  /** Whether the program wrote the file, so that its styles are known. */
  readonly isRendered?: boolean;
  /** Whether it is read to be compared with another. */
  readonly isCompared?: true;
  /** Fields that are open at this point of the text, outermost first. */
  readonly fields: TreeField[];
  /** Signs that a warning has named already, with their fonts. */
  readonly unshown: Set<string>;
}

export type Target =
  | { readonly kind: 'link'; readonly target: LinkTarget<Leaf> }
  | { readonly kind: 'picture'; readonly picture: Picture }
  | { readonly kind: 'other'; readonly what: string };

/** A file's footnotes and endnotes. */
export interface Notes {
  /** Gives the footnote whose first mark is in a bookmark: further marks of it lead there. Only in files that the program wrote. */
  markedBy?(bookmark: string): Footnote<Leaf> | undefined;
  /** Gives a note, the same node for each of its marks; undefined if the file doesn't have it, or if it has no words. */
  note(kind: 'footnote' | 'endnote', id: string): Footnote<Leaf> | undefined;
}

/** A heading that bookmarks lead to. */
export interface MarkedHeading {
  readonly anchor: string;
  readonly words: string;
}

/** Warns of something that PDF and HTML can't show, and quotes its paragraph. */
export function notInTree(description: string, paragraph: PlacedElement, reading: TreeReading): void {
  const line = reading.lineOf.get(paragraph);
  const excerpt = line ? quotedWords(line, reading.part) : '';
  const where = excerpt === '' ? '' : `, in “${excerpt}”`;
  const subject = reading.isCompared ? 'The comparison doesn’t show' : 'PDF and HTML don’t show';
  const message = `${subject} ${description}${where}`;
  const place = line ? spanOf(reading.part.source, line.start, line.end) : reading.part.source.path;
  reading.part.diagnostics.push(
    warning('word-left-out', message, place, reading.isCompared ? {} : { hint: 'The Word document still has it.' }),
  );
}

/** Gives the heading that a bookmark is in; undefined for a bookmark elsewhere in the text. */
export function bookmarkTarget(name: string, reading: TreeReading): LinkTarget<Leaf> | undefined {
  const heading = reading.bookmarks.get(name);
  return heading && { kind: 'heading', anchor: heading.anchor };
}

/** Finds all elements with a name, in order, but not in the fallback of an alternative. */
export function findAll(element: PlacedElement, name: string): readonly PlacedElement[] {
  return element.children.flatMap((child) => {
    if (child.kind !== 'element' || child.name === 'mc:Fallback') return [];
    return child.name === name ? [child] : findAll(child, name);
  });
}
