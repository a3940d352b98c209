/** Makes lines to write on of `[______]` in texts and Word files, which have no marks of their own, as Markdown does. */
import type { Block, Blocks, Inline, Inlines, Leaf, Text } from '../model/document.js';
import { changeBranched, changeParts } from '../model/walk.js';
import { partOfText } from './part-of-text.js';

/** As in Markdown: three underscores or more. */
const LINE = /\[(_{3,})\]/g;

/** Gives the blocks with their lines to write on, themselves where there is none; those in code and links stay words. */
export function withLinesToWriteOn(blocks: Blocks<Leaf>): Blocks<Leaf> {
  const changed = changeBranched<Block<Leaf>>(blocks, (block) => [
    block.type === 'code-block' ? block : changeParts(block, { inlines: cutRun, blocks: withLinesToWriteOn }),
  ]);
  return isSame(changed, blocks) ? blocks : changed;
}

function cutRun(run: Inlines<Leaf>): Inlines<Leaf> {
  const changed = changeBranched<Inline<Leaf>>(run, (node) => {
    if (node.type === 'text') return cutText(node);
    const isKept = node.type === 'link' || node.type === 'code';
    return isKept ? [node] : [changeParts(node, { inlines: cutRun, blocks: withLinesToWriteOn })];
  });
  return isSame(changed, run) ? run : changed;
}

function isSame<Node>(changed: readonly Node[], nodes: readonly Node[]): boolean {
  return changed.length === nodes.length && changed.every((node, at) => node === nodes[at]);
}

function cutText(text: Text): readonly Inline<Leaf>[] {
  const pieces: Inline<Leaf>[] = [];
  let at = 0;
  for (const { 0: written, 1: line = '', index } of text.value.matchAll(LINE)) {
    const end = index + written.length;
    const { span } = partOfText(text, index, end);
    if (index > at) pieces.push(partOfText(text, at, index));
    pieces.push({ type: 'fill-in', width: line.length, label: '', ...(span ? { span } : {}) });
    at = end;
  }
  if (at === 0) return [text];
  return at < text.value.length ? [...pieces, partOfText(text, at, text.value.length)] : pieces;
}
