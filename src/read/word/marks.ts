/**
 * Finds where blocks begin, switch to their else and end in a Word file's XML: among the runs of one paragraph; around
 * whole paragraphs, if the tags are alone or at the outer ends of a paragraph; or around whole table rows, if the tags
 * are in rows of their own or at the outer ends of rows. Refuses blocks that don't enclose whole paragraphs or rows.
 */
import type { PlacedElement, PlacedNode } from '../../formats/xml/places.js';
import { type Diagnostic, error } from '../../model/diagnostic.js';
import { remember } from '../../model/remember.js';
import { type BlockPair, roleOf } from '../template/block-pairs.js';
import { type BlockMark, byNesting } from '../template/enclose.js';
import type { Tag } from '../template/tags.js';
import type { WordLine } from './lines.js';
import { isWrapper, outside } from './wrappers.js';

/** A mark among an element's children. */
export interface PlacedMark {
  readonly mark: BlockMark;
  /** 2.5 is between the children 2 and 3; a whole number replaces that child. */
  readonly at: number;
  /** The order of marks at the same place. */
  readonly order: number;
}

export interface WordMarks {
  /** The marks around whole children of an element, in order. */
  readonly around: ReadonlyMap<PlacedElement, readonly PlacedMark[]>;
  /** Blocks whose tags are all in one line. */
  readonly within: ReadonlySet<BlockPair>;
  /** Paragraphs and rows that hold only tags, and are removed. */
  readonly gaps: ReadonlySet<PlacedElement>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Gives an element's children with the marks around them, in order; gaps are included. */
export function childrenWithMarks(element: PlacedElement, { around }: WordMarks): readonly (PlacedNode | BlockMark)[] {
  const marks = around.get(element) ?? [];
  let next = 0;
  const nodes: (PlacedNode | BlockMark)[] = [];
  const addMarksUntil = (place: number) => {
    for (let mark = marks[next]; mark && mark.at <= place; mark = marks[++next]) nodes.push(mark.mark);
  };
  element.children.forEach((child, index) => {
    addMarksUntil(index - 0.5);
    nodes.push(child);
    addMarksUntil(index);
  });
  addMarksUntil(Number.POSITIVE_INFINITY);
  return nodes;
}

/** A tag and its line. */
interface TagPlace {
  readonly tag: Tag;
  readonly line: WordLine;
}

/** Elements whose children are paragraphs and tables. */
const CONTAINERS: ReadonlySet<string> = new Set([
  'w:body',
  'w:tc',
  'w:txbxContent',
  'w:hdr',
  'w:ftr',
  'w:footnote',
  'w:endnote',
  'w:comment',
  'w:docPartBody',
]);

/** Places the blocks of one part; `lineOf` gives the line of a tag, `tagsIn` the tags of a line. */
export function placeMarks(
  pairs: readonly BlockPair[],
  lineOf: ReadonlyMap<Tag, WordLine>,
  tagsIn: ReadonlyMap<WordLine, readonly Tag[]>,
): WordMarks {
  const placing = new Placing(pairs, lineOf, tagsIn);
  for (const pair of pairs) placing.place(pair);
  for (const marks of placing.around.values())
    marks.sort((a, b) => a.at - b.at || a.order - b.order || byNesting(a.mark, b.mark));
  return placing;
}

class Placing implements WordMarks {
  readonly around = new Map<PlacedElement, PlacedMark[]>();
  readonly within = new Set<BlockPair>();
  readonly gaps = new Set<PlacedElement>();
  readonly diagnostics: Diagnostic[] = [];
  private readonly lineOf: ReadonlyMap<Tag, WordLine>;
  private readonly tagsIn: ReadonlyMap<WordLine, readonly Tag[]>;
  /** Block tags that are not in the same line as their partners. */
  private readonly outerTags = new Set<Tag>();
  private readonly indices = remember(
    ({ children }: PlacedElement): ReadonlyMap<PlacedNode, number> =>
      new Map(children.map((child, index) => [child, index])),
  );
  private readonly lines: ReadonlyMap<PlacedElement, WordLine>;

  constructor(
    pairs: readonly BlockPair[],
    lineOf: ReadonlyMap<Tag, WordLine>,
    tagsIn: ReadonlyMap<WordLine, readonly Tag[]>,
  ) {
    this.lineOf = lineOf;
    this.tagsIn = tagsIn;
    this.lines = new Map(
      [...tagsIn.keys()].filter((line) => line.kind === 'paragraph').map((line) => [line.element, line]),
    );
    for (const pair of pairs) {
      if (this.isWithin(pair)) this.within.add(pair);
      else for (const tag of tagsOf(pair)) this.outerTags.add(tag);
    }
  }

  place(pair: BlockPair): void {
    if (this.within.has(pair)) return;
    const places = tagsOf(pair).map((tag) => this.placeOf(tag));
    const container = this.containerOf(pair);
    const marks = container && places.map((place) => this.markAt(place, container, pair));
    if (!container || !marks || marks.some((mark) => mark === undefined)) {
      // The block around an `else if` crosses the same.
      if (!pair.chained) this.diagnostics.push(crossing(pair));
      return;
    }
    const containerMarks = this.around.get(container) ?? [];
    this.around.set(container, containerMarks);
    for (const mark of marks) if (mark) containerMarks.push(mark);
  }

