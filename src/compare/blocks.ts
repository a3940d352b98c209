/** Puts the blocks of two documents together. Headings of the same words hold each other's place; what is between is aligned. */
import type { Pair } from '../model/alignment.js';
import type { Block, Note } from '../model/document.js';
import { headingPairs } from './headings.js';
import { mergeLists } from './lists.js';
import { type Comparison, Marking, type Sided } from './marking.js';
import { mergeParagraphs } from './paragraphs.js';
import { blockKey, likeness, wordsOf } from './printed.js';
import { mergeRuns } from './runs.js';
import { mergeSequences } from './sequences.js';
import { mergeTables } from './tables.js';

/** A comparison of two documents; `linked`: headings of the earlier one that links lead to. */
export class BlockComparison implements Comparison {
  readonly marking = new Marking();
  private readonly linked: ReadonlySet<Block>;

  constructor(linked: ReadonlySet<Block>) {
    this.linked = linked;
  }

  isLinked(block: Block): boolean {
    return this.linked.has(block);
  }

  block(before: Block, after: Block): Block | undefined {
    return mergeBlocks(before, after, this);
  }

  blocks(before: readonly Block[], after: readonly Block[]): readonly Sided<Block>[] {
    return mergeSequences<Block>(before, after, {
      marking: this.marking,
      key: blockKey,
      likeness: blockLikeness,
      hints: [firstWords, lastWords],
      merge: (a, b) => this.block(a, b),
      only: (side, block) => this.marking.only(side, block),
      anchors: anchorsOf(before, after),
    });
  }
}

function anchorsOf(before: readonly Block[], after: readonly Block[]): readonly Pair[] {
  return before.some(isHeading) && after.some(isHeading) ? headingPairs(before, after) : [];
}

function isHeading({ type }: Block): boolean {
  return type === 'heading';
}

function firstWords(block: Block): string {
  return `${block.type} ${[...wordsOf(block).counts.keys()].slice(0, 3).join(' ')}`;
}

function lastWords(block: Block): string {
  return `${block.type} ${[...wordsOf(block).counts.keys()].slice(-3).join(' ')}`;
}

/** How alike two blocks are that could be one. */
function blockLikeness(before: Block, after: Block): number {
  return kindOf(before) === kindOf(after) ? likeness(wordsOf(before), wordsOf(after)) : 0;
}

/** Blocks of one kind can be one that changed. */
function kindOf(block: Block): string {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return 'words';
    case 'note':
      return `note ${block.kind} ${block.title !== undefined}`;
    default:
      return block.type;
  }
}

/** One block of two that differ; undefined where they are told as two. */
function mergeBlocks(before: Block, after: Block, comparison: Comparison): Block | undefined {
  switch (after.type) {
    case 'heading':
    case 'paragraph':
      return before.type === 'heading' || before.type === 'paragraph'
        ? mergeParagraphs(before, after, comparison)
        : undefined;
    case 'list':
      return before.type === 'list' ? mergeLists(before, after, comparison) : undefined;
    case 'table':
      return before.type === 'table' ? mergeTables(before, after, comparison) : undefined;
    case 'note':
      return before.type === 'note' ? mergeNotes(before, after, comparison) : undefined;
    case 'quote':
    case 'landscape': {
      if (before.type !== after.type) return undefined;
      const blocks = mergedBlocks(before.blocks, after.blocks, comparison);
      return blocks && { ...after, blocks };
    }
    case 'code-block': {
      if (before.type !== 'code-block') return undefined;
      const children = mergeRuns(before.children, after.children, comparison, { isCode: true });
      return children && { ...after, children };
    }
    case 'image':
    case 'page-break':
    case 'rule':
      return undefined;
  }
}

function mergeNotes(before: Note, after: Note, comparison: Comparison): Note | undefined {
  if (kindOf(before) !== kindOf(after)) return undefined;
  const title = before.title && after.title && mergeRuns(before.title, after.title, comparison, { isForced: true });
  const blocks =
    before.blocks.length + after.blocks.length === 0 ? [] : mergedBlocks(before.blocks, after.blocks, comparison);
  return blocks && { ...after, ...(title ? { title } : {}), blocks };
}

/** The blocks of two that hold blocks; undefined where nothing stays that prints. */
function mergedBlocks(
  before: readonly Block[],
  after: readonly Block[],
  comparison: Comparison,
): readonly Block[] | undefined {
  const blocks = comparison.blocks(before, after);
  const stays = blocks.some(({ node, side }) => side === 'both' && node.type !== 'page-break');
  return stays ? blocks.map(({ node }) => node) : undefined;
}
