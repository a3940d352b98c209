/**
 * Turns the YAML parser's errors into diagnostics in an author's words, without values. They point at the place of the
 * mistake: for a quote or bracket, where it was opened and not where the parser gave up.
 */
import { CST, type ErrorCode, type YAMLError } from 'yaml';
import { type Diagnostic, error } from '../../model/diagnostic.js';
import { type SourceText, type Span, spanOf } from '../../model/source.js';
import type { NearComment } from './comments.js';

/** The tokens and close comments of a text. */
export interface YamlTokens {
  readonly tokens: readonly CST.Token[];
  readonly comments: readonly NearComment[];
}

/** Gives one diagnostic for each error; the tokens are those of the same text, which begins at `start` of its source. */
export function yamlComplaints(
  problems: readonly YAMLError[],
  { tokens, comments }: YamlTokens,
  source: SourceText,
  start: number,
): Diagnostic[] {
  if (problems.length === 0) return [];
  const openings = openingsOf(tokens);
  const overLines = new Map(
    problems.filter((problem) => problem.code === 'MULTILINE_IMPLICIT_KEY').map(({ pos }) => [pos[0], pos[1]]),
  );
  return withoutEchoes(problems).map((problem) => {
    const [from, to] = problem.pos;
    const opening = openedBy(problem, openings);
    const comment = opening === undefined ? undefined : hidingComment(comments, opening, from, source.text, start);
    if (comment) return hiddenBracket(spanOf(source, start + comment.start, start + comment.end));
    if (opening !== undefined) return neverClosed(spanOf(source, start + opening, start + opening + 1));
    const keyEnd = problem.code === 'BLOCK_AS_IMPLICIT_KEY' ? overLines.get(from) : undefined;
    if (keyEnd !== undefined)
      return error(
        'yaml-syntax',
        'This key is indented as if it were part of the text above',
        lastLine(source, start + keyEnd),
        {
          hint: 'Start it below the first letter of the key above.',
        },
      );
    return syntaxError(problem.code, spanOf(source, start + from, start + to));
  });
}

/** Leaves out the parser's second error about a key that is indented below a value. */
function withoutEchoes(problems: readonly YAMLError[]): readonly YAMLError[] {
  const nested = new Set(problems.filter(({ code }) => code === 'BLOCK_AS_IMPLICIT_KEY').map(({ pos }) => pos[0]));
  return problems.filter(({ code, pos }) => code !== 'MULTILINE_IMPLICIT_KEY' || !nested.has(pos[0]));
}

/** The offsets of quoted texts and of brackets that are never closed, in the order of the text. */
interface Openings {
  readonly quotes: readonly number[];
  readonly brackets: readonly number[];
}

function openingsOf(tokens: readonly CST.Token[]): Openings {
  const quotes: number[] = [];
  const brackets: number[] = [];
  const collect = (token: CST.Token | null | undefined) => {
    if (token?.type === 'single-quoted-scalar' || token?.type === 'double-quoted-scalar') quotes.push(token.offset);
    if (token?.type === 'flow-collection' && !token.end.some(({ type }) => /^flow-(?:map|seq)-end$/.test(type)))
      brackets.push(token.offset);
  };
  for (const token of tokens) {
    if (token.type !== 'document') continue;
    CST.visit(token, (item) => {
      collect(item.key);
      collect(item.value);
    });
  }
  return { quotes, brackets };
}

/** The offset of the quote or bracket whose end the parser missed. */
function openedBy(problem: YAMLError, { quotes, brackets }: Openings): number | undefined {
  const [at] = problem.pos;
  if (problem.code === 'MISSING_CHAR' && /^Missing closing .*quote/.test(problem.message))
    return lastBefore(quotes, at);
  if (problem.code === 'BAD_INDENT' && problem.message.startsWith('Flow ')) return lastBefore(brackets, at);
  return undefined;
}

function lastBefore(offsets: readonly number[], at: number): number | undefined {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return offsets[low - 1];
}

/** The comment that hides the closing bracket for `opening`, which the parser missed at `end`. */
function hidingComment(
  comments: readonly NearComment[],
  opening: number,
  end: number,
  text: string,
  start: number,
): NearComment | undefined {
  const partner = { '[': ']', '{': '}' }[text[start + opening] ?? ''];
  if (partner === undefined) return undefined;
  return comments.find(
    (comment) =>
      comment.start > opening &&
      comment.end <= end &&
      text.slice(start + comment.start, start + comment.end).includes(partner),
  );
}

function hiddenBracket(place: Span): Diagnostic {
  return error('yaml-comment', 'The # starts a comment, which hides the closing bracket', place, {
    hint: 'If the # belongs to a value, put that value in quotes: "… #…". If it starts a comment, put it on a line of its own.',
  });
}

/** The words before `end` on its line. */
function lastLine(source: SourceText, end: number): Span {
  const line = source.text.lastIndexOf('\n', end - 1) + 1;
  return spanOf(source, end - source.text.slice(line, end).trimStart().length, end);
}

function neverClosed(place: Span): Diagnostic {
  const sign = place.source.text[place.start];
  return error('yaml-syntax', `${sign === '[' || sign === '{' ? 'The bracket' : 'The quote'} is never closed`, place, {
    hint:
      sign === "'"
        ? "Close it with the same sign. Inside it, write '' for an apostrophe."
        : 'Close it with its partner.',
  });
}

/** The parser's errors in an author's words. The parser's own messages can quote values, which must not be shown. */
const COMPLAINTS: Partial<Record<ErrorCode, readonly [message: string, hint?: string]>> = {
  BAD_DQ_ESCAPE: [
    'A backslash in double quotes doesn’t mean anything here',
    'Write \\\\ for a backslash, or use single quotes.',
  ],
  BAD_INDENT: [
    'This line is indented differently from the lines around it',
    'Line up the keys of a group, and the items of a list.',
  ],
  BAD_SCALAR_START: ['Text can’t begin with this character', 'Put the text in quotes.'],
  BLOCK_AS_IMPLICIT_KEY: ['This line has a second key', 'If the text contains a colon and a space, put it in quotes.'],
  BLOCK_IN_FLOW: ['An indented list or group is inside brackets'],
  KEY_OVER_1024_CHARS: ['A key is longer than 1024 characters'],
  MISSING_CHAR: [
    'A bracket, comma or colon is missing before this place',
    'Close what was opened, and put a colon and a space after a key.',
  ],
  MULTILINE_IMPLICIT_KEY: [
    'Text on two lines is where a key should be',
    'Write "key: value", or put the text in quotes.',
  ],
  TAB_AS_INDENT: ['This line is indented with a tab', 'Indent with spaces.'],
  UNEXPECTED_TOKEN: [
    'YAML doesn’t expect this here',
    'If the text begins with > or |, or contains : # { } [ ] or a quote, put it in quotes.',
  ],
};

function syntaxError(code: ErrorCode, place: Span): Diagnostic {
  const [message, hint] = COMPLAINTS[code] ?? ['This isn’t YAML'];
  if (code === 'BAD_ALIAS' || code === 'ALIAS_PROPS' || code === 'MULTIPLE_ANCHORS')
    return error('yaml-alias', 'Anchors (&) and aliases (*) aren’t accepted', place, {
      hint: 'Write the value itself. If a text begins with & or *, put it in quotes.',
    });
  return error('yaml-syntax', message, place, { hint });
}
