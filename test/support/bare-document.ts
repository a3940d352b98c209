/** Documents without what no finished file holds: labels of lines and boxes are worked out anew from the words beside them. */
import type { Block, Document, Inline, Inlines } from '../../src/model/document.js';
import { resolveOutline } from '../../src/model/outline.js';
import { changeParts } from '../../src/model/walk.js';

/** The same document without these labels. */
export function withoutLabels(document: Document): Document {
  const blocks = bareBlocks(document.blocks);
  return { ...document, title: bareRun(document.title), blocks, outline: resolveOutline(blocks, document.wording) };
}

const bareBlocks = (blocks: readonly Block[]): readonly Block[] =>
  blocks.map((block) => changeParts(block, { inlines: bareRun, blocks: bareBlocks }));

const bareRun = (run: Inlines): Inlines => run.map(bareInline);

function bareInline(node: Inline): Inline {
  if (node.type === 'fill-in' || node.type === 'tick-box') return { ...node, label: '' };
  return changeParts(node, { inlines: bareRun, blocks: bareBlocks });
}
