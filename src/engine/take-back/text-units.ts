/**
 * Turns what became of a text's blocks into parts of additions: each belongs to one section of the master, or to one part that the
 * organisation has already. What no part can say is listed.
 */
import type { PartKind } from '../../model/additions.js';
import type { Block, Blocks, Leaf } from '../../model/document.js';
import type { TextSection } from '../../read/additions/sections.js';
import type { MergedText, OpenBlock, UnplacedEdit } from './merge-text.js';
import { rebuilt } from './merged-list.js';
import { TextPlaces } from './text-places.js';
import type { HeadingName, OwnText, TextUnit } from './text-unit.js';
import type { Touch } from './touch.js';
import { type Touches, touchesOf, unplacedTouch } from './touches.js';
import { NoPlace } from './unplaced.js';

/** What the parts of additions come to. */
export interface TextUnits {
  /** In the order of the text. */
  readonly units: readonly TextUnit[];
  /** What has no place in any. */
  readonly unplaced: readonly UnplacedEdit[];
}

/** The units of a merged text. */
export function textUnits(text: OwnText, merged: MergedText): TextUnits {
  const places = new TextPlaces(text);
  const touches = touchesOf(places, merged);
  const making = new UnitMaking(places);
  const unordered = [
    ...making.atStart(touches),
    ...[...touches.byPart].flatMap(([at, its]) => making.attempt(its, () => making.ofPart(at, its))),
    ...[...touches.bySection].flatMap(([section, its]) => making.attempt(its, () => making.ofSection(section, its))),
  ];
  return {
    units: unordered
      .map((unit): TextUnit => ({ ...unit, order: places.orderOf(unit.heading) }))
      .sort((a, b) => a.order - b.order),
    unplaced: [...touches.unplaced, ...making.unplaced],
  };
}

/** A unit before its place among the sections is known. */
type UnorderedUnit = Omit<TextUnit, 'order'>;

class UnitMaking {
  readonly unplaced: UnplacedEdit[] = [];
  private readonly places: TextPlaces;
  private readonly text: OwnText;

  constructor(places: TextPlaces) {
    this.places = places;
    this.text = places.text;
  }

  /** What came before the first block. */
  atStart({ atStart }: Touches): readonly UnorderedUnit[] {
    return atStart.flatMap((touch): readonly UnorderedUnit[] => {
      const existing = this.text.insertions.findIndex(({ kind }) => kind === 'start');
      const part = this.text.insertions[existing];
      if (part) return [{ kind: 'start', blocks: [...touch.blocks, ...part.blocks], instead: [existing], changes: [] }];
      const [first] = this.text.blocks;
      const isBlocked = touch.blocks.some(({ type }) => type === 'heading') && first?.type !== 'heading';
      if (!isBlocked) return [{ kind: 'start', blocks: touch.blocks, instead: [], changes: [] }];
      this.unplaced.push(unplacedTouch(touch, 'no-section'));
      return [];
    });
  }

  /** A part that the organisation has, with its words changed. */
  ofPart(at: number, touches: readonly Touch[]): UnorderedUnit {
    const part = this.text.insertions[at];
    const place = this.places.startOfPart(at);
    if (!part || !place) throw new NoPlace('unclear');
    const blocks = this.rebuiltIn(place.path, place.at, place.at + part.blocks.length, touches);
    return {
      kind: part.kind,
      ...(part.heading ? { heading: this.places.named(part.heading) } : {}),
      blocks,
      instead: [at],
      ...(blocks.length === 0 ? { isGone: true } : {}),
      changes: touches.flatMap(({ leaf }) => leaf ?? []),
    };
  }

  /** A section of the master's with something added to it, replaced, or left out. */
  ofSection(section: TextSection, touches: readonly Touch[]): UnorderedUnit {
    const heading = this.places.named(section.heading);
    const inserted = this.places.insertionKind(section, touches);
    return inserted ? this.insertion(inserted, section, heading, touches) : this.replacement(section, heading, touches);
  }

  private insertion(
    kind: PartKind,
    section: TextSection,
    heading: HeadingName,
    touches: readonly Touch[],
  ): UnorderedUnit {
    const blocks = touches.flatMap((touch) => touch.blocks);
    const same = this.text.insertions.findIndex((part) => part.kind === kind && part.heading === section.heading);
    const part = this.text.insertions[same];
    if (!part) return { kind, heading, blocks, instead: [], changes: [] };
    return { kind, heading, blocks: [...blocks, ...part.blocks], instead: [same], changes: [] };
  }

  private replacement(section: TextSection, heading: HeadingName, touches: readonly Touch[]): UnorderedUnit {
    const instead = this.places.partsOf(section);
    const { path, at } = section.place;
    const body = this.rebuiltIn(path, at + 1, this.places.endWith(section, instead), touches);
    const below = touches.flatMap(({ leaf, kind, blocks }) =>
      kind === 'behind' && leaf?.node === section.heading ? blocks : [],
    );
    const blocks = [...below, ...body];
    const rest = {
      heading,
      instead,
      changes: touches.flatMap(({ leaf, kind }) => (leaf && kind === 'becomes' ? [leaf] : [])),
      replaced: this.places.countIn(section),
    };
    const becomes = touches.find(({ leaf, kind }) => kind === 'becomes' && leaf?.node === section.heading);
    const [renamed] = becomes?.blocks ?? [];
    if (becomes && !renamed) {
      if (blocks.length > 0) throw new NoPlace('no-section');
      return { ...rest, kind: 'without', blocks: [] };
    }
    // A part that begins with a heading replaces the section's own; a part can't be empty.
    const beginsWithHeading = blocks.length === 0 || blocks[0]?.type === 'heading';
    const first = renamed ?? (beginsWithHeading ? section.heading : undefined);
    return { ...rest, kind: 'instead', blocks: first ? [first, ...blocks] : blocks };
  }

  /** The nodes of a stretch with their changes. */
  private rebuiltIn(path: string, from: number, to: number, touches: readonly Touch[]): Blocks<Leaf> {
    const becomes = new Map<object, readonly OpenBlock[]>();
    const behind = new Map<object | undefined, readonly OpenBlock[]>();
    for (const { leaf, kind, blocks, isOutside } of touches) {
      if (!leaf) continue;
      if (kind === 'becomes') {
        becomes.set(leaf, blocks);
        continue;
      }
      const anchor = this.places.anchorIn(path, leaf, isOutside);
      behind.set(anchor, [...(behind.get(anchor) ?? []), ...blocks]);
    }
    return rebuilt<Block<Leaf>, Block>(this.places.listAt(path).slice(from, to), { becomes, behind });
  }

  /** A unit, if it can be made; otherwise its changes are listed. */
  attempt(touches: readonly Touch[], make: () => UnorderedUnit): readonly UnorderedUnit[] {
    try {
      return [make()];
    } catch (cause) {
      if (!(cause instanceof NoPlace)) throw cause;
      this.unplaced.push(...touches.map((touch) => unplacedTouch(touch, cause.reason)));
      return [];
    }
  }
}
