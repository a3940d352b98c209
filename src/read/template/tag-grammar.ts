/**
 * Turns the inside of one tag into what it means, by Handlebars' own parser. Only the few forms that templates know are
 * accepted; whatever else Handlebars could read is refused with the reason.
 */
import Handlebars from 'handlebars';
import { placeholderName } from '../../model/placeholders.js';

export type BlockWord = 'if' | 'unless' | 'each';

/** What a tag means. */
export type TagForm =
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'open'; readonly block: BlockWord; readonly name: string }
  | { readonly kind: 'else' }
  | { readonly kind: 'close'; readonly block: BlockWord }
  /** An escaped opener: prints as it is. */
  | { readonly kind: 'literal'; readonly text: string }
  /** Refused, and reported already; `opens` or `closes` say what it would have been, so that its partner is no error too. */
  | { readonly kind: 'broken'; readonly opens?: BlockWord; readonly closes?: BlockWord };

/** Why a tag is refused. */
export interface TagRefusal {
  readonly kind: 'refused';
  readonly reason: string;
  readonly hint?: string;
  readonly opens?: BlockWord;
  readonly closes?: BlockWord;
}

type Statement = hbs.AST.Statement;
type Expression = hbs.AST.Expression;

/** Longer than any name; what is longer is no tag but a slip. */
const LONGEST_TAG = 200;

const BLOCK_WORDS: ReadonlySet<string> = new Set(['if', 'unless', 'each']);

function isBlockWord(word: string | undefined): word is BlockWord {
  return word !== undefined && BLOCK_WORDS.has(word);
}

/** Reads what stands between `{{` and `}}`. */
export function parseTag(inner: string): TagForm | TagRefusal {
  const words = inner.trim();
  if (words === '') return refused('A tag is empty', 'Write a name, as in <<org_field_name>>.');
  if (inner.length > LONGEST_TAG) return refused(`A tag is longer than ${LONGEST_TAG} characters`);
  if (words.startsWith('#')) return opening(inner, words);
  if (words.startsWith('/')) return closing(inner, words);
  if (words.startsWith('^'))
    return refused('The sign ^ (Handlebars’ other else) is not supported', 'Write #unless, or else within a block.');
  if (/^~?else\b/.test(words)) return otherwise(inner, words);
  return field(parse(`{{${inner}}}`));
}

function refused(reason: string, hint?: string): TagRefusal {
  return hint === undefined ? { kind: 'refused', reason } : { kind: 'refused', reason, hint };
}

/** The one statement of a text that holds one tag, or nothing where Handlebars cannot read it. */
function parse(text: string): Statement | undefined {
  try {
    return Handlebars.parseWithoutProcessing(text).body[0];
  } catch {
    return undefined;
  }
}

const NOT_A_TAG = refused('This is not a placeholder', 'A name holds letters, digits and underscores.');
const TRIMS = refused('The sign ~ (cutting of white space) is not supported');

function field(statement: Statement | undefined): TagForm | TagRefusal {
  if (!statement) return NOT_A_TAG;
  if (statement.type === 'CommentStatement')
    return refused('Comments are not supported', 'Put a note into the front matter, after #.');
  if (statement.type === 'PartialStatement') return refused('Partials (>) are not supported');
  if (statement.type === 'Decorator') return refused('Decorators (*) are not supported');
  if (statement.type !== 'MustacheStatement') return NOT_A_TAG;
  const { path, params, hash, escaped, strip } = statement as hbs.AST.MustacheStatement;
  if (strip.open || strip.close) return TRIMS;
  if (!escaped) return refused('The sign & is not supported', 'A plain placeholder prints its value as it is.');
  const name = nameOf(path);
  if (params.length > 0 || hash) return helperCall(name);
  if (typeof name !== 'string') return name;
  if (name === 'if' || name === 'unless' || name === 'each')
    return refused(`A block begins with #${name}`, `Write <<#${name} name>>.`);
  return { kind: 'field', name };
}

function helperCall(name: string | TagRefusal): TagRefusal {
  const first = typeof name === 'string' ? `"${name}"` : 'The first word';
  return refused(
    `${first} would be a helper with arguments, and there are none`,
    'A name holds no spaces; join its words with underscores.',
  );
}

/** A plain name, or why an expression is none. */
function nameOf(expression: Expression | undefined): string | TagRefusal {
  if (expression?.type === 'SubExpression') return refused('An expression in brackets is not supported');
  if (expression?.type !== 'PathExpression')
    return refused('A value written out is no placeholder', 'Write the words themselves, without a tag.');
  const path = expression as hbs.AST.PathExpression;
  if (path.data) return refused('Names with @ are not supported');
  if (path.depth > 0) return refused('Paths with ../ are not supported');
  if (path.original === 'this') return 'this';
  if (/^[A-Za-z]\w*$/.test(path.original)) return path.original;
  if (!/[./]/.test(path.original)) return NOT_A_TAG;
  const joined = path.original.startsWith('org_field_') ? path.parts.join('_') : placeholderName(...path.parts);
  const hint = path.parts.length > 1 && /^\w+$/.test(joined) ? `Write ${joined}.` : undefined;
  return refused('Paths with a point or slash are not supported', hint);
}

function opening(inner: string, words: string): TagForm | TagRefusal {
  const word = /^#\s*([^\s~]+)/.exec(words)?.[1];
  if (!isBlockWord(word)) return refused(`The block #${word ?? ''} is not known`, 'Blocks are #if, #unless and #each.');
  const statement = parse(`{{${inner}}}{{/${word}}}`);
  const form = statement?.type === 'BlockStatement' ? blockOf(statement as hbs.AST.BlockStatement, word) : NOT_A_TAG;
  return form.kind === 'refused' ? { ...form, opens: word } : form;
}

function blockOf(block: hbs.AST.BlockStatement, word: BlockWord): TagForm | TagRefusal {
  if (block.openStrip.open || block.openStrip.close) return TRIMS;
  if (block.program.blockParams && block.program.blockParams.length > 0)
    return refused('Block parameters (as |x|) are not supported', 'Within #each, write this or a key.');
  if (block.params.length !== 1 || block.hash) return refused(`#${word} wants one name`, `Write <<#${word} name>>.`);
  const name = nameOf(block.params[0]);
  return typeof name === 'string' ? { kind: 'open', block: word, name } : name;
}

function closing(inner: string, words: string): TagForm | TagRefusal {
  const word = /^\/\s*([^\s~]+)/.exec(words)?.[1];
  if (!isBlockWord(word))
    return refused(`The block /${word ?? ''} is not known`, 'Blocks are closed by /if, /unless, /each.');
  const statement = parse(`{{#${word} x}}{{${inner}}}`);
  if (statement?.type !== 'BlockStatement') return { ...NOT_A_TAG, closes: word };
  const { closeStrip } = statement as hbs.AST.BlockStatement;
  return closeStrip.open || closeStrip.close ? { ...TRIMS, closes: word } : { kind: 'close', block: word };
}

function otherwise(inner: string, words: string): TagForm | TagRefusal {
  if (words === 'else') return { kind: 'else' };
  const statement = parse(`{{#if x}}{{${inner}}}{{/if}}`);
  if (statement?.type !== 'BlockStatement') return field(parse(`{{${inner}}}`));
  const { inverseStrip, inverse } = statement as hbs.AST.BlockStatement;
  if (inverseStrip?.open || inverseStrip?.close) return TRIMS;
  // The parser says so, its types do not.
  if (inverse && 'chained' in inverse)
    return refused('"else if" is not supported', 'Put a second #if between else and the end of the first.');
  return NOT_A_TAG;
}
