/**
 * Writes a whole pack as one PDF: cover, contents, and each policy from a new page, with one count of pages and one tree of
 * tags. A link to a policy leads to its first page. A link to a heading leads to the heading of the same policy, since two
 * policies may have headings of the same name.
 */
import type { Book, BookPart } from '../../model/book.js';
import type { Outcome } from '../../model/diagnostic.js';
import { type Heading, inlineText, type OutlineEntry } from '../../model/document.js';
import { composeBlocks } from './compose/blocks.js';
import type { Composition } from './compose/composition.js';
import { composeBookContents, composeCover } from './compose/cover.js';
import { withWideTablesTurned } from './compose/fitting.js';
import { composeFootnotes, documentNotes, openFeet } from './compose/footnotes.js';
import { composeMasthead } from './compose/masthead.js';
import { assemblePdf, type Typography } from './container/assemble.js';
import { openTagTree } from './container/tags.js';
import { measureOf } from './lines/measure.js';
import type { Box, PageLayout } from './pages/boxes.js';
import type { NoteBoxes } from './pages/foot.js';
import { type PageFurniture, setFurniture } from './pages/furniture.js';
import { type Frame, Galley, wholeWidth } from './pages/galley.js';
import type { Destinations } from './pages/links.js';
import { paginate } from './pages/paginate.js';
import { textHeights } from './pages/sheet.js';
import { footerRefusal, refusals } from './refusals.js';
import { bookmarkOf, pageFrame } from './write-pdf.js';

/** A part of the book, and the places of its entries in the outline. */
interface PlacedPart {
  readonly part: BookPart;
  /** The entry of its title. The entries of its headings follow. */
  readonly index: number;
  /** The first entry after its own. */
  readonly end: number;
}

/** Writes a book, or reports what can't be written. */
export function bindPdf(book: Book, typography: Typography): Outcome<Uint8Array> {
  const { theme, styles } = typography;
  const { outline, parts } = outlineOf(book);
  const tags = openTagTree();
  const galley = new Galley(typography.typesetter);
  const heights = textHeights(theme);
  const composition: Composition = {
    galley,
    tags,
    styles,
    theme,
    measure: measureOf(typography),
    pageHeight: heights.upright,
    outline,
    wording: book.wording,
    headings: 0,
    blocks: composeBlocks,
  };
  const frame = pageFrame(typography);
  composeCover(book, wholeWidth(frame), tags.element('Part', tags.root), composition);
  galley.breakPage();
  const contentsStart = galley.boxes.length;
  composeBookContents(
    book,
    parts.map(({ index }) => index),
    frame,
    tags.element('Part', tags.root),
    composition,
  );
  const composed = parts.map((placed, n) => composePart(placed, `policy-${n + 1}-`, frame, composition));
  const starts = composed.map(({ start }) => start);
  const noteBoxes = new Map(composed.flatMap(({ notes }) => [...notes]));
  const feet = noteBoxes.size > 0 ? openFeet(noteBoxes, frame, theme) : undefined;
  const boxes = withHeadings(galley.boxes, parts, starts);
  const pages = paginate(boxes, heights, feet);
  const opening = new Set([contentsStart, ...starts].flatMap((at) => boxes[at] ?? []));
  const layouts = book.twoSided ? onRightHandPages(pages, opening) : pages;
  const furniture = bookFurniture(book, parts, layouts, composition);
  const diagnostics = [...refusals(galley.missing, book), ...footerRefusal(furniture, book)];
  if (diagnostics.length > 0) return { diagnostics };
  const value = assemblePdf({
    layouts,
    furniture,
    tags,
    find: finder(outline, parts, layouts),
    bookmarks: outline.map((entry, at) => {
      const bookmark = bookmarkOf(entry);
      return parts.some(({ index }) => index === at) ? bookmark : { ...bookmark, level: bookmark.level + 1 };
    }),
    wording: book.wording,
    properties: book.properties,
    typography,
  });
  return { value, diagnostics: [] };
}

/** The outline of the book: each policy's title, then its headings. */
function outlineOf({ parts }: Book): {
  readonly outline: readonly OutlineEntry[];
  readonly parts: readonly PlacedPart[];
} {
  const outline: OutlineEntry[] = [];
  const placed = parts.map((part): PlacedPart => {
    const index = outline.length;
    const words = inlineText(part.document.title).replace(/\s+/g, ' ').trim();
    const heading: Heading = { type: 'heading', level: 1, children: [{ type: 'text', value: words }] };
    outline.push({ heading, number: part.code ?? '', anchor: anchorOf(part) }, ...part.document.outline);
    return { part, index, end: outline.length };
  });
  return { outline, parts: placed };
}

/** No heading's anchor contains a colon. */
const anchorOf = ({ file }: BookPart) => `policy:${file}`;

