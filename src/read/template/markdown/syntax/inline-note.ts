/** Reads footnotes that are written where their mark stands, as pandoc has them: `^[words]`. Brackets within are in pairs. */
import type { Extension as FromMarkdown } from 'mdast-util-from-markdown';
import type { Effects, Extension, State, Token } from 'micromark-util-types';
import { codeOf, isLineEnd } from './nodes.js';

const [LEFT, RIGHT, BACKSLASH] = ['[', ']', '\\'].map(codeOf);

/** Letters; a bound on how far the parser looks for the end. */
const LONGEST = 2000;

/** For the parser. */
export const inlineNotes: Extension = { text: { [codeOf('^')]: { name: 'inlineNote', tokenize } } };

/** For the tree. */
export const inlineNotesFromMarkdown: FromMarkdown = {
  canContainEols: ['inlineNote'],
  enter: {
    inlineNote(token) {
      this.enter({ type: 'inlineNote', children: [] }, token);
    },
  },
  exit: {
    inlineNote(token) {
      this.exit(token);
    },
  },
};

function tokenize(effects: Effects, ok: State, nok: State): State {
  let [depth, length] = [0, 0];
  let previous: Token | undefined;
  const start: State = (code) => {
    effects.enter('inlineNote');
    effects.enter('inlineNoteMarker');
    effects.consume(code);
    return bracket;
  };
  const bracket: State = (code) => {
    if (code !== LEFT) return nok(code);
    effects.consume(code);
    effects.exit('inlineNoteMarker');
    return line;
  };
  const line: State = (code) => {
    if (code === RIGHT || code === null) return code === RIGHT && length > 0 ? end(code) : nok(code);
    const chunk = effects.enter('chunkText', { contentType: 'text', ...(previous ? { previous } : {}) });
    if (previous) previous.next = chunk;
    previous = chunk;
    return inside(code);
  };
  const inside: State = (code) => {
    if (code === null || ++length > LONGEST) return nok(code);
    if (code === RIGHT && depth === 0) {
      effects.exit('chunkText');
      return end(code);
    }
    if (code === LEFT) depth++;
    if (code === RIGHT) depth--;
    effects.consume(code);
    if (!isLineEnd(code)) return code === BACKSLASH ? escaped : inside;
    effects.exit('chunkText');
    return line;
  };
  const escaped: State = (code) => {
    if (code !== LEFT && code !== RIGHT && code !== BACKSLASH) return inside(code);
    effects.consume(code);
    return inside;
  };
  const end: State = (code) => {
    effects.enter('inlineNoteMarker');
    effects.consume(code);
    effects.exit('inlineNoteMarker');
    effects.exit('inlineNote');
    return ok;
  };
  return start;
}
