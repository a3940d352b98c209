/** Writes a title for front matter: its words, its placeholders as tags, and escapes for signs that would begin a tag. */
import type { Inlines, Leaf } from '../model/document.js';

/** Writes a title; a line break becomes a space, and formatting is left out. */
export function titleText(run: Inlines<Leaf>): string {
  const pieces: Piece[] = [];
  collect(run, pieces);
  return pieces
    .map(({ words, isTag }) => (isTag ? `<<${words}>>` : escapedTitle(words)))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A tag, or all words between two tags, since signs from differently formatted words could form a tag together. */
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
    } else if ('children' in node) collect(node.children, pieces);
  }
}

function addWords(words: string, pieces: Piece[]): void {
  const last = pieces.at(-1);
  if (last && !last.isTag) last.words += words;
  else pieces.push({ words, isTag: false });
}

/**
 * Escapes words for a title. A closing without its opening can't be escaped, so a space is put between its signs. An
 * opening is escaped by an odd number of backslashes before it.
 */
export function escapedTitle(words: string): string {
  return words
    .split(/(\{\{[^{}]*\}\})/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/\}(?=\})/g, '} ')))
    .join('')
    .replace(/(?<!\\)((?:\\\\)*)(\{\{|<<)/g, '$1\\$2');
}

/** Whether words would be read as a placeholder, which only the title of front matter may hold. */
export function holdsTag(words: string): boolean {
  return /\{\{|<</.test(words);
}
