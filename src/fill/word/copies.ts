/**
 * What an `#each` repeats is a copy: names and numbers that may stand once in a document are taken out of it or made new.
 */

/** Anchors of ranges, which stand in the first copy alone. */
const RANGES =
  /<(?:[\w-]+:)?(?:bookmarkStart|bookmarkEnd|commentRangeStart|commentRangeEnd|commentReference)\b[^<>]*\/>/g;
/** Word's own identities of paragraphs ([MS-DOCX] 2.2.4). */
const IDENTITIES = / (?:w14|w16cid):(?:paraId|textId|durableId)="[^"]*"/g;
/** The id of a drawing (ISO/IEC 29500-1, 20.4.2.5), unique in a document. */
const DRAWING = /(<(?:[\w-]+:)?docPr\b[^<>]*?\sid=")(\d+)(")/g;
/** Drawings of the author's have small ids; those of copies begin here. */
const FIRST = 100_000_000;
const STEP = 1_000;

/** The same XML as the copy with a number, counted from 1 in its part. */
export function asCopy(xml: string, copy: number): string {
  let drawing = 0;
  return xml
    .replace(RANGES, '')
    .replace(IDENTITIES, '')
    .replace(DRAWING, (_, before: string, __: string, after: string) => {
      return `${before}${FIRST + copy * STEP + drawing++}${after}`;
    });
}
