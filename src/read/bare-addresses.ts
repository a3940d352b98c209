/**
 * Makes links of the web and e-mail addresses in a text that has no marks for links, by the rules of GitHub Flavored Markdown
 * 0.29, 6.9, which the Markdown reader follows too.
 */
import { bareTarget } from '../model/bare-addresses.js';
import type { Block, Blocks, Inline, Inlines, Leaf, Text } from '../model/document.js';
import { changeBranched, changeParts } from '../model/walk.js';
import { partOfText } from './part-of-text.js';

/** A letter before it makes it a part of a word. */
const ADDRESS =
  /(?<![\p{L}\d_])(?:https?:\/\/|www\.)[\p{L}\d_-]+(?:\.[\p{L}\d_-]+)+(?:[/?#:][^\s<]*)?|(?<![\p{L}\d/._+-])[\w.+-]+@[A-Za-z\d_-]+(?:\.[A-Za-z\d_-]+)*\.[A-Za-z\d_-]*[A-Za-z\d]/giu;

/** Punctuation at an address's end belongs to the sentence, and so does a bracket that doesn't open in it. */
function withoutTrail(address: string): string {
  const shorter = address.replace(/[?!.,:;*_~'"’”]+$/, '');
  const count = (sign: string) => shorter.split(sign).length;
  const isOpen = shorter.endsWith(')') && count(')') > count('(');
  if (isOpen) return withoutTrail(shorter.slice(0, -1));
  return shorter;
}

/** Gives the blocks with their addresses as links. */
export function withAddresses(blocks: Blocks<Leaf>): Blocks<Leaf> {
  return changeBranched<Block<Leaf>>(blocks, (block) => [
    block.type === 'code-block' ? block : changeParts(block, { inlines: linkedRun, blocks: withAddresses }),
  ]);
}

function linkedRun(run: Inlines<Leaf>): Inlines<Leaf> {
  const isTag = (node: Inlines<Leaf>[number] | undefined) => node?.type === 'field' || node?.type === 'if';
  // A placeholder beside the words may be a part of the address.
  const joined = new Set(run.filter((_, at) => isTag(run[at - 1]) || isTag(run[at + 1])));
  return changeBranched<Inline<Leaf>>(run, (node) => {
    if (node.type === 'text') return linkedText(node, joined.has(node));
    const isKept = node.type === 'link' || node.type === 'code';
    return isKept ? [node] : [changeParts(node, { inlines: linkedRun, blocks: withAddresses })];
  });
}

function linkedText(text: Text, isJoined: boolean): readonly Inline<Leaf>[] {
  const pieces: Inline<Leaf>[] = [];
  let at = 0;
  for (const { 0: match, index } of text.value.matchAll(ADDRESS)) {
    const address = withoutTrail(match);
    const end = index + address.length;
    if (isJoined && (index === 0 || end === text.value.length)) continue;
    if (index > at) pieces.push(partOfText(text, at, index));
    const words = partOfText(text, index, end);
    pieces.push({
      type: 'link',
      target: { kind: 'address', address: [{ ...words, value: bareTarget(address) }] },
      children: [words],
      ...(words.span ? { span: words.span } : {}),
    });
    at = end;
  }
  if (at === 0) return [text];
  return at < text.value.length ? [...pieces, partOfText(text, at, text.value.length)] : pieces;
}