/** A policy of the book, composed. */
interface ComposedPart {
  /** The index of its first box. */
  readonly start: number;
  readonly notes: NoteBoxes;
}

/** Composes a policy as it is by itself, with its own footnotes, but without its list of contents. */
function composePart(
  { part: { document }, index }: PlacedPart,
  prefix: string,
  frame: Frame,
  composition: Composition,
): ComposedPart {
  const { galley, tags } = composition;
  const start = galley.boxes.length;
  composition.headings = index + 1;
  const element = tags.element('Part', tags.root);
  galley.breakPage();
  const notes = documentNotes(document, prefix);
  galley.findNote = notes?.find;
  composeMasthead(document, wholeWidth(frame), element, composition);
  composeBlocks(
    withWideTablesTurned(document.blocks, wholeWidth(frame).width, composition),
    frame,
    element,
    composition,
  );
  const boxes = notes && composeFootnotes(notes, galley.boxes.slice(start), frame, composition);
  galley.findNote = undefined;
  return { start, notes: boxes ?? new Map() };
}

/** Makes each policy's entry in the outline lead to its first box. */
function withHeadings(boxes: readonly Box[], parts: readonly PlacedPart[], starts: readonly number[]): readonly Box[] {
  const headings = new Map(starts.map((start, n) => [start, parts[n]?.index ?? 0]));
  return boxes.map((box, at) => {
    const heading = headings.get(at);
    return heading === undefined ? box : { ...box, heading };
  });
}

/** Puts an empty page before each page that begins with one of some boxes and would be a left-hand one. */
function onRightHandPages(layouts: readonly PageLayout[], opening: ReadonlySet<Box>): readonly PageLayout[] {
  const pages: PageLayout[] = [];
  for (const layout of layouts) {
    const [first] = layout;
    if (first && opening.has(first.box) && pages.length % 2 === 1) pages.push([]);
    pages.push(layout);
  }
  return pages;
}

/** The part that each page belongs to. */
function partsByPage(
  layouts: readonly PageLayout[],
  parts: readonly PlacedPart[],
): readonly (PlacedPart | undefined)[] {
  const byIndex = new Map(parts.map((part) => [part.index, part]));
  let current: PlacedPart | undefined;
  return layouts.map((layout) => {
    for (const { box } of layout)
      current = (box.heading === undefined ? undefined : byIndex.get(box.heading)) ?? current;
    return current;
  });
}

/** Each policy keeps its own header and footer, with the page numbers of the book. */
function bookFurniture(
  book: Book,
  parts: readonly PlacedPart[],
  layouts: readonly PageLayout[],
  { galley, styles, theme }: Composition,
): PageFurniture {
  const pages = partsByPage(layouts, parts);
  const frontFurniture = setFurniture(book, galley, styles, theme);
  const partFurniture = new Map(
    parts.map((part) => [part, setFurniture(part.part.document, galley, styles, theme, pages.indexOf(part) + 1)]),
  );
  const isBare = (page: number) => page === 1 || layouts[page - 1]?.length === 0;
  const furnitureOn = (page: number) => partFurniture.get(pages[page - 1] as PlacedPart) ?? frontFurniture;
  return {
    ...(frontFurniture.excess === undefined ? {} : { excess: frontFurniture.excess }),
    // The cover and empty pages need neither.
    header: (at) => (isBare(at.page) ? [] : furnitureOn(at.page).header(at)),
    footer: (at) => (isBare(at.page) ? [] : furnitureOn(at.page).footer(at)),
    watermark: (page) => (isBare(page) ? undefined : furnitureOn(page).watermark(page)),
  };
}

function finder(
  outline: readonly OutlineEntry[],
  parts: readonly PlacedPart[],
  layouts: readonly PageLayout[],
): Destinations['find'] {
  const pages = partsByPage(layouts, parts);
  const files = new Map(parts.map(({ part, index }) => [part.file, index]));
  const anchors = new Map(parts.map(({ part, index }) => [anchorOf(part), index]));
  const headingOf = (file: string, sought: string): number | undefined => {
    const placed = parts.find(({ part }) => part.file === file);
    const position = placed && outline.slice(placed.index + 1, placed.end).findIndex(({ anchor }) => anchor === sought);
    return placed && position !== undefined && position >= 0 ? placed.index + 1 + position : files.get(file);
  };
  return (target, page) => {
    if (target.kind === 'policy') return target.anchor ? headingOf(target.file, target.anchor) : files.get(target.file);
    if (target.kind !== 'heading') return undefined;
    const { index, end } = pages[page] ?? { index: 0, end: 0 };
    const position = outline.slice(index + 1, end).findIndex(({ anchor }) => anchor === target.anchor);
    return position >= 0 ? index + 1 + position : anchors.get(target.anchor);
  };
}
