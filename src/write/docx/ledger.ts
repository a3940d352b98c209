/**
 * What one document needs beside its text: relationships to addresses and pictures, its numbered lists, identifiers,
 * and what was wrong with it. Everything is counted from 1 in reading order, so equal documents get equal numbers.
 */
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Picture } from '../../model/document.js';
import type { Wording } from '../../model/wording/wording.js';

/** One ordered list: which definition (by lists of the other kind around it), at which level, from which number. */
export interface NumberedList {
  readonly shift: number;
  readonly level: number;
  readonly start: number;
}

export interface Ledger {
  /** The words of the document's language. */
  readonly wording: Wording;
  /** Address → relationship id. */
  readonly addresses: Map<string, string>;
  /** Picture → relationship id. */
  readonly pictures: Map<Picture, string>;
  readonly lists: NumberedList[];
  readonly troubles: Diagnostic[];
  /** Anchors that links may lead to. */
  readonly anchors: ReadonlySet<string>;
  /** Drawings so far (ISO/IEC 29500-1, 20.4.2.5: `wp:docPr` ids are unique). */
  drawings: number;
  /** Bookmarks so far. */
  bookmarks: number;
  /** Whether the next paragraph begins a page. */
  pageBreak: boolean;
  /** Whether a table stands directly above. */
  belowTable: boolean;
}

/** An empty ledger for a document with these anchors. */
export function openLedger(anchors: Iterable<string>, wording: Wording): Ledger {
  return {
    wording,
    addresses: new Map(),
    pictures: new Map(),
    lists: [],
    troubles: [],
    anchors: new Set(anchors),
    drawings: 0,
    bookmarks: 0,
    pageBreak: false,
    belowTable: false,
  };
}

/** Finds or enters the relationship of an address. */
export function addressId(ledger: Ledger, address: string): string {
  return enter(ledger.addresses, address, 'link');
}

/** Finds or enters the relationship of a picture. */
export function pictureId(ledger: Ledger, picture: Picture): string {
  return enter(ledger.pictures, picture, 'picture');
}

function enter<Key>(entries: Map<Key, string>, key: Key, kind: string): string {
  const known = entries.get(key);
  if (known) return known;
  const id = `${kind}${entries.size + 1}`;
  entries.set(key, id);
  return id;
}
