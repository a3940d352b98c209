/**
 * Joins what was written for the earlier document with what was written for the later one. Both are in the order of one tree, so that
 * pieces with the same place belong together.
 */
import { hasSign } from '../sign-faces.js';
import type { Piece } from './pieces.js';

/** A piece of one document, or what both have in one place. */
export interface Pair {
  readonly earlier: Piece | undefined;
  readonly later: Piece | undefined;
  /** What it holds. */
  readonly pairs: readonly Pair[];
}

/** Joins pieces, each in the order of its places. */
export function merged(earlier: readonly Piece[], later: readonly Piece[]): readonly Pair[] {
  if (later.length === 0) return earlier.map((piece) => pairOf(piece, undefined));
  if (earlier.length === 0) return later.map((piece) => pairOf(undefined, piece));
  const pairs: Pair[] = [];
  let [before, after] = [0, 0];
  while (before < earlier.length || after < later.length) {
    const at = Math.min(earlier[before]?.at ?? Number.POSITIVE_INFINITY, later[after]?.at ?? Number.POSITIVE_INFINITY);
    const [gone, come] = [stretch(earlier, before, at), stretch(later, after, at)];
    before += gone.length;
    after += come.length;
    pairs.push(...samePlace(gone, come));
  }
  return pairs;
}

function stretch(pieces: readonly Piece[], from: number, at: number): readonly Piece[] {
  let end = from;
  while (end < pieces.length && (pieces[end]?.at ?? 0) <= at) end++;
  return pieces.slice(from, end);
}

/** Of pieces at one place, those belong together that are of the same kind; the others are of one document. */
function samePlace(earlier: readonly Piece[], later: readonly Piece[]): readonly Pair[] {
  const pairs: Pair[] = [];
  let come: Pair[] = [];
  let next = 0;
  for (const piece of later) {
    const match = earlier.findIndex((other, n) => n >= next && belongTogether(other, piece));
    if (match < 0) {
      come.push(pairOf(undefined, piece));
      continue;
    }
    pairs.push(...earlier.slice(next, match).map((other) => pairOf(other, undefined)), ...come);
    pairs.push(pairOf(earlier[match], piece));
    come = [];
    next = match + 1;
  }
  return [...pairs, ...earlier.slice(next).map((other) => pairOf(other, undefined)), ...come];
}

function pairOf(earlier: Piece | undefined, later: Piece | undefined): Pair {
  return { earlier, later, pairs: merged(earlier?.pieces ?? NONE, later?.pieces ?? NONE) };
}

const NONE: readonly Piece[] = [];

/** The same piece of both documents. */
export function same(piece: Piece): Pair {
  return { earlier: piece, later: piece, pairs: piece.pieces.map(same) };
}

const GAP = '<w:pStyle w:val="TableGap"/>';

function belongTogether(some: Piece, other: Piece): boolean {
  if (some.name !== other.name) return false;
  switch (some.name) {
    case 'w:p':
      return some.properties.startsWith(GAP) === other.properties.startsWith(GAP);
    case 'w:r':
      // How a sign's face is named hangs on the form of its run.
      return some.content === other.content && (some.properties === other.properties || !hasSign(some.content));
    case 'w:sdt':
      return withoutTitle(some.properties) === withoutTitle(other.properties);
    case 'w:tbl':
    case 'w:tr':
    case 'w:tc':
      return true;
    default:
      return some.open === other.open;
  }
}

/** A control is the same one if only the words before it differ, which are its title. */
function withoutTitle(properties: string): string {
  return properties.replace(/<w:alias [^>]*\/>/, '');
}
