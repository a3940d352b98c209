/**
 * Sets inlines in lines and remembers the result by node. Documents share their nodes, so a paragraph without placeholders is
 * shaped, measured and broken once for all organisations. Strings without a node are remembered by their words. Where footnotes
 * have marks, nothing is remembered, since their numbers depend on the document.
 */
import type { Inlines, Text } from '../../../model/document.js';
import { remember, rememberByValue } from '../../../model/remember.js';
import { LONGEST_FIGURE } from '../../../model/typography/figures.js';
import { footnotesIn } from '../../../model/walk.js';
import { breakLines, type Line } from './break.js';
import { type CodeLines, codeLinesOf } from './code-lines.js';
import { dividedWidth, leastWidth } from './divide.js';
import type { Faces } from './faces.js';
import type { Fragment } from './fragment.js';
import type { FindNote } from './runs.js';
import type { TypeStyle } from './type-styles.js';
import { type MissingGlyph, type WordList, wordsOf } from './words.js';

/** Inlines set in lines, with the characters that no face has. */
export interface SetLines {
  readonly lines: readonly Line[];
  readonly missing: readonly MissingGlyph[];
}

export interface Typesetter {
  /** Breaks inlines into lines at most so many points wide. */
  set(inlines: Inlines, style: TypeStyle, width: number, findNote?: FindNote): SetLines;
  /** Breaks code into lines. Those that continue another are `hang` points narrower. */
  setCode(children: Inlines, style: TypeStyle, width: number, hang: number, findNote?: FindNote): CodeLines;
  /** Measures inlines on one line, and their longest word. */
  extent(inlines: Inlines, style: TypeStyle, findNote?: FindNote): Extent;
  /** The width of their longest word if each may be divided once, in points. */
  dividedExtent(inlines: Inlines, style: TypeStyle, findNote?: FindNote): number;
  /** Turns a string into inlines: the same node for the same string, as long as it is remembered. */
  text(words: string): Inlines;
}

/** Widths in points. */
export interface Extent {
  /** With no breaks but the forced ones. */
  readonly natural: number;
  readonly longestWord: number;
  /** The least width that their longest word should have: an address counts by its parts. */
  readonly least: number;
  /** The width of their longest figure with spaces in it, such as a telephone number; 0 if there is none. */
  readonly figure: number;
}

/** Makes a typesetter for some faces. It remembers a node as long as the node lives, and strings up to a bound. */
export function openTypesetter(faces: Faces): Typesetter {
  const broken = ({ words, missing }: WordList, width: number): SetLines => ({
    lines: breakLines(words, width, faces),
    missing,
  });
  const settingIn = remember((style: TypeStyle) => {
    const extentIn = remember((inlines: Inlines) => extentOf(wordsOf(inlines, style, faces)));
    // By width first, since there are few widths: that costs less than remembering widths for every node.
    const linesAt = rememberByValue(
      (width: number) => remember((inlines: Inlines) => broken(wordsOf(inlines, style, faces), width)),
      'large',
    );
    const codeLinesAt = rememberByValue(
      (width: number, hang: number) =>
        remember((children: Inlines): CodeLines => codeLinesOf(children, style, width, hang, faces)),
      'large',
    );
    return { extentIn, linesAt, codeLinesAt };
  });

  return {
    set(inlines, style, width, findNote) {
      if (!findNote || !hasFootnotes(inlines)) return settingIn(style).linesAt(width)(inlines);
      return broken(wordsOf(inlines, style, faces, findNote), width);
    },
    setCode(children, style, width, hang, findNote) {
      if (findNote && hasFootnotes(children)) return codeLinesOf(children, style, width, hang, faces, findNote);
      return settingIn(style).codeLinesAt(width, hang)(children);
    },
    extent(inlines, style, findNote) {
      if (!findNote || !hasFootnotes(inlines)) return settingIn(style).extentIn(inlines);
      return extentOf(wordsOf(inlines, style, faces, findNote));
    },
    dividedExtent(inlines, style, findNote) {
      return Math.max(0, ...wordsOf(inlines, style, faces, findNote).words.map((word) => dividedWidth(word, faces)));
    },
    text: rememberByValue((words: string): readonly Text[] => [{ type: 'text', value: words }], 'small'),
  };
}

/** Whether what is set depends on the document: the numbers of footnotes do. */
const hasFootnotes = remember((inlines: Inlines) => footnotesIn(inlines).length > 0);

function extentOf(list: WordList): Extent {
  let natural = 0;
  let longestWord = 0;
  let least = 0;
  let line = 0;
  for (const word of list.words) {
    line += word.width;
    natural = Math.max(natural, line);
    longestWord = Math.max(longestWord, word.width);
    least = Math.max(least, leastWidth(word));
    line = word.after === 'line' ? 0 : line + word.spaceWidth;
  }
  return { natural, longestWord, least, figure: longestFigure(list) };
}

function longestFigure({ words }: WordList): number {
  let longest = 0;
  let width = 0;
  let length = 0;
  for (const [at, word] of words.entries()) {
    const goesOn = word.after === 'figure';
    if (!goesOn && words[at - 1]?.after !== 'figure') continue;
    width += word.width;
    length += lengthOf(word.fragments);
    if (goesOn) {
      width += word.spaceWidth;
      length += lengthOf(word.spaces);
      continue;
    }
    if (length <= LONGEST_FIGURE) longest = Math.max(longest, width);
    width = 0;
    length = 0;
  }
  return longest;
}

const lengthOf = (fragments: readonly Fragment[]): number => fragments.reduce((sum, { text }) => sum + text.length, 0);
