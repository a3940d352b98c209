/** The nodes of Markdown's tree, and the tokens of its parser, for what authors write beyond GitHub's Markdown. */
import type { Parent, PhrasingContent } from 'mdast';
import type { Code } from 'micromark-util-types';

/** `x^2^` or `H~2~O` */
export interface Script extends Parent {
  type: 'superscript' | 'subscript';
  children: PhrasingContent[];
}

/** `^[words]` */
export interface InlineNote extends Parent {
  type: 'inlineNote';
  children: PhrasingContent[];
}

/** `[______]` */
export interface WritingLine {
  type: 'fillIn';
  width: number;
  position?: Parent['position'];
}

/** `[ ]` or `[x]` among words */
export interface BoxToTick {
  type: 'tickBox';
  checked: boolean;
  position?: Parent['position'];
}

/** `::: landscape`, or `:::`, which says nothing that its div is. */
export interface DivFence {
  type: 'divFence';
  classes: readonly string[];
  position?: Parent['position'];
}

declare module 'mdast' {
  interface BlockContentMap {
    divFence: DivFence;
  }
  interface PhrasingContentMap {
    script: Script;
    inlineNote: InlineNote;
    fillIn: WritingLine;
    tickBox: BoxToTick;
  }
  interface RootContentMap {
    script: Script;
    inlineNote: InlineNote;
    fillIn: WritingLine;
    tickBox: BoxToTick;
    divFence: DivFence;
  }
}

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    superscript: 'superscript';
    subscript: 'subscript';
    scriptMarker: 'scriptMarker';
    inlineNote: 'inlineNote';
    inlineNoteMarker: 'inlineNoteMarker';
    fillIn: 'fillIn';
    tickBox: 'tickBox';
    divFence: 'divFence';
  }
}

/** The parser's code of a sign. */
export function codeOf(sign: string): number {
  return sign.charCodeAt(0);
}

/** Whether a line ends here: the parser's codes for line ends are below -2, and null at the end of the text. */
export function isLineEnd(code: Code): boolean {
  return code === null || code < -2;
}

/** Whether a space, tab or line end is here. */
export function isBlank(code: Code): boolean {
  return code === null || code < 0 || code === 32;
}
