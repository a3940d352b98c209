/** Tells edits that mend a mistake of the master's: small, with no value in them, and the same for any organisation. */
import { align } from '../../model/alignment.js';
import type { Block, Leaf, Text } from '../../model/document.js';
import type { Job } from '../../model/plan.js';
import { pointAt, type Span } from '../../model/source.js';
import { textsIn } from '../../model/walk.js';
import type { BlockLeaf, MergedText, OpenBlock } from './merge-text.js';
import type { TextUnit } from './text-unit.js';

/** Where the master has the mistake. */
export interface Mend {
  readonly path: string;
  readonly line: number;
}

/** More words than that are no slip of the pen. */
const MOST_WORDS = 2;

/** Where the master could be mended: the only change of a unit is a small one in the template's own words. */
export function mendOf(unit: TextUnit, { becomes }: MergedText, { template }: Job): Mend | undefined {
  const [leaf, another] = unit.changes;
  if (unit.kind !== 'instead' || !leaf || another) return undefined;
  const [block, more] = becomes.get(leaf) ?? [];
  const span = placeOfLeaf(leaf);
  if (!span || span.source.path === template.additions?.source.path || !block || more) return undefined;
  const [before, after] = [wordsIn(leaf.node), wordsIn(block)];
  if (!isMend(before, after)) return undefined;
  const line = lineOfChange(leaf.node, before, after) ?? pointAt(span.source, span.start).line;
  return { path: span.source.path, line };
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

function wordsIn(node: OpenBlock): readonly string[] {
  return textsOf(node).flatMap(({ value }) => value.match(WORD) ?? []);
}

function textsOf(node: OpenBlock): readonly Text[] {
  return textsIn([node]);
}

function placeOfLeaf({ node }: BlockLeaf): Span | undefined {
  return 'span' in node && node.span ? node.span : textsOf(node)[0]?.span;
}

/** The line of the text in which the first word differs. */
function lineOfChange(node: Block<Leaf>, before: readonly string[], after: readonly string[]): number | undefined {
  const at = before.findIndex((word, index) => word !== after[index]);
  let count = 0;
  for (const { value, span } of textsOf(node)) {
    count += (value.match(WORD) ?? []).length;
    if (count > at && span) return pointAt(span.source, span.start).line;
  }
  return undefined;
}

/** Whether the words of a block are mended; `before` and `after` are all its words. */
function isMend(before: readonly string[], after: readonly string[]): boolean {
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
