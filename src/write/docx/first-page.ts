/**
 * Estimates how far the head of a document and its list of contents fill the first page in Word, so that a list that is a few lines too
 * long is set closer instead, as in PDFs.
 */
import { type Document, inlineText, type OutlineEntry } from '../../model/document.js';
import { isLargePrint } from '../../model/large-print.js';
import type { Theme } from '../../model/theme.js';
import { CLOSE_GAP, type ContentsGaps, listedEntries } from './contents.js';
import { BOLD, faceWidth, widthInCalibri } from './letter-widths.js';
import { controlColumns } from './masthead.js';
import { drawnSize } from './pictures.js';
import type { TextArea } from './place.js';
import { CELL_LINE } from './row-height.js';
import { CLOSE_LINE, CONTENTS_SPACE, contentsIndent, HEAD_SPACE, NATURAL_LINE } from './styles.js';
import { CELL_PADDING } from './table-styles.js';

/** How the list of a document is set: closer where that alone keeps it on the first page. */
export function contentsGaps(document: Document, area: TextArea, theme: Theme): ContentsGaps {
  const entries = listedEntries(document);
  const above = headHeight(document, area, theme) + headingHeight(theme);
  const isOnPage = (gap: number): boolean => above + entriesHeight(entries, gap, area, theme) <= area.height;
  return !isOnPage(CONTENTS_SPACE.aboveEntry[0]) && isOnPage(CLOSE_GAP) ? 'close' : 'usual';
}

/** A line of letters, in points. */
const lineOf = (size: number): number => (size * NATURAL_LINE * CLOSE_LINE) / 240;

/** How many lines words fill. Lengths are in points. */
function linesOf(words: string, size: number, width: number, theme: Theme): number {
  return Math.max(1, Math.ceil((widthInCalibri(words) * faceWidth(theme) * size) / width));
}

/** What stands above the list: logo, organisation, title and control table. */
function headHeight({ masthead, title, control }: Document, area: TextArea, theme: Theme): number {
  const { sizes } = theme;
  const width = area.width / 20;
  const logo = masthead.logo ? drawnSize(masthead.logo, { width, height: area.logo }).height + HEAD_SPACE.belowLogo : 0;
  const registration = masthead.registration ? lineOf(sizes.small) + 1 : 0;
  const titleLines = linesOf(inlineText(title), sizes.title * BOLD, width, theme);
  const { aboveTitle, aboveRule, belowTitle } = HEAD_SPACE;
  const titled = aboveTitle + titleLines * lineOf(sizes.title) + aboveRule + belowTitle;
  return logo + lineOf(sizes.small + 2) + registration + titled + controlHeight(control, area, theme);
}

/** Entries share rows by two, except in large print. */
function controlHeight(control: Document['control'], area: TextArea, theme: Theme): number {
  const isLarge = isLargePrint(area.small);
  const { label, value } = controlColumns(area);
  const lines = control.map((entry) =>
    Math.max(
      linesOf(entry.label, area.small, inner(label), theme),
      linesOf(entry.value, area.small, inner(value), theme),
    ),
  );
  const rows = isLarge ? lines : lines.flatMap((own, at) => (at % 2 === 0 ? [Math.max(own, lines[at + 1] ?? 1)] : []));
  return rows.reduce((sum, each) => sum + each * area.small * CELL_LINE + (2 * CELL_PADDING.block) / 20, 0);
}

/** The room for words in a column in twips, in points. */
const inner = (column: number): number => (column - 2 * CELL_PADDING.inline) / 20;

function headingHeight({ sizes }: Theme): number {
  const { aboveHeading, belowHeading } = CONTENTS_SPACE;
  return aboveHeading + lineOf(sizes.headings[0]) + belowHeading;
}

function entriesHeight(entries: readonly OutlineEntry[], gap: number, area: TextArea, theme: Theme): number {
  const { body } = theme.sizes;
  return entries.reduce((sum, { heading }) => {
    const width = (area.width - contentsIndent(heading.level, body)) / 20;
    const above = heading.level === 1 ? gap : CONTENTS_SPACE.aboveEntry[1];
    return sum + above + linesOf(inlineText(heading.children), body, width, theme) * lineOf(body);
  }, 0);
}
