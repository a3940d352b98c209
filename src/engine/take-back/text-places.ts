/** Where the blocks of an organisation's text are: in which list of blocks, in which section of the master's, in which part of its additions. */
import type { PartKind } from '../../model/additions.js';
import type { Heading, Leaf } from '../../model/document.js';
import { type Place, pathOf, sectionsNamed, sectionsOf, type TextSection } from '../../read/additions/sections.js';
import type { BlockLeaf, OpenBlock } from './merge-text.js';
import type { HeadingName, OwnText } from './text-unit.js';
import type { Touch } from './touch.js';
import { NoPlace } from './unplaced.js';

/** A block of the text, or a block tag. */
export type TextNode = OwnText['traced'][number];

/** The place of a leaf, and the places of the block tags and landscape ranges around it, the outermost first. */
export interface LeafPlace {
  readonly place: Place;
  readonly around: readonly Place[];
}

/** The places of one text. */
export class TextPlaces {
  readonly text: OwnText;
  readonly sections: readonly TextSection[];
  private readonly masterSections: readonly TextSection[];
  private readonly leafPlaces = new Map<BlockLeaf, LeafPlace>();
  private readonly lists = new Map<string, readonly TextNode[]>();
  /** The part that brought a block. */
  private readonly inserted = new Map<object, number>();

  constructor(text: OwnText) {
    this.text = text;
    this.sections = sectionsOf(text.blocks);
    this.masterSections = sectionsOf(text.master);
    for (const [at, { blocks }] of text.insertions.entries()) for (const block of blocks) this.inserted.set(block, at);
    this.walk(text.traced, '', []);
  }

  private walk(nodes: readonly TextNode[], path: string, around: readonly Place[]): void {
    this.lists.set(path, nodes);
    for (const [at, node] of nodes.entries()) {
      const place = { path, at };
      if (node.kind === 'leaf') this.leafPlaces.set(node, { place, around });
      else if (node.kind === 'if') this.walk(node.inner, pathOf(place, node.branch), [...around, place]);
      else if (node.kind === 'range') this.walk(node.inner, pathOf(place, 'blocks'), [...around, place]);
      // What a list of values repeats isn't a separate list.
      else for (const leaf of leavesOf(node.inner)) this.leafPlaces.set(leaf, { place, around });
    }
  }

  /** Where a leaf is. */
  placeOf(leaf: BlockLeaf): LeafPlace | undefined {
    return this.leafPlaces.get(leaf);
  }

  /** A list of blocks by its path. */
  listAt(path: string): readonly TextNode[] {
    return this.lists.get(path) ?? [];
  }

  /** The part that brought a leaf into the text. */
  partWith({ place, around }: LeafPlace): number | undefined {
    for (const { path, at } of [...around, place]) {
      const part = this.partWithNode(this.listAt(path)[at]);
      if (part !== undefined) return part;
    }
    return undefined;
  }

  private partWithNode(node: TextNode | undefined): number | undefined {
    return node && this.inserted.get(node.node);
  }

  /** Whether what changes in a part is a change of the part, and not of the section that it replaces. */
  keepsItsChanges(part: number): boolean {
    const placed = this.text.insertions[part];
    return placed?.kind !== 'instead' || placed.blocks[0]?.type === 'heading';
  }

  /** The list in which the blocks of a part are, and where they begin. */
  startOfPart(part: number): Place | undefined {
    const first = this.text.insertions[part]?.blocks[0];
    for (const [path, nodes] of this.lists) {
      const at = nodes.findIndex(({ node }) => node === first);
      if (at >= 0) return { path, at };
    }
    return undefined;
  }

  /** The innermost section of the master's, of at most a level, that has a clear end and a place within it. */
  sectionFor(place: Place, node: OpenBlock | undefined, level: number): TextSection | undefined {
    return this.sections.findLast((section) => {
      if (section.heading === node) return this.isUsable(section, section.heading.level);
      return this.isUsable(section, level) && isFrom(place, section, section.place.at);
    });
  }

  private isUsable({ heading, end, inEach }: TextSection, level: number): boolean {
    if (inEach || !('at' in end) || heading.level > level) return false;
    const master = this.masterSection(heading);
    return master !== undefined && 'at' in master.end;
  }

  private masterSection(heading: Heading<Leaf>): TextSection | undefined {
    return this.masterSections.find((section) => section.heading === heading);
  }

  /** Whether a section is below another. */
  isWithin({ place }: TextSection, other: TextSection): boolean {
    return isFrom(place, other, other.place.at + 1);
  }

  /** How many sections of the master's are in one, itself too. */
  countIn(section: TextSection): number {
    return this.sections.filter(
      (other) => (other === section || this.isWithin(other, section)) && this.masterSection(other.heading),
    ).length;
  }

