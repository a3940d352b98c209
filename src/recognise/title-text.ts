/** A title as front matter holds it: its words, its placeholders as tags, and signs that would begin a tag escaped. */
import type { Inlines, Leaf } from '../model/document.js';

/** Writes a title; a line break is a space, marks are left out. */
export function titleText(run: Inlines<Leaf>): string {
  const pieces: Piece[] = [];
  collect(run, pieces);
  return pieces
    .map(({ words, isTag }) => (isTag ? `<<${words}>>` : escapedTitle(words)))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A tag, or all the words between two tags: signs that meet over a mark's end would begin a tag too. */
interface Piece {
  words: string;
  readonly isTag: boolean;
}

function collect(run: Inlines<Leaf>, pieces: Piece[]): void {
  const tag = (words: string) => pieces.push({ words, isTag: true });
  for (const node of run) {
    if (node.type === 'text' || node.type === 'break') addWords(node.type === 'text' ? node.value : ' ', pieces);
    else if (node.type === 'field') tag(node.name);
    else if (node.type === 'if' || node.type === 'each') {
      const word = node.type === 'each' ? 'each' : node.negated ? 'unless' : 'if';
      tag(`#${word} ${node.name}`);
      collect(node.type === 'each' ? node.body : node.then, pieces);
      if (node.otherwise.length > 0) tag('else');
      collect(node.otherwise, pieces);
      tag(`/${word}`);
    } else collect(node.children, pieces);
  }
}

function addWords(words: string, pieces: Piece[]): void {
  const last = pieces.at(-1);
  if (last && !last.isTag) last.words += words;
  else pieces.push({ words, isTag: false });
}

/**
 * Words alone as a title. A closer without its opener has no escape: a space keeps its signs apart. An opener is escaped by an
 * odd number of backslashes before it.
 */
export function escapedTitle(words: string): string {
  return words
    .split(/(\{\{[^{}]*\}\})/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/\}(?=\})/g, '} ')))
    .join('')
    .replace(/(?<!\\)((?:\\\\)*)(\{\{|<<)/g, '$1\\$2');
}

/** Whether words would be read as a placeholder, which no value of front matter but the title may hold. */
export function holdsTag(words: string): boolean {
  return /\{\{|<</.test(words);
}
