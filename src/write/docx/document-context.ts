/**
 * Gathers what a document needs besides its text while it is written: relationships to addresses and pictures, numbered
 * lists, identifiers and diagnostics. Everything is counted from 1 in reading order, so equal documents get equal numbers.
 */
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Picture } from '../../model/document.js';
import type { Wording } from '../../model/wording/wording.js';

/** An ordered list. `shift` counts the lists of the other kind around it, and so decides its definition. */
export interface NumberedList {
  readonly shift: number;
  readonly level: number;
  readonly start: number;
}

/** The state of a document that is being written. */
export interface DocumentContext {
  /** The words of the document's language. */
  readonly wording: Wording;
  /** Relationship ids by address. */
  readonly addresses: Map<string, string>;
  /** Relationship ids by picture. */
  readonly pictures: Map<Picture, string>;
  readonly lists: NumberedList[];
  readonly diagnostics: Diagnostic[];
  /** Anchors that links may lead to. */
  readonly anchors: ReadonlySet<string>;
  /** The number of drawings so far (ISO/IEC 29500-1, 20.4.2.5: `wp:docPr` ids are unique). */
  drawings: number;
  /** The number of bookmarks so far. */
  bookmarks: number;
  /** Whether the next paragraph starts a page. */
  pageBreak: boolean;
  /** Whether a table is directly above. */
  belowTable: boolean;
}

/** Starts the context of a document with these anchors. */
export function openContext(anchors: Iterable<string>, wording: Wording): DocumentContext {
  return {
    wording,
    addresses: new Map(),
    pictures: new Map(),
    lists: [],
    diagnostics: [],
    anchors: new Set(anchors),
    drawings: 0,
    bookmarks: 0,
    pageBreak: false,
    belowTable: false,
  };
}

/** The relationship id of an address, made on first use. */
export function addressId(context: DocumentContext, address: string): string {
  return idOf(context.addresses, address, 'link');
}

/** The relationship id of a picture, made on first use. */
export function pictureId(context: DocumentContext, picture: Picture): string {
  return idOf(context.pictures, picture, 'picture');
}

function idOf<Key>(entries: Map<Key, string>, key: Key, kind: string): string {
  const existing = entries.get(key);
  if (existing) return existing;
  const id = `${kind}${entries.size + 1}`;
  entries.set(key, id);
  return id;
}