  /** The parts that go to a section or one below it: their words are among those of the section. */
  partsOf(section: TextSection): readonly number[] {
    const master = this.masterSection(section.heading);
    return this.text.insertions.flatMap(({ heading }, at) => {
      const other = heading && this.masterSection(heading);
      return master && other && (other === master || this.isWithin(other, master)) ? [at] : [];
    });
  }

  /** Where a section ends together with the sections that its own parts put behind it. */
  endWith(section: TextSection, parts: readonly number[]): number {
    if (!('at' in section.end)) throw new NoPlace('no-section');
    const nodes = this.listAt(section.place.path);
    let end = section.end.at;
    for (let part = this.partWithNode(nodes[end]); part !== undefined && parts.includes(part); ) {
      end++;
      part = this.partWithNode(nodes[end]);
    }
    return end;
  }

  /** Whether all that changes in a section is that something came directly below its heading, or at its end: as what kind of part. */
  insertionKind(section: TextSection, [touch, another]: readonly Touch[]): PartKind | undefined {
    if (another || touch?.kind !== 'behind' || !touch.leaf || !('at' in section.end)) return undefined;
    const anchor = this.climbed(touch.leaf, section.place.path, touch.isOutside);
    if (!anchor) return undefined;
    const [start, end] = [section.place.at, section.end.at];
    if (anchor.at === end - 1 && anchor.at > start) return 'end';
    const isBelow = anchor.at === start && !touch.blocks.some(({ type }) => type === 'heading');
    if (isBelow) return 'after';
    return end === start + 1 ? 'end' : undefined;
  }

  /** The place of a leaf, or that of the landscape range that it is in for what came outside. */
  placeFor({ place, around }: LeafPlace, isOutside = false): Place {
    const range = isOutside ? around.find(({ path, at }) => this.listAt(path)[at]?.kind === 'range') : undefined;
    return range ?? place;
  }

  /**
   * The place in a list of the tag, or the leaf itself, that ends with a leaf; undefined where something follows it within a tag, or where
   * it ends a landscape range that nothing goes out of.
   */
  private climbed(leaf: BlockLeaf, path: string, isOutside = false): Place | undefined {
    const at = this.placeOf(leaf);
    if (!at) return undefined;
    const chain = [...at.around, at.place];
    const outer = chain.findIndex((place) => place.path === path);
    if (outer < 0) return undefined;
    for (const place of chain.slice(outer)) {
      const node = this.listAt(place.path)[place.at];
      if (!node || node.kind === 'leaf') break;
      if (leavesOf([node]).at(-1) !== leaf || (node.kind === 'range' && !isOutside)) return undefined;
    }
    return chain[outer];
  }

  /** The node of the text behind which something goes that came behind a leaf, in a list or within its block tags. */
  anchorIn(path: string, leaf: BlockLeaf, isOutside = false): TextNode {
    const paths = [path, ...(this.placeOf(leaf)?.around ?? []).map((tag) => tag.path)];
    for (const each of paths) {
      const place = this.climbed(leaf, each, isOutside);
      const node = place && this.listAt(each)[place.at];
      if (node) return node;
    }
    return leaf;
  }

  /** A heading as a part names it; throws NoPlace where that can't be told. */
  named(heading: Heading<Leaf>): HeadingName {
    const section = this.masterSection(heading);
    const words = section?.words.replace(/\s+/g, ' ').trim() ?? '';
    const span = { source: { path: '', text: '' }, start: 0, end: 0 };
    const candidates = sectionsNamed(this.masterSections, { words, span });
    const count = section ? candidates.indexOf(section) + 1 : 0;
    if (count === 0 || words === '') throw new NoPlace('no-section');
    return { words, ...(candidates.length > 1 ? { count } : {}) };
  }

  /** How far down the text a heading is that a part names; -1 for none. */
  orderOf(heading: HeadingName | undefined): number {
    const same = this.masterSections.flatMap(({ words }, at) =>
      words.replace(/\s+/g, ' ').trim() === heading?.words ? [at] : [],
    );
    return same[(heading?.count ?? 1) - 1] ?? same[0] ?? -1;
  }
}

/** Whether a place is in a section, from an index of the section's own list on. */
function isFrom({ path, at }: Place, { place, end }: TextSection, from: number): boolean {
  if (!path.startsWith(place.path)) return false;
  const index = path === place.path ? at : Number.parseInt(path.slice(place.path.length), 10);
  return index >= from && (!('at' in end) || index < end.at);
}

/** The leaves among nodes, those within block tags too. */
function leavesOf(nodes: readonly TextNode[]): readonly BlockLeaf[] {
  return nodes.flatMap((node) => (node.kind === 'leaf' ? [node] : leavesOf(node.inner)));
}
