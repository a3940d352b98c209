/**
 * Gathers what a document needs besides its text while it is written: relationships to addresses and pictures, lists, styles,
 * footnotes, identifiers and diagnostics. Everything is counted from 1 in reading order, so equal documents get equal numbers.
 */
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Document, Picture } from '../../model/document.js';
import { type Footnotes, numberFootnotes } from '../../model/footnotes.js';
import type { Theme } from '../../model/theme.js';
import type { Wording } from '../../model/wording/wording.js';
import type { Construct } from './construct-styles.js';
import type { FitTable } from './fitting.js';
import type { Beside } from './measure.js';
import type { Counted, Pairing } from './tracked/pairing.js';

/** An instance of a list's definition, which begins at a number of its own where it has a start. */
export interface ListInstance {
  readonly definition: number;
  readonly start?: { readonly level: number; readonly number: number };
}

/** What a part of the package leads to, by the ids of its relationships. */
export interface Relations {
  /** What ids begin with, so that those of two parts differ. */
  readonly prefix: string;
  readonly addresses: Map<string, string>;
  readonly pictures: Map<Picture, string>;
}

/** The state of a document that is being written. */
export interface DocumentContext {
  /** The words of the document's language. */
  readonly wording: Wording;
  /** The ground of notes, `#rrggbb`. */
  readonly tint: string;
  readonly fitTable: FitTable;
  /** The relations of the part that is being written. */
  relations: Relations;
  /** List definitions that not every document has, by what tells them apart. */
  readonly definitions: Map<string, string>;
  readonly lists: ListInstance[];
  /** What the document holds that needs styles which not every document has. */
  constructs: Set<Construct>;
  footnotes: Footnotes;
  /** The numbers of the footnotes that have their mark, and whether the first is on a landscape page whose lines are shorter than it is wide. */
  markedFootnotes: Map<number, boolean>;
  readonly diagnostics: Diagnostic[];
  /** Anchors that links may lead to. */
  anchors: ReadonlySet<string>;
  /** The number of drawings so far (ISO/IEC 29500-1, 20.4.2.5: `wp:docPr` ids are unique). */
  drawings: number;
  /** The number of bookmarks so far. */
  bookmarks: number;
  /** The number of content controls so far. */
  controls: number;
  /** Whether headings belong to an appendix. */
  isInAppendix: boolean;
  /** Whether the next paragraph starts a page, and whether it’s the first below a cover. */
  pageBreak: boolean | 'cover';
  /** Whether a table is directly above. */
  belowTable: boolean;
  /** Whether the last rows of tables stay together. In a comparison it would be a change of looks wherever a row came or went. */
  readonly keepsRows: boolean;
  /** Whether what is written stands in a table's cell, which sets the measure aside: not every program heeds that in a table style. */
  isInCell: boolean;
  /** How far running text stays from the right margin, where it does. */
  beside: Beside | undefined;
  /** The style of the paragraph above, none at the beginning of a cell. */
  styleAbove: string;
  /** Set while something is written that may be remembered: what it asks of its document. */
  asked: Asked | undefined;
  /** Set while something is written for both documents of a comparison. */
  pairing: Pairing | undefined;
}

/** What the XML of a block asks of its document, beside the counts. */
export interface Asked {
  /** With the ids that they were given. */
  readonly addresses: Map<string, string>;
  /** Those of headings that its links lead to. */
  readonly anchors: Set<string>;
  /** Whether it looks at more of the document than is noted here. */
  looksAtMore: boolean;
}

/** Starts the context of a document. */
export function openContext(document: Document, { tint }: Theme['colours'], fitTable: FitTable): DocumentContext {
  return {
    wording: document.wording,
    tint,
    fitTable,
    relations: openRelations(''),
    definitions: new Map(),
    lists: [],
    constructs: new Set(),
    footnotes: numberFootnotes(document),
    markedFootnotes: new Map(),
    diagnostics: [],
    anchors: new Set(document.outline.map(({ anchor }) => anchor)),
    drawings: 0,
    bookmarks: 0,
    controls: 0,
    isInAppendix: false,
    pageBreak: false,
    keepsRows: !document.onePage && !document.revisions,
    belowTable: false,
    isInCell: false,
    beside: undefined,
    styleAbove: '',
    asked: undefined,
    pairing: undefined,
  };
}

/** Says in XML where a node begins, so that it is known again; nothing but in a comparison. */
export function startOf(node: object, { pairing }: DocumentContext): string {
  return pairing ? pairing.startOf(node) : '';
}

/** The same for where it ends. */
export function endOf(node: object, { pairing }: DocumentContext): string {
  return pairing ? pairing.endOf(node) : '';
}

/** The number of something that a node is written as: the next, or in a comparison the same for both documents. */
export function numberOf(node: object, counted: Counted, context: DocumentContext): number {
  const next = (): number => {
    context[counted] += 1;
    return context[counted];
  };
  return context.pairing ? context.pairing.numberOf(node, counted, next) : next();
}

/** Starts the relations of a part. */
export function openRelations(prefix: string): Relations {
  return { prefix, addresses: new Map(), pictures: new Map() };
}

/** The relationship id of an address, made on first use. */
export function addressId({ relations, asked }: DocumentContext, address: string): string {
  const id = idOf(relations.addresses, address, linkKind(relations));
  asked?.addresses.set(address, id);
  return id;
}

const linkKind = ({ prefix }: Relations): string => `${prefix}link`;

/** The id that the next new address will be given, after so many others. */
export function nextAddressId({ relations }: DocumentContext, others: number): string {
  return newId(linkKind(relations), relations.addresses.size + others);
}

/** Says that what is being written looks at its document, so that it isn't the same in another. */
export function looksAtDocument({ asked }: DocumentContext): void {
  if (asked) asked.looksAtMore = true;
}

/** The relationship id of a picture, made on first use. */
export function pictureId(context: DocumentContext, picture: Picture): string {
  const { relations } = context;
  looksAtDocument(context);
  return idOf(relations.pictures, picture, `${relations.prefix}picture`);
}

function idOf<Key>(entries: Map<Key, string>, key: Key, kind: string): string {
  const existing = entries.get(key);
  if (existing) return existing;
  const id = newId(kind, entries.size);
  entries.set(key, id);
  return id;
}

const newId = (kind: string, others: number): string => `${kind}${others + 1}`;
