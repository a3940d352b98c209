/** Composes a divider of a book: a page with the name of a category, before its policies. */
import type { Inlines } from '../../../model/document.js';
import type { Element } from '../container/tags.js';
import type { Frame } from '../pages/galley.js';
import { type Composition, composeTitle } from './composition.js';
import { MARK_GAP, TITLE_TOP } from './cover.js';
import { composeAccentMark } from './logo.js';

/** Composes the page, with the name where the cover has its title. */
export function composeDivider(name: Inlines, frame: Frame, parent: Element, composition: Composition): void {
  const { galley, styles, tags, pageHeight } = composition;
  galley.breakPage();
  galley.push({ height: pageHeight * TITLE_TOP, drawings: [], bars: [] });
  composeAccentMark(frame, composition);
  galley.space(MARK_GAP);
  composeTitle(name, styles.coverTitle, frame, tags.element('H1', parent), composition, PLACE);
}

const PLACE = 'a divider';
