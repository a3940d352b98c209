/** Writes code: inline between backticks, or lines between fences. Its words stay as they are, but for what would be a tag. */
import type { CodeBlock, Inlines, Leaf } from '../../model/document.js';
import type { Losses } from './losses.js';

/** Writes inline code; empty if it holds nothing. */
export function writeCode(children: Inlines<Leaf>, inCell: boolean, losses: Losses): string {
  const words = codeWords(children, losses).replaceAll('\n', ' ');
  if (words === '') return '';
  const inner = inCell ? inTable(words, losses) : words;
  const fence = '`'.repeat(longestRun(words) + 1);
  const isPadded = /^`|`$/.test(words) || (/^ .* $/.test(words) && words.trim() !== '');
  return isPadded ? `${fence} ${inner} ${fence}` : fence + inner + fence;
}

/** A table takes `\\|` for a bar, and an even number of backslashes for themselves: none can write one right before a bar. */
function inTable(words: string, losses: Losses): string {
  const parted = words.replace(/(?<!\\)((?:\\\\)*\\)\|/g, '$1 |');
  if (parted !== words) losses.add(SPACED);
  return parted.replaceAll('|', '\\|');
}

/** Writes a code block; block tags around whole lines have lines of their own. No lines if it holds nothing. */
export function writeCodeBlock({ children }: CodeBlock<Leaf>, losses: Losses): readonly string[] {
  const words = codeWords(children, losses);
  if (words.trim() === '') return [];
  const fence = '`'.repeat(Math.max(longestRun(words) + 1, 3));
  return [fence, ...words.split('\n'), fence];
}

function longestRun(words: string): number {
  return Math.max(0, ...(words.match(/`+/g) ?? []).map((run) => run.length));
}

function codeWords(children: Inlines<Leaf>, losses: Losses): string {
  return sideBySide(
    children.map((node) => wordsOf(node, losses)),
    losses,
  );
}

const SPACED = 'Signs in code that would be taken for others got a space between them';

/** Joins words and tags. No escape works in code: a tag behind `<` has the other brackets, one behind a backslash a space. */
function sideBySide(pieces: readonly string[], losses: Losses): string {
  return pieces.reduce((words, piece) => {
    if (words.endsWith('<')) return words + piece.replace(/^<<([^<>]*)>>/, '{{$1}}');
    if (!words.endsWith('\\') || !piece.startsWith('<<')) return words + piece;
    losses.add(SPACED);
    return `${words} ${piece}`;
  }, '');
}

function wordsOf(node: Inlines<Leaf>[number], losses: Losses): string {
  switch (node.type) {
    case 'text':
      return escapedTags(node.value, losses);
    case 'field':
      return `<<${node.name}>>`;
    case 'break':
      return '\n';
    case 'if':
      return branches(`#${node.negated ? 'unless' : 'if'} ${node.name}`, node.then, node.otherwise, losses);
    case 'each':
      return branches(`#each ${node.name}`, node.body, node.otherwise, losses);
    case 'footnote':
    case 'fill-in':
    case 'tick-box':
      losses.add('Something in code that isn’t words was left out');
      return '';
    default:
      losses.add('Marked words in code became plain');
      return codeWords(node.children, losses);
  }
}

/** A branch that begins with a line break, or ends with one, holds whole lines: then its tags have lines of their own. */
function branches(open: string, first: Inlines<Leaf>, second: Inlines<Leaf>, losses: Losses): string {
  const [then, otherwise] = [codeWords(first, losses), codeWords(second, losses)];
  const end = `/${open.slice(1).split(' ')[0]}`;
  const between = otherwise === '' ? '' : '<<else>>';
  if (then === '' && otherwise === '') return '';
  const all = [then, otherwise].filter((words) => words !== '');
  if (all.every((words) => words.startsWith('\n'))) {
    const middle = otherwise === '' ? '' : `\n${between}${otherwise}`;
    return `\n<<${open}>>${then}${middle}\n<<${end}>>`;
  }
  if (all.every((words) => words.endsWith('\n'))) {
    const middle = otherwise === '' ? '' : `${between}\n${otherwise}`;
    return `<<${open}>>\n${then}${middle}<<${end}>>\n`;
  }
  const inLine = (words: string) => words.replaceAll('\n', ' ');
  if (all.some((words) => words.includes('\n'))) losses.add('A line break in a condition in code became a space');
  return sideBySide([`<<${open}>>`, inLine(then), between, inLine(otherwise), `<<${end}>>`], losses);
}

/** A reference to a letter that no document can hold. */
const PRIVATE = /&(?=#(?:x(?:e|f[0-8])[\da-f]{2,3}|5[7-9]\d{3}|6[0-3]\d{3});)/gi;

/** No escape but that of a tag works in code, so a backslash before it, or the end of a tag alone, gets a space. */
function escapedTags(words: string, losses: Losses): string {
  const plain = words.replace(/[\uE000-\uF8FF]/g, '\uFFFD').normalize('NFC');
  const apart = plain
    .replace(/\\(?=<<|\{\{)/g, '\\ ')
    .replace(/\}(?=\})/g, '} ')
    .replace(PRIVATE, '& ');
  if (apart !== words) losses.add(SPACED);
  return apart.replace(/<<|\{\{/g, '\\$&');
}
