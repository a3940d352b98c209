/** The colours of pages on a screen that people have set to dark: the theme's own, made lighter until they can be read. */
import { contrastRatio, LEAST_CONTRAST } from '../../model/contrast.js';

/** The grounds of a page and of the heads of its tables. */
const PAGE = '#16191c';
const TINT = '#23282d';
/** The text, words of less weight, and lines. */
const TEXT = '#e8eaec';
const MUTED = '#a9b1b8';
const LINE = '#4a525a';
/** Behind a word that was searched for. */
const MARK = '#5c4a00';

/** How much nearer to white each step is. */
const STEP = 0.04;

/** A colour `#rrggbb` made as much lighter as text in it needs on a dark ground (WCAG 2.2, 1.4.3). */
export function lightened(colour: string): string {
  for (let share = 0; share < 1; share += STEP) {
    const lighter = mixed(colour, share);
    if (contrastRatio(lighter, TINT) >= LEAST_CONTRAST) return lighter;
  }
  return TEXT;
}

/** A colour with so much of it, 0 to 1, given to white. */
function mixed(colour: string, share: number): string {
  const channels = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16);
    return Math.round(value + (255 - value) * share)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${channels.join('')}`;
}

/** The rules for a dark screen; `accent` is the theme's. Pictures, often with a white ground of their own, keep one. */
export function darkRules(accent: string): string {
  return `@media screen and (prefers-color-scheme:dark){
:root{color-scheme:dark;--page:${PAGE};--mark:${MARK};--accent:${lightened(accent)};--text:${TEXT};--muted:${MUTED};--line:${LINE};--tint:${TINT}}
img{padding:.3em;background:#fff}
}`;
}
