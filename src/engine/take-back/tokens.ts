/** Cuts runs of words into what is compared: words, white space, signs. Runs of a template keep which node each piece is from. */

import type { AroundWords, TracedInline } from '../../fill/trace.js';
import type { Inline, Inlines, Text } from '../../model/document.js';
import { equalForm, ONE_SIGN } from '../../model/equal-form.js';

/** A node around words: strong words, a link. */
export type Around = Extract<Inline, { readonly children: Inlines }>;

/** A piece of a run in a document. */
export interface Piece {
  /** Equal for pieces that say the same. */
  readonly key: string;
  readonly text: string;
  /** What stands there, if not words. */
  readonly sign?: Inline;
  /** The outermost first. */
  readonly around: readonly Around[];
}

/** A piece of a run in a template. */
export interface TracedPiece {
  readonly key: string;
  readonly text: string;
  readonly owner: PieceOwner;
  /** White space that isn't printed, because there is some before it or nothing beside it. */
  readonly isSilent: boolean;
  readonly around: readonly AroundWords[];
  /** The block tags around it, the outermost first. */
  readonly tags: readonly TracedInline[];
}

export type PieceOwner = Extract<TracedInline, { readonly kind: 'text' | 'field' | 'sign' }>;

const PIECES = new RegExp(`[\\p{L}\\p{M}\\p{N}]+|\\s+|${ONE_SIGN}|[^\\p{L}\\p{M}\\p{N}\\s]`, 'gu');
const LETTERS = new RegExp(`\\s+|${ONE_SIGN}|[^\\s]`, 'gu');
const WORD_END = /[\p{L}\p{M}\p{N}]$/u;
const WORD_START = /^[\p{L}\p{M}\p{N}]/u;

const BREAK = '\n';
const SIGN = '\u0001';

/** Whether pieces must be letters, because a word of the template is in two nodes. */
export function cutsWords(run: readonly TracedInline[]): boolean {
  const texts = textsOf(run);
  return texts.some((text, at) => WORD_END.test(texts[at - 1] ?? '') && WORD_START.test(text));
}

function textsOf(run: readonly TracedInline[]): readonly string[] {
  return run.flatMap((node): readonly string[] => {
    if (node.kind === 'sign') return [' '];
    return 'words' in node ? (node.words === '' ? [] : [node.words]) : textsOf(node.inner);
  });
}

/** Cuts a document's run. White space at its ends is left out. */
export function piecesOf(run: Inlines, byLetter: boolean): readonly Piece[] {
  const letters: { readonly text: string; readonly around: readonly Around[]; readonly sign?: Inline }[] = [];
  const walk = (nodes: Inlines, around: readonly Around[]): void => {
    for (const node of nodes) {
      if (node.type === 'text') letters.push({ text: node.value, around });
      else if ('children' in node) walk(node.children, [...around, node]);
      else letters.push({ text: '', around, sign: node });
    }
  };
  walk(run, []);
  return trimmed(joined(letters, byLetter));
}

interface Stretch {
  readonly text: string;
  readonly around: readonly Around[];
  readonly sign?: Inline;
}

function joined(stretches: readonly Stretch[], byLetter: boolean): readonly Piece[] {
  const pieces: Piece[] = [];
  let words: Stretch[] = [];
  const close = () => {
    const text = words.map((stretch) => stretch.text).join('');
    for (const { 0: piece, index } of text.matchAll(byLetter ? LETTERS : PIECES))
      pieces.push({ key: keyOf(piece), text: piece, around: aroundAt(words, index) });
    words = [];
  };
  for (const stretch of stretches) {
    if (!stretch.sign) words.push(stretch);
    else {
      close();
      pieces.push({ key: signKey(stretch.sign), text: '', sign: stretch.sign, around: stretch.around });
    }
  }
  close();
  return withoutDoubledSpace(pieces);
}

function aroundAt(stretches: readonly Stretch[], at: number): readonly Around[] {
  let start = 0;
  for (const { text, around } of stretches) {
    start += text.length;
    if (at < start) return around;
  }
  return [];
}

/** A typed line to write on and a typed box count as those of the program. */
function keyOf(piece: string): string {
  if (/^\s/.test(piece)) return ' ';
  if (piece === '☐') return `${SIGN}tick`;
  if (piece === '☑' || piece === '☒') return `${SIGN}ticked`;
  return equalForm(piece);
}

