/** Parts the text of a comparison into stretches on upright pages and on pages turned on their side, each block in both documents. */
import type { Block, Document } from '../../../model/document.js';
import { rangeBlocks } from '../../../model/landscape.js';
import type { Splitter, Views } from './views.js';

/** A block in each document, and what is below it there. */
export interface Entry extends Views<Block> {
  /** The block where nothing in it is marked: both views are that, and the places of its nodes aren't known yet. */
  readonly whole: Block | undefined;
  nextEarlier: Block | undefined;
  nextLater: Block | undefined;
}

/** Blocks on pages of one kind. */
export interface Stretch {
  readonly isTurned: boolean;
  /** Whether the earlier document prints anything of it, and the later one. */
  readonly inEarlier: boolean;
  readonly inLater: boolean;
  readonly entries: readonly Entry[];
  /** Whether anything is printed after it. */
  readonly goesOn: { earlier: boolean; later: boolean };
}

export function stretchesOf(blocks: Document['blocks'], splitter: Splitter): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let upright: Entry[] = [];
  const endUpright = (): void => {
    if (upright.length > 0) stretches.push(stretchOf(upright, false));
    upright = [];
  };
  for (const block of blocks) {
    if (block.type !== 'landscape') upright.push(entryOf(block, splitter));
    else {
      const turned = stretchOf(turnedEntries(block, splitter), true);
      if (turned.entries.length === 0) continue;
      endUpright();
      stretches.push(turned);
    }
  }
  endUpright();
  lookAhead(stretches);
  return stretches;
}

function stretchOf(entries: readonly Entry[], isTurned: boolean): Stretch {
  return {
    isTurned,
    inEarlier: entries.some(({ earlier }) => earlier),
    inLater: entries.some(({ later }) => later),
    entries,
    goesOn: { earlier: false, later: false },
  };
}

function entryOf(block: Block, splitter: Splitter): Entry {
  const isWhole = !splitter.hasMarks(block);
  return entry(isWhole ? { earlier: block, later: block } : splitter.block(block), isWhole ? block : undefined);
}

// Written out, since an object that is spread costs ten times as much, and each block has an entry.
const entry = ({ earlier, later }: Views<Block>, whole?: Block): Entry => ({
  earlier,
  later,
  whole,
  nextEarlier: undefined,
  nextLater: undefined,
});

/** The blocks that a landscape range prints, in both documents. */
function turnedEntries(range: Extract<Block, { readonly type: 'landscape' }>, splitter: Splitter): readonly Entry[] {
  if (!splitter.hasMarks(range))
    return rangeBlocks(range).map((block) => entry({ earlier: block, later: block }, block));
  const { earlier, later } = splitter.block(range);
  const entries = new Map<number, { earlier: Block | undefined; later: Block | undefined }>();
  const add = (view: Block | undefined, side: 'earlier' | 'later'): void => {
    if (view?.type !== 'landscape') return;
    for (const block of rangeBlocks(view)) {
      const place = splitter.positions.get(block)?.start ?? 0;
      entries.set(place, { earlier: undefined, later: undefined, ...entries.get(place), [side]: block });
    }
  };
  add(earlier, 'earlier');
  add(later, 'later');
  return [...entries].sort(([a], [b]) => a - b).map(([, views]) => entry(views));
}

/** Finds what is below each block, and whether anything is printed below each stretch. */
function lookAhead(stretches: readonly Stretch[]): void {
  const goesOn = { earlier: false, later: false };
  let above: { earlier: Block | undefined; later: Block | undefined } = { earlier: undefined, later: undefined };
  for (const stretch of [...stretches].reverse()) {
    Object.assign(stretch.goesOn, goesOn);
    const next = stretch.isTurned ? { earlier: undefined, later: undefined } : above;
    const first = linked(stretch.entries, next);
    goesOn.earlier ||= stretch.entries.some(({ earlier }) => isPrinted(earlier));
    goesOn.later ||= stretch.entries.some(({ later }) => isPrinted(later));
    // A range introduces no list, and nothing introduces the lists in it.
    above = stretch.isTurned
      ? { earlier: stretch.inEarlier ? undefined : above.earlier, later: stretch.inLater ? undefined : above.later }
      : first;
  }
}

function linked(
  entries: readonly Entry[],
  below: { readonly earlier: Block | undefined; readonly later: Block | undefined },
): { earlier: Block | undefined; later: Block | undefined } {
  let { earlier, later } = below;
  for (let at = entries.length - 1; at >= 0; at--) {
    const entry = entries[at];
    if (!entry) continue;
    entry.nextEarlier = earlier;
    entry.nextLater = later;
    earlier = entry.earlier ?? earlier;
    later = entry.later ?? later;
  }
  return { earlier, later };
}

const isPrinted = (block: Block | undefined): boolean => block !== undefined && block.type !== 'page-break';
