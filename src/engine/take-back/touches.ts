/** The changes of a text, each where it is: in a section of the master's, in a part that the organisation added, or at the start. */
import type { TextSection } from '../../read/additions/sections.js';
import type { MergedText, OpenBlock, UnplacedEdit } from './merge-text.js';
import { plainWords } from './plain-words.js';
import type { LeafPlace, TextPlaces } from './text-places.js';
import type { Touch } from './touch.js';
import type { Unplaceable } from './unplaced.js';

/** The changes by where they are. */
export interface Touches {
  readonly atStart: readonly Touch[];
  /** By the place of the part among those of the organisation. */
  readonly byPart: ReadonlyMap<number, readonly Touch[]>;
  readonly bySection: ReadonlyMap<TextSection, readonly Touch[]>;
  readonly unplaced: readonly UnplacedEdit[];
}

/** Says where each change of a text is. */
export function touchesOf(places: TextPlaces, { becomes, behind, behindRange }: MergedText): Touches {
  const placing = new Placing(places);
  for (const [leaf, blocks] of becomes) placing.add({ leaf, kind: 'becomes', blocks });
  for (const [leaf, blocks] of behind) placing.add({ leaf, kind: 'behind', blocks });
  for (const [leaf, blocks] of behindRange) placing.add({ leaf, kind: 'behind', blocks, isOutside: true });
  placing.joinNested();
  return placing;
}

/** An edit that no part can say. */
export function unplacedTouch({ leaf, kind, blocks }: Touch, reason: Unplaceable): UnplacedEdit {
  const [first] = blocks;
  if (kind === 'becomes' && leaf?.closed) return { reason, words: plainWords(leaf.closed) };
  return { reason, words: first ? plainWords(first) : '' };
}

class Placing implements Touches {
  readonly atStart: Touch[] = [];
  readonly byPart = new Map<number, Touch[]>();
  readonly bySection = new Map<TextSection, Touch[]>();
  readonly unplaced: UnplacedEdit[] = [];
  private readonly places: TextPlaces;

  constructor(places: TextPlaces) {
    this.places = places;
  }

  add(touch: Touch): void {
    const { leaf } = touch;
    if (!leaf) {
      this.atStart.push(touch);
      return;
    }
    const at = this.places.placeOf(leaf);
    if (!at) return;
    const part = this.places.partWith(at);
    if (part !== undefined && this.places.keepsItsChanges(part)) push(this.byPart, part, touch);
    else if (touch.kind === 'behind') this.addBehind(touch, at);
    else {
      const section = this.places.sectionFor(at.place, leaf.node, levelOf(touch.blocks));
      if (section) push(this.bySection, section, touch);
      else this.unplaced.push(unplacedTouch(touch, 'no-section'));
    }
  }

  /** What came behind a leaf: each heading in it goes behind a section of its level. */
  private addBehind({ leaf, blocks, isOutside }: Touch, at: LeafPlace): void {
    const place = this.places.placeFor(at, isOutside);
    let rest = blocks;
    let target = this.places.sectionFor(place, undefined, LOWEST);
    while (rest.length > 0) {
      const level = target?.heading.level ?? 0;
      const stop = rest.findIndex((block) => block.type === 'heading' && block.level < level);
      const now = stop < 0 ? rest : rest.slice(0, stop);
      const touch: Touch = { leaf, kind: 'behind', blocks: now, ...(isOutside ? { isOutside } : {}) };
      if (!target) {
        this.unplaced.push(unplacedTouch(touch, 'no-section'));
        return;
      }
      if (now.length > 0) push(this.bySection, target, touch);
      if (stop < 0) return;
      rest = rest.slice(stop);
      const [first] = rest;
      target = this.places.sectionFor(place, undefined, first?.type === 'heading' ? first.level : 1);
    }
  }

  /** A section whose words are replaced takes what changes in those below it, and in parts that were added there. */
  joinNested(): void {
    for (const [section, touches] of [...this.bySection]) {
      const outer = this.replacedSection((other) => other !== section && this.places.isWithin(section, other));
      if (!outer) continue;
      this.bySection.delete(section);
      for (const touch of touches) push(this.bySection, outer, touch);
    }
    for (const [at, touches] of [...this.byPart]) {
      const outer = this.replacedSection((section) => this.places.partsOf(section).includes(at));
      if (!outer) continue;
      this.byPart.delete(at);
      for (const touch of touches) push(this.bySection, outer, touch);
    }
  }

  private replacedSection(suits: (section: TextSection) => boolean): TextSection | undefined {
    for (const [section, touches] of this.bySection)
      if (suits(section) && !this.places.insertionKind(section, touches)) return section;
    return undefined;
  }
}

/** The level of the lowest headings. */
const LOWEST = 5;

/** The highest level of the headings among blocks; the lowest there is where there are none. */
function levelOf(blocks: readonly OpenBlock[]): number {
  return Math.min(LOWEST, ...blocks.flatMap((block) => (block.type === 'heading' ? [block.level] : [])));
}

function push<Key, Value>(groups: Map<Key, Value[]>, key: Key, value: Value): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}
