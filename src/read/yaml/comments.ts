/**
 * Finds comments that may have cut a value short: in `name: The Laurels #2`, YAML takes `#2` for a comment, and the
 * name is "The Laurels". An intended comment has two spaces before it (yamllint's rule `comments`,
 * min-spaces-from-content), so one with fewer is doubtful.
 */
import { type Diagnostic, warning } from '../../model/diagnostic.js';
import { type SourceText, type Span, spanOf } from '../../model/source.js';

/** A comment after a value without quotes, or where a value is expected; offsets into the text that was read. */
export interface NearComment {
  /** The offset of the #. */
  readonly start: number;
  readonly end: number;
  /** Whether a value comes before it on its line; otherwise a colon or a hyphen does. */
  readonly hasValue: boolean;
}

/** White space that tells a comment from a value with a # in it. */
const ENOUGH_SPACE = 2;

/** The mark that the lexer puts before a scalar without quotes or a block scalar's text. */
const SCALAR = '\u001f';

/** Collects the comments close to a value without quotes, a colon or a hyphen, from the lexer's pieces. */
export class NearCommentFinder {
  readonly comments: NearComment[] = [];
  private before: 'value' | 'awaiting' | 'other' = 'other';
  private space = 0;
  private isScalar = false;

  /** Takes the next piece, which begins at `offset`. */
  next(piece: string, offset: number): void {
    if (piece === SCALAR) {
      this.isScalar = true;
    } else if (this.isScalar) {
      this.isScalar = false;
      this.see(piece.endsWith('\n') ? 'other' : 'value');
    } else if (/^[ \t]+$/.test(piece)) {
      this.space += piece.length;
    } else if (piece.startsWith('#')) {
      if (this.before !== 'other' && this.space < ENOUGH_SPACE)
        this.comments.push({ start: offset, end: offset + piece.length, hasValue: this.before === 'value' });
      this.see('other');
    } else {
      this.see(piece === ':' || piece === '-' ? 'awaiting' : 'other');
    }
  }

  private see(before: NearCommentFinder['before']): void {
    this.before = before;
    this.space = 0;
  }
}

/**
 * Gives one warning for each comment that may have cut a value. After a colon or hyphen, that needs an empty value (their
 * offsets in the source are `emptyValues`) and a # that touches the next word: `line_1: #3, High Street`.
 */
export function nearCommentWarnings(
  comments: readonly NearComment[],
  source: SourceText,
  start: number,
  emptyValues: readonly number[],
): Diagnostic[] {
  const places = comments.map((comment) => ({
    ...comment,
    span: spanOf(source, start + comment.start, start + comment.end),
  }));
  return places
    .filter(
      ({ hasValue, span }) => hasValue || (touchesWords(span) && emptyValues.some((at) => isJustBefore(at, span))),
    )
    .map(({ hasValue, span }) =>
      warning(
        'yaml-comment',
        `The # starts a comment, so the value ${hasValue ? 'ends before it' : 'is empty'}`,
        span,
        {
          hint: `If the # belongs to the value, put it all in quotes: ${quotedForm(span, hasValue)}. If it starts a comment, put two spaces before it.`,
        },
      ),
    );
}

function touchesWords({ source, start }: Span): boolean {
  return /^#[^\s#]/.test(source.text.slice(start, start + 2));
}

/** Whether there is only white space between an offset and the comment. */
function isJustBefore(at: number, { source, start }: Span): boolean {
  return at <= start && start - at <= ENOUGH_SPACE && source.text.slice(at, start).trim() === '';
}

/** `name: "… #…"`: how to write the value, without showing it, since no message holds a value. */
function quotedForm({ source, start }: Span, hasValue: boolean): string {
  const line = source.text.slice(source.text.lastIndexOf('\n', start - 1) + 1, start);
  const [, hyphen = '', key = ''] = /^\s*(- +)?(?:([\w.-]{1,60}:)[ \t])?(?![^[{]*[[{])/.exec(line) ?? [];
  const value = hasValue ? '"… #…"' : '"#…"';
  return [hyphen.trim(), key, value].filter(Boolean).join(' ');
}
