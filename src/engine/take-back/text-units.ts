/**
 * Turns what became of a text's blocks into parts of additions: each belongs to one section of the master, or to one part that the
 * organisation has already. What no part can say is listed.
 */
import type { Traced } from '../../fill/trace.js';
import type { PartKind } from '../../model/additions.js';
import type { Block, Blocks, Heading, Leaf } from '../../model/document.js';
import type { PlacedBlocks } from '../../read/additions/place-additions.js';
import { type Place, sectionsNamed, sectionsOf, type TextSection } from '../../read/additions/sections.js';
import { rebuilt } from './merge-nodes.js';
import { type BlockLeaf, type MergedText, type OpenBlock, plainWords, type UnplacedEdit } from './merge-text.js';
import { NoPlace, type Unplaceable } from './unplaced.js';

/** A part to be written. */
export interface TextUnit {
  readonly kind: PartKind;
  /** Absent at the start alone. */
  readonly heading?: { readonly words: string; readonly count?: number };
  /** What it says; empty for one that goes, and for a section that is left out. */
  readonly blocks: Blocks<Leaf>;
  /** Places among the parts that there are: those whose words are in it now. */
  readonly instead: readonly number[];
  /** Whether the part that there was goes, with nothing in its place. */
  readonly isGone?: true;
  /** The blocks of the text that it changes. */
  readonly changes: readonly BlockLeaf[];
  /** How many sections of the master's it replaces or leaves out, those below it too. */
  readonly replaced?: number;
}

/** The text of an organisation, as it is made of the master's and its additions. */
export interface OwnText {
  readonly master: Blocks<Leaf>;
  readonly blocks: Blocks<Leaf>;
  readonly insertions: readonly PlacedBlocks[];
  readonly traced: readonly Traced<Block<Leaf>, Block>[];
}

/** The units of a merged text, and what has no place in any. */
export function textUnits(
  text: OwnText,
  merged: MergedText,
): { readonly units: readonly TextUnit[]; readonly unplaced: readonly UnplacedEdit[] } {
  return new Units(text, merged).all();
}

type Node = Traced<Block<Leaf>, Block>;

/** A change, and where it is: of a leaf, or of what came behind it. */
interface Touch {
  readonly leaf: BlockLeaf | undefined;
  readonly kind: 'becomes' | 'behind';
  readonly blocks: readonly OpenBlock[];
}

/** The place of a leaf, and the places of the block tags around it, the outermost first. */
interface LeafPlace {
  readonly place: Place;
  readonly around: readonly Place[];
}

class Units {
  private readonly text: OwnText;
  private readonly merged: MergedText;
  private readonly places = new Map<BlockLeaf, LeafPlace>();
  private readonly lists = new Map<string, readonly Node[]>();
  private readonly inserted = new Map<object, number>();
  private readonly sections: readonly TextSection[];
  private readonly masterSections: readonly TextSection[];
  private readonly unplaced: UnplacedEdit[] = [];
  private readonly byPart = new Map<number, Touch[]>();
  private readonly bySection = new Map<TextSection, Touch[]>();
  private readonly atStart: Touch[] = [];

  constructor(text: OwnText, merged: MergedText) {
    this.text = text;
    this.merged = merged;
    this.sections = sectionsOf(text.blocks);
    this.masterSections = sectionsOf(text.master);
    for (const [at, { blocks }] of text.insertions.entries()) for (const block of blocks) this.inserted.set(block, at);
    this.walk(text.traced, '', []);
  }

  all(): { readonly units: readonly TextUnit[]; readonly unplaced: readonly UnplacedEdit[] } {
    for (const [leaf, blocks] of this.merged.becomes) this.place({ leaf, kind: 'becomes', blocks });
    for (const [leaf, blocks] of this.merged.behind) this.place({ leaf, kind: 'behind', blocks });
    this.joinNested();
    const units = [
      ...this.startUnits(),
      ...[...this.byPart].flatMap(([at, touches]) => this.attempt(touches, () => this.partUnit(at, touches))),
      ...[...this.bySection].flatMap(([section, touches]) =>
        this.attempt(touches, () => this.sectionUnit(section, touches)),
      ),
    ];
    return { units: this.ordered(units), unplaced: this.unplaced };
  }

  private walk(nodes: readonly Node[], path: string, around: readonly Place[]): void {
    this.lists.set(path, nodes);
    for (const [at, node] of nodes.entries()) {
      const place = { path, at };
      if (node.kind === 'leaf') this.places.set(node, { place, around });
      else if (node.kind === 'if') this.walk(node.inner, `${path}${at}.${node.branch}.`, [...around, place]);
      // The bodies of a list of values are no list of their own.
      else for (const leaf of leavesOf(node.inner)) this.places.set(leaf, { place, around });
    }
  }

