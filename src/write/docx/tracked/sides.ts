/** The two documents of a comparison as the writer goes through both: what each has above, and what it knows its headings and footnotes by. */
import type { Block, Document, OutlineEntry } from '../../../model/document.js';
import { type Footnotes, numberFootnotes } from '../../../model/footnotes.js';
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
  readonly markedFootnotes: Set<number>;
  readonly above: Above;
  flow: Flow;
  /** Whether something was written since its last section ended. */
  hasContent: boolean;
  /** How many of its sections have ended. */
  sections: number;
  /** Whether it ends on pages turned on their side. */
  endsTurned: boolean;
}

const NO_NAMES: ReadonlyMap<string, string> = new Map();

/** Opens a document. `names` are the bookmarks of its headings, where they are called otherwise than their anchors. */
export function openSide(
  text: Pick<Document, 'title' | 'blocks'>,
  outline: readonly OutlineEntry[],
  names = NO_NAMES,
): WrittenSide {
  return {
    outline: outline.map((entry) => ({ ...entry, anchor: names.get(entry.anchor) ?? entry.anchor })),
    anchorNames: new Set(outline.map(({ anchor }) => anchor)),
    anchors: names,
    notes: new Map(),
    footnotes: numberFootnotes(text),
    markedFootnotes: new Set(),
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

/**
 * The bookmarks of the earlier document's headings, by their anchors there: that of the heading in the later document where it is there too,
 * and where it isn't, one that the later document has no other use for. Nothing for those called as they were.
 */
export function earlierNames(
  entries: readonly Views<Block>[],
  earlier: readonly OutlineEntry[],
  later: readonly OutlineEntry[],
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set(later.map(({ anchor }) => anchor));
  let [before, after] = [0, 0];
  for (const entry of entries) {
    const laterEntry = entry.later?.type === 'heading' ? later[after++] : undefined;
    if (entry.earlier?.type !== 'heading') continue;
    const anchor = earlier[before++]?.anchor ?? '';
    const name = laterEntry?.anchor ?? freeName(anchor, taken);
    taken.add(name);
    if (name !== anchor) names.set(anchor, name);
  }
  return names;
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
