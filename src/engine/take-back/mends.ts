/** Tells edits that mend a mistake of the master's: small, with no value in them, and the same for any organisation. */
import { align } from '../../model/alignment.js';

/** Where the master has the mistake. */
export interface Mend {
  readonly path: string;
  readonly line: number;
}

/** More words than that are no slip of the pen. */
const MOST_WORDS = 2;

/** Whether the words of a block are mended; `before` and `after` are all its words. */
export function isMend(before: readonly string[], after: readonly string[]): boolean {
  const changes = align(before, after).filter(({ isSame }) => !isSame);
  const [only, another] = changes;
  if (!only || another) return false;
  const went = before.slice(only.before.start, only.before.end);
  const came = after.slice(only.after.start, only.after.end);
  if (went.length > MOST_WORDS || came.length > MOST_WORDS) return false;
  if (came.length === 0) return went.length === 1 && isDoubled(before, only.before.start);
  if (went.length === 0) return false;
  const [old, mended] = [went.join(' '), came.join(' ')];
  if (/^\d+$/.test(old) && /^\d+$/.test(mended)) return true;
  return distance(old, mended) <= Math.max(1, Math.floor(Math.min(old.length, mended.length) / 4));
}

/** Whether a word stood twice in a row. */
function isDoubled(words: readonly string[], at: number): boolean {
  return words[at] === words[at - 1] || words[at] === words[at + 1];
}

/** How many letters differ between two words. */
function distance(one: string, other: string): number {
  return align([...one], [...other])
    .filter(({ isSame }) => !isSame)
    .reduce((sum, { before, after }) => sum + Math.max(before.end - before.start, after.end - after.start), 0);
}
