/** Sentences around things that are no words: a link, or a field that the reader's program fills. */

/** Private-use characters: a mark for each thing, which no wording holds. */
const FIRST_MARK = 0xe010;
const MARK = /([\ue010-\ue01f])/u;

/**
 * Cuts a sentence at the things that it is told: `around(wording.page.number, PAGE, PAGES)` gives
 * `['Page ', PAGE, ' of ', PAGES]`. Holds no empty words.
 */
export function around<Thing>(
  sentence: (...marks: readonly [string, string]) => string,
  ...things: readonly [Thing, Thing]
): readonly (string | Thing)[];
export function around<Thing>(sentence: (mark: string) => string, thing: Thing): readonly (string | Thing)[];
export function around<Thing>(
  sentence: (...marks: [string, string]) => string,
  ...things: readonly Thing[]
): readonly (string | Thing)[] {
  const mark = (at: number) => String.fromCharCode(FIRST_MARK + at);
  return sentence(mark(0), mark(1))
    .split(MARK)
    .filter((piece) => piece !== '')
    .map((piece) => (MARK.test(piece) ? (things[piece.charCodeAt(0) - FIRST_MARK] ?? piece) : piece));
}
