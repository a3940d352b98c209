/** The Markdown of one piece of a run, among its neighbours. */
import { escapeWords, reference } from './escape.js';
import { neighbour, type Token, writtenFor } from './tokens.js';

/** The kind of block that a run of words is in. */
export type RunPlace = 'paragraph' | 'heading' | 'cell';

/** The Markdown of one token among its neighbours. */
export function tokenMarkdown(tokens: readonly Token[], index: number, place: RunPlace): string {
  const token = tokens[index];
  if (!token) return '';
  if ('sign' in token) return token.sign;
  if (token.kind !== 'words') return token.value;
  const [before, after] = [neighbour(tokens, index, -1), neighbour(tokens, index, 1)];
  const letters = [...token.value];
  const first = token.firstAsReference ? letters.shift() : undefined;
  const last = token.lastAsReference ? letters.pop() : undefined;
  const words = escapeWords(letters.join(''), {
    opensLine: place === 'paragraph' && first === undefined && (!before || before.kind === 'break'),
    afterTag: first === undefined && writtenFor(before).endsWith('>'),
    beforeTag: last === undefined && writtenFor(after).startsWith('<'),
    beforeLink: last === undefined && isLinkStart(after),
    afterBracket: (before?.kind === 'footnote' || before?.kind === 'box') && first === undefined,
    inLink: token.inLink,
    inHeading: place === 'heading',
  });
  return `${first ? reference(first) : ''}${words}${last ? reference(last) : ''}`;
}

function isLinkStart(token: Token | undefined): boolean {
  if (token?.kind === 'address') return token.value.startsWith('[');
  return token?.kind === 'sign' || token?.kind === 'footnote' || token?.kind === 'box';
}
