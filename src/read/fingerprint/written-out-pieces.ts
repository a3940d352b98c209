/**
 * Writes out in the master text of a Word file what method 1 of fingerprints takes for plain words there: a passage as its words,
 * `else if` as a block within the else. A text that holds neither stays the same object.
 */
import type { MasterText, TextPiece } from '../../model/master-text.js';
import { remember } from '../../model/remember.js';
import type { SharedPassage } from '../../model/shared-passage.js';
import { mayHoldNewTags } from '../template/shown-tags.js';
import { sourceText } from './method-1-source.js';
import { wordsOf } from './written-out.js';

type Passages = ReadonlyMap<string, SharedPassage>;

/** Gives the master text with passages and `else if` written out. */
export function withPiecesWrittenOut(text: MasterText, passages: Passages): MasterText {
  if (!text.pieces.some(holdsNewTags)) return text;
  return { ...text, pieces: text.pieces.flatMap((piece) => writtenOut(piece, passages)) };
}

function holdsNewTags(piece: TextPiece): boolean {
  if (typeof piece === 'string') return mayHoldNewTags(piece);
  if (piece.kind === 'field') return false;
  return [...(piece.kind === 'if' ? piece.then : piece.body), ...piece.otherwise].some(holdsNewTags);
}

function writtenOut(piece: TextPiece, passages: Passages): readonly TextPiece[] {
  if (typeof piece === 'string') return withPassages(piece, passages);
  if (piece.kind === 'field') return [piece];
  const inner = (pieces: readonly TextPiece[]) => pieces.flatMap((each) => writtenOut(each, passages));
  const { first, otherwise } = unchained(piece.kind === 'if' ? piece.then : piece.body, piece.otherwise);
  return [
    piece.kind === 'if'
      ? { ...piece, then: inner(first), otherwise: inner(otherwise) }
      : { ...piece, body: inner(first), otherwise: inner(otherwise) },
  ];
}

const ELSE = /(?<!\\)(?:\{\{|<<)\s*else\s+(if|unless|each)\s+\[?([A-Za-z]\w*)\]?\s*(?:\}\}|>>)/g;
const PASSAGE = /(?<!\\)(?:\{\{|<<)\s*(?:passage\s+|>\s*)([A-Za-z0-9][\w-]*)\s*(?:\}\}|>>)/g;

/** Cuts the words of a block at its first `else if`: what follows is a block within the else. */
function unchained(
  pieces: readonly TextPiece[],
  otherwise: readonly TextPiece[],
): { readonly first: readonly TextPiece[]; readonly otherwise: readonly TextPiece[] } {
  for (const [at, piece] of pieces.entries()) {
    const [match] = typeof piece === 'string' ? piece.matchAll(ELSE) : [];
    if (typeof piece !== 'string' || !match) continue;
    const [tag, block, name = ''] = match;
    const behind = [piece.slice(match.index + tag.length), ...pieces.slice(at + 1)];
    const chained: TextPiece =
      block === 'each'
        ? { kind: 'each', name, body: behind, otherwise }
        : { kind: 'if', name, negated: block === 'unless', then: behind, otherwise };
    return { first: [...pieces.slice(0, at), piece.slice(0, match.index)], otherwise: [chained] };
  }
  return { first: pieces, otherwise };
}

function withPassages(text: string, passages: Passages): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let at = 0;
  for (const match of text.matchAll(PASSAGE)) {
    const passage = passages.get(match[1] ?? '');
    if (!passage) continue;
    pieces.push(text.slice(at, match.index), ...piecesOf(passage));
    at = match.index + match[0].length;
  }
  return [...pieces, text.slice(at)];
}

const piecesOf = remember((passage: SharedPassage): readonly TextPiece[] => sourceText(wordsOf(passage), {}).pieces);
