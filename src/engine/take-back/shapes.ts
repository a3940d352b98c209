/** What nodes say, for comparing: their words and what holds them, whatever they look like. */
import type { Inlines } from '../../model/document.js';
import { type AnyNode, visit } from '../../model/walk.js';
import { piecesOf } from './tokens.js';

/** Equal for nodes that say the same in the same parts. */
export function sayingOf(node: AnyNode): string {
  switch (node.type) {
    case 'heading':
    case 'paragraph':
    case 'cell':
    case 'code-block':
      return `${node.type}(${runSaying(node.children as Inlines)})`;
    case 'list':
      return `list${node.ordered ? '1' : ''}(${node.items.map(sayingOf).join('')})`;
    case 'item':
    case 'quote':
    case 'landscape':
    case 'block-cell':
      return `${node.type}(${node.blocks.map(sayingOf).join('')})`;
    case 'note':
      return `note(${node.title ? runSaying(node.title as Inlines) : ''}:${node.blocks.map(sayingOf).join('')})`;
    case 'table':
      return `table(${[...(node.header ? [node.header] : []), ...node.rows].map(sayingOf).join('')}${node.caption ? runSaying(node.caption as Inlines) : ''})`;
    case 'row':
      return `row(${node.cells.map(sayingOf).join('')})`;
    case 'image':
      return `image(${node.picture.bytes.length})`;
    default:
      return node.type;
  }
}

function runSaying(run: Inlines): string {
  return piecesOf(run, false)
    .map(({ key, sign }) => (sign?.type === 'footnote' ? `${key}[${sign.blocks.map(sayingOf).join('')}]` : key))
    .join('\u0002');
}

/** The words of a node, for telling how alike two are. */
export function wordsOf(node: AnyNode): readonly string[] {
  const words: string[] = [];
  visit(node, (inner) => {
    if (inner.type === 'text') words.push(...(inner.value.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []));
  });
  return words;
}

/** How alike two nodes are, from 0 to 1: by their words, each counted as often as it stands there. */
export function likeness(one: readonly string[], other: readonly string[]): number {
  if (one.length + other.length === 0) return 1;
  const counts = new Map<string, number>();
  for (const word of one) counts.set(word, (counts.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of other) {
    const count = counts.get(word) ?? 0;
    if (count > 0) common++;
    counts.set(word, count - 1);
  }
  return (2 * common) / (one.length + other.length);
}
