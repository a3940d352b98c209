/**
 * Turns the sections of a Word file that have landscape pages into landscape ranges. A section ends with a paragraph that holds its
 * settings, the last with the body (ISO/IEC 29500-1, 17.6.17 and 17.6.18).
 */
import { type PlacedElement, placedChild } from '../../../formats/xml/places.js';
import type { Block, Blocks, Branched, Branching, Each, If, Leaf } from '../../../model/document.js';
import { changeBranched } from '../../../model/walk.js';
import { branchWith, gatherLists, type SectionEnd, type TreeNode } from './lists.js';
import { findAll } from './reading.js';

/** The ends of the sections in a part of a body, each with its pages. */
export function sectionEnds(element: PlacedElement): readonly SectionEnd[] {
  return findAll(element, 'w:sectPr').map((section) => ({ type: 'section-end', isTurned: isTurned(section) }));
}

/** Whether a section's pages are wider than high. */
function isTurned(section: PlacedElement): boolean {
  const size = placedChild(section, 'w:pgSz')?.attributes;
  const [width, height] = [Number(size?.get('w:w')), Number(size?.get('w:h'))];
  return width > 0 && height > 0 ? width > height : size?.get('w:orient') === 'landscape';
}

/** Whether a body has sections of landscape pages. */
export function hasTurned(body: PlacedElement): boolean {
  return sectionEnds(body).some((end) => end.isTurned);
}

/** The blocks of a body's nodes, among which its sections end; what is behind the last of these ends is its last section. */
export function withRanges(nodes: readonly Branched<TreeNode>[], body: PlacedElement): Blocks<Leaf> {
  return new Sections(sectionEnds(body).map((end) => end.isTurned)).blocks(nodes);
}

class Sections {
  /** Of each section, in order, whether its pages are turned. */
  private readonly turned: readonly boolean[];
  private section = 0;

  constructor(turned: readonly boolean[]) {
    this.turned = turned;
  }

  /** Goes through nodes in the order of the text. */
  blocks(nodes: readonly Branched<TreeNode>[]): Blocks<Leaf> {
    const blocks: Branching<Leaf, Block<Leaf>>[] = [];
    let run: Branched<TreeNode>[] = [];
    let isRange = false;
    const flush = () => {
      const inner = gatherLists(run);
      run = [];
      if (!isRange) blocks.push(...inner);
      else if (inner.length > 0) blocks.push({ type: 'landscape', blocks: withoutInnerRanges(inner) });
    };
    for (const node of nodes) {
      if (node.type === 'section-end') {
        this.section++;
        continue;
      }
      if ((node.type === 'if' || node.type === 'each') && holdsEnd(node)) {
        flush();
        isRange = false;
        blocks.push(this.branch(node));
        continue;
      }
      const isTurned = this.turned[this.section] ?? false;
      if (isTurned !== isRange) flush();
      isRange = isTurned;
      run.push(node);
    }
    flush();
    return blocks;
  }

  /** A block tag around the end of a section: the ranges are within it. */
  private branch(node: If<TreeNode> | Each<TreeNode>): Branching<Leaf, Block<Leaf>> {
    const body = this.blocks(node.type === 'if' ? node.then : node.body);
    return branchWith<Block<Leaf>>(node, body, this.blocks(node.otherwise));
  }
}

/** A passage may bring a range of its own into a section of landscape pages. */
function withoutInnerRanges(blocks: Blocks<Leaf>): Blocks<Leaf> {
  return changeBranched<Block<Leaf>>(blocks, (block) => (block.type === 'landscape' ? block.blocks : [block]));
}

function holdsEnd(node: Branched<TreeNode>): boolean {
  if (node.type === 'if') return [...node.then, ...node.otherwise].some(holdsEnd);
  if (node.type === 'each') return [...node.body, ...node.otherwise].some(holdsEnd);
  return node.type === 'section-end';
}
