/**
 * A compact index of what a finished file says: enough to see, without opening the file again, that it can't hold a value. A search
 * finds a value only at one of its anchors, and the index has all anchors of the file; so it says "no" only where a search would
 * find nothing. It may say "yes" without need, about once in ten thousand values.
 */
import type { FileText } from '../formats/finished/file-text.js';
import { remember } from '../model/remember.js';
import { marksOfText, type TextMarks } from './text-marks.js';
import { formsOf } from './value-forms.js';
import type { IdentifyingValue } from './value-kinds.js';

/** Changes with anything that decides what a search finds: an index of other rules says nothing. */
export const RULES_VERSION = 2;

/** The bits of a Bloom filter; `indexText` and `indexFrom` are its form for a JSON file. */
export type WordIndex = Uint8Array;

/** Gives an index as base64. */
export function indexText(index: WordIndex): string {
  return Buffer.from(index.buffer, index.byteOffset, index.byteLength).toString('base64');
}

/** Takes up an index from base64. */
export function indexFrom(text: string): WordIndex {
  return Buffer.from(text, 'base64');
}

/**
 * Bits for each anchor, and how many of them it sets: one in ten thousand others then looks the same. A pack has an index for each
 * of its documents, and a thousand packs are searched for each value that changes.
 */
const BITS_EACH = 20;
const PROBES = 13;

/**
 * Gives the marks of a text of a finished file; it is read once, and they are kept as long as the text is. Files of one likeness are
 * compared, as `rememberAlike` does.
 */
export const marksIn = remember(
  (text: FileText, likeness?: string): TextMarks =>
    marksOfText(text.words, likeness === undefined ? undefined : `${likeness} ${text.place}`),
);

/** Makes the index of a finished file. */
export function indexOf(texts: readonly FileText[]): WordIndex {
  const anchors = new Set<number>();
  addAnchors(anchors, texts);
  return indexOfAnchors(anchors);
}

/** Adds the anchors of some texts to those of others that one index is made of. */
export function addAnchors(anchors: Set<number>, texts: readonly FileText[]): void {
  for (const text of texts) for (const hash of marksIn(text).anchors.hashes) anchors.add(hash);
}

/** Makes the index of texts that have these anchors. */
export function indexOfAnchors(anchors: ReadonlySet<number>): WordIndex {
  const bits = new Uint8Array(Math.ceil((anchors.size * BITS_EACH) / 8));
  const size = bits.length * 8;
  for (const anchor of anchors)
    for (let probe = 0; probe < PROBES; probe++) {
      const bit = bitOf(anchor, probe, size);
      bits[bit >> 3] = (bits[bit >> 3] ?? 0) | (1 << (bit & 7));
    }
  return bits;
}

function bitOf(anchor: number, probe: number, size: number): number {
  const step = Math.imul(anchor ^ (anchor >>> 15), 0x2c1b3c6d) | 1;
  return ((anchor + Math.imul(probe, step)) >>> 0) % size;
}

/** Whether a file with this index may hold a value in any of its forms; where it can't, a search of the file finds nothing. */
export function mayHold(index: WordIndex, value: IdentifyingValue): boolean {
  const size = index.length * 8;
  if (size === 0) return false;
  return formsOf(value).some(({ anchor }) => {
    for (let probe = 0; probe < PROBES; probe++) {
      const bit = bitOf(anchor, probe, size);
      if (((index[bit >> 3] ?? 0) & (1 << (bit & 7))) === 0) return false;
    }
    return true;
  });
}
