/** Aligns the words of two runs so that a reader can follow what changed: in whole phrases, values and sentences. */
import { align } from '../model/alignment.js';
import type { Text } from '../model/document.js';
import type { Atom } from './atoms.js';

/** A stretch of the atoms of two runs, as in `align`. */
export interface Segment {
  readonly isSame: boolean;
  readonly before: readonly [start: number, end: number];
  readonly after: readonly [start: number, end: number];
}

/** Two runs aligned. */
export interface AlignedWords {
  readonly segments: readonly Segment[];
  /** Whether so little stays, or in such small pieces, that the whole is better told as replaced. */
  readonly isUnlike: boolean;
}

/** Aligns the atoms of two runs. */
export function alignWords(before: readonly Atom[], after: readonly Atom[]): AlignedWords {
  const words = new AlignedRuns(before, after);
  words.slide();
  words.wholeValues();
  words.joinChanges();
  return { segments: words.segments(), isUnlike: words.areUnlike() };
}

/** The longest value that is told as a whole when a word of it changes; longer ones are texts themselves. */
const LONGEST_VALUE = 8;

class AlignedRuns {
  /** The place in the later run of each atom of the earlier one; -1 for those that went. */
  private readonly places: Int32Array;
  private readonly before: readonly Atom[];
  private readonly after: readonly Atom[];

  constructor(before: readonly Atom[], after: readonly Atom[]) {
    this.before = before;
    this.after = after;
    this.places = new Int32Array(before.length).fill(-1);
    const stretches = align(
      before.map(({ key }) => key),
      after.map(({ key }) => key),
    );
    for (const { isSame, before: from, after: to } of stretches)
      if (isSame) for (let n = from.start; n < from.end; n++) this.places[n] = to.start + n - from.start;
  }

  segments(): readonly Segment[] {
    const segments: Segment[] = [];
    let [from, to] = [0, 0];
    while (from < this.before.length || to < this.after.length) {
      const [start, startAfter] = [from, to];
      while (from < this.before.length && this.places[from] === to) {
        from++;
        to++;
      }
      const isSame = from > start;
      if (!isSame) {
        while (from < this.before.length && this.places[from] === -1) from++;
        to = from < this.before.length ? (this.places[from] ?? 0) : this.after.length;
      }
      segments.push({ isSame, before: [start, from], after: [startAfter, to] });
    }
    return segments;
  }

  /** Lets what only came, or only went, begin where a sentence or phrase does, if the same words stand at both its ends. */
  slide(): void {
    const segments = this.segments();
    segments.forEach((segment, at) => {
      const previous = segments[at - 1];
      if (segment.isSame || !previous) return;
      const isAdded = segment.before[0] === segment.before[1];
      if (!isAdded && segment.after[0] !== segment.after[1]) return;
      const side = isAdded ? this.after : this.before;
      const [start, end] = isAdded ? segment.after : segment.before;
      const most = previous.before[1] - previous.before[0];
      let best = { shift: 0, worth: worthOf(side, start, end) };
      for (let shift = 1; shift <= most && side[start - shift]?.key === side[end - shift]?.key; shift++) {
        const worth = worthOf(side, start - shift, end - shift);
        if (worth > best.worth) best = { shift, worth };
      }
      if (best.shift === 0) return;
      // Now the same words are behind it that were before it.
      if (!isAdded) this.places.fill(-1, start - best.shift, end - best.shift);
      for (let n = 1; n <= best.shift; n++) this.places[segment.before[1] - n] = segment.after[1] - n;
    });
  }

  /** Tells a value as a whole where a word of it changed: a telephone number, a name. */
  wholeValues(): void {
    const changed = new Set<Text>();
    const note = (atom: Atom | undefined) => {
      for (const { node } of atom?.pieces ?? []) if (node.type === 'text' && node.from !== undefined) changed.add(node);
    };
    this.before.forEach((atom, n) => {
      if (this.places[n] === -1) note(atom);
    });
    const held = new Set(this.places);
    this.after.forEach((atom, n) => {
      if (!held.has(n)) note(atom);
    });
    if (changed.size === 0) return;
    const isOfChanged = (atom: Atom | undefined) =>
      atom?.pieces.some(({ node }) => node.type === 'text' && changed.has(node) && isShort(node)) ?? false;
    this.before.forEach((atom, n) => {
      const place = this.places[n] ?? -1;
      if (place >= 0 && (isOfChanged(atom) || isOfChanged(this.after[place]))) this.places[n] = -1;
    });
  }

  /** Joins changes between which only a short word or a sign stays: `his or her` is easier to read struck out as a whole. */
  joinChanges(): void {
    const segments = this.segments();
    segments.forEach((segment, at) => {
      const [previous, next] = [segments[at - 1], segments[at + 1]];
      if (!segment.isSame || !previous || !next || this.isWorthKeeping(segment, previous, next)) return;
      for (let n = segment.before[0]; n < segment.before[1]; n++) this.places[n] = -1;
    });
  }

  private isWorthKeeping({ before: [start, end] }: Segment, previous: Segment, next: Segment): boolean {
    const kept = this.before.slice(start, end);
    if (kept.some(({ footnote }) => footnote !== undefined)) return true;
    const words = kept.filter(({ isWord }) => isWord).length;
    if (words > 2) return true;
    const isReplacing = (segment: Segment) =>
      segment.before[0] < segment.before[1] && segment.after[0] < segment.after[1];
    // Words put in at two places, or taken out at two, are easy to follow.
    if (!isReplacing(previous) && !isReplacing(next)) return words > 0;
    if (isReplacing(previous) && isReplacing(next) && 2 * words < Math.max(sizeOf(previous), sizeOf(next)))
      return false;
    return words === 2 || kept.some(({ isWord, key }) => isWord && key.length > SHORT);
  }

  areUnlike(): boolean {
    const count = (atoms: readonly Atom[]) => atoms.filter(({ isWord }) => isWord).length;
    const [before, after] = [count(this.before), count(this.after)];
    const kept = this.before.filter(({ isWord }, n) => isWord && (this.places[n] ?? -1) >= 0).length;
    const segments = this.segments();
    if (segments.every(({ isSame }) => isSame)) return false;
    if (kept === 0) return true;
    const isFew = 2 * kept * 3 < before + after && kept < 0.8 * Math.min(before, after);
    const stretches = segments.filter(({ isSame }) => isSame).length;
    return isFew || (stretches > 4 && kept < 2 * stretches);
  }
}

/** The most letters of a word that doesn't part two changes. */
const SHORT = 3;

function sizeOf({ before, after }: Segment): number {
  return Math.max(before[1] - before[0], after[1] - after[0]);
}

function isShort({ value }: Text): boolean {
  return value.trim().split(/\s+/).length <= LONGEST_VALUE;
}

/** How well a stretch of atoms is one thing: a whole sentence, or else a phrase that begins or ends where signs are. */
function worthOf(atoms: readonly Atom[], start: number, end: number): number {
  const isEnd = (at: number) => at < 0 || /[.!?;:…]$/.test(atoms[at]?.key ?? '');
  const isPause = (at: number) => at < 0 || !(atoms[at]?.isWord ?? false);
  const [first, last] = [start - 1, end - 1];
  return (isEnd(first) ? 4 : isPause(first) ? 1 : 0) + (isEnd(last) ? 4 : isPause(last) ? 1 : 0);
}
