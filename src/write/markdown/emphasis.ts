/**
 * The marks of strong, emphasised and struck words work only between certain neighbours (CommonMark 0.31, 6.2). If a letter is in
 * the way, it is written as a character reference; if a placeholder is in the way, the mark is written as a tag of HTML.
 */
import { type RunPlace, tokenMarkdown } from './token-markdown.js';
import { type Mark, neighbour, type Token, type Words } from './tokens.js';

/** Stands for a tag while Markdown is parsed, where a tag counts as a letter. */
const TAG = '\uE000';

/** People write `*`. Beside or within `**` it would be misread, so there we write `_`. */
export function chooseEmphasis(tokens: readonly Token[]): void {
  const isMark = (token: Token | undefined) => token?.kind === 'open' || token?.kind === 'close';
  tokens.forEach((open, from) => {
    if (open.kind !== 'open' || open.type !== 'emphasis') return;
    const to = tokens.findIndex((token) => token.kind === 'close' && token.pair === open.pair);
    const close = tokens[to];
    const crowded =
      isMark(tokens[from - 1]) ||
      isMark(tokens[to + 1]) ||
      tokens.slice(from + 1, to).some(isMark) ||
      depthAt(tokens, from) > 0;
    if (crowded && close?.kind === 'close') open.sign = close.sign = '_';
  });
}

function depthAt(tokens: readonly Token[], at: number): number {
  return tokens.slice(0, at).reduce((depth, { kind }) => depth + (kind === 'open' ? 1 : kind === 'close' ? -1 : 0), 0);
}

/** HTML's tags count among any neighbours. */
const TAGS: Readonly<Record<Mark['type'], string>> = { strong: 'strong', emphasis: 'em', struck: 'del' };

/** Mends neighbours, or writes marks as tags, until each mark counts. */
export function settleMarks(tokens: readonly Token[], place: RunPlace): void {
  for (let again = true; again; ) {
    again = false;
    tokens.forEach((token, index) => {
      if ((token.kind !== 'open' && token.kind !== 'close') || token.sign === '' || isEffective(tokens, index, place))
        return;
      again = true;
      const outer = token.kind === 'open' ? neighbour(tokens, index, -1) : neighbour(tokens, index, 1);
      if (outer?.kind === 'words' && asReference(outer, token.kind)) return;
      for (const mark of tokens)
        if (isOf(mark, token.pair)) mark.sign = mark.kind === 'open' ? `<${TAGS[mark.type]}>` : `</${TAGS[mark.type]}>`;
    });
  }
}

function isOf(token: Token, pair: number): token is Mark {
  return (token.kind === 'open' || token.kind === 'close') && token.pair === pair;
}

/** Has the letter beside a mark written as a reference. False if it is one already. */
function asReference(words: Words, side: 'open' | 'close'): boolean {
  const before = side === 'open' ? words.lastAsReference : words.firstAsReference;
  if (side === 'open') words.lastAsReference = true;
  else words.firstAsReference = true;
  return !before;
}

function isEffective(tokens: readonly Token[], index: number, place: RunPlace): boolean {
  const mark = tokens[index] as Mark;
  if (mark.sign.startsWith('<')) return true;
  const before = signBeside(tokens, index, -1, place);
  const after = signBeside(tokens, index, 1, place);
  const left = !isBlank(after) && (!isPunctuation(after) || isBlank(before) || isPunctuation(before));
  const right = !isBlank(before) && (!isPunctuation(before) || isBlank(after) || isPunctuation(after));
  if (mark.sign !== '_') return mark.kind === 'open' ? left : right;
  return mark.kind === 'open' ? left && (!right || isPunctuation(before)) : right && (!left || isPunctuation(after));
}

/** The UTF-16 unit beside a mark, as Markdown's parser sees it. Empty at the end of a run or line. */
export function signBeside(tokens: readonly Token[], index: number, step: 1 | -1, place: RunPlace): string {
  let at = index + step;
  for (let token = tokens[at]; token; token = tokens[at]) {
    if (token.kind === 'tag') return TAG;
    if (token.kind === 'break') return step === 1 ? '\\' : '\n';
    const words = tokenMarkdown(tokens, at, place);
    if (words !== '') return (step === 1 ? words[0] : words.at(-1)) ?? '';
    at += step;
  }
  return '';
}

function isBlank(sign: string): boolean {
  return sign === '' || /\s/.test(sign);
}

function isPunctuation(sign: string): boolean {
  return /[\p{P}\p{S}]/u.test(sign);
}
