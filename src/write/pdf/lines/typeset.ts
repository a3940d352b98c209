/**
 * Inlines to lines, remembered by node: documents share their nodes, so that a paragraph without a hole is shaped,
 * measured and broken once for all clients. Strings that have no node are remembered by their words.
 */
import type { Inlines, Text } from '../../../model/document.js';
import { breakLines, type Line } from './break.js';
import type { Faces } from './faces.js';
import type { TypeStyle } from './type-styles.js';
import { type MissingGlyph, type WordList, wordsOf } from './words.js';

/** Lines of one width, and how wide the words would like to be. */
export interface SetLines {
  readonly lines: readonly Line[];
  readonly missing: readonly MissingGlyph[];
}

export interface Typesetter {
  /** Breaks inlines into lines at most so many points wide. */
  set(inlines: Inlines, style: TypeStyle, width: number): SetLines;
  /** How wide inlines are on one line, and how wide their longest word is, in points. */
  extent(inlines: Inlines, style: TypeStyle): Extent;
  /** One string as inlines; the same node for the same string, as long as it is remembered. */
  text(words: string): Inlines;
}

export interface Extent {
  readonly natural: number;
  readonly longestWord: number;
}

interface Memory {
  readonly style: TypeStyle;
  readonly list: WordList;
  readonly extent: Extent;
  /** The widths it was set in last, few: a node stands in one or two places. */
  readonly set: Map<number, SetLines>;
}

const WIDTHS_KEPT = 4;
const STYLES_KEPT = 4;
const STRINGS_KEPT = 2_000;

/** Makes a typesetter for some faces; it remembers as long as nodes live, and strings up to a bound. */
export function openTypesetter(faces: Faces): Typesetter {
  const memories = new WeakMap<Inlines, Memory[]>();
  const strings = new Map<string, readonly Text[]>();

  const remember = (inlines: Inlines, style: TypeStyle): Memory => {
    let known = memories.get(inlines);
    if (!known) {
      known = [];
      memories.set(inlines, known);
    }
    const found = known.find((memory) => memory.style === style);
    if (found) return found;
    const list = wordsOf(inlines, style, faces);
    const memory = { style, list, extent: extentOf(list), set: new Map<number, SetLines>() };
    if (known.length >= STYLES_KEPT) known.length = 0;
    known.push(memory);
    return memory;
  };

  return {
    set(inlines, style, width) {
      const memory = remember(inlines, style);
      const found = memory.set.get(width);
      if (found) return found;
      const lines = { lines: breakLines(memory.list.words, width, faces), missing: memory.list.missing };
      if (memory.set.size >= WIDTHS_KEPT) memory.set.clear();
      memory.set.set(width, lines);
      return lines;
    },
    extent: (inlines, style) => remember(inlines, style).extent,
    text(words) {
      const known = strings.get(words);
      if (known) return known;
      const inlines: readonly Text[] = [{ type: 'text', value: words }];
      if (strings.size >= STRINGS_KEPT) strings.clear();
      strings.set(words, inlines);
      return inlines;
    },
  };
}

function extentOf(list: WordList): Extent {
  let natural = 0;
  let longestWord = 0;
  let line = 0;
  for (const word of list.words) {
    line += word.width;
    natural = Math.max(natural, line);
    longestWord = Math.max(longestWord, word.width);
    line = word.after === 'line' ? 0 : line + word.spaceWidth;
  }
  return { natural, longestWord };
}
