/**
 * Makes the piece of a shared passage in a Word file: its blocks, to be set in place of its tag. So far that can be done with one
 * paragraph of words alone; anything else is refused.
 */
import { error } from '../../../model/diagnostic.js';
import type { Blocks, Inlines, Leaf } from '../../../model/document.js';
import type { WordBlocks } from '../../../model/word.js';
import { passageBody, SEVERAL_BLOCKS } from '../../template/passage-words.js';
import type { Tag } from '../../template/tags.js';
import type { PartReading } from '../reading.js';

/** `lineBreak` is the markup that a line break becomes among the letters. */
export function passagePiece(tag: Tag, reading: PartReading, lineBreak: string): WordBlocks {
  const blocks = passageBody(tag, { depth: 1, lift: 0 }, reading)?.blocks ?? [];
  if (isWordsAlone(blocks)) return { type: 'blocks', blocks, span: tag.span, lineBreak };
  const isParagraph = blocks.length === 1 && blocks[0]?.type === 'paragraph';
  const message = isParagraph
    ? 'This passage has more than plain words, so it can’t stand in a Word template'
    : SEVERAL_BLOCKS;
  const hint = 'Keep it to one paragraph without bold words, links and the like, or make the template a Markdown file.';
  reading.diagnostics.push(error('passage-place', message, tag.span, { hint }));
  return { type: 'blocks', blocks: [], span: tag.span, lineBreak };
}

function isWordsAlone(blocks: Blocks<Leaf>): boolean {
  const [paragraph, another] = blocks;
  return another === undefined && (paragraph === undefined || isPlain(paragraph));
}

function isPlain(block: Blocks<Leaf>[number]): boolean {
  return block.type === 'paragraph' && holdsPlainWords(block.children);
}

function holdsPlainWords(run: Inlines<Leaf>): boolean {
  return run.every((node) => {
    if (node.type === 'if') return holdsPlainWords(node.then) && holdsPlainWords(node.otherwise);
    if (node.type === 'each') return holdsPlainWords(node.body) && holdsPlainWords(node.otherwise);
    return node.type === 'text' || node.type === 'field' || node.type === 'break';
  });
}
