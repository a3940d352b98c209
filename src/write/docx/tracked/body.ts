/**
 * Writes a comparison's text: what is the same in both documents once, as in any document, and what differs for each of the two, joined as
 * tracked changes.
 */
import type { Block, Document } from '../../../model/document.js';
import type { NumberedFootnote } from '../../../model/footnotes.js';
import { footnotesInBlock } from '../../../model/footnotes.js';
import type { Revisions } from '../../../model/revisions.js';
import { linksIn } from '../../../model/walk.js';
import { footnoteXml, type TextAreas, topBlock } from '../blocks.js';
import type { ControlData } from '../control-data.js';
import { type DocumentContext, openRelations } from '../document-context.js';
import { type NotesPart, notesPartOf } from '../footnotes.js';
import { aboveTitle, controlXml, titleXml } from '../masthead.js';
import { partEnd, type SectionProperties } from '../sections.js';
import { withSignFaces } from '../sign-faces.js';
import type { WrittenOnce } from '../written-once.js';
import { type XmlPart, XmlPiece, xmlOf } from '../xml-pieces.js';
import { Moves, NO_MOVES } from './moves.js';
import { Pairing } from './pairing.js';
import { RevisedXml } from './revised-xml.js';
import { haveSameAbove, openSide, sideOutlines, type WrittenSide, writtenFor } from './sides.js';
import { divideMoves, endSection, endSectionOf, endTogether, type Item, joined } from './stream.js';
import { type Entry, type Stretch, stretchesOf } from './stretches.js';
import { Splitter, type Views } from './views.js';

/** A comparison, and what it's written with. */
export interface Compared {
  readonly document: Document;
  readonly revisions: Revisions;
  readonly data: ControlData;
  readonly areas: TextAreas;
  readonly sections: SectionProperties;
  readonly once: WrittenOnce;
}

/** The content of the body, with the properties of its sections, and the footnotes. */
export interface ComparedText {
  readonly body: readonly XmlPart[];
  readonly notes: NotesPart | undefined;
}

/** Writes the text of a comparison. */
export function comparedText(compared: Compared, context: DocumentContext): ComparedText {
  const writer = new ComparedWriter(compared, context);
  return writer.text();
}

class ComparedWriter {
  private readonly compared: Compared;
  private readonly context: DocumentContext;
  private readonly splitter: Splitter;
  private readonly pairing: Pairing;
  private readonly earlier: WrittenSide;
  private readonly later: WrittenSide;
  private readonly title: Views<Document['title']>;
  private readonly stretches: readonly Stretch[];
  private readonly moves: Moves;
  private readonly items: Item[] = [];

  constructor(compared: Compared, context: DocumentContext) {
    const { document, revisions } = compared;
    this.compared = compared;
    this.context = context;
    this.splitter = new Splitter(revisions);
    this.title = this.splitter.inlines(document.title);
    this.stretches = stretchesOf(document.blocks, this.splitter);
    [this.earlier, this.later] = openSides(document, this.title, this.stretches);
    this.moves = new Moves(this.splitter.moved);
    this.pairing = new Pairing(this.splitter.positions, this.later);
  }

  text(): ComparedText {
    this.head();
    for (const stretch of this.stretches) {
      if (stretch.isTurned) this.beginPages(stretch);
      for (const entry of stretch.entries) this.entry(entry, stretch.isTurned);
      if (stretch.isTurned) this.endPages(stretch);
    }
    this.addEnds(BOTH);
    endTogether(this.items, this.moves);
    divideMoves(this.items, this.moves);
    const xml = new RevisedXml(this.compared.revisions, this.moves, this.context.bookmarks);
    const words = xml.text(this.items);
    const section = xml.lastSection(this.lastSection(this.earlier), this.lastSection(this.later));
    return { body: [...words, section], notes: this.notes(xml.lastId) };
  }

  private head(): void {
    const { document, data, areas } = this.compared;
    const { context } = this;
    this.unchanged(() => aboveTitle(document, areas.upright, context));
    this.differing((side) => titleXml((side === this.earlier ? this.title.earlier : this.title.later) ?? [], context));
    this.unchanged(() => controlXml(document.control, data, areas.upright, context));
  }

  private entry(entry: Entry, isTurned: boolean): void {
    const { areas, once } = this.compared;
    const area = isTurned ? areas.turned : areas.upright;
    if (entry.whole && this.isUnchanged(entry, entry.whole)) {
      const { whole: block, nextLater: next } = entry;
      const { outline, above } = this.later;
      this.unchanged(() => topBlock({ block, next, isTurned }, area, { outline, above, once }, this.context));
      this.earlier.above.inset = above.inset;
      if (block.type === 'heading') this.earlier.above.headings += 1;
      return;
    }
    const views = entry.whole ? this.splitter.block(entry.whole) : entry;
    this.differing((side) => {
      const [block, next] = side === this.earlier ? [views.earlier, entry.nextEarlier] : [views.later, entry.nextLater];
      if (!block) return '';
      const { outline, above } = side;
      return xmlOf(topBlock({ block, next, isTurned }, area, { outline, above, once: EACH_TIME }, this.context));
    });
  }

  /** Whether a block without a mark is written the same for both documents. */
  private isUnchanged({ nextEarlier, nextLater }: Entry, block: Block): boolean {
    const { earlier, later } = this;
    const isNumbered = ({ outline, above }: WrittenSide) => outline[above.headings]?.number !== '';
    return (
      haveSameAbove(earlier, later) &&
      (block.type !== 'paragraph' || (nextEarlier?.type === 'list') === (nextLater?.type === 'list')) &&
      (block.type !== 'heading' || isNumbered(earlier) === isNumbered(later)) &&
      footnotesInBlock(block).length === 0 &&
      (earlier.anchors.size === 0 ||
        !linksIn(block).some(({ target }) => target.kind === 'heading' && earlier.anchors.has(target.anchor)))
    );
  }

