/**
 * Sets what is on every page outside the text: the theme's header and footer, and DRAFT, AWAITING APPROVAL or WITHDRAWN across documents that
 * aren't in force. Screen readers skip them (they are artifacts), so everything they say is in the document too.
 */
import type { Document, Properties } from '../../../model/document.js';
import { footerRows } from '../../../model/footer-words.js';
import { type AnyPart, documentFooter, documentHeader, type FurnitureSides } from '../../../model/printed-furniture.js';
import { pageMark } from '../../../model/standing-words.js';
import type { Theme } from '../../../model/theme.js';
import type { Line } from '../lines/break.js';
import type { TypeStyles } from '../lines/type-styles.js';
import type { Galley } from './galley.js';
import { textWidth } from './sheet.js';

export interface PageFurniture {
  /** The header of a page, counted from 1. On a document's first it leaves out what the masthead already says. */
  header(page: PageAt): readonly FurnitureLine[];
  footer(page: PageAt): readonly FurnitureLine[];
  /** The word across a page. */
  watermark(page: number): Line | undefined;
  /** How many lines the words of the footer are too many for the margin below the text; absent: none. */
  readonly excess?: number;
}

/** A page, counted from 1, and how many there are. */
export interface PageAt {
  readonly page: number;
  readonly pages: number;
  /** Whether its sheet is turned on its side. */
  readonly isTurned: boolean;
}

export interface FurnitureLine {
  readonly line: Line;
  readonly x: number;
  /** Counted from the hairline: 0 is the line next to it. */
  readonly row: number;
}

/** What furniture takes from a document. */
type FurnitureSource = Pick<Document, 'properties' | 'wording'>;

/** Between the left and the right side, in points. */
const GAP = 24;

const EVERY_DIGIT = 1_234_567_890;

/** Sets the furniture of a document that starts on page `first`. Missing characters are noted in the galley. */
export function setFurniture(
  document: Pick<Document, 'properties' | 'wording'>,
  galley: Galley,
  styles: TypeStyles,
  theme: Theme,
  first = 1,
): PageFurniture {
  const setIn = (place: string) => (words: string) =>
    galley.set(galley.text(words), styles.furniture, 1e6, place).lines[0];
  const set = { header: setIn('the header'), footer: setIn('the footer') };
  const wrapIn = (place: string, width: number) => (words: string) =>
    galley.set(galley.text(words), styles.furniture, width, place).lines;
  // All words and every digit are set once before anything is drawn, so that missing characters are found in time.
  for (const [parts, setPart] of [
    ...[true, false].map((isFirst) => [documentHeader(document.properties, theme, isFirst), set.header] as const),
    ...[true, false].map((isFirst) => [documentFooter(document.properties, theme, isFirst), set.footer] as const),
  ])
    for (const part of [...parts.left, ...parts.right]) setPart(partWords(part, document, EVERY_DIGIT, 1));
  const onSheet = (isTurned: boolean): Pick<PageFurniture, 'header' | 'footer'> => {
    const [left, width] = [theme.margins.left, textWidth(theme, isTurned)];
    const fits = (words: string) => galley.extent(galley.text(words), styles.furniture).natural <= width;
    const source = { wording: document.wording, properties: shortened(document.properties, fits) };
    return {
      header: ({ page, pages }) => {
        const parts = documentHeader(document.properties, theme, page === first);
        return furnitureLines(
          parts,
          source,
          page,
          pages,
          { left, width, set: set.header, wrap: wrapIn('the header', width) },
          'above',
        );
      },
      footer: ({ page, pages }) => {
        const wrap = wrapIn('the footer', width);
        const parts = documentFooter(document.properties, theme, page === first);
        const lines = furnitureLines(parts, source, page, pages, { left, width, set: set.footer, wrap }, 'below');
        return [...lines, ...linesBelow(lines, document.properties.footer, { left, wrap })];
      },
    };
  };
  const upright = onSheet(false);
  let turned: typeof upright | undefined;
  const on = ({ isTurned }: PageAt) => {
    if (!isTurned) return upright;
    turned ??= onSheet(true);
    return turned;
  };
  const watermark = watermarkOf(document, galley, styles, theme);
  const everyDigit = { page: EVERY_DIGIT, pages: 1, isTurned: false };
  upright.header(everyDigit);
  const rows = Math.max(0, ...upright.footer(everyDigit).map(({ row }) => row + 1));
  const excess = document.properties.footer === undefined ? 0 : rows - footerRows(theme);
  return {
    ...(excess > 0 ? { excess } : {}),
    header: (page) => on(page).header(page),
    footer: (page) => on(page).footer(page),
    watermark: () => watermark,
  };
}

/** The greatest part of a page's diagonal that the watermark takes. */
const LONGEST_WATERMARK = 0.7;

function watermarkOf(
  { properties: { status }, wording }: FurnitureSource,
  galley: Galley,
  { watermarks }: TypeStyles,
  { page }: Theme,
): Line | undefined {
  const mark = pageMark(status, wording);
  if (mark === undefined) return undefined;
  const word = galley.text(mark);
  const room = Math.hypot(page.width, page.height) * LONGEST_WATERMARK;
  const style = watermarks.find((size) => galley.extent(word, size).natural <= room) ?? watermarks.at(-1);
  return style && galley.set(word, style, 1e6).lines[0];
}

