/**
 * Method 1's own scanner of tags. Records kept for years hold its fingerprints, so NOTHING here may change: another reading is
 * another method. What it can't pair or read as a tag is plain text; it never refuses anything.
 */
import type { TextPiece } from '../../model/master-text.js';

type BlockWord = 'if' | 'unless' | 'each';

/** A stretch of a text: words, or a tag. */
export type Token =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'open'; readonly block: BlockWord; readonly name: string; readonly spelling: string }
  | { readonly kind: 'else'; readonly spelling: string }
  | { readonly kind: 'close'; readonly block: BlockWord; readonly spelling: string };

/** No text nests its blocks this deep; what does is plain text. */
const DEEPEST = 100;

/** Two signs, no more, on both sides; between them nothing that begins or ends a tag, or a line. */
const INSIDE = '((?:(?!\\{\\{|<<|\\}\\}|>>)[^\\r\\n\\f]){1,200})';
const TAG = new RegExp(`(?<!\\{)\\{\\{(?!\\{)${INSIDE}\\}\\}|(?<!<)<<(?!<)${INSIDE}>>`, 'g');

const NAME = '\\[?([A-Za-z]\\w*)\\]?';
const FIELD = new RegExp(`^${NAME}$`);
const OPEN = new RegExp(`^#\\s*(if|unless|each)\\s+${NAME}$`);
const CLOSE = /^\/\s*(if|unless|each)$/;

/** A tag and where it stands. */
interface Place {
  readonly start: number;
  readonly end: number;
  readonly token: Token;
}

/** Cuts a text at its tags. With `lines`, a line that holds block tags alone goes with its line end. */
export function tokensOf(text: string, lines: boolean): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (const group of groupsOf(text)) {
    const alone = lines ? aloneLine(text, group) : undefined;
    if (alone) tokens.push({ kind: 'text', text: text.slice(at, alone.start) });
    for (const place of group) {
      if (!alone) tokens.push({ kind: 'text', text: text.slice(at, place.start) });
      tokens.push(place.token);
      at = place.end;
    }
    if (alone) at = alone.end;
  }
  tokens.push({ kind: 'text', text: text.slice(at) });
  return tokens;
}

/** The tags of a text; those with nothing between them but spaces stand together. */
function groupsOf(text: string): readonly (readonly Place[])[] {
  const groups: Place[][] = [];
  for (const match of text.matchAll(TAG)) {
    const token = isEscaped(text, match.index) ? undefined : tagOf((match[1] ?? match[2] ?? '').trim());
    if (!token) continue;
    const place = { start: match.index, end: match.index + match[0].length, token };
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (before && skip(text, before.end, 1, ' \t') === place.start) group?.push(place);
    else groups.push([place]);
  }
  return groups;
}

function isEscaped(text: string, at: number): boolean {
  return (at - skip(text, at, -1, '\\')) % 2 === 1;
}

/** Goes over some signs, from a place between two letters. */
function skip(text: string, from: number, step: 1 | -1, signs: string): number {
  let at = from;
  for (let sign = signAt(); sign !== undefined && signs.includes(sign); sign = signAt()) at += step;
  return at;
  function signAt(): string | undefined {
    return text[step === 1 ? at : at - 1];
  }
}

/** The line around block tags, where nothing else but quote marks stands on it. */
function aloneLine(
  text: string,
  group: readonly Place[],
): { readonly start: number; readonly end: number } | undefined {
  if (group.some(({ token }) => token.kind === 'field')) return undefined;
  const start = skip(text, group[0]?.start ?? 0, -1, ' \t>');
  const end = skip(text, group.at(-1)?.end ?? 0, 1, ' \t');
  const isLineStart = start === 0 || text[start - 1] === '\n' || text[start - 1] === '\f';
  if (!isLineStart || (end < text.length && text[end] !== '\n' && text[end] !== '\f')) return undefined;
  return { start, end: text[end] === '\n' ? end + 1 : end };
}

function tagOf(words: string): Token | undefined {
  const spelling = `{{${words.replace(/\s+/g, ' ')}}}`;
  if (words === 'else') return { kind: 'else', spelling };
  const open = OPEN.exec(words);
  if (open?.[2]) return { kind: 'open', block: blockWord(open[1]), name: open[2], spelling };
  const close = CLOSE.exec(words);
  if (close) return { kind: 'close', block: blockWord(close[1]), spelling };
  const field = FIELD.exec(words)?.[1];
  return field === undefined || /^(?:if|unless|each)$/.test(field) ? undefined : { kind: 'field', name: field };
}

function blockWord(word: string | undefined): BlockWord {
  return word === 'unless' || word === 'each' ? word : 'if';
}

/** A block that is open, or the whole text. */
interface Frame {
  readonly token?: Token & { kind: 'open' };
  readonly first: TextPiece[];
  readonly second: TextPiece[];
  otherwise?: string;
}

/** Pairs the blocks of a text. */
export function piecesOf(tokens: readonly Token[]): readonly TextPiece[] {
  const root: Frame = { first: [], second: [] };
  const open: Frame[] = [];
  const top = () => open.at(-1) ?? root;
  const put = (piece: TextPiece) => {
    if (piece !== '') place(top()).push(piece);
  };
  /** Turns the block opened last into plain text: its end is missing. */
  const unwind = () => {
    const frame = open.pop();
    if (!frame?.token) return;
    put(frame.token.spelling);
    for (const piece of frame.first) put(piece);
    if (frame.otherwise !== undefined) put(frame.otherwise);
    for (const piece of frame.second) put(piece);
  };
  for (const token of tokens) {
    if (token.kind === 'text') put(token.text);
    else if (token.kind === 'field') put({ kind: 'field', name: token.name });
    else if (token.kind === 'open') {
      if (open.length < DEEPEST) open.push({ token, first: [], second: [] });
      else put(token.spelling);
    } else if (token.kind === 'else') {
      const frame = open.at(-1);
      if (frame && frame.otherwise === undefined) frame.otherwise = token.spelling;
      else put(token.spelling);
    } else if (open.some((frame) => frame.token?.block === token.block)) {
      while (open.at(-1)?.token?.block !== token.block) unwind();
      const frame = open.pop();
      if (frame?.token) put(blockOf(frame.token, frame));
    } else put(token.spelling);
  }
  while (open.length > 0) unwind();
  return root.first;
}

function place(frame: Frame): TextPiece[] {
  return frame.otherwise === undefined ? frame.first : frame.second;
}

function blockOf({ block, name }: Token & { kind: 'open' }, { first, second }: Frame): TextPiece {
  return block === 'each'
    ? { kind: 'each', name, body: first, otherwise: second }
    : { kind: 'if', name, negated: block === 'unless', then: first, otherwise: second };
}
