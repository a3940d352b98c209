/** Puts a whole name in the place of a first and a last name that stand side by side in Word's XML, in one run or in several. */
import type { Branched } from '../../model/document.js';
import type { WordPiece } from '../../model/word.js';
import type { Scope } from '../scope.js';
import { isFirstName, wholeNameOf } from '../whole-names.js';

type Piece = Branched<WordPiece>;

/** Gives the pieces; where there is no such pair, the same ones. The XML between the two keeps its tags, and loses its space. */
export function withWholeNames(pieces: readonly Piece[], scope: Scope): readonly Piece[] {
  if (!pieces.some(isFirstName)) return pieces;
  const joined: Piece[] = [];
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at];
    if (!piece) continue;
    const between = piece.type === 'field' && isFirstName(piece) ? gapAfter(pieces, at) : [];
    const last = pieces[at + 1 + between.length];
    const whole =
      between.length > 0 && piece.type === 'field' && last?.type === 'field'
        ? wholeNameOf(piece, last, scope)
        : undefined;
    if (piece.type !== 'field' || !whole) {
      joined.push(piece);
      continue;
    }
    joined.push({ ...piece, name: whole.name }, ...between.map(withoutLetters));
    at += between.length + 1;
  }
  return joined;
}

/** The markup after a field, as far as it prints nothing but space; none where it prints no space. */
function gapAfter(pieces: readonly Piece[], at: number): readonly Piece[] {
  const rest = pieces.slice(at + 1);
  const end = rest.findIndex((piece) => lettersOf(piece)?.trim() !== '');
  const gap = rest.slice(0, Math.max(end, 0));
  return gap.some((piece) => lettersOf(piece) !== '') ? gap : [];
}

function lettersOf(piece: Piece): string | undefined {
  if (piece.type === 'space') return ' ';
  return piece.type === 'markup' ? piece.letters : undefined;
}

const TAG = /<(?:"[^"]*"|'[^']*'|[^'">])*>/g;

function withoutLetters(piece: Piece): Piece {
  if (piece.type !== 'markup' && piece.type !== 'space') return piece;
  return { type: 'markup', xml: (piece.xml.match(TAG) ?? []).join(''), letters: '' };
}
