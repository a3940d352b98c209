/** Aligns a template's run, as it was sent, with the run that came back, so that words added to a value stay next to it. */
import { align, type Stretch } from '../../model/alignment.js';
import type { Piece, TracedPiece } from './tokens.js';

/** Pieces in the order of the run that came. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** The stretches that stayed, and those that changed. */
export function stretchesOf(spoken: readonly TracedPiece[], came: readonly Piece[]): readonly Stretch[] {
  const keys = (pieces: readonly { readonly key: string }[]) => pieces.map(({ key }) => key);
  return besideFields(align(keys(spoken), keys(came)), spoken, came);
}

/**
 * Lets words that came stand directly behind a field where they can: of `Acme Care & Support looks`, the words that came may be
 * `& Support ` or ` & Support`, and only the second makes the value longer.
 */
function besideFields(
  stretches: readonly Stretch[],
  spoken: readonly TracedPiece[],
  came: readonly Piece[],
): readonly Stretch[] {
  const result: Stretch[] = [];
  for (const stretch of stretches) {
    const previous = result.at(-1);
    const shift = previous?.isSame ? shiftToField(stretch, previous, spoken, came) : 0;
    if (!previous || shift === 0) {
      result.push(stretch);
      continue;
    }
    const { before, after } = stretch;
    result.pop();
    const left = { before: previous.before.start, after: previous.after.start };
    const [at, start, end] = [before.start - shift, after.start - shift, after.end - shift];
    if (at > left.before) result.push(sameStretch(left.before, left.after, at - left.before));
    result.push({ isSame: false, before: { start: at, end: at }, after: { start, end } });
    result.push(sameStretch(at, end, shift));
  }
  return result;
}

/** By how many pieces words that came must go back to stand directly behind a field; 0 where they can't, or do already. */
function shiftToField(
  { isSame, before, after }: Stretch,
  previous: Stretch,
  spoken: readonly TracedPiece[],
  came: readonly Piece[],
): number {
  if (isSame || before.start !== before.end) return 0;
  const isBehindField = (at: number) => {
    const [last, next] = [spoken[at - 1], spoken[at]];
    return last?.owner.kind === 'field' && next?.owner !== last.owner;
  };
  const most = previous.before.end - previous.before.start;
  for (let shift = 0; shift < most; shift++) {
    if (isBehindField(before.start - shift)) return shift;
    if (came[after.start - shift - 1]?.key !== came[after.end - shift - 1]?.key) return 0;
  }
  return 0;
}

function sameStretch(before: number, after: number, length: number): Stretch {
  return {
    isSame: true,
    before: { start: before, end: before + length },
    after: { start: after, end: after + length },
  };
}

/** The pieces that came for some of those that were sent; undefined where a change reaches over their ends, or nothing is left. */
export function cameFor({ start: from, end: to }: Range, stretches: readonly Stretch[]): Range | undefined {
  const first = stretches.find(({ before }) => before.start <= from && from < before.end);
  const last = stretches.find(({ before }) => before.start < to && to <= before.end);
  if (!first || !last) return undefined;
  const start = startFor(first, from);
  const end = endFor(last, to);
  return start === undefined || end === undefined || start >= end ? undefined : { start, end };
}

function startFor({ isSame, before, after }: Stretch, from: number): number | undefined {
  if (isSame) return after.start + from - before.start;
  return from === before.start ? after.start : undefined;
}

function endFor({ isSame, before, after }: Stretch, to: number): number | undefined {
  if (isSame) return after.start + to - before.start;
  return to === before.end ? after.end : undefined;
}

/** Those pieces together with what came directly beside them. */
export function cameWith({ start: from, end: to }: Range, came: Range, stretches: readonly Stretch[]): Range {
  const added = (at: number) => stretches.find(({ before }) => before.start === at && before.end === at)?.after;
  return { start: added(from)?.start ?? came.start, end: added(to)?.end ?? came.end };
}
