/** A title as front matter holds it: its words, its placeholders as tags, and signs that would begin a tag escaped. */
import type { Inlines, Leaf } from '../model/document.js';

/** Writes a title; a line break is a space, marks are left out. */
export function titleText(run: Inlines<Leaf>): string {
  return run.map(nodeText).join('').replace(/\s+/g, ' ').trim();
}

function nodeText(node: Inlines<Leaf>[number]): string {
  switch (node.type) {
    case 'text':
      return plainTitle(node.value);
    case 'field':
      return `<<${node.name}>>`;
    case 'break':
      return ' ';
    case 'if':
      return branches(
        `#${node.negated ? 'unless' : 'if'} ${node.name}`,
        node.then,
        node.otherwise,
        node.negated ? 'unless' : 'if',
      );
    case 'each':
      return branches(`#each ${node.name}`, node.body, node.otherwise, 'each');
    default:
      return node.children.map(nodeText).join('');
  }
}

function branches(open: string, first: Inlines<Leaf>, second: Inlines<Leaf>, word: string): string {
  const otherwise = second.length > 0 ? `<<else>>${second.map(nodeText).join('')}` : '';
  return `<<${open}>>${first.map(nodeText).join('')}${otherwise}<</${word}>>`;
}

/** Words alone as a title. A closer by itself has no escape: a space keeps its signs apart. */
export function plainTitle(words: string): string {
  const apart = words.includes('{{') ? words : words.replace(/\}(?=\})/g, '} ');
  return apart.replace(/(?<!\\)(?:\{\{|<<)/g, '\\$&');
}

/** Whether words would be read as a placeholder, which no value of front matter but the title may hold. */
export function holdsTag(words: string): boolean {
  return /\{\{|<</.test(words);
}
