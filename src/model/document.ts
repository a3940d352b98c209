/**
 * The tree that everything turns on: readers make it with holes, `fill` closes the holes, writers accept it only
 * without. `Document<Leaf>` is what a template holds, `Document<Text>` (the default) what a writer gets: passing the
 * first where the second is wanted does not compile.
 *
 * Nodes are immutable and may be shared between organisations: a writer may keep what it made of one (`remember.ts`).
 * Numbers, anchors and references depend on the rest of the document, so they stand in `Document.outline`, not in nodes.
 */
import type { AuthorsFurniture } from './authors-furniture.js';
import type { Leaf, Text } from './document/leaves.js';
import type { Blocks, Heading, Image, Inlines } from './document/nodes.js';
import type { PolicyState } from './policy-record.js';
import type { Revisions } from './revisions.js';
import type { SearchedPage, SitePlace } from './site.js';
import type { SourceText, Span } from './source.js';
import type { Wording } from './wording/wording.js';

export type * from './document/leaves.js';
export type * from './document/link-target.js';
export type * from './document/nodes.js';

/** A template's title and text. */
export interface DocumentBody<L extends Leaf = Text> {
  readonly title: Inlines<L>;
  readonly blocks: Blocks<L>;
}

/** A finished document: everything that a writer needs, with all placeholders filled. */
export interface Document extends DocumentBody<Text> {
  /** The words that the program itself prints in it; they decide the document's language. */
  readonly wording: Wording;
  readonly masthead: Masthead;
  /** The entries of document control, in order; empty where there are none. */
  readonly control: readonly ControlEntry[];
  /** One entry for each heading among `blocks` and those of landscape ranges (they stand nowhere deeper), in reading order. */
  readonly outline: readonly OutlineEntry[];
  readonly properties: Properties;
  /** Whether a list of contents comes before the text; absent: only in a long document (over four pages, by estimate). */
  readonly contents?: boolean | undefined;
  /** Whether quotes, dashes and ellipses print as their author typed them, whatever the theme says: those of a Word file. */
  readonly punctuation?: 'as-typed';
  /** Whether its head has a page to itself in Word, as a cover. */
  readonly hasCover?: true;
  /** Set where it has to fit one page: the heading in the template that asks for it. */
  readonly onePage?: { readonly span?: Span };
  /** The files that words without a place of their own may come from, the likeliest first. */
  readonly sources?: readonly SourceText[];
  /** Of a comparison of two documents: what differs. The tree then holds what both say. */
  readonly revisions?: Revisions;
  /** Of a page of a pack: where it leads. */
  readonly site?: SitePlace;
  /** Of a pack's index: the pages that it is searched for. */
  readonly searched?: readonly SearchedPage[];
}

/** The head of the first page, before the title. */
export interface Masthead {
  readonly logo?: Image;
  readonly organisation: Text;
  /** `Registration number: SIN-…`, where the organisation has one. */
  readonly registration?: Text;
}

/** One label and its words: `Version`, `1.2`. */
export interface ControlEntry {
  readonly label: string;
  readonly value: string;
  /** Where the value may be written, the likeliest first. */
  readonly places?: readonly Span[];
}

/** What a heading is in this document: its number (`3.1`) and its anchor, unique, ASCII, at most 40 characters. */
export interface OutlineEntry {
  readonly heading: Heading;
  readonly number: string;
  readonly anchor: string;
}

/** The words for furniture (header, footer) and file metadata. */
export interface Properties {
  readonly title: string;
  readonly organisation: string;
  readonly code?: string | undefined;
  /** As it prints: `2.0, awaiting approval`. */
  readonly version?: string | undefined;
  readonly status?: PolicyState | 'withdrawn' | undefined;
  readonly owner?: string | undefined;
  /** Long form, `12 January 2026`. */
  readonly reviewed?: string | undefined;
  /** The same day as `2026-01-12`, for file metadata. */
  readonly reviewedOn?: string | undefined;
  readonly nextReview?: string | undefined;
  readonly category?: string | undefined;
  /** What every page says in its header: `Draft for approval: not in force`. */
  readonly notice?: string | undefined;
  /** Of a Word file whose companion file keeps them: what PDF and HTML print instead of the theme's header and footer. */
  readonly furniture?: AuthorsFurniture | undefined;
  /** Words of the workspace's below the footer of each page: `Registered in England 01234567`. */
  readonly footer?: string | undefined;
  /** The issue that a pack document belongs to, for its footer: `Issue 3 · 1 September 2026`. */
  readonly issue?: string | undefined;
}

/** Joins leaves of a filled document to a string: addresses, alt texts. */
export function plainText(words: readonly Text[]): string {
  return words.map((text) => text.value).join('');
}

/** The words of inlines without their marks; a line break becomes a space. Footnotes, lines to write on and boxes to tick give none. */
export function inlineText(inlines: Inlines): string {
  let words = '';
  for (const node of inlines) {
    if (node.type === 'text') words += node.value;
    else if (node.type === 'break') words += ' ';
    else if ('children' in node) words += inlineText(node.children);
  }
  return words;
}

/** Ends an exhaustive switch: a node type that is not handled is a compile error, or at worst throws. */
export function unreachable(node: never): never {
  throw new Error(`Unknown node: ${JSON.stringify(node)}`);
}