  /** Finds what a change belongs to. */
  private place(touch: Touch): void {
    const { leaf } = touch;
    if (!leaf) {
      this.atStart.push(touch);
      return;
    }
    const at = this.places.get(leaf);
    if (!at) return;
    const part = this.partOf(at);
    const placed = part === undefined ? undefined : this.text.insertions[part];
    if (part !== undefined && (placed?.kind !== 'instead' || placed.blocks[0]?.type === 'heading')) {
      push(this.byPart, part, touch);
      return;
    }
    if (touch.kind === 'behind') {
      this.placeBehind(touch, at.place);
      return;
    }
    const section = this.sectionFor(at.place, leaf.node, levelOf(touch.blocks));
    if (section) push(this.bySection, section, touch);
    else this.cant(touch, 'no-section');
  }

  /** What came behind a leaf: each heading in it goes behind a section of its level. */
  private placeBehind({ leaf, blocks }: Touch, place: Place): void {
    let rest = blocks;
    let target = this.sectionFor(place, undefined, 5);
    while (rest.length > 0) {
      const level = target?.heading.level ?? 0;
      const stop = rest.findIndex((block) => block.type === 'heading' && block.level < level);
      const now = stop < 0 ? rest : rest.slice(0, stop);
      const touch: Touch = { leaf, kind: 'behind', blocks: now };
      if (!target) {
        this.cant(touch, 'no-section');
        return;
      }
      if (now.length > 0) push(this.bySection, target, touch);
      if (stop < 0) return;
      rest = rest.slice(stop);
      const [first] = rest;
      target = this.sectionFor(place, undefined, first?.type === 'heading' ? first.level : 1);
    }
  }

  /** The part that brought a leaf into the text. */
  private partOf({ place, around }: LeafPlace): number | undefined {
    for (const { path, at } of [...around, place]) {
      const node = this.lists.get(path)?.[at];
      const part = node && this.inserted.get(node.node);
      if (part !== undefined) return part;
    }
    return undefined;
  }

  /** The innermost section of the master's, of at most a level, that has a clear end and a place within it. */
  private sectionFor({ path, at }: Place, node: OpenBlock | undefined, level: number): TextSection | undefined {
    return this.sections.findLast((section) => {
      if (section.heading === node) return this.isUsable(section, 5);
      const { end, place } = section;
      if (!this.isUsable(section, level) || !('at' in end) || !path.startsWith(place.path)) return false;
      const index = path === place.path ? at : Number.parseInt(path.slice(place.path.length), 10);
      return index >= place.at && index < end.at;
    });
  }

  private isUsable({ heading, end, inEach }: TextSection, level: number): boolean {
    if (inEach || !('at' in end) || heading.level > level) return false;
    const master = this.masterSections.find((section) => section.heading === heading);
    return master !== undefined && 'at' in master.end;
  }

  /** A section whose words are replaced takes what changes in those below it. */
  private joinNested(): void {
    for (const [section, touches] of [...this.bySection]) {
      const outer = [...this.bySection.keys()].find(
        (other) => other !== section && isWithin(section, other) && !this.isInsertion(other),
      );
      if (!outer) continue;
      this.bySection.delete(section);
      for (const touch of touches) push(this.bySection, outer, touch);
    }
    for (const [at, touches] of [...this.byPart]) {
      const outer = [...this.bySection.keys()].find(
        (section) => !this.isInsertion(section) && this.absorbed(section).includes(at),
      );
      if (!outer) continue;
      this.byPart.delete(at);
      for (const touch of touches) push(this.bySection, outer, touch);
    }
  }

  /** Whether all that changes in a section is that something came directly below its heading, or at its end. */
  private isInsertion(section: TextSection): PartKind | undefined {
    const touches = this.bySection.get(section) ?? [];
    const [touch] = touches;
    if (touches.length !== 1 || touch?.kind !== 'behind' || !touch.leaf) return undefined;
    const anchor = this.climbed(touch.leaf, section.place.path);
    if (!anchor || !('at' in section.end)) return undefined;
    if (anchor.at === section.end.at - 1 && anchor.at > section.place.at) return 'end';
    const isBelow = anchor.at === section.place.at && !touch.blocks.some(({ type }) => type === 'heading');
    if (section.end.at === section.place.at + 1) return isBelow ? 'after' : 'end';
    return isBelow ? 'after' : undefined;
  }