  private isWithin(pair: BlockPair): boolean {
    const [first, ...following] = tagsOf(pair).map((tag) => this.lineOf.get(tag));
    return following.every((line) => line === first);
  }

  private placeOf(tag: Tag): TagPlace | undefined {
    const line = this.lineOf.get(tag);
    return line?.kind === 'paragraph' ? { tag, line } : undefined;
  }

  /** The innermost element around all tags; where that is a row, or a wrapper of cells in one, what is around the row. */
  private containerOf(pair: BlockPair): PlacedElement | undefined {
    const [first, ...following] = tagsOf(pair).map((tag) => ancestors(this.placeOf(tag)?.line.element));
    const common = first?.find((element) => following.every((line) => line.includes(element)));
    const row = common?.name === 'w:tr' || !common || !isWrapper(common) ? common : outside(common);
    return row?.name === 'w:tr' ? row.parent : common;
  }

  private markAt(place: TagPlace | undefined, container: PlacedElement, pair: BlockPair): PlacedMark | undefined {
    if (!place) return undefined;
    const child = ancestors(place.line.element).find((element) => element.parent === container);
    if (!child || !this.isWhole(container, child, place)) return undefined;
    const index = this.indexIn(container, child);
    const role = roleOf(place.tag, pair);
    const mark = { mark: { pair, tag: role } as const, order: place.tag.span.start };
    if (this.holdsOnlyTags(child)) {
      this.gaps.add(child);
      return { ...mark, at: index };
    }
    if (role !== 'close' && this.opens(child, place.tag)) return { ...mark, at: index - 0.5 };
    if (role !== 'open' && this.closes(child, place.tag)) return { ...mark, at: index + 0.5 };
    return undefined;
  }

  private indexIn(container: PlacedElement, child: PlacedElement): number {
    return this.indices(container).get(child) ?? -1;
  }

  /** Whether a child is a paragraph or row that a line is in, or is only around one. */
  private isWhole(container: PlacedElement, child: PlacedElement, { line }: TagPlace): boolean {
    let whole = line.element;
    for (const at of ancestors(line.element)) {
      if (at === container) break;
      if (!isWrapper(at)) whole = at;
    }
    const isAmongParagraphs = CONTAINERS.has(isWrapper(container) ? (outside(container)?.name ?? '') : container.name);
    return (isAmongParagraphs && whole === line.element) || (whole.name === 'w:tr' && ancestors(whole).includes(child));
  }

  /** Whether a paragraph or row holds only tags of outer blocks. */
  private holdsOnlyTags(element: PlacedElement): boolean {
    return this.linesIn(element).every((line) => this.withoutTags(line).trim() === '') && !holdsSection(element);
  }

  private opens(element: PlacedElement, tag: Tag): boolean {
    for (const line of this.linesIn(element)) {
      const holdsTag = this.tagsIn.get(line)?.includes(tag) ?? false;
      if (this.withoutTags(line, line.start, holdsTag ? tag.span.start : line.end).trim() !== '') return false;
      if (holdsTag) return true;
    }
    return false;
  }

  private closes(element: PlacedElement, tag: Tag): boolean {
    for (const line of [...this.linesIn(element)].reverse()) {
      const holdsTag = this.tagsIn.get(line)?.includes(tag) ?? false;
      if (this.withoutTags(line, holdsTag ? tag.span.end : line.start, line.end).trim() !== '') return false;
      if (holdsTag) return true;
    }
    return false;
  }

  private withoutTags(line: WordLine, from = line.start, to = line.end): string {
    let words = '';
    let at = from;
    for (const tag of this.tagsIn.get(line) ?? []) {
      if (!this.outerTags.has(tag) || tag.span.start < from || tag.span.end > to) continue;
      words += line.text.slice(at - line.start, tag.span.start - line.start);
      at = tag.span.end;
    }
    return words + line.text.slice(at - line.start, to - line.start);
  }

  private linesIn(element: PlacedElement): readonly WordLine[] {
    const line = this.lines.get(element);
    if (line) return [line];
    return element.children.flatMap((child) => (child.kind === 'element' ? this.linesIn(child) : []));
  }
}

/** A paragraph that ends a section holds the section's settings, so it must stay. */
function holdsSection(element: PlacedElement): boolean {
  return element.children.some(
    (child) =>
      child.kind === 'element' && (child.name === 'w:sectPr' || (child.name === 'w:pPr' && holdsSection(child))),
  );
}

function ancestors(element: PlacedElement | undefined): readonly PlacedElement[] {
  const chain: PlacedElement[] = [];
  for (let at = element; at; at = at.parent) chain.push(at);
  return chain;
}

function tagsOf({ open, otherwise, close }: BlockPair): readonly Tag[] {
  return otherwise ? [open, otherwise, close] : [open, close];
}

function crossing(pair: BlockPair): Diagnostic {
  const message = `#${pair.block} and its end don’t cover whole paragraphs or table rows`;
  const hint =
    'Put both in one paragraph, or each in a paragraph of its own, or in the first and last cell of the rows.';
  return error('block-crosses', message, pair.open.span, { hint });
}
