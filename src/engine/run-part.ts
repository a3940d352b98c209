/**
 * Divides organisations among runs on several machines. Which part an organisation is in follows from its id alone, so each machine
 * finds its own without asking the others, and an organisation that comes or goes moves no other.
 */
import { sha256 } from '../formats/sha256.js';

/** One of several parts that together hold every organisation once. */
export interface RunPart {
  /** Counted from 0. */
  readonly index: number;
  readonly count: number;
}

/** How many hexadecimal digits of a hash are used: 48 bits, which a number holds exactly. */
const DIGITS = 12;

/** The index of the part that an organisation is in; its id means the same in each Unicode normal form. */
export function partIndex(id: string, count: number): number {
  const hash = sha256(new TextEncoder().encode(id.normalize('NFC')));
  return Number.parseInt(hash.slice(0, DIGITS), 16) % count;
}

/** The organisations of a part, in their order; without a part, all of them. */
export function inPart<Entry extends { readonly id: string }>(
  organisations: readonly Entry[],
  part: RunPart | undefined,
): readonly Entry[] {
  return part ? organisations.filter(({ id }) => partIndex(id, part.count) === part.index) : organisations;
}
