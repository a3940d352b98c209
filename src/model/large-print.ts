/**
 * Large print, as RNIB advises (Clear Print and large print: 16 points at least, no serifs, strong contrast, nothing set small or grey):
 * how a theme and a document become so.
 */
import type { Document } from './document.js';
import { remember } from './remember.js';
import { MILLIMETRE, SOURCE_SANS, type Theme } from './theme.js';
import { withTablesTurned } from './turned-tables.js';

/** Points. Code and cells are set a little smaller than text, and are still at least `LEAST`. */
const BODY = 19;
const LEAST = 16;
const HEADINGS = [24, 22, 20, 19, 19] as const;
const TITLE = 28;
const MARGIN = 18 * MILLIMETRE;

/** Columns; a table of more stands on landscape pages. */
const MOST_UPRIGHT = 3;

/** What follows such a table stays with it if it fills at most so many lines of usual letters. */
const SHORT_REST = 6;

/** The theme with large letters in black, without serifs; its accent colour and furniture stay. */
export const largePrint = remember((theme: Theme): Theme => {
  const { sizes, colours, margins } = theme;
  const [first, second, third, fourth, fifth] = HEADINGS.map((size, at) => Math.max(size, sizes.headings[at] ?? 0));
  return {
    ...theme,
    colours: { ...colours, text: '#000000', muted: '#000000', line: '#57606a' },
    sizes: {
      body: Math.max(BODY, sizes.body),
      title: Math.max(TITLE, sizes.title),
      headings: [first ?? BODY, second ?? BODY, third ?? BODY, fourth ?? BODY, fifth ?? BODY],
      small: LEAST,
    },
    margins: { ...margins, left: Math.min(margins.left, MARGIN), right: Math.min(margins.right, MARGIN) },
    faces: { ...theme.faces, body: SOURCE_SANS, headings: SOURCE_SANS },
    wordFace: 'Arial',
  };
});

/** Whether even what a theme sets smallest is large, so that two entries of document control have no room beside each other. */
export function isLargePrint(small: Theme['sizes']['small']): boolean {
  return small >= LEAST;
}

/** The document with each wide table on landscape pages, together with the headings right above it. */
export function forLargePrint(document: Document): Document {
  const blocks = withTablesTurned(document.blocks, ({ columns }) => columns.length > MOST_UPRIGHT, SHORT_REST);
  return blocks === document.blocks ? document : { ...document, blocks };
}
