/**
 * Reads boxes to tick: `[ ]`, `[x]` or `[X]` as words of their own, wherever they stand. The box at the start of a list item is
 * a task's, and `[x]` for which a link or footnote is defined stays that.
 */
import type { Extension as FromMarkdown } from 'mdast-util-from-markdown';
import type { Code, Effects, Extension, State, TokenizeContext } from 'micromark-util-types';
import { codeOf } from './nodes.js';

const [LEFT, RIGHT, PARENTHESIS, SPACE] = ['[', ']', '(', ' '].map(codeOf);

/** For the parser. */
export const tickBoxes: Extension = { text: { [codeOf('[')]: { name: 'tickBox', tokenize } } };

/** For the tree. */
export const tickBoxesFromMarkdown: FromMarkdown = {
  enter: {
    tickBox(token) {
      this.enter({ type: 'tickBox', checked: /x/i.test(this.sliceSerialize(token)) }, token);
    },
  },
  exit: {
    tickBox(token) {
      this.exit(token);
    },
  },
};

/** A letter that makes the box part of a word: `items[x]`. */
const LETTER = /[\p{L}\p{N}]/u;

function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const { previous, parser } = this;
  const isTask = this._gfmTasklistFirstContentOfListItem === true && previous === null;
  let isBlank = false;
  const start: State = (code) => {
    if (code !== LEFT || isTask || isSign(previous, LETTER)) return nok(code);
    effects.enter('tickBox');
    effects.consume(code);
    return inside;
  };
  const inside: State = (code) => {
    isBlank = code === SPACE;
    if (!isBlank && (!isSign(code, /x/i) || parser.defined.includes('X'))) return nok(code);
    effects.consume(code);
    return end;
  };
  const end: State = (code) => {
    if (code !== RIGHT) return nok(code);
    effects.consume(code);
    effects.exit('tickBox');
    return after;
  };
  // What follows may make it a link: `[x](…)`, `[x][…]`.
  const after: State = (code) => (code === PARENTHESIS || (code === LEFT && !isBlank) ? nok(code) : ok(code));
  return start;
}

function isSign(code: Code, signs: RegExp): boolean {
  return code !== null && code >= 0 && signs.test(String.fromCharCode(code));
}
