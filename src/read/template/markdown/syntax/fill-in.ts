/** Reads lines to write on by hand: three underscores or more in brackets, `[______]`, which may have backslashes before them. */
import type { Extension as FromMarkdown } from 'mdast-util-from-markdown';
import { definition } from 'micromark-core-commonmark';
import type { Effects, Extension, State } from 'micromark-util-types';
import { codeOf } from './nodes.js';

const [LEFT, RIGHT, LINE, BACKSLASH] = ['[', ']', '_', '\\'].map(codeOf);

const SHORTEST = 3;

/** For the parser. `[______]: words` would be the address of a link, which prints nothing: here it is a line and words. */
export const fillIns: Extension = {
  text: { [codeOf('[')]: { name: 'fillIn', tokenize } },
  disable: { null: ['definition'] },
  contentInitial: { [codeOf('[')]: { name: 'definitionOfWords', tokenize: tokenizeDefinition } },
};

function tokenizeDefinition(effects: Effects, ok: State, nok: State): State {
  const named = { ...definition, name: 'definitionOfWords' };
  return effects.check({ tokenize, partial: true }, nok, effects.attempt(named, ok, nok));
}

/** For the tree. */
export const fillInsFromMarkdown: FromMarkdown = {
  enter: {
    fillIn(token) {
      const width = this.sliceSerialize(token).replaceAll('\\', '').length - 2;
      this.enter({ type: 'fillIn', width }, token);
    },
  },
  exit: {
    fillIn(token) {
      this.exit(token);
    },
  },
};

function tokenize(effects: Effects, ok: State, nok: State): State {
  let width = 0;
  const start: State = (code) => {
    if (code !== LEFT) return nok(code);
    effects.enter('fillIn');
    effects.consume(code);
    return inside;
  };
  const inside: State = (code) => {
    if (code === RIGHT && width >= SHORTEST) {
      effects.consume(code);
      effects.exit('fillIn');
      return ok;
    }
    return code === BACKSLASH ? sign(code) : line(code);
  };
  const sign: State = (code) => {
    effects.consume(code);
    return line;
  };
  const line: State = (code) => {
    if (code !== LINE) return nok(code);
    width++;
    effects.consume(code);
    return inside;
  };
  return start;
}
