/**
 * The values of all organisations by the anchors that their forms are recognised by. A thousand organisations have more than a hundred
 * thousand anchors, which a run holds to its end: as numbers side by side they take 8 bytes each, and in a Map of values a hundred.
 */
import { remember } from '../model/remember.js';
import type { ValueList } from './held-values.js';
import type { IdentifyingValues } from './identifying-values.js';
import { formsMade } from './value-forms.js';

/** Anchors with the same last bits lie side by side. */
export interface AnchorTable {
  readonly values: ValueList;
  /** The anchors, and beside each the place of its value among the values. */
  readonly anchors: Int32Array;
  readonly places: Uint32Array;
  /** Where the anchors begin that have each last bits. */
  readonly starts: Uint32Array;
  /** Bits of all anchors, for most numbers the quicker answer. */
  readonly sieve: Uint8Array;
}

/** Gives the values by their anchors, gathered when a text is first searched. */
export const anchorTable = remember(({ all }: IdentifyingValues): AnchorTable => {
  const found: number[] = [];
  const foundAt: number[] = [];
  let place = 0;
  for (const value of all) {
    for (const anchor of new Set(formsMade(value).map((form) => form.anchor))) {
      found.push(anchor);
      foundAt.push(place);
    }
    place++;
  }
  return { values: all, sieve: sieveOf(found), ...inOrder(found, foundAt) };
});

const NONE: readonly number[] = [];

/** Gives the places of the values that have a form with an anchor, each once, in the order of all. */
export function placesAt({ anchors, places, starts }: AnchorTable, anchor: number): readonly number[] {
  const last = anchor & LAST_BITS;
  let some: number[] | undefined;
  for (let at = starts[last] ?? 0; at < (starts[last + 1] ?? 0); at++) {
    if (anchors[at] !== anchor) continue;
    some ??= [];
    some.push(places[at] ?? 0);
  }
  return some ?? NONE;
}

/** Whether an anchor may be that of a value; usually not. */
export function mayBeAnchor({ sieve }: AnchorTable, anchor: number): boolean {
  const bit = anchor & (SIEVE_BITS - 1);
  return ((sieve[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0;
}

const LAST_BITS = 0xffff;

/** Sorts anchors by their last bits, those with the same in the order that they have. */
function inOrder(
  found: readonly number[],
  foundAt: readonly number[],
): Pick<AnchorTable, 'anchors' | 'places' | 'starts'> {
  const starts = new Uint32Array(LAST_BITS + 2);
  for (const anchor of found) {
    const next = (anchor & LAST_BITS) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let last = 1; last < starts.length; last++) starts[last] = (starts[last] ?? 0) + (starts[last - 1] ?? 0);
  const free = starts.slice();
  const anchors = new Int32Array(found.length);
  const places = new Uint32Array(found.length);
  for (const [n, anchor] of found.entries()) {
    const last = anchor & LAST_BITS;
    const at = free[last] ?? 0;
    free[last] = at + 1;
    anchors[at] = anchor;
    places[at] = foundAt[n] ?? 0;
  }
  return { anchors, places, starts };
}

const SIEVE_BITS = 1 << 19;

function sieveOf(anchors: readonly number[]): Uint8Array {
  const sieve = new Uint8Array(SIEVE_BITS / 8);
  for (const anchor of anchors) {
    const bit = anchor & (SIEVE_BITS - 1);
    sieve[bit >> 3] = (sieve[bit >> 3] ?? 0) | (1 << (bit & 7));
  }
  return sieve;
}