/** The words of a part, or none. */
function partWords(part: AnyPart, { properties, wording }: FurnitureSource, page: number, pages: number): string {
  if (typeof part === 'object')
    return part.pieces
      .map((piece) => ('words' in piece ? piece.words : String(piece.count === 'page' ? page : pages)))
      .join('');
  const { organisation, title, code, version, status, nextReview, notice, issue } = properties;
  switch (part) {
    case 'organisation':
      return organisation;
    case 'title':
      return title;
    case 'code':
      return code ?? '';
    case 'version':
      return version ? wording.page.version(version) : '';
    case 'status':
      return status ? wording.status[status] : '';
    case 'next_review':
      return nextReview ? wording.page.nextReview(nextReview) : '';
    case 'page':
      return wording.page.number(String(page), String(pages));
    case 'uncontrolled':
      return wording.page.uncontrolled;
    case 'notice':
      return notice ?? '';
    case 'issue':
      return issue ?? '';
  }
}

/** Shortens properties that are too long for a line. Each page then has little to shorten. */
function shortened(properties: Properties, fits: (words: string) => boolean): Properties {
  const shorten = (words: string) => (fits(words) ? words : beginning(words, fits));
  const { title, organisation, code, version, nextReview } = properties;
  return {
    ...properties,
    title: shorten(title),
    organisation: shorten(organisation),
    ...(code && { code: shorten(code) }),
    ...(version && { version: shorten(version) }),
    ...(nextReview && { nextReview: shorten(nextReview) }),
  };
}

interface Setting {
  readonly left: number;
  readonly width: number;
  readonly set: (words: string) => Line | undefined;
  /** As many lines as the width asks for. */
  readonly wrap: (words: string) => readonly Line[];
}

/** The left and the right side. If they don't fit side by side, they are one above the other, both at the left. */
function furnitureLines(
  { left, right }: FurnitureSides,
  source: FurnitureSource,
  page: number,
  pages: number,
  setting: Setting,
  side: 'above' | 'below',
): readonly FurnitureLine[] {
  const wrapped = wrappedLines([left, right], (part) => partWords(part, source, page, pages), setting, side);
  if (wrapped) return wrapped;
  const setSide = (parts: readonly AnyPart[]) =>
    setParts(
      parts.map((part) => partWords(part, source, page, pages)),
      setting,
    );
  const [first, second] = [setSide(left), setSide(right)];
  const isOneLine = !first || !second || first.width + GAP + second.width <= setting.width;
  const lines: FurnitureLine[] = [];
  if (first) lines.push({ line: first, x: setting.left, row: isOneLine || side === 'below' ? 0 : 1 });
  if (second) {
    const x = isOneLine ? setting.left + setting.width - second.width : setting.left;
    lines.push({ line: second, x, row: isOneLine || side === 'above' ? 0 : 1 });
  }
  return lines;
}

/** The workspace's words, in as many lines as they need below the others. */
function linesBelow(
  lines: readonly FurnitureLine[],
  words: string | undefined,
  { left, wrap }: Pick<Setting, 'left' | 'wrap'>,
): readonly FurnitureLine[] {
  if (words === undefined) return [];
  const first = Math.max(0, ...lines.map(({ row }) => row + 1));
  return wrap(words).map((line, at) => ({ line, x: left, row: first + at }));
}

/** As many lines as find room in a margin. */
const MOST_LINES = 4;

/** An author's own lines, none of which the document says elsewhere, where they don't fit on one; undefined where they do. */
function wrappedLines(
  sides: readonly (readonly AnyPart[])[],
  wordsOf: (part: AnyPart) => string,
  { left, width, set, wrap }: Setting,
  side: 'above' | 'below',
): readonly FurnitureLine[] | undefined {
  if (!sides.flat().some((part) => typeof part === 'object')) return undefined;
  const texts = sides.map((parts) => parts.map(wordsOf).filter((words) => words !== ''));
  const together = texts.map((words) => words.join(' · ')).filter((words) => words !== '');
  const room = together.reduce((sum, words) => sum + (set(words)?.width ?? 0), (together.length - 1) * GAP);
  if (room <= width) return undefined;
  const lines = texts.flat().flatMap(wrap);
  const shown = lines.length <= MOST_LINES ? lines : together.flatMap(wrap);
  return shown.map((line, at) => ({ line, x: left, row: side === 'above' ? shown.length - 1 - at : at }));
}

/** Parts on one line. If they are too long, the longest ends in an ellipsis, since the document has it in full. */
function setParts(parts: readonly string[], { set, width }: Setting): Line | undefined {
  const texts = parts.filter((part) => part !== '');
  if (texts.length === 0) return undefined;
  const setTogether = (words: readonly string[]) => set(words.join(' · '));
  let line = setTogether(texts);
  for (let tries = texts.length; line && line.width > width && tries > 0; tries--) {
    const longest = texts.reduce((best, part, n) => (part.length > (texts[best]?.length ?? 0) ? n : best), 0);
    const fits = (words: string) => (setTogether(texts.with(longest, words))?.width ?? 0) <= width;
    texts[longest] = beginning(texts[longest] ?? '', fits);
    line = setTogether(texts);
  }
  return line;
}

/** As many letters of words that are too long as fit before an ellipsis. The ellipsis alone if none fit. */
function beginning(words: string, fits: (words: string) => boolean): string {
  const letters = [...words];
  const cut = (count: number) => `${letters.slice(0, count).join('').trimEnd()}…`;
  let low = 0;
  for (let high = letters.length - 1; low < high; ) {
    const middle = (low + high + 1) >> 1;
    if (fits(cut(middle))) low = middle;
    else high = middle - 1;
  }
  return cut(low);
}
