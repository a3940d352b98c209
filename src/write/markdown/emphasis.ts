/**
 * The marks of strong, emphasised and struck words work only between certain neighbours (CommonMark 0.31, 6.2). If a letter is in
 * the way, it is written as a character reference; if a placeholder is in the way, the mark is left out and reported.
 */
import { writeCode } from './code.js';
import type { Losses } from './losses.js';
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

/** Mends neighbours, or leaves marks out, until each mark counts. */
export function settleMarks(tokens: readonly Token[], place: RunPlace, losses: Losses): void {
  for (let again = true; again; ) {
    again = false;
    tokens.forEach((token, index) => {
      if ((token.kind !== 'open' && token.kind !== 'close') || token.sign === '' || isEffective(tokens, index, place))
        return;
      again = true;
      const outer = token.kind === 'open' ? neighbour(tokens, index, -1) : neighbour(tokens, index, 1);
      if (outer?.kind === 'words' && asReference(outer, token.kind)) return;
      if (token.type === 'struck') {
        // Struck words never read as if they counted.
        for (const mark of tokens) if (isOf(mark, token.pair)) mark.sign = mark.kind === 'open' ? '<del>' : '</del>';
        return;
      }
      losses.add('Bold or italic words next to a placeholder became plain');
      for (const mark of tokens) if (isOf(mark, token.pair)) mark.sign = '';
      joinMarks(tokens);
      joinWords(tokens);
      joinCode(tokens, place, losses);
    });
  }
}

/** If a mark was left out between two of a kind, the end of the first meets the start of the second: we join the two. */
function joinMarks(tokens: readonly Token[]): void {
  tokens.forEach((close, index) => {
    if (close.kind !== 'close' || close.sign === '') return;
    const open = neighbour(tokens, index, 1);
    if (open?.kind !== 'open' || open.sign !== close.sign) return;
    const [first, second] = [close.pair, open.pair];
    close.sign = open.sign = '';
    for (const mark of tokens) if (isOf(mark, second)) mark.pair = first;
  });
}

function joinWords(tokens: readonly Token[]): void {
  tokens.forEach((words, index) => {
    if (words.kind !== 'words' || words.value === '') return;
    for (let next = neighbour(tokens, index, 1); next?.kind === 'words'; next = neighbour(tokens, index, 1)) {
      words.value += next.value;
      words.lastAsReference = next.lastAsReference;
      next.value = '';
    }
  });
}

/** The signs of code beside code would be read as one. */
function joinCode(tokens: readonly Token[], place: RunPlace, losses: Losses): void {
  tokens.forEach((code, index) => {
    if (code.kind !== 'code' || code.value === '') return;
    for (let next = neighbour(tokens, index, 1); next?.kind === 'code'; next = neighbour(tokens, index, 1)) {
      code.children = [...code.children, ...next.children];
      code.value = writeCode(code.children, place === 'cell', losses);
      next.value = '';
    }
  });
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
