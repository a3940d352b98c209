/** Composes the first pages of a book: the cover, and the list of policies by category, each with its page. */
import type { Book } from '../../../model/book.js';
import type { Element } from '../container/tags.js';
import type { Frame } from '../pages/galley.js';
import { type Composition, composeLines } from './composition.js';
import { composeEntry, PLACE } from './contents.js';
import { composeAccentRule, composeLogo } from './logo.js';

/** Where the cover starts, as a part of the page's height. */
const COVER_TOP = 0.2;
const LOGO_GAP = 28;
const TITLE_GAP = 26;
const RULE_GAP = 12;
const LINES_GAP = 18;
/** A logo is larger on a cover than in a masthead. */
const LOGO_SCALE = 1.6;

/** Composes the cover: logo, organisation, registration number, title and lines. */
export function composeCover(book: Book, frame: Frame, parent: Element, composition: Composition): void {
  const { galley, styles, tags, theme, pageHeight } = composition;
  const { logo, organisation, registration } = book.masthead;
  galley.push({ height: pageHeight * COVER_TOP, drawings: [], bars: [] });
  if (logo) {
    composeLogo(logo, theme.logo.height * LOGO_SCALE, frame, parent, composition);
    galley.space(LOGO_GAP);
  }
  const line = (words: Parameters<typeof composeLines>[0], style: Parameters<typeof composeLines>[1], type = 'P') =>
    composeLines(words, style, frame, tags.element(type, parent), composition, 'the cover');
  line([organisation], styles.organisation);
  if (registration) line([registration], styles.registration);
  galley.space(TITLE_GAP);
  line(galley.text(book.title), styles.title, 'H1');
  galley.space(RULE_GAP);
  composeAccentRule(frame, composition);
  galley.space(LINES_GAP);
  for (const words of book.lines) {
    line(galley.text(words), styles.body);
    galley.space(styles.body.leading / 4);
  }
}

const TITLE_BELOW = 8;
const CATEGORY_GAP = 12;
const ENTRY_GAP = 3;
const CODE_GAP = 10;

/** Composes the list. `indexes` are the places of the policies' entries in the outline. */
export function composeBookContents(
  book: Book,
  indexes: readonly number[],
  frame: Frame,
  parent: Element,
  composition: Composition,
): void {
  const { galley, styles, tags, outline, wording } = composition;
  composeLines(
    galley.text(wording.page.contents),
    styles.contentsTitle,
    frame,
    tags.element('P', parent),
    composition,
    PLACE,
  );
  galley.hold('lonely');
  galley.space(TITLE_BELOW);
  const column = codeColumn(book, composition);
  let category: string | undefined;
  let toc: Element | undefined;
  book.parts.forEach((part, n) => {
    const entry = outline[indexes[n] ?? 0];
    if (!entry) return;
    if (!toc || part.category !== category) {
      category = part.category;
      if (category !== undefined) {
        galley.space(CATEGORY_GAP);
        const heading = [{ type: 'strong', children: galley.text(category) } as const];
        composeLines(heading, styles.contents, frame, tags.element('P', parent), composition, PLACE);
        galley.hold('lonely');
      }
      toc = tags.element('TOC', parent);
    }
    galley.space(ENTRY_GAP);
    composeEntry(entry, indexes[n] ?? 0, frame, tags.element('TOCI', toc), composition, column);
  });
}

/** As wide as the widest code, so that all titles are aligned. */
function codeColumn({ parts }: Book, { galley, styles }: Composition): number {
  const widths = parts.map(({ code }) => (code ? galley.extent(galley.text(code), styles.contents).natural : 0));
  return Math.max(0, ...widths) + CODE_GAP;
}
