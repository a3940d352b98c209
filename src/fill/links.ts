/** Finds links that lead to a heading the finished document does not have. */
import { type Diagnostic, error } from '../model/diagnostic.js';
import type { Block, Inlines, Link, OutlineEntry } from '../model/document.js';
import { didYouMean } from '../model/names.js';
import type { Job } from '../model/plan.js';
import { about } from './filling.js';

const found = new WeakMap<object, readonly Link[]>();

function inInlines(nodes: Inlines): readonly Link[] {
  return nodes.flatMap((node): readonly Link[] => {
    if (node.type === 'link') return node.target.kind === 'heading' ? [node] : [];
    return 'children' in node ? inInlines(node.children) : [];
  });
}

function headingLinks(block: Block): readonly Link[] {
  const known = found.get(block);
  if (known) return known;
  const links = linksOf(block);
  found.set(block, links);
  return links;
}

function linksOf(block: Block): readonly Link[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return inInlines(block.children);
    case 'list':
      return block.items.flatMap((item) => item.blocks.flatMap(headingLinks));
    case 'quote':
      return block.blocks.flatMap(headingLinks);
    case 'table':
      return [
        ...inInlines(block.caption ?? []),
        ...[...(block.header ? [block.header] : []), ...block.rows].flatMap((row) =>
          row.cells.flatMap((cell) => inInlines(cell.children)),
        ),
      ];
    case 'image':
    case 'page-break':
    case 'rule':
      return [];
  }
}

/** An error for each link whose heading is not in the outline. */
export function deadLinks(blocks: readonly Block[], outline: readonly OutlineEntry[], job: Job): readonly Diagnostic[] {
  const links = blocks.flatMap(headingLinks);
  if (links.length === 0) return [];
  const anchors = new Set(outline.map((entry) => entry.anchor));
  return links.flatMap((link) => {
    if (link.target.kind !== 'heading' || anchors.has(link.target.anchor)) return [];
    const { anchor } = link.target;
    const hint = didYouMean(anchor, anchors);
    return [
      error('link-target', `This document has no heading for "#${anchor}"`, link.span, {
        ...about(job),
        hint,
      }),
    ];
  });
}
