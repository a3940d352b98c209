/**
 * Reads raised and lowered words as pandoc has them, `x^2^` and `H~2~O`: without white space between the signs. Anything else
 * stays as it is typed.
 */
import type { Extension as FromMarkdown } from 'mdast-util-from-markdown';
import type { Code, Construct, Effects, Extension, State, TokenizeContext } from 'micromark-util-types';
import { codeOf, isBlank } from './nodes.js';

const BACKSLASH = codeOf('\\');
const LEFT_BRACKET = codeOf('[');

/** For the parser. */
export const scripts: Extension = {
  text: { [codeOf('^')]: construct('superscript', '^'), [codeOf('~')]: construct('subscript', '~') },
};

/** For the tree. */
export const scriptsFromMarkdown: FromMarkdown = {
  enter: {
    superscript(token) {
      this.enter({ type: 'superscript', children: [] }, token);
    },
    subscript(token) {
      this.enter({ type: 'subscript', children: [] }, token);
    },
  },
  exit: {
    superscript(token) {
      this.exit(token);
    },
    subscript(token) {
      this.exit(token);
    },
  },
};

function construct(type: 'superscript' | 'subscript', sign: string): Construct {
  const marker = codeOf(sign);
  return {
    name: type,
    tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
      const { previous } = this;
      let isEmpty = true;
      const mark = (code: Code) => {
        effects.enter('scriptMarker');
        effects.consume(code);
        effects.exit('scriptMarker');
      };
      const start: State = (code) => {
        // `[^9]` is a footnote's mark, and `~~` strikes words through.
        if (previous === marker || (sign === '^' && previous === LEFT_BRACKET)) return nok(code);
        effects.enter(type);
        mark(code);
        return first;
      };
      const first: State = (code) => {
        if (isBlank(code) || code === marker || (sign === '^' && code === LEFT_BRACKET)) return nok(code);
        effects.enter('chunkText', { contentType: 'text' });
        return inside(code);
      };
      const inside: State = (code) => {
        if (isBlank(code) || (code === marker && isEmpty)) return nok(code);
        if (code === marker) {
          effects.exit('chunkText');
          mark(code);
          return after;
        }
        isEmpty = false;
        effects.consume(code);
        return code === BACKSLASH ? escaped : inside;
      };
      const escaped: State = (code) => {
        if (isBlank(code)) return nok(code);
        effects.consume(code);
        return inside;
      };
      const after: State = (code) => {
        if (code === marker) return nok(code);
        effects.exit(type);
        return ok(code);
      };
      return start;
    },
  };
}