  /** The place in a list of the tag, or the leaf itself, that ends with a leaf; undefined where something follows it within a tag. */
  private climbed(leaf: BlockLeaf, path: string): Place | undefined {
    const at = this.places.get(leaf);
    if (!at) return undefined;
    const chain = [...at.around, at.place];
    const outer = chain.findIndex((place) => place.path === path);
    if (outer < 0) return undefined;
    for (const [index, place] of chain.entries()) {
      if (index < outer) continue;
      const node = this.lists.get(place.path)?.[place.at];
      if (!node || node.kind === 'leaf') break;
      if (leavesOf([node]).at(-1) !== leaf) return undefined;
    }
    return chain[outer];
  }

  private startUnits(): readonly TextUnit[] {
    return this.atStart.flatMap((touch): readonly TextUnit[] => {
      const existing = this.text.insertions.findIndex(({ kind }) => kind === 'start');
      const [first] = this.text.blocks;
      const isBlocked = touch.blocks.some(({ type }) => type === 'heading') && first?.type !== 'heading';
      if (existing >= 0 || isBlocked) {
        if (existing < 0) {
          this.cant(touch, 'no-section');
          return [];
        }
        const blocks = [...touch.blocks, ...(this.text.insertions[existing]?.blocks ?? [])];
        return [{ kind: 'start', blocks, instead: [existing], changes: [] }];
      }
      return [{ kind: 'start', blocks: touch.blocks, instead: [], changes: [] }];
    });
  }

  /** A part that the organisation has, with its words changed. */
  private partUnit(at: number, touches: readonly Touch[]): TextUnit {
    const part = this.text.insertions[at];
    const first = part?.blocks[0];
    const list = [...this.lists].find(([, nodes]) => nodes.some(({ node }) => node === first));
    if (!part || !list) throw new NoPlace('unclear');
    const from = list[1].findIndex(({ node }) => node === first);
    const blocks = this.rebuiltIn(list[0], from, from + part.blocks.length, touches);
    const heading = part.heading && this.named(part.heading);
    return {
      kind: part.kind,
      ...(heading ? { heading } : {}),
      blocks,
      instead: [at],
      ...(blocks.length === 0 ? { isGone: true } : {}),
      changes: touches.flatMap(({ leaf }) => leaf ?? []),
    };
  }

  private sectionUnit(section: TextSection, touches: readonly Touch[]): TextUnit {
    const heading = this.named(section.heading);
    const changes = touches.flatMap(({ leaf, kind }) => (leaf && kind === 'becomes' ? [leaf] : []));
    const inserted = this.isInsertion(section);
    if (inserted) return this.insertion(inserted, section, heading, touches);
    const instead = this.absorbed(section);
    const { path, at } = section.place;
    const end = this.endWith(section, instead);
    const becomes = touches.find(({ leaf, kind }) => kind === 'becomes' && leaf?.node === section.heading);
    const body = this.rebuiltIn(path, at + 1, end, touches);
    const below = this.behindHeading(section, touches);
    const blocks = [...below, ...body];
    const [renamed] = becomes?.blocks ?? [];
    const replaced = this.sections.filter(
      (other) =>
        (other === section || isWithin(other, section)) &&
        this.masterSections.some(({ heading: its }) => its === other.heading),
    ).length;
    if (becomes && !renamed) {
      if (blocks.length > 0) throw new NoPlace('no-section');
      return { kind: 'without', heading, blocks: [], instead, changes, replaced };
    }
    // A part that begins with a heading replaces the section's own; a part can't be empty.
    const beginsWithHeading = blocks.length === 0 || blocks[0]?.type === 'heading';
    const first = renamed ?? (beginsWithHeading ? section.heading : undefined);
    return { kind: 'instead', heading, blocks: first ? [first, ...blocks] : blocks, instead, changes, replaced };
  }

  private insertion(
    kind: PartKind,
    section: TextSection,
    heading: NonNullable<TextUnit['heading']>,
    touches: readonly Touch[],
  ): TextUnit {
    const blocks = touches.flatMap((touch) => touch.blocks);
    const same = this.text.insertions.findIndex((part) => part.kind === kind && part.heading === section.heading);
    const part = this.text.insertions[same];
    if (!part) return { kind, heading, blocks, instead: [], changes: [] };
    return { kind, heading, blocks: [...blocks, ...part.blocks], instead: [same], changes: [] };
  }

  private behindHeading(section: TextSection, touches: readonly Touch[]): readonly OpenBlock[] {
    return touches.flatMap(({ leaf, kind, blocks }) =>
      kind === 'behind' && leaf?.node === section.heading ? blocks : [],
    );
  }

