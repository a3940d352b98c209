/** Composes the first pages of a book: the cover, and the list of policies by category, each with its page. */
import type { Book } from '../../../model/book.js';
import type { Element } from '../container/tags.js';
import type { Box } from '../pages/boxes.js';
import type { Frame } from '../pages/galley.js';
import { type Composition, composeLines, composeTitle } from './composition.js';
import { composeEntry, PLACE } from './contents.js';
import { composeAccentMark, composeLogo } from './logo.js';

/** Where the title starts, as a part of the page's height: a little above its middle, where the eye looks first. */
export const TITLE_TOP = 0.34;
export const MARK_GAP = 18;
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

/** The places in the outline of a part’s entries. */
export interface ListedPart {
  readonly index: number;
  /** That of the divider before it, if there is one. */
  readonly divider?: number;
}

/** Composes the list. `listed` are the places of the parts’ entries in the outline. */
export function composeBookContents(
  book: Book,
  listed: readonly ListedPart[],
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
    const { index, divider } = listed[n] ?? { index: 0 };
    const entry = outline[index];
    if (!entry) return;
    if (!toc || part.category !== category) {
      category = part.category;
      toc = category === undefined ? tags.element('TOC', parent) : composeCategory(category, divider);
    }
    galley.space(ENTRY_GAP);
    composeEntry(entry, index, frame, tags.element('TOCI', toc), composition, column);
  });

  /** A category, with the page of its divider if it has one; gives the element for the entries of its policies. */
  function composeCategory(name: string, divider: number | undefined): Element {
    const entry = divider === undefined ? undefined : outline[divider];
    galley.space(CATEGORY_GAP);
    if (divider !== undefined && entry) {
      const item = tags.element('TOCI', tags.element('TOC', parent));
      composeEntry(entry, divider, frame, item, composition);
      galley.hold('lonely');
      return tags.element('TOC', item);
    }
    const heading = [{ type: 'strong', children: galley.text(name) } as const];
    composeLines(heading, styles.contents, frame, tags.element('P', parent), composition, PLACE);
    galley.hold('lonely');
    return tags.element('TOC', parent);
  }
}

/** As wide as the widest code, so that all titles are aligned. */
function codeColumn({ parts }: Book, { galley, styles }: Composition): number {
  const widths = parts.map(({ code }) => (code ? galley.extent(galley.text(code), styles.contents).natural : 0));
  return Math.max(0, ...widths) + CODE_GAP;
}
