/**
 * Makes lines to write on of `[______]` and boxes to tick of `[ ]` and `[x]` in texts and Word files, which have no marks of their
 * own, as Markdown does.
 */
import type { Block, Blocks, Inline, Inlines, Leaf, Text } from '../model/document.js';
import { asTask } from '../model/tasks.js';
import { changeBranched, changeParts } from '../model/walk.js';
import { partOfText } from './part-of-text.js';

/** As in Markdown: three underscores or more, or a box that is no part of a word or link. */
const SIGN = /\[(?<line>_{3,})\]|(?<![\p{L}\p{N}])\[(?<tick>[ xX])\](?!\()/gu;

/** Gives the blocks with their lines and boxes, themselves where there is none; those in code and links stay words. */
export function withFormSigns(blocks: Blocks<Leaf>): Blocks<Leaf> {
  const changed = changeBranched<Block<Leaf>>(blocks, (block) => {
    if (block.type === 'code-block') return [block];
    const cut = changeParts(block, { inlines: cutRun, blocks: withFormSigns });
    return [
      cut.type === 'list' && cut !== block
        ? { ...cut, items: changeBranched(cut.items, (item) => [asTask(item)]) }
        : cut,
    ];
  });
  return isSame(changed, blocks) ? blocks : changed;
}

function cutRun(run: Inlines<Leaf>): Inlines<Leaf> {
  const changed = changeBranched<Inline<Leaf>>(run, (node) => {
    if (node.type === 'text') return cutText(node);
    const isKept = node.type === 'link' || node.type === 'code';
    return isKept ? [node] : [changeParts(node, { inlines: cutRun, blocks: withFormSigns })];
  });
  return isSame(changed, run) ? run : changed;
}

function isSame<Node>(changed: readonly Node[], nodes: readonly Node[]): boolean {
  return changed.length === nodes.length && changed.every((node, at) => node === nodes[at]);
}

function cutText(text: Text): readonly Inline<Leaf>[] {
  const pieces: Inline<Leaf>[] = [];
  let at = 0;
  for (const { 0: written, groups = {}, index } of text.value.matchAll(SIGN)) {
    const end = index + written.length;
    const { span } = partOfText(text, index, end);
    if (index > at) pieces.push(partOfText(text, at, index));
    const { line, tick } = groups;
    const place = span ? { span } : {};
    if (line !== undefined) pieces.push({ type: 'fill-in', width: line.length, label: '', ...place });
    else pieces.push({ type: 'tick-box', checked: tick !== ' ', label: '', ...place });
    at = end;
  }
  if (at === 0) return [text];
  return at < text.value.length ? [...pieces, partOfText(text, at, text.value.length)] : pieces;
}
