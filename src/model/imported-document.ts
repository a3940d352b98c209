/**
 * A document to be made into a template: read, whatever its kind, before anything in it is recognised. And the front matter of
 * a draft template, as plain values.
 */
import type { Blocks, Inlines, Leaf } from './document.js';
import type { FrontMatter } from './front-matter-schema.js';
import type { SourceText, Span } from './source.js';

export interface ImportedDocument {
  /** What spans point into. */
  readonly source: SourceText;
  /** The title as the document shows it. */
  readonly title?: { readonly words: Inlines<Leaf>; readonly span: Span };
  /** Lines at the head that the program prints above every text: the organisation's name, its registration number. */
  readonly front: readonly Inlines<Leaf>[];
  readonly blocks: Blocks<Leaf>;
  /** The front matter that it has already. */
  readonly frontMatter: FrontMatter;
  /** The file's own properties. They may be left over from another document, so they count only where nothing else is found. */
  readonly properties: FrontMatter;
  /** Words that the author marked as to be filled in. */
  readonly marked: readonly MarkedWords[];
  /** What a draft cannot hold, in one sentence each. */
  readonly notes: readonly Noted[];
}

/** The result of a merge field, a content control's words, highlighted words. */
export interface MarkedWords {
  readonly spelling: string;
  /** What the file calls them; for highlighted words these themselves. */
  readonly name: string;
  readonly span: Span;
}

export interface Noted {
  readonly message: string;
  readonly place: Span | string;
}

/** A value of front matter: texts, lists and maps of texts. */
export type DraftValue =
  | string
  | readonly string[]
  | Readonly<Record<string, string | readonly string[]>>
  | readonly Readonly<Record<string, string>>[];

/** Front matter in the order in which it is to stand. */
export type DraftValues = Readonly<Record<string, DraftValue>>;
