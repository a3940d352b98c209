/** The sheets of a document: upright, or turned on their side for a landscape range. Margins are the same on both. Points. */
import type { Theme } from '../../../model/theme.js';
import type { PageLayout } from './boxes.js';

export interface Sheet {
  readonly width: number;
  readonly height: number;
}

/** The upright sheets of a theme, or those turned on their side. */
export function sheetOf({ page: { width, height } }: Theme, isTurned: boolean): Sheet {
  return isTurned ? { width: height, height: width } : { width, height };
}

/** Whether a page is turned: then all its boxes but those of its foot are. */
export function isTurned(layout: PageLayout): boolean {
  return layout[0]?.box.isTurned === true || layout[1]?.box.isTurned === true;
}

/** The width of the text on a theme's sheets. */
export function textWidth(theme: Theme, isTurned: boolean): number {
  return sheetOf(theme, isTurned).width - theme.margins.left - theme.margins.right;
}

/** The width of running text, at most `measure`, and what is left beside it. */
export function textColumn(width: number, measure: number): { readonly width: number; readonly beyond: number } {
  const column = Math.min(width, measure);
  return { width: column, beyond: width - column };
}

/** The heights of the text on a theme's sheets. */
export interface TextHeights {
  readonly upright: number;
  readonly turned: number;
}

/** The heights of the text on a theme's upright and turned sheets. */
export function textHeights(theme: Theme): TextHeights {
  const { top, bottom } = theme.margins;
  return { upright: theme.page.height - top - bottom, turned: theme.page.width - top - bottom };
}
