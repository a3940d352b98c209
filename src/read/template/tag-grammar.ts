/**
 * Reads the inside of one tag with Handlebars' own parser. Accepts only the few forms that templates have; everything
 * else that Handlebars could read is refused, with the reason.
 */
import { parseWithoutProcessing } from 'handlebars/dist/cjs/handlebars/compiler/base.js';
import { placeholderName } from '../../model/placeholders.js';
import type { PropertyWords } from '../../model/property-words.js';
import { isPassageName } from '../../model/shared-passage.js';

export type BlockWord = 'if' | 'unless' | 'each';

/** What a tag means. */
export type TagForm =
  /** With `property`, put there by the program in place of a field or control of a Word file. */
  | { readonly kind: 'field'; readonly name: string; readonly property?: PropertyWords }
  | { readonly kind: 'open'; readonly block: BlockWord; readonly name: string }
  /** `chained` for `else if name`, which begins a block of its own within the else and ends with the block around it. */
  | { readonly kind: 'else'; readonly chained?: { readonly block: BlockWord; readonly name: string } }
  | { readonly kind: 'close'; readonly block: BlockWord }
  /** A shared passage, by its file's name. */
  | { readonly kind: 'passage'; readonly name: string }
  /** An escaped opener: prints as it is. */
  | { readonly kind: 'literal'; readonly text: string; readonly ownLine?: boolean }
  /**
   * Refused and already reported; `opens` or `closes` says what it would have been, so that its partner isn't an error
   * too.
   */
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

/** Longer than any name: anything longer is a mistake, not a tag. */
const LONGEST_TAG = 200;

const BLOCK_WORDS: ReadonlySet<string> = new Set(['if', 'unless', 'each']);

function isBlockWord(word: string | undefined): word is BlockWord {
  return word !== undefined && BLOCK_WORDS.has(word);
}

