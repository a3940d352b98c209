/** The two documents of a comparison as the writer goes through both: what each has above, and what it knows its headings and footnotes by. */
import type { Block, Document, OutlineEntry } from '../../../model/document.js';
import { type Footnotes, numberFootnotes } from '../../../model/footnotes.js';
import { resolveOutline } from '../../../model/outline.js';
import type { Above } from '../blocks.js';
import type { DocumentContext } from '../document-context.js';
import type { Side } from './pairing.js';
import type { Views } from './views.js';

/** What a paragraph hangs on, of what is above it. */
type Flow = Pick<DocumentContext, 'isInAppendix' | 'pageBreak' | 'belowTable' | 'styleAbove'>;

/** One of the two documents. */
export interface WrittenSide extends Side {
  readonly outline: readonly OutlineEntry[];
  readonly anchorNames: ReadonlySet<string>;
  readonly footnotes: Footnotes;
  readonly markedFootnotes: Map<number, boolean>;
  readonly above: Above;
  flow: Flow;
  /** Whether something was written since its last section ended. */
  hasContent: boolean;
  /** How many of its sections have ended. */
  sections: number;
  /** Whether it ends on pages turned on their side. */
  endsTurned: boolean;
}

/** Opens a document with its outline, the anchors that links may lead to, and the bookmarks of those that are called otherwise. */
export function openSide(
  text: Pick<Document, 'title' | 'blocks'>,
  outline: readonly OutlineEntry[],
  anchorNames: ReadonlySet<string>,
  anchors: ReadonlyMap<string, string>,
): WrittenSide {
  return {
    outline,
    anchorNames,
    anchors,
    notes: new Map(),
    footnotes: numberFootnotes(text),
    markedFootnotes: new Map(),
    above: { headings: 0, inset: 0 },
    flow: { isInAppendix: false, pageBreak: false, belowTable: false, styleAbove: '' },
    hasContent: true,
    sections: 0,
    endsTurned: false,
  };
}

/** Writes for a document: what is above goes in, and what is above the next comes out. */
export function writtenFor<Xml>(side: WrittenSide, context: DocumentContext, write: () => Xml): Xml {
  Object.assign(context, side.flow);
  context.footnotes = side.footnotes;
  context.markedFootnotes = side.markedFootnotes;
  context.anchors = side.anchorNames;
  if (context.pairing) context.pairing.side = side;
  const xml = write();
  const { isInAppendix, pageBreak, belowTable, styleAbove } = context;
  side.flow = { isInAppendix, pageBreak, belowTable, styleAbove };
  return xml;
}

/** Whether a block that is the same in both documents looks the same too, as far as that hangs on what is above. */
export function haveSameAbove(some: WrittenSide, other: WrittenSide): boolean {
  const [flow, otherFlow] = [some.flow, other.flow];
  return (
    flow.isInAppendix === otherFlow.isInAppendix &&
    flow.pageBreak === otherFlow.pageBreak &&
    flow.belowTable === otherFlow.belowTable &&
    flow.styleAbove === otherFlow.styleAbove &&
    some.above.inset === other.above.inset
  );
}

/** What each document has of the outline of both. */
export interface SideOutlines {
  readonly earlier: readonly OutlineEntry[];
  readonly later: readonly OutlineEntry[];
  /** The anchors of headings of the earlier document that are paragraphs in the later one, where they had to be changed. */
  readonly anchors: ReadonlyMap<string, string>;
}

/**
 * Parts the outline of both documents. Numbers are those of each document. Anchors are those of the tree, by which its links know headings; one
 * that is no heading any more has its own.
 */
export function sideOutlines(
  entries: readonly Views<Block>[],
  { outline, wording }: Pick<Document, 'outline' | 'wording'>,
): SideOutlines {
  const views = (side: 'earlier' | 'later') =>
    entries.map((entry) => entry[side]).filter((block) => block !== undefined);
  const own = { earlier: resolveOutline(views('earlier'), wording), later: resolveOutline(views('later'), wording) };
  const taken = new Set(outline.map(({ anchor }) => anchor));
  const anchors = new Map<string, string>();
  const placed: { earlier: OutlineEntry[]; later: OutlineEntry[] } = { earlier: [], later: [] };
  let at = 0;
  for (const { earlier, later } of entries) {
    const isOfTree = (later ?? earlier)?.type === 'heading';
    const anchor = isOfTree ? outline[at++]?.anchor : undefined;
    if (later?.type === 'heading') placed.later.push(entryOf(own.later[placed.later.length], anchor));
    if (earlier?.type !== 'heading') continue;
    const entry = own.earlier[placed.earlier.length];
    const name = anchor ?? freeName(entry?.anchor ?? '', taken);
    if (entry && anchor === undefined && name !== entry.anchor) anchors.set(entry.anchor, name);
    taken.add(name);
    placed.earlier.push(entryOf(entry, name));
  }
  return { ...placed, anchors };
}

function entryOf(entry: OutlineEntry | undefined, anchor = ''): OutlineEntry {
  if (!entry) throw new Error('A heading has no entry in the outline');
  return entry.anchor === anchor ? entry : { ...entry, anchor };
}

/** A bookmark has 40 letters at most, with the one that is put before an anchor. */
const LONGEST = 39;

function freeName(anchor: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n++) {
    const end = n === 1 ? '' : `-before-${n}`;
    const name = anchor.slice(0, LONGEST - end.length) + end;
    if (!taken.has(name)) return name;
  }
}
