/**
 * Reads lines indented by four spaces as code, or as more of the words above, but never a line whose words begin with a list's
 * mark: authors indent lists as they like. With Markdown's own rule for such code switched off, the parser accepts anything at any
 * indent; so the rules for headings, quotations, fences and lines across the page are replaced by the same ones for less indented lines, and this
 * rule, under another name, reads the lines that remain.
 */
import {
  blockQuote,
  codeFenced,
  codeIndented,
  headingAtx,
  list,
  setextUnderline,
  thematicBreak,
} from 'micromark-core-commonmark';
import type { Construct, Extension, State, TokenizeContext } from 'micromark-util-types';
import { codeOf } from './nodes.js';

const INDENT = 4;

/** Whether a line that the parser has begun is indented as code is. */
export function isIndented({ events }: TokenizeContext): boolean {
  const [, token, context] = events.at(-1) ?? [];
  return token?.type === 'linePrefix' && (context?.sliceSerialize(token, true).length ?? 0) >= INDENT;
}

/** A rule that counts only on lines that are indented by less than code is. */
function lessIndented(construct: Construct): Construct {
  return {
    ...construct,
    name: `${construct.name}LessIndented`,
    tokenize(this: TokenizeContext, effects, ok, nok) {
      const start = construct.tokenize.call(this, effects, ok, nok);
      return (code) => (isIndented(this) ? nok(code) : start(code));
    },
  };
}

/**
 * Code of indented words. While the parser is in it, it takes the next line for one within a paragraph, where a list begins with
 * 1 and has words: so it is told, by the only way that it has, that there is no paragraph.
 */
const codeOfWords: Construct = {
  ...codeIndented,
  name: 'codeOfWords',
  tokenize(this: TokenizeContext, effects, ok, nok) {
    const start = codeIndented.tokenize.call(this, effects, leave(this, ok), leave(this, nok));
    return (code) => {
      this._gfmTableDynamicInterruptHack = true;
      return start(code);
    };
  },
};

function leave(context: TokenizeContext, next: State): State {
  return (code) => {
    context._gfmTableDynamicInterruptHack = false;
    return next(code);
  };
}

const heading = lessIndented(headingAtx);
const underline = lessIndented(setextUnderline);
const fence = lessIndented(codeFenced);

/** A quotation's next line begins as its first does; Markdown's own rule for that asks for the rule that is replaced. */
const quote: Construct = {
  ...lessIndented(blockQuote),
  continuation: {
    tokenize(this: TokenizeContext, effects, ok, nok) {
      const next = { ...effects, attempt: () => effects.attempt(quote, ok, nok) };
      return blockQuote.continuation?.tokenize.call(this, next, ok, nok) ?? nok;
    },
  },
};

const rule = lessIndented(thematicBreak);

/** Signs of a line across the page (`* * *`) begin no list, however far they are indented. */
const lineAcross: Construct = { ...thematicBreak, name: 'lineAcross' };

/** Lists ask for the rule that is replaced, and their next items for Markdown's own rule for lists. */
const items: Construct = {
  ...list,
  name: 'itemsBesideRules',
  tokenize(this: TokenizeContext, effects, ok, nok) {
    const beside: typeof effects = {
      ...effects,
      check: (construct, then, otherwise) =>
        effects.check(construct === thematicBreak ? lineAcross : construct, then, otherwise),
    };
    return list.tokenize.call(this, beside, ok, nok);
  },
  continuation: {
    tokenize(this: TokenizeContext, effects, ok, nok) {
      const next: typeof effects = {
        ...effects,
        attempt: (construct, then, otherwise) =>
          effects.attempt(construct === list ? items : construct, then, otherwise),
      };
      return list.continuation?.tokenize.call(this, next, ok, nok) ?? nok;
    },
  },
};

/** For the parser. */
export const indentedCode: Extension = {
  disable: {
    null: ['codeIndented', 'headingAtx', 'setextUnderline', 'codeFenced', 'blockQuote', 'thematicBreak', 'list'],
  },
  flowInitial: { [-2]: codeOfWords, [-1]: codeOfWords, 32: codeOfWords },
  document: {
    [codeOf('>')]: quote,
    ...Object.fromEntries([...'*+-0123456789'].map((sign) => [codeOf(sign), items])),
  },
  flow: {
    [codeOf('#')]: heading,
    [codeOf('=')]: underline,
    [codeOf('-')]: [underline, rule],
    [codeOf('*')]: rule,
    [codeOf('_')]: rule,
    [codeOf('`')]: fence,
    [codeOf('~')]: fence,
  },
};
