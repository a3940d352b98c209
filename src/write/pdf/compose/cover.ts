/** Composes the first pages of a book: the cover, and the list of policies by category, each with its page. */
import type { Book } from '../../../model/book.js';
import type { Element } from '../container/tags.js';
import type { Box } from '../pages/boxes.js';
import type { Frame } from '../pages/galley.js';
import { type Composition, composeLines, composeTitle } from './composition.js';
import { composeEntry, PLACE } from './contents.js';
import { composeAccentMark, composeLogo } from './logo.js';

/** Where the title starts, as a part of the page's height: a little above its middle, where the eye looks first. */
const TITLE_TOP = 0.34;
const MARK_GAP = 18;
const TITLE_GAP = 8;
const LINES_GAP = 16;
const FOOT_GAP = 8;
/** A logo is larger on a cover than in a masthead. */
const LOGO_SCALE = 1.6;

/** Composes the cover: the logo at its top, organisation, title and lines in the middle, and at its foot the issue, the number of policies and the registration. */
export function composeCover(book: Book, frame: Frame, parent: Element, composition: Composition): void {
  const { galley, styles, tags, theme, pageHeight } = composition;
  const { logo, organisation, registration } = book.masthead;
  const line = (
    words: Parameters<typeof composeLines>[0],
    style: Parameters<typeof composeLines>[1],
    into = composition,
  ) => composeLines(words, style, frame, tags.element('P', parent), into, COVER);
  galley.push({ height: 0, drawings: [], bars: [] });
  if (logo) composeLogo(logo, theme.logo.height * LOGO_SCALE, frame, parent, composition);
  fillUpTo(pageHeight * TITLE_TOP, galley);
  composeAccentMark(frame, composition);
  galley.space(MARK_GAP);
  line([organisation], styles.coverLine);
  galley.space(TITLE_GAP);
  composeTitle(galley.text(book.title), styles.coverTitle, frame, tags.element('H1', parent), composition, COVER);
  book.lines.forEach((words, n) => {
    galley.space(n === 0 ? LINES_GAP : styles.body.leading / 4);
    line(galley.text(words), styles.body);
  });
  const foot = { ...composition, galley: galley.beside() };
  const [issue = '', ...more] = book.foot;
  line(galley.text(issue), styles.contentsTitle, foot);
  for (const words of more) line(galley.text(words), styles.registration, foot);
  if (registration) line([registration], styles.registration, foot);
  const height = heightOf(foot.galley.boxes);
  fillUpTo(pageHeight - height - FOOT_GAP, galley);
  for (const { before, breakBefore: _, ...box } of foot.galley.boxes) {
    galley.space(before);
    galley.push(box);
  }
}

const COVER = 'the cover';

/** Leaves the page empty down to a height, if it is not as full yet. */
function fillUpTo(height: number, galley: Composition['galley']): void {
  const room = height - heightOf(galley.boxes);
  if (room > 0) galley.push({ height: room, drawings: [], bars: [] });
}

function heightOf(boxes: readonly Box[]): number {
  return boxes.reduce((sum, { before, height }) => sum + before + height, 0);
}

const TITLE_BELOW = 6;
const CATEGORY_GAP = 10;
const ENTRY_GAP = 1;
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
    styles.bookContentsTitle,
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
