/** Works out what became of each piece of a template's run: which went, which stay, and what came beside which. */
import type { Stretch } from '../../model/alignment.js';
import type { RunMerging } from './run-merging.js';
import { cameFor, cameWith, stretchesOf } from './run-stretches.js';
import type { Piece, PieceOwner, TracedPiece } from './tokens.js';

/** What came beside a piece. */
export interface Beside {
  readonly before: readonly Piece[];
  readonly after: readonly Piece[];
}

/** What became of a run. */
export interface RunChanges {
  /** The pieces of each node, those that aren't printed too. */
  readonly ofOwner: ReadonlyMap<PieceOwner, readonly TracedPiece[]>;
  readonly gone: ReadonlySet<TracedPiece>;
  readonly beside: ReadonlyMap<TracedPiece, Beside>;
  /** What came where no piece is. */
  readonly atEnd: readonly Piece[];
  /** What stands now where a piece stayed. */
  readonly stayed: ReadonlyMap<TracedPiece, Piece>;
}

/** Works it out for the pieces of a run, and those that came. */
export function runChanges(
  pieces: readonly TracedPiece[],
  came: readonly Piece[],
  merging: Pick<RunMerging, 'changed' | 'widened'>,
): RunChanges {
  const spoken = pieces.filter(({ isSilent }) => !isSilent);
  const ofOwner = piecesByOwner(pieces);
  const stretches = stretchesOf(spoken, came);
  const settled = settledFields({ spoken, ofOwner, came, stretches }, merging);
  const gone = new Set<TracedPiece>();
  const additions = new Additions(spoken);
  for (const { isSame, before, after } of stretches) {
    if (isSame) continue;
    for (const piece of spoken.slice(before.start, before.end)) if (!settled.fields.has(piece.owner)) gone.add(piece);
    const added = came.slice(after.start, after.end).filter((piece) => !settled.words.has(piece));
    if (added.length > 0) additions.put(added, before.start, before.end);
  }
  const { beside, atEnd } = additions;
  return { ofOwner, gone, beside, atEnd, stayed: stayedPieces(spoken, came, stretches) };
}

function piecesByOwner(pieces: readonly TracedPiece[]): ReadonlyMap<PieceOwner, readonly TracedPiece[]> {
  const ofOwner = new Map<PieceOwner, TracedPiece[]>();
  for (const piece of pieces) {
    const others = ofOwner.get(piece.owner);
    if (others) others.push(piece);
    else ofOwner.set(piece.owner, [piece]);
  }
  return ofOwner;
}

function stayedPieces(
  spoken: readonly TracedPiece[],
  came: readonly Piece[],
  stretches: readonly Stretch[],
): ReadonlyMap<TracedPiece, Piece> {
  const stayed = new Map<TracedPiece, Piece>();
  for (const { isSame, before, after } of stretches) {
    if (!isSame) continue;
    for (const [at, piece] of spoken.slice(before.start, before.end).entries()) {
      const now = came[after.start + at];
      if (now) stayed.set(piece, now);
    }
  }
  return stayed;
}

interface AlignedRun {
  readonly spoken: readonly TracedPiece[];
  readonly ofOwner: ReadonlyMap<PieceOwner, readonly TracedPiece[]>;
  readonly came: readonly Piece[];
  readonly stretches: readonly Stretch[];
}

/** Fields whose words changed within their place, and the words that came for them: they stay where the change is one of their value. */
function settledFields(
  { spoken, ofOwner, came, stretches }: AlignedRun,
  merging: Pick<RunMerging, 'changed' | 'widened'>,
): { readonly fields: ReadonlySet<PieceOwner>; readonly words: ReadonlySet<Piece> } {
  const fields = new Set<PieceOwner>();
  const words = new Set<Piece>();
  for (const [owner, pieces] of ofOwner) {
    const printed = pieces.filter(({ isSilent }) => !isSilent);
    const [first, last] = [printed[0], printed.at(-1)];
    if (owner.kind !== 'field' || !first || !last) continue;
    const place = { start: spoken.indexOf(first), end: spoken.indexOf(last) + 1 };
    const range = cameFor(place, stretches);
    if (!range) continue;
    const now = came.slice(range.start, range.end);
    const isSame = now.length === printed.length && now.every(({ key }, at) => key === printed[at]?.key);
    const wide = isSame ? cameWith(place, range, stretches) : range;
    const after = came.slice(wide.start, wide.end);
    const change = { field: owner, value: wordsOfValue(after) };
    const isSettled = isSame ? after.length > now.length && merging.widened(change) : merging.changed(change);
    if (!isSettled) continue;
    fields.add(owner);
    for (const piece of after) words.add(piece);
  }
  return { fields, words };
}

function wordsOfValue(pieces: readonly Piece[]): string {
  return pieces.map(({ key, text }) => (key === '\n' ? '\n' : text)).join('');
}

/** Puts new words next to the piece whose look and conditions suit them best. */
class Additions {
  readonly beside = new Map<TracedPiece, { readonly before: Piece[]; readonly after: Piece[] }>();
  readonly atEnd: Piece[] = [];
  private readonly spoken: readonly TracedPiece[];

  constructor(spoken: readonly TracedPiece[]) {
    this.spoken = spoken;
  }

  /** `from` and `to`: the pieces that went there. */
  put(added: readonly Piece[], from: number, to: number): void {
    const [before, first, after] = [this.spoken[from - 1], this.spoken[from], this.spoken[to]];
    const candidates: { readonly piece: TracedPiece; readonly side: keyof Beside; readonly cost: number }[] = [];
    const suggest = (piece: TracedPiece, side: keyof Beside, isInPlace: boolean) =>
      candidates.push({ piece, side, cost: costOf(piece, added, isInPlace) });
    if (from < to && first) suggest(first, 'before', true);
    if (before) suggest(before, 'after', false);
    if (after) suggest(after, 'before', false);
    const [best] = candidates.sort((a, b) => a.cost - b.cost);
    if (!best) {
      this.atEnd.push(...added);
      return;
    }
    const beside = this.beside.get(best.piece) ?? { before: [], after: [] };
    this.beside.set(best.piece, beside);
    beside[best.side].push(...added);
  }
}

function costOf({ around, tags, owner }: TracedPiece, [first]: readonly Piece[], isInPlace: boolean): number {
  const look = (nodes: readonly { readonly type: string }[]) => nodes.map(({ type }) => type).join(' ');
  const isEach = tags.some(({ kind }) => kind === 'each');
  return (
    (isEach ? 100 : 0) +
    (look(around) === look(first?.around ?? []) ? 0 : 4) +
    (isInPlace ? 0 : 2 * tags.length) +
    (owner.kind === 'field' && isInPlace ? 1 : 0)
  );
}
