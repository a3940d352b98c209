/**
 * Finds the comments of a Markdown text, `<!-- … -->`, and hides them before its tags are looked for: what is in a comment counts for
 * nothing, wherever the comment stands. Code can show one.
 */
import type { Nodes, Root } from 'mdast';
import { type SourceText, type Span, spanOf } from '../../../../model/source.js';
import { maskTags } from '../../mask.js';
import { findTags, type TagScan } from '../../tags.js';

/** A sign that vanishes when tags are found again (`mask.ts`). */
export const NOTHING = '\uE001';

/** The sign that begins a comment. */
const OPENING = '<!--';

/** Finds the comments, in order. Of one that never ends only its first signs are one, so that no words are lost. */
export function findComments(source: SourceText, start: number, parse: (masked: string) => Root): readonly Span[] {
  if (source.text.indexOf(OPENING, start) < 0) return [];
  const { tags } = findTags(source, start, source.text.length);
  const code = codeIn(parse(maskTags(source, start, source.text.length, tags)), start);
  const comments: Span[] = [];
  let next = 0;
  for (let at = source.text.indexOf(OPENING, start); at >= 0; at = source.text.indexOf(OPENING, at)) {
    while ((code[next]?.end ?? Number.POSITIVE_INFINITY) <= at) next++;
    const place = code[next];
    if (place && place.start <= at) {
      at = place.end;
      continue;
    }
    const end = endOf(source.text, at);
    if (!isEscaped(source.text, at)) comments.push(spanOf(source, at, end));
    at = end;
  }
  return comments;
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text[at - 1 - backslashes] === '\\') backslashes++;
  return backslashes % 2 === 1;
}

/** Whether a comment never ends. */
export function isUnended({ source, start, end }: Span): boolean {
  return source.text.slice(start, end) === OPENING;
}

/** Where a comment ends (WHATWG HTML, 13.2.5.43): `<!-->` and `<!--->` are whole. */
function endOf(text: string, at: number): number {
  const short = /^<!--(?:-?>)/.exec(text.slice(at, at + 6));
  if (short) return at + short[0].length;
  const end = /--!?>/g;
  end.lastIndex = at + 4;
  const match = end.exec(text);
  return match ? match.index + match[0].length : at + OPENING.length;
}

/** The places of code, in order. */
function codeIn(root: Root, offset: number): readonly { readonly start: number; readonly end: number }[] {
  const places: { readonly start: number; readonly end: number }[] = [];
  const queue: Nodes[] = [root];
  for (let node = queue.pop(); node; node = queue.pop()) {
    if (node.type === 'code' || node.type === 'inlineCode')
      places.push({
        start: offset + (node.position?.start.offset ?? 0),
        end: offset + (node.position?.end.offset ?? 0),
      });
    else if ('children' in node) queue.push(...node.children.toReversed());
  }
  return places;
}

/**
 * The text without its comments, at the same width. A comment with nothing else on its lines is emptied, but between the rows of a
 * table it leaves no line, since that would end it; one among words leaves nothing.
 */
export function withoutComments(source: SourceText, comments: readonly Span[]): SourceText {
  if (comments.length === 0) return source;
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of comments) {
    const text = source.text.slice(start, end);
    const [before, behind] = [lineBefore(source.text, start), lineBehind(source.text, end)];
    const isAlone = text !== OPENING && /^[\s>]*$/.test(before) && /^\s*$/.test(behind);
    const isInTable = isAlone && isBetweenRows(source.text, start - before.length, end + behind.length);
    const isAmongWords = !isAlone && !hasOnlyTags(before, behind);
    // Of the spaces before and behind a comment among words, those of one side are left.
    const isFirst = isBehindMarks(before);
    const led =
      isAmongWords && !isFirst && /^(?:\s|\||$)/.test(behind) ? (/\S([ \t]+)$/.exec(before)?.[1]?.length ?? 0) : 0;
    const trailed = isAmongWords && isFirst && behind.startsWith(' ') ? 1 : 0;
    const from = Math.max(at, isInTable ? start - before.length - 1 : start - led);
    pieces.push(source.text.slice(at, from));
    if (isInTable) pieces.push(' '.repeat(end - from));
    else if (isAmongWords) pieces.push(NOTHING.repeat(end + trailed - from));
    else pieces.push(isAlone ? emptied(text) : text.replace(/[^\r\n]/g, ' '));
    at = end + trailed;
  }
  return { ...source, text: pieces.join('') + source.text.slice(at) };
}

/** Whether only the mark of a heading, an item or a quote is before a comment on its line, whose space belongs to it. */
function isBehindMarks(before: string): boolean {
  return /^[\s>]*(?:#{1,6}\s+|(?:[-*+]|\d{1,9}[.)])\s+)?$/.test(before);
}

/** A comment without what is in it, which still keeps two lists apart. */
function emptied(comment: string): string {
  const [, inner = ''] = /^<!--([\s\S]*)--!?>$/.exec(comment) ?? [];
  return inner === '' ? comment : comment.replace(inner, () => inner.replace(/[^\r\n]/g, ' '));
}

function lineBefore(text: string, at: number): string {
  return text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
}

function lineBehind(text: string, at: number): string {
  return /^[^\r\n]*/.exec(text.slice(at, at + 2000))?.[0] ?? '';
}

/** Whether a comment shares its line with nothing but block tags, which stay alone on it then; a field is words. */
function hasOnlyTags(before: string, behind: string): boolean {
  return /^[\s>]*(?:(?:\{\{|<<)\s*(?:[#/][^{}<>]*|else\s*)(?:\}\}|>>)\s*)*$/.test(before + behind);
}

function isBetweenRows(text: string, lineStart: number, lineEnd: number): boolean {
  const above = lineBefore(text, Math.max(lineStart - 1, 0));
  const lineFeed = text.indexOf('\n', lineEnd);
  const below = lineFeed < 0 ? '' : lineBehind(text, lineFeed + 1);
  return above.includes('|') && below.includes('|');
}

/** A scan of the text without comments, with its places in the text itself. */
export function inSource({ tags, diagnostics }: TagScan, source: SourceText): TagScan {
  return {
    tags: tags.map((tag) => ({ ...tag, span: { ...tag.span, source } })),
    diagnostics: diagnostics.map((diagnostic) =>
      diagnostic.span ? { ...diagnostic, span: { ...diagnostic.span, source } } : diagnostic,
    ),
  };
}