  /** Writes what is the same in both documents. */
  private unchanged(write: () => XmlPart): void {
    this.context.pairing = undefined;
    const xml = writtenFor(this.later, this.context, write);
    this.earlier.flow = this.later.flow;
    if (xmlOf(xml) === '') return;
    this.items.push({ kind: 'unchanged', xml: typeof xml === 'string' ? XmlPiece.of(xml) : xml });
    this.earlier.hasContent = true;
    this.later.hasContent = true;
  }

  /** Writes what differs, for each document. The later one comes first, since what can be the same in both is as it is there. */
  private differing(write: (side: WrittenSide) => string): readonly Item[] {
    const items = this.joined(write, this.moves);
    this.items.push(...items);
    return items;
  }

  private joined(write: (side: WrittenSide) => string, moves: Moves): Item[] {
    this.context.pairing = this.pairing;
    const [later = '', earlier = ''] = [this.later, this.earlier].map((side) => {
      const xml = writtenFor(side, this.context, () => write(side));
      if (xml.includes('<')) side.hasContent = true;
      return withSignFaces(xml);
    });
    this.context.pairing = undefined;
    return joined(earlier, later, moves);
  }

  /** Ends what stands above pages turned on their side. */
  private beginPages({ inEarlier, inLater }: Stretch): void {
    const sides = this.sides(inEarlier, inLater);
    this.endPart(
      sides.filter(({ hasContent }) => hasContent),
      false,
    );
    for (const side of sides) side.flow = { ...side.flow, pageBreak: false };
  }

  private endPages({ inEarlier, inLater, goesOn }: Stretch): void {
    const sides = this.sides(inEarlier, inLater);
    for (const side of sides) side.endsTurned = !this.sides(goesOn.earlier, goesOn.later).includes(side);
    this.endPart(
      sides.filter(({ endsTurned }) => !endsTurned),
      true,
    );
  }

  private sides(inEarlier: boolean, inLater: boolean): readonly WrittenSide[] {
    return [...(inEarlier ? [this.earlier] : []), ...(inLater ? [this.later] : [])];
  }

  private endPart(sides: readonly WrittenSide[], isTurned: boolean): void {
    this.addEnds((side) => sides.includes(side));
    const properties = new Map(sides.map((side) => [side, this.sectionOf(side, isTurned)]));
    if (sides.length === 2 && properties.get(this.earlier) === properties.get(this.later))
      endSection(this.items, properties.get(this.later) ?? '', this.moves);
    else
      for (const side of sides)
        endSectionOf(this.items, side === this.earlier ? 'earlier' : 'later', properties.get(side) ?? '');
    for (const side of sides) {
      side.sections += 1;
      side.hasContent = false;
    }
  }

  private addEnds(isEnding: (side: WrittenSide) => boolean): void {
    this.differing((side) => (isEnding(side) ? partEnd(this.context) : ''));
  }

  private sectionOf({ sections: ended }: WrittenSide, isTurned: boolean): string {
    const { first, upright, turned } = this.compared.sections;
    if (!isTurned) return ended === 0 ? first : upright;
    if (turned === undefined) throw new Error('The frame has no section for landscape pages');
    return turned;
  }

  private lastSection(side: WrittenSide): string {
    return this.sectionOf(side, side.endsTurned);
  }

  /**
   * A note begins with its number, which didn't move, so no range of moved paragraphs could hold its first one. Words of a note that moved
   * are shown as what went and what came.
   */
  private notes(usedIds: number): NotesPart | undefined {
    const { context } = this;
    const xml = new RevisedXml(this.compared.revisions, NO_MOVES, usedIds);
    const ids = [...new Set([...this.earlier.notes.values(), ...this.later.notes.values()])].sort((a, b) => a - b);
    if (ids.length === 0) return undefined;
    const { relations: bodyRelations } = context;
    const relations = openRelations('note');
    context.relations = relations;
    const notes = ids.map((id) => {
      const items = this.joined((side) => {
        const note = noteOf(side, id);
        return note ? footnoteXml(note, this.compared.areas, context) : '';
      }, NO_MOVES);
      if (noteOf(this.earlier, id) && noteOf(this.later, id)) endTogether(items, NO_MOVES);
      return `<w:footnote w:id="${id}">${xml.text(items).map(xmlOf).join('')}</w:footnote>`;
    });
    context.relations = bodyRelations;
    return notesPartOf(notes.join(''), relations);
  }
}

const BOTH = (): boolean => true;

/** Writes without remembering: what is written for a comparison has marks that no other document has. */
const EACH_TIME: WrittenOnce = (_key, _standing, _context, write) => write();

function noteOf({ notes, footnotes }: WrittenSide, id: number): NumberedFootnote | undefined {
  for (const [number, noteId] of notes) if (noteId === id) return footnotes.notes[number - 1];
  return undefined;
}

function openSides(
  document: Document,
  title: Views<Document['title']>,
  stretches: readonly Stretch[],
): [WrittenSide, WrittenSide] {
  const entries = stretches.flatMap((stretch) => stretch.entries);
  const { earlier, later, anchors } = sideOutlines(entries, document);
  const text = (side: 'earlier' | 'later') => ({
    title: title[side] ?? [],
    blocks: entries.flatMap((entry) => entry[side] ?? []),
  });
  const names = new Set([...earlier, ...later].map(({ anchor }) => anchor));
  return [
    openSide(text('earlier'), earlier, new Set([...names, ...anchors.keys()]), anchors),
    openSide(text('later'), later, names, NO_ANCHORS),
  ];
}

const NO_ANCHORS: ReadonlyMap<string, string> = new Map();
