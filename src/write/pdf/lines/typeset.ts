/**
 * Inlines to lines, remembered by node: documents share their nodes, so that a paragraph without a hole is shaped,
 * measured and broken once for all clients. Strings that have no node are remembered by their words.
 */
import type { Inlines, Text } from '../../../model/document.js';
import { remember, rememberByValue } from '../../../model/remember.js';
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

/** Makes a typesetter for some faces; it remembers as long as nodes live, and strings up to a bound. */
export function openTypesetter(faces: Faces): Typesetter {
  const settingIn = remember((style: TypeStyle) => {
    const shaped = remember((inlines: Inlines) => {
      const list = wordsOf(inlines, style, faces);
      return { ...list, extent: extentOf(list) };
    });
    // By width first, of which there are few: it costs less than a memory of widths for every node.
    const linesAt = rememberByValue(
      (width: number) =>
        remember((inlines: Inlines): SetLines => {
          const { words, missing } = shaped(inlines);
          return { lines: breakLines(words, width, faces), missing };
        }),
      'large',
    );
    return { shaped, linesAt };
  });

  return {
    set: (inlines, style, width) => settingIn(style).linesAt(width)(inlines),
    extent: (inlines, style) => settingIn(style).shaped(inlines).extent,
    text: rememberByValue((words: string): readonly Text[] => [{ type: 'text', value: words }], 'small'),
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
