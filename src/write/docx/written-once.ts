/**
 * Writes once what documents share. A block's XML hangs on the block, and on what was written before it: how many bookmarks, lists and
 * links there are, and what stands directly above. Where all that is as it was the last time, the XML is too, and what it adds to the
 * document's context is added again. What looks at more of its document (footnotes, pictures, definitions of lists) is written each time.
 */
import { remember, rememberIfShared } from '../../model/remember.js';
import type { Wording } from '../../model/wording/wording.js';
import type { Construct } from './construct-styles.js';
import type { ContentsGaps } from './contents.js';
import { addressId, type DocumentContext, type ListInstance, nextAddressId } from './document-context.js';
import { type XmlPart, XmlPiece } from './xml-pieces.js';

/** Where a block stands: on which kind of page, how far it is set in, and whether it introduces what follows. */
export interface Standing {
  readonly isTurned: boolean;
  readonly inset: number;
  readonly introduces: boolean;
  /** Of a list of contents: how close its chapters are. */
  readonly gaps?: ContentsGaps;
}

/** What the XML of a block can hang on, and change. */
interface State {
  readonly lists: number;
  readonly drawings: number;
  readonly bookmarks: number;
  readonly controls: number;
  readonly isInAppendix: boolean;
  readonly pageBreak: DocumentContext['pageBreak'];
  readonly keepsRows: boolean;
  readonly belowTable: boolean;
  readonly styleAbove: string;
}

function stateOf(context: DocumentContext): State {
  const { drawings, bookmarks, controls, isInAppendix, pageBreak, keepsRows, belowTable, styleAbove } = context;
  return {
    lists: context.lists.length,
    drawings,
    bookmarks,
    controls,
    isInAppendix,
    pageBreak,
    keepsRows,
    belowTable,
    styleAbove,
  };
}

function isIn(state: State, context: DocumentContext): boolean {
  return (
    state.lists === context.lists.length &&
    state.drawings === context.drawings &&
    state.bookmarks === context.bookmarks &&
    state.controls === context.controls &&
    state.isInAppendix === context.isInAppendix &&
    state.pageBreak === context.pageBreak &&
    state.keepsRows === context.keepsRows &&
    state.belowTable === context.belowTable &&
    state.styleAbove === context.styleAbove
  );
}

/** One way in which something was written. */
interface Written {
  readonly standing: Standing;
  readonly before: State;
  /** What it asked for, with the ids that it was given. */
  readonly addresses: readonly (readonly [address: string, id: string])[];
  readonly anchors: readonly string[];
  readonly piece: XmlPiece;
  readonly after: State;
  readonly lists: readonly ListInstance[];
  readonly constructs: readonly Construct[];
}

/** How many ways of writing something are kept: those in which conditions of a text let it stand. */
const WAYS = 4;

/** Remembers by a block, or by the entry of a heading. */
export type WrittenOnce = (key: object, standing: Standing, context: DocumentContext, write: () => string) => XmlPart;

/** Opens what remembers for a theme, and in it for each language. */
export function openWrittenOnce(): (wording: Wording) => WrittenOnce {
  return remember((_: Wording) => writtenOnce());
}

function writtenOnce(): WrittenOnce {
  const waysOf = rememberIfShared((_: object): Written[] => []);
  return (key, standing, context, write) => {
    const ways = waysOf(key);
    if (!ways) return write();
    const earlier = ways.find((way) => isAsBefore(way, standing, context));
    if (earlier) return writtenAgain(earlier, context);
    const [xml, way] = writtenNow(standing, context, write);
    if (way) ways.unshift(way);
    if (ways.length > WAYS) ways.pop();
    return way ? way.piece : xml;
  };
}

function isAsBefore(way: Written, standing: Standing, context: DocumentContext): boolean {
  return (
    isIn(way.before, context) &&
    way.standing.isTurned === standing.isTurned &&
    way.standing.inset === standing.inset &&
    way.standing.introduces === standing.introduces &&
    way.standing.gaps === standing.gaps &&
    hasAnchors(way, context) &&
    getsSameIds(way, context)
  );
}

function hasAnchors({ anchors }: Written, context: DocumentContext): boolean {
  for (const anchor of anchors) if (!context.anchors.has(anchor)) return false;
  return true;
}

function getsSameIds({ addresses }: Written, context: DocumentContext): boolean {
  let added = 0;
  for (const [address, id] of addresses) {
    const next = context.relations.addresses.get(address) ?? nextAddressId(context, added++);
    if (next !== id) return false;
  }
  return true;
}

function writtenAgain(way: Written, context: DocumentContext): XmlPiece {
  for (const [address] of way.addresses) addressId(context, address);
  for (const construct of way.constructs) context.constructs.add(construct);
  context.lists.push(...way.lists);
  goTo(way.after, context);
  return way.piece;
}

function goTo(
  { drawings, bookmarks, controls, isInAppendix, pageBreak, belowTable, styleAbove }: State,
  context: DocumentContext,
): void {
  context.drawings = drawings;
  context.bookmarks = bookmarks;
  context.controls = controls;
  context.isInAppendix = isInAppendix;
  context.pageBreak = pageBreak;
  context.belowTable = belowTable;
  context.styleAbove = styleAbove;
}

/** Writes, and says how, unless it can't be written so again. */
function writtenNow(
  standing: Standing,
  context: DocumentContext,
  write: () => string,
): readonly [string, Written | undefined] {
  const before = stateOf(context);
  const { constructs: others, diagnostics } = context;
  const reported = diagnostics.length;
  const constructs = new Set<Construct>();
  const asked = { addresses: new Map<string, string>(), anchors: new Set<string>(), looksAtMore: false };
  context.constructs = constructs;
  context.asked = asked;
  const xml = write();
  context.constructs = others;
  context.asked = undefined;
  for (const construct of constructs) others.add(construct);
  if (asked.looksAtMore || diagnostics.length > reported) return [xml, undefined];
  const [addresses, anchors] = [[...asked.addresses], [...asked.anchors]];
  const lists = context.lists.slice(before.lists);
  const after = stateOf(context);
  const way = { standing, before, addresses, anchors, after, lists, constructs: [...constructs] };
  return [xml, { ...way, piece: XmlPiece.of(xml) }];
}
