/** The words of a section as its fingerprint is taken of them: in reading order, placeholders and block tags by name, no formatting. */
import type { Blocks, Leaf } from '../../model/document.js';
import { type AnyNode, addressOf, visit } from '../../model/walk.js';

/** Gives the words. Where one paragraph, item or cell ends and another begins counts; white space and the look of words don't. */
export function writtenForm(blocks: Blocks<Leaf>): string {
  const parts: string[] = [];
  visit(blocks, (node) => parts.push(formOf(node)));
  return parts
    .join('')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/(?:¶ ?)+/g, '¶')
    .trim();
}

function formOf(node: AnyNode): string {
  switch (node.type) {
    case 'text':
      return node.value;
    case 'field':
      return `<<${node.name}>>`;
    case 'if':
      return `<<#${node.negated ? 'unless' : 'if'} ${node.name}>>`;
    case 'each':
      return `<<#each ${node.name}>>`;
    case 'logo':
      return '<<logo>>';
    case 'listing':
      return `<<${node.of}>>`;
    case 'break':
      return ' ';
    case 'link':
      return addressOf(node.target)
        .map((leaf) => (leaf.type === 'field' ? `<<${leaf.name}>>` : leaf.value))
        .join('');
    case 'heading':
    case 'paragraph':
    case 'item':
    case 'row':
    case 'cell':
    case 'block-cell':
    case 'code-block':
    case 'footnote':
    case 'image':
      return '¶';
    default:
      return '';
  }
}