function signKey(sign: { readonly type: string }): string {
  if (sign.type === 'break') return BREAK;
  if (sign.type === 'tick-box') return 'checked' in sign && sign.checked ? `${SIGN}ticked` : `${SIGN}tick`;
  return `${SIGN}${sign.type}`;
}

function isSpace({ key }: { readonly key: string }): boolean {
  return key === ' ';
}

function withoutDoubledSpace(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.filter((piece, at) => !isSpace(piece) || !endsSpaced(pieces[at - 1]));
}

/** White space beside a line break isn't seen. */
function endsSpaced(before: { readonly key: string } | undefined): boolean {
  return before === undefined || before.key === ' ' || before.key === BREAK;
}

function trimmed(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.filter((piece, at) => !isSpace(piece) || !isUnseenBefore(pieces[at + 1]));
}

function isUnseenBefore(after: { readonly key: string } | undefined): boolean {
  return after === undefined || after.key === BREAK;
}

/** Cuts a template's run as it is printed. */
export function tracedPieces(run: readonly TracedInline[], byLetter: boolean): readonly TracedPiece[] {
  const pieces: Omit<TracedPiece, 'isSilent'>[] = [];
  const walk = (
    nodes: readonly TracedInline[],
    around: readonly AroundWords[],
    tags: readonly TracedInline[],
  ): void => {
    for (const node of nodes) {
      switch (node.kind) {
        case 'text':
        case 'field':
          for (const words of node.words.split(/(\n)/))
            if (words === BREAK) pieces.push({ key: BREAK, text: words, owner: node, around, tags });
            else
              for (const [piece] of words.matchAll(byLetter ? LETTERS : PIECES))
                pieces.push({ key: keyOf(piece), text: piece, owner: node, around, tags });
          break;
        case 'sign':
          pieces.push({ key: signKey(node.node), text: '', owner: node, around, tags });
          break;
        case 'around':
          walk(node.inner, [...around, node.node], tags);
          break;
        default:
          walk(node.inner, around, [...tags, node]);
      }
    }
  };
  walk(run, [], []);
  let before: { readonly key: string } | undefined;
  const seen = pieces.map((piece): TracedPiece => {
    const isSilent = isSpace(piece) && endsSpaced(before);
    if (!isSilent) before = piece;
    return { ...piece, isSilent };
  });
  let after: { readonly key: string } | undefined;
  return seen
    .reverse()
    .map((piece): TracedPiece => {
      if (piece.isSilent) return piece;
      if (isSpace(piece) && isUnseenBefore(after)) return { ...piece, isSilent: true };
      after = piece;
      return piece;
    })
    .reverse();
}

/** Makes a run of pieces again, without the nodes that are around it where it goes. */
export function runOf(pieces: readonly Piece[], outside: readonly { readonly type: string }[]): Inlines {
  const inner = pieces.map((piece) => ({
    ...piece,
    around: piece.around.filter((node) => !outside.some((other) => isSameLook(node, other))),
  }));
  return nested(inner, 0);
}

/** Whether two nodes look the same to a reader: links never nest, whatever they lead to. */
function isSameLook(node: Around, other: { readonly type: string }): boolean {
  if (node.type !== other.type) return false;
  return node.type !== 'styled' || ('style' in other && other.style === node.style);
}

function nested(pieces: readonly Piece[], depth: number): Inlines {
  const nodes: Inline[] = [];
  for (let at = 0; at < pieces.length; ) {
    const piece = pieces[at];
    const around = piece?.around[depth];
    let end = at + 1;
    while (end < pieces.length && pieces[end]?.around[depth] === around) end++;
    const stretch = pieces.slice(at, end);
    if (around) nodes.push({ ...around, children: nested(stretch, depth + 1) });
    else nodes.push(...plain(stretch));
    at = end;
  }
  return nodes;
}

function plain(pieces: readonly Piece[]): readonly Inline[] {
  const nodes: Inline[] = [];
  let words = '';
  const close = () => {
    if (words !== '') nodes.push({ type: 'text', value: words } satisfies Text);
    words = '';
  };
  for (const { sign, text } of pieces) {
    if (!sign) words += text;
    else {
      close();
      nodes.push(sign);
    }
  }
  close();
  return nodes;
}
