/**
 * The author's cover page, which Word keeps in a content control of its own kind. Its words stay, in order; lines that say what the head of
 * the first page says anyway (logo, organisation, registration number, title) are taken out.
 */
import type { PlacedElement } from '../../../formats/xml/places.js';
import type { Block, Blocks, Branching, Cell, Inlines, Leaf } from '../../../model/document.js';
import { visit } from '../../../model/walk.js';
import { isCoverPage } from '../wrappers.js';
import { isMastheads } from './front.js';
import { findAll, type TreeReading } from './reading.js';

/** Where the lines of a cover page stand in the source's text. */
export interface CoverRange {
  readonly start: number;
  readonly end: number;
}

/** Finds the lines of a body's cover page; undefined if it has none. */
export function coverRange(body: PlacedElement, reading: TreeReading): CoverRange | undefined {
  const control = controlsIn(body).find(isCoverPage);
  if (!control) return undefined;
  const lines = [...reading.lineOf.values()].filter(
    ({ element }) => element.start >= control.start && element.end <= control.end,
  );
  const [first] = lines;
  return first && { start: first.start, end: Math.max(...lines.map(({ end }) => end)) };
}

/** Content controls around blocks, the outer ones first. */
function controlsIn(element: PlacedElement): readonly PlacedElement[] {
  return findAll(element, 'w:sdt').flatMap((control) => [control, ...controlsIn(control)]);
}

/** A text whose cover page was looked through. */
export interface WithCover {
  /** Lines that the masthead prints. */
  readonly front: readonly Inlines<Leaf>[];
  readonly blocks: Blocks<Leaf>;
}

/**
 * Takes from a cover page what the masthead prints; `title` is the document's. Where no words are left, the page that it ended isn't begun.
 */
export function splitCover(blocks: Blocks<Leaf>, range: CoverRange, title: string | undefined): WithCover {
  const end = blocks.findLastIndex((block) => isIn(range, block)) + 1;
  const cover = new Cover(title);
  const kept = cover.without(blocks.slice(0, end));
  const others = blocks.slice(end);
  if (kept.some(hasWords)) return { front: cover.front, blocks: [...kept, ...others] };
  const first = others.findIndex(({ type }) => type !== 'page-break');
  return { front: cover.front, blocks: first < 0 ? [] : others.slice(first) };
}

function isIn({ start, end }: CoverRange, block: Branching<Leaf, Block<Leaf>>): boolean {
  let isInside = false;
  visit(block, (node) => {
    if ('span' in node && node.span && node.span.start >= start && node.span.end <= end) isInside = true;
  });
  return isInside;
}

function hasWords(block: Branching<Leaf, Block<Leaf>>): boolean {
  return block.type !== 'page-break' && block.type !== 'rule';
}

class Cover {
  readonly front: Inlines<Leaf>[] = [];
  private readonly title: string | undefined;

  constructor(title: string | undefined) {
    this.title = title;
  }

  /** Blocks without lines of the masthead, also in text boxes and in tables of one column, which only place them. */
  without(blocks: Blocks<Leaf>): Blocks<Leaf> {
    return blocks.flatMap((block): Blocks<Leaf> => {
      if (block.type === 'table' && block.columns.length === 1 && !hasTags(block)) return this.without(cellsOf(block));
      if (block.type === 'quote') {
        const inner = this.without(block.blocks);
        return inner.length > 0 ? [{ ...block, blocks: inner }] : [];
      }
      if (!isMastheads(block, this.title)) return [block];
      if (block.type === 'paragraph') this.front.push(block.children);
      return [];
    });
  }
}

type TableBlock = Extract<Block<Leaf>, { readonly type: 'table' }>;

/** Whether block tags stand around rows, which only a table can hold. */
function hasTags({ rows }: TableBlock): boolean {
  return rows.some(({ type }) => type !== 'row');
}

function cellsOf({ header, rows }: TableBlock): Blocks<Leaf> {
  return [...(header ? [header] : []), ...rows].flatMap((row) =>
    row.type === 'row' ? row.cells.flatMap(blocksOfCell) : [],
  );
}

function blocksOfCell(cell: Cell<Leaf>): Blocks<Leaf> {
  if (cell.type === 'block-cell') return cell.blocks;
  return cell.children.length > 0 ? [{ type: 'paragraph', children: cell.children }] : [];
}
