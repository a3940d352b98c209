/**
 * Pieces of pages. One that pages share is encoded once: from the second page on that holds it, its bytes are copied. What only one
 * organisation's page holds is never kept as bytes.
 */

/** Stands for the mark of a footnote in markup. No words can hold it: escaping refuses control characters. */
export const FOOTNOTE_MARK = '\u0001';

/** A piece that several pages may hold. */
export class Piece {
  readonly markup: string;
  /** Whether the marks of footnotes in it are still open. */
  readonly hasMarks: boolean;
  private isUsed = false;
  private line: Uint8Array | undefined;

  constructor(markup: string) {
    this.markup = markup;
    this.hasMarks = markup.includes(FOOTNOTE_MARK);
  }

  /** The bytes of a line break and the piece; undefined for its first page. */
  bytes(): Uint8Array | undefined {
    if (this.isUsed) this.line ??= Buffer.from(`\n${this.markup}`, 'utf8');
    this.isUsed = true;
    return this.line;
  }
}

/** A piece, or words of one page alone. */
export type PagePart = string | Piece;

const markupOf = (part: PagePart): string => (typeof part === 'string' ? part : part.markup);

/** Joins parts, each on a new line; empty ones are left out. UTF-8 without a byte order mark. */
export function joinParts(parts: readonly (PagePart | undefined)[]): Uint8Array {
  const chunks: Uint8Array[] = [];
  let words = '';
  for (const part of parts) {
    if (part === undefined || part === '') continue;
    const bytes = typeof part === 'string' ? undefined : part.bytes();
    if (!bytes) {
      words += `\n${markupOf(part)}`;
      continue;
    }
    if (words !== '') chunks.push(Buffer.from(words, 'utf8'));
    words = '';
    chunks.push(bytes);
  }
  if (words !== '') chunks.push(Buffer.from(words, 'utf8'));
  const [first, ...others] = chunks;
  return first ? Buffer.concat([first.subarray(1), ...others]) : Buffer.alloc(0);
}
