/**
 * Pieces of pages. One that pages share is encoded once: from the second page on that holds it, its bytes are copied. What only one
 * organisation's page holds is never kept as bytes, but for its logo.
 */

/** Stands for the mark of a footnote in markup. No words can hold it: escaping refuses control characters. */
export const FOOTNOTE_MARK = '\u0001';

/** A piece that several pages may hold. */
export class Piece {
  readonly markup: string;
  /** Whether the marks of footnotes in it are still open. */
  readonly hasMarks: boolean;
  private isUsed = false;
  private encoded: Uint8Array | undefined;

  constructor(markup: string) {
    this.markup = markup;
    this.hasMarks = markup.includes(FOOTNOTE_MARK);
  }

  /** The bytes of the piece; undefined for its first page. */
  bytes(): Uint8Array | undefined {
    if (this.isUsed) this.encoded ??= Buffer.from(this.markup, 'utf8');
    this.isUsed = true;
    return this.encoded;
  }
}

/** A piece, or words of one page alone. */
export type PagePart = string | Piece;

/** The markup of a part. */
export function markupOf(part: PagePart): string {
  return typeof part === 'string' ? part : part.markup;
}