/** Nearly every tag: a name, a block that begins with one, or a block's end. */
const PLAIN = /^(?:#(?<opens>if|unless|each)[ ]+)?(?<name>[A-Za-z]\w*)$|^\/(?<closes>if|unless|each)$/;

/** Words that are no name for Handlebars, or none at the beginning of a tag. */
const RESERVED: ReadonlySet<string> = new Set([...BLOCK_WORDS, 'else', 'true', 'false', 'null', 'undefined', 'as']);

/** Reads the text between `{{` and `}}`. */
export function parseTag(inner: string): TagForm | TagRefusal {
  return plainTag(inner) ?? parseAnyTag(inner);
}

/** Reads a tag of a plain form as Handlebars would; undefined for any other. */
function plainTag(inner: string): TagForm | undefined {
  if (inner.length > LONGEST_TAG) return undefined;
  const { opens, name, closes } = PLAIN.exec(inner)?.groups ?? {};
  if (isBlockWord(closes)) return { kind: 'close', block: closes };
  if (name === undefined || RESERVED.has(name)) return undefined;
  return isBlockWord(opens) ? { kind: 'open', block: opens, name } : { kind: 'field', name };
}

/** Reads a tag of any form, by Handlebars. */
export function parseAnyTag(inner: string): TagForm | TagRefusal {
  const words = inner.trim();
  if (words === '') return refused('This tag is empty', 'Write a name, like <<org_field_name>>.');
  if (inner.length > LONGEST_TAG) return refused(`A tag is longer than ${LONGEST_TAG} characters`);
  if (words.startsWith('#')) return opening(inner, words);
  if (words.startsWith('/')) return closing(inner, words);
  if (words.startsWith('^'))
    return refused('The sign ^ (another way to write else) isn’t supported', 'Write #unless, or else inside a block.');
  if (/^~?else\b/.test(words)) return otherwise(inner, words);
  const passage = /^(?:passage\s+|>\s*)(?<name>[\s\S]*)$/.exec(words)?.groups?.name;
  if (passage !== undefined) return passageOf(passage);
  return field(parse(`{{${inner}}}`));
}

function refused(reason: string, hint?: string): TagRefusal {
  return hint === undefined ? { kind: 'refused', reason } : { kind: 'refused', reason, hint };
}

/** The statement of a text with one tag; undefined if Handlebars can't read it. */
function parse(text: string): Statement | undefined {
  try {
    return parseWithoutProcessing(text).body[0];
  } catch {
    return undefined;
  }
}

const NOT_A_TAG = refused('This isn’t a placeholder', 'A name has letters, digits and underscores.');
const TRIMS = refused('The sign ~ isn’t supported');

function field(statement: Statement | undefined): TagForm | TagRefusal {
  if (!statement) return NOT_A_TAG;
  if (statement.type === 'CommentStatement')
    return refused('Comments in tags aren’t supported', 'Put notes in the front matter, after #.');
  if (statement.type === 'Decorator') return refused('Decorators (*) aren’t supported');
  if (statement.type !== 'MustacheStatement') return NOT_A_TAG;
  const { path, params, hash, escaped, strip } = statement as hbs.AST.MustacheStatement;
  if (strip.open || strip.close) return TRIMS;
  if (!escaped) return refused('The sign & isn’t supported', 'An ordinary placeholder prints its value as it is.');
  const name = nameOf(path);
  if (params.length > 0 || hash) return helperCall(name);
  if (typeof name !== 'string') return name;
  if (name === 'if' || name === 'unless' || name === 'each')
    return refused(`A block begins with #${name}`, `Write <<#${name} name>>.`);
  return { kind: 'field', name };
}

/** The name is a file's, without its ending; Handlebars' `> name` means the same. */
function passageOf(name: string): TagForm | TagRefusal {
  if (isPassageName(name)) return { kind: 'passage', name };
  return refused(
    'A passage is called by one name of letters, digits and hyphens',
    'Write <<passage how-to-raise-a-concern>>: the name of its file in _passages, without .md.',
  );
}

function helperCall(name: string | TagRefusal): TagRefusal {
  const first = typeof name === 'string' ? `"${name}"` : 'The first word';
  return refused(
    `${first} would be a helper with arguments, which templates don’t have`,
    'A name has no spaces. Join its words with underscores.',
  );
}

/** The name that an expression is, or why it isn't one. */
function nameOf(expression: Expression | undefined): string | TagRefusal {
  if (expression?.type === 'SubExpression') return refused('An expression in brackets isn’t supported');
  if (expression?.type !== 'PathExpression')
    return refused('This is a value, not the name of a placeholder', 'Write the words themselves, without a tag.');
  const path = expression as hbs.AST.PathExpression;
  if (path.data) return refused('Names with @ aren’t supported');
  if (path.depth > 0) return refused('Paths with ../ aren’t supported');
  if (path.original === 'this') return 'this';
  if (/^[A-Za-z]\w*$/.test(path.original)) return path.original;
  if (!/[./]/.test(path.original)) return NOT_A_TAG;
  const suggestion = path.original.startsWith('org_field_') ? path.parts.join('_') : placeholderName(...path.parts);
  const hint = path.parts.length > 1 && /^\w+$/.test(suggestion) ? `Write ${suggestion}.` : undefined;
  return refused('Names with a dot or slash aren’t supported', hint);
}

function opening(inner: string, words: string): TagForm | TagRefusal {
  const word = /^#\s*([^\s~]+)/.exec(words)?.[1];
  if (!isBlockWord(word)) return refused(`#${word ?? ''} isn’t a known block`, 'Blocks are #if, #unless and #each.');
  const statement = parse(`{{${inner}}}{{/${word}}}`);
  const form = statement?.type === 'BlockStatement' ? blockOf(statement as hbs.AST.BlockStatement, word) : NOT_A_TAG;
  return form.kind === 'refused' ? { ...form, opens: word } : form;
}

function blockOf(block: hbs.AST.BlockStatement, word: BlockWord): TagForm | TagRefusal {
  if (block.openStrip.open || block.openStrip.close) return TRIMS;
  if (block.program.blockParams && block.program.blockParams.length > 0)
    return refused('Block parameters (as |x|) aren’t supported', 'Inside #each, write this or a key.');
  if (block.params.length !== 1 || block.hash) return refused(`#${word} needs one name`, `Write <<#${word} name>>.`);
  const name = nameOf(block.params[0]);
  return typeof name === 'string' ? { kind: 'open', block: word, name } : name;
}

function closing(inner: string, words: string): TagForm | TagRefusal {
  const word = /^\/\s*([^\s~]+)/.exec(words)?.[1];
  if (!isBlockWord(word))
    return refused(`/${word ?? ''} isn’t the end of a known block`, 'Blocks end with /if, /unless or /each.');
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
  const word = /^else\s+(\S+)/.exec(words)?.[1];
  const [chained] = inverse?.body ?? [];
  if (!isBlockWord(word) || chained?.type !== 'BlockStatement')
    return refused(
      `"else ${word ?? ''}" isn’t known`,
      'After else, write if, unless or each and a name: <<else if name>>.',
    );
  const form = blockOf(chained as hbs.AST.BlockStatement, word);
  if (form.kind === 'open') return { kind: 'else', chained: { block: form.block, name: form.name } };
  return form.kind === 'refused' ? refused(form.reason.replace('#', 'else '), form.hint?.replace('#', 'else ')) : form;
}