  /** The nodes of a stretch with their changes. */
  private rebuiltIn(path: string, from: number, to: number, touches: readonly Touch[]): Blocks<Leaf> {
    const becomes = new Map<object, readonly OpenBlock[]>();
    const behind = new Map<object | undefined, readonly OpenBlock[]>();
    for (const { leaf, kind, blocks } of touches) {
      if (!leaf) continue;
      if (kind === 'becomes') becomes.set(leaf, blocks);
      else {
        const climbed = this.climbed(leaf, path);
        const anchor = climbed ? this.lists.get(path)?.[climbed.at] : this.innerAnchor(leaf);
        behind.set(anchor, [...(behind.get(anchor) ?? []), ...blocks]);
      }
    }
    const nodes = (this.lists.get(path) ?? []).slice(from, to);
    return rebuilt<Block<Leaf>, Block>(nodes, { becomes, behind }) as Blocks<Leaf>;
  }

  private innerAnchor(leaf: BlockLeaf): Node {
    const at = this.places.get(leaf);
    const tags = at?.around ?? [];
    for (const tag of tags) {
      const climbed = this.climbed(leaf, tag.path);
      const node = climbed && this.lists.get(tag.path)?.[climbed.at];
      if (node) return node;
    }
    return leaf;
  }

  /** The parts that go to a section or one below it: their words are among those of the section. */
  private absorbed(section: TextSection): readonly number[] {
    const master = this.masterSections.find(({ heading }) => heading === section.heading);
    return this.text.insertions.flatMap(({ heading }, at) => {
      const other = heading && this.masterSections.find((candidate) => candidate.heading === heading);
      return master && other && (other === master || isWithin(other, master)) ? [at] : [];
    });
  }

  /** Where a section ends together with the sections that its own parts put behind it. */
  private endWith(section: TextSection, parts: readonly number[]): number {
    if (!('at' in section.end)) throw new NoPlace('no-section');
    const nodes = this.lists.get(section.place.path) ?? [];
    let end = section.end.at;
    for (let node = nodes[end]; node && parts.includes(this.inserted.get(node.node) ?? -1); node = nodes[end]) end++;
    return end;
  }

  /** A heading as a part names it. */
  private named(heading: Heading<Leaf>): NonNullable<TextUnit['heading']> {
    const section = this.masterSections.find((candidate) => candidate.heading === heading);
    if (!section) throw new NoPlace('no-section');
    const words = section.words.replace(/\s+/g, ' ').trim();
    const candidates = sectionsNamed(this.masterSections, {
      words,
      span: { source: { path: '', text: '' }, start: 0, end: 0 },
    });
    const count = candidates.indexOf(section) + 1;
    if (count === 0 || words === '') throw new NoPlace('no-section');
    return { words, ...(candidates.length > 1 ? { count } : {}) };
  }

  private attempt(touches: readonly Touch[], make: () => TextUnit): readonly TextUnit[] {
    try {
      return [make()];
    } catch (cause) {
      if (!(cause instanceof NoPlace)) throw cause;
      for (const touch of touches) this.cant(touch, cause.reason);
      return [];
    }
  }

  private cant({ leaf, kind, blocks }: Touch, reason: Unplaceable): void {
    const [first] = blocks;
    const words =
      kind === 'becomes' && leaf?.closed ? plainWords(leaf.closed) : first ? plainWords(first as Block) : '';
    this.unplaced.push({ reason, words });
  }

  /** In the order of the text. */
  private ordered(units: readonly TextUnit[]): readonly TextUnit[] {
    const order = (unit: TextUnit) =>
      unit.heading
        ? this.masterSections.findIndex(({ words }) => words.replace(/\s+/g, ' ').trim() === unit.heading?.words)
        : -1;
    return [...units].sort((a, b) => order(a) - order(b));
  }
}

function push<Key, Value>(groups: Map<Key, Value[]>, key: Key, value: Value): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}

function leavesOf(nodes: readonly Node[]): readonly BlockLeaf[] {
  return nodes.flatMap((node) => (node.kind === 'leaf' ? [node] : leavesOf(node.inner)));
}

/** The highest level of the headings among blocks; 5 where there are none. */
function levelOf(blocks: readonly OpenBlock[]): number {
  return Math.min(5, ...blocks.flatMap((block) => (block.type === 'heading' ? [block.level] : [])));
}

/** Whether a section is below another. */
function isWithin({ place }: TextSection, { place: { path, at }, end }: TextSection): boolean {
  if (!place.path.startsWith(path)) return false;
  const index = place.path === path ? place.at : Number.parseInt(place.path.slice(path.length), 10);
  return index > at && (!('at' in end) || index < end.at);
}
