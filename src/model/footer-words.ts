/** The words that a workspace prints in the footer of all documents, such as a company's number, and how much room there is for them. */
import type { Inlines, Leaf } from './document.js';
import type { Span } from './source.js';
import type { FieldUse } from './template.js';
import { SOURCE_SANS, SOURCE_SERIF, type Theme } from './theme.js';

/** Words with placeholders, as policy.yaml has them. */
export interface FooterWords {
  readonly words: Inlines<Leaf>;
  readonly uses: readonly FieldUse[];
  readonly span: Span;
}

/** The words with one organisation's values, and the names of those. */
export interface FilledFooter {
  readonly words: string;
  readonly names: readonly string[];
  /** The same as nodes, with their places in policy.yaml. */
  readonly nodes: Inlines;
}

/** Where header and footer stand in the margins, in points; ROW is the distance of two lines as a multiple of their size. */
export const FURNITURE = {
  /** Closer to the paper's edge a printer may not print. */
  edge: 12,
  /** Between a hairline and the words beyond it. */
  gap: 6,
  /** The least distance of a hairline from the text. */
  leastHairline: 4,
  row: 1.3,
} as const;

/** How many lines of words find room in a theme's bottom margin. */
export function footerRows({ margins, sizes: { small } }: Theme): number {
  const { edge, gap, leastHairline, row } = FURNITURE;
  return Math.max(0, Math.floor((margins.bottom - edge - gap - leastHairline - small) / (small * row)) + 1);
}

/** How many lines the words may have below those that the theme itself prints. */
export function rowsForWords(theme: Theme): number {
  const { left, right } = theme.footer;
  // Where both sides are long, they stand one above the other.
  const own = left.length > 0 && right.length > 0 ? 2 : 1;
  return Math.max(0, footerRows(theme) - own);
}

/** About how many lines words need on a theme's upright page, rather too many than too few. */
export function rowsNeeded(words: string, { page, margins, sizes: { small }, faces }: Theme): number {
  const least = NARROW_FACES.has(faces.body.name) ? 0 : EVEN_WIDTH;
  const room = page.width - margins.left - margins.right;
  const space = Math.max(SPACE, least) * small;
  let [rows, used] = [1, 0];
  for (const word of words.split(' ')) {
    const width = widthOf(word, least) * small;
    if (used > 0 && used + space + width > room) [rows, used] = [rows + 1, 0];
    // A word that is wider than a line is broken.
    const all = used === 0 ? width : used + space + width;
    rows += Math.max(0, Math.ceil(all / room) - 1);
    used = all > room ? all % room : all;
  }
  return rows;
}

/** The widths of letters, as multiples of their size: those of wide faces, so that words of narrower ones fit too. */
const SPACE = 0.28;
const WIDTHS: readonly (readonly [letters: RegExp, width: number])[] = [
  [/[iljtfrI.,:;'’|()[\]/!-]/, 0.38],
  [/[mwMW@%&—]/, 0.92],
  [/[A-Z]/, 0.7],
  [/[ -~\u00a0-\u024f\u1e00-\u1eff‘’“”–]/, 0.56],
];

/** Faces whose narrow letters are known to be narrow. In others they may be as wide as any, as in a monospaced one. */
const NARROW_FACES: ReadonlySet<string> = new Set([SOURCE_SANS.name, SOURCE_SERIF.name]);
const EVEN_WIDTH = 0.62;

function widthOf(word: string, least: number): number {
  let width = 0;
  for (const letter of word) width += Math.max(least, WIDTHS.find(([letters]) => letters.test(letter))?.[1] ?? 1);
  return width;
}
