/**
 * Reads the lines that begin and end pandoc's fenced divs: three colons or more, and what the div is, `::: landscape` or
 * `::: {.landscape}`; at its end colons alone. Each is a node of its own among blocks, and ends a paragraph above it. Which two belong
 * together is found among the blocks (`fenced-divs.ts`).
 */
import type { Extension as FromMarkdown } from 'mdast-util-from-markdown';
import type { Effects, Extension, State, TokenizeContext } from 'micromark-util-types';
import { isIndented } from './indented-code.js';
import { codeOf, isLineEnd } from './nodes.js';

const COLON = codeOf(':');

/** The name or the attributes may be followed by more colons. The signs that stand for tags are in neither. */
const FENCE =
  /^:{3,}[ \t]*(?:(?<name>[^\s:{}[\]\uE000-\uF8FF]+)[ \t]*|(?<attributes>\{[^{}\uE000-\uF8FF]*\})[ \t]*)?:*[ \t]*$/;

/** For the parser. */
export const divFences: Extension = { flow: { [COLON]: { name: 'divFence', tokenize } } };

/** For the tree. */
export const divFencesFromMarkdown: FromMarkdown = {
  enter: {
    divFence(token) {
      this.enter({ type: 'divFence', classes: classesOf(this.sliceSerialize(token)) }, token);
    },
  },
  exit: {
    divFence(token) {
      this.exit(token);
    },
  },
};

/** What a fence says that its div is: `{.landscape #register}` is `['landscape', '#register']`; nothing at its end. */
function classesOf(line: string): readonly string[] {
  const { name, attributes } = FENCE.exec(line)?.groups ?? {};
  if (name !== undefined) return [name];
  if (attributes === undefined) return [];
  const words = attributes
    .slice(1, -1)
    .split(/\s+/)
    .filter((word) => word !== '');
  return words.length === 0 ? ['{}'] : words.map((word) => word.replace(/^\./, ''));
}

function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  let line = '';
  const start: State = (code) => {
    if (code !== COLON || isIndented(this)) return nok(code);
    effects.enter('divFence');
    return inside(code);
  };
  const inside: State = (code) => {
    if (isLineEnd(code)) {
      if (!FENCE.test(line)) return nok(code);
      effects.exit('divFence');
      return ok(code);
    }
    if (line.length < 3 && code !== COLON) return nok(code);
    line += code === null || code < 0 ? ' ' : String.fromCharCode(code);
    effects.consume(code);
    return inside;
  };
  return start;
}
