/**
 * Prepares the copies that an `#each` makes: names and ids that must be unique in a document are removed or renumbered.
 */

/** Anchors of ranges: only the first copy keeps them. */
const RANGES =
  /<(?:[\w-]+:)?(?:bookmarkStart|bookmarkEnd|commentRangeStart|commentRangeEnd|commentReference)\b[^<>]*\/>/g;
/** Word's own identities of paragraphs ([MS-DOCX] 2.2.4). */
const IDENTITIES = / (?:w14|w16cid):(?:paraId|textId|durableId)="[^"]*"/g;
/** The id of a drawing (ISO/IEC 29500-1, 20.4.2.5), unique in a document. */
const DRAWING = /(<(?:[\w-]+:)?docPr\b[^<>]*?\sid=")(\d+)(")/g;
/** The author's drawings have small ids; the ids of copies begin here. */
const FIRST = 100_000_000;
const STEP = 1_000;

/** Makes the XML of a copy; `copy` is its number in the part, from 1. */
export function asCopy(xml: string, copy: number): string {
  let drawing = 0;
  return xml
    .replace(RANGES, '')
    .replace(IDENTITIES, '')
    .replace(DRAWING, (_, before: string, __: string, after: string) => {
      return `${before}${FIRST + copy * STEP + drawing++}${after}`;
    });
}
