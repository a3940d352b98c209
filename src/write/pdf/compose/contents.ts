/**
 * Composes the list of contents: the headings of the first two levels, each a link, with dots to its page number. Its height
 * doesn't depend on the page numbers, so pages can be laid out before the numbers are known. It is tagged with TOC, TOCI,
 * Reference and Link (ISO 32000-1, 14.8.4.3.1 and 14.8.4.4.1), and the dots are an artifact.
 */
import type { Document, Link, OutlineEntry } from '../../../model/document.js';
import { withoutLinks } from '../../../model/walk.js';
import { colourOperands } from '../container/syntax.js';
import type { Element } from '../container/tags.js';
import type { Box, Drawing } from '../pages/boxes.js';
import type { Frame } from '../pages/galley.js';
import { paginate } from '../pages/paginate.js';
import type { TextHeights } from '../pages/sheet.js';
import { type Composition, composeLines, setNumber } from './composition.js';

/** A document with more pages than this has a list. */
const WITHOUT_CONTENTS = 4;

/** Points. */
const ABOVE = 12;
const BELOW = 6;
const TITLE_BELOW = 5;
const CHAPTER_GAP = 4.5;
/** Where the last entries would run on to another page, and needn’t. */
const CLOSE_CHAPTER_GAP = 1;
/** From the edge to the words of a level, which come after its number. */
const WORD_COLUMNS: readonly number[] = [22, 52];
/** From the edge to the number of a level. */
const NUMBER_COLUMNS: readonly number[] = [0, 22];
const NUMBER_GAP = 6;
/** Room for page numbers of three digits. */
const PAGE_COLUMN = 22;
const LEADER_GAP = 5;

/** Whether a document has a list of contents. `pages` doesn't count the list itself. */
export function wantsContents({ contents, outline }: Document, pages: number): boolean {
  return outline.filter(isListed).length > 1 && (contents ?? pages > WITHOUT_CONTENTS);
}

function isListed({ heading }: OutlineEntry): boolean {
  return heading.level <= 2;
}

/** If the list leaves less than this part of its page, the text starts on a new one: a few lines would look lost. */
const LEAST_BEGINNING = 0.25;

/** Puts the boxes of the list before those of the text. The masthead stays first. */
export function insertContents(
  head: readonly Box[],
  contents: readonly Box[],
  text: readonly Box[],
  heights: TextHeights,
): readonly Box[] {
  const before = withFewestPages(head, contents, heights);
  const last = paginate(before, heights).at(-1)?.at(-1);
  const room = heights.upright - (last ? last.y + last.box.height : 0);
  const [first, ...following] = text;
  if (!first || room > heights.upright * LEAST_BEGINNING) return [...before, ...text];
  return [...before, { ...first, breakBefore: 'always' }, ...following];
}

/** Sets chapters closer where that saves the list a page. */
function withFewestPages(head: readonly Box[], contents: readonly Box[], heights: TextHeights): readonly Box[] {
  const usual = [...head, ...contents];
  const pages = paginate(usual, heights).length;
  if (pages === 1) return usual;
  const closer = contents.map((box) => (box.before === CHAPTER_GAP ? { ...box, before: CLOSE_CHAPTER_GAP } : box));
  const close = [...head, ...closer];
  return paginate(close, heights).length < pages ? close : usual;
}

/** Composes the list into the galley, with its tags after those the parent already has. */
export function composeContents(
  outline: readonly OutlineEntry[],
  frame: Frame,
  parent: Element,
  composition: Composition,
): void {
  const { galley, styles, tags, wording } = composition;
  galley.space(ABOVE);
  const title = tags.element('P', parent);
  composeLines(galley.text(wording.page.contents), styles.contentsTitle, frame, title, composition, PLACE);
  galley.hold('lonely');
  galley.space(TITLE_BELOW);
  const toc = tags.element('TOC', parent);
  let chapter: Element | undefined;
  let sections: Element | undefined;
  outline.forEach((entry, index) => {
    if (!isListed(entry)) return;
    if (entry.heading.level === 1) {
      galley.space(CHAPTER_GAP);
      chapter = tags.element('TOCI', toc);
      sections = undefined;
      composeEntry(entry, index, frame, chapter, composition);
      return;
    }
    if (chapter) sections ??= tags.element('TOC', chapter);
    composeEntry(entry, index, frame, tags.element('TOCI', sections ?? toc), composition);
  });
  galley.space(BELOW);
}

/** Composes one entry: its number, its words, and dots to its page. `column` is where the words start. */
export function composeEntry(
  entry: OutlineEntry,
  index: number,
  frame: Frame,
  item: Element,
  { galley, styles, tags, theme }: Composition,
  column = WORD_COLUMNS[entry.heading.level - 1] ?? 0,
): void {
  const { heading, number, anchor } = entry;
  const style = styles.contents;
  const baseline = style.baseline;
  const tag = tags.element('Link', tags.element('Reference', item));
  const { hanging: label, children } = setNumber(number, heading.children, style, frame, galley, PLACE);
  const labelX = frame.left + (NUMBER_COLUMNS[heading.level - 1] ?? 0);
  const x = label ? Math.max(frame.left + column, labelX + label.width + NUMBER_GAP) : labelX;
  const right = frame.left + frame.width;
  const words = galley.set(withoutLinks(children), style, right - PAGE_COLUMN - x, PLACE).lines;
  const linkWords = number === '' ? heading.children : [...galley.text(`${number} `), ...heading.children];
  const link: Link = { type: 'link', target: { kind: 'heading', anchor }, children: linkWords };
  words.forEach((line, n) => {
    const drawings: Drawing[] = [];
    if (n === 0 && label) drawings.push({ type: 'line', line: label, x: labelX, baseline, tag });
    drawings.push({ type: 'line', line, x, baseline, tag });
    if (n === words.length - 1) {
      const colour = colourOperands(theme.colours.muted);
      drawings.push({ type: 'leader', from: x + line.width + LEADER_GAP, to: right - PAGE_COLUMN, baseline, colour });
      const set = (page: number) => galley.set(galley.text(` ${page}`), style, frame.width, PLACE).lines[0];
      drawings.push({ type: 'page-of', heading: index, set, right, baseline, tag });
    }
    drawings.push({ type: 'area', x: labelX, y: 0, width: right - labelX, height: style.leading, link, tag });
    if (n > 0) galley.hold('lonely');
    galley.push({ height: style.leading, drawings, bars: [] });
  });
}

export const PLACE = 'the list of contents';
