/**
 * Writes a whole pack as one PDF: cover, contents, and each policy from a new page, behind dividers if asked for, with one count of pages and one tree of
 * tags. A link to a policy leads to its first page. A link to a heading leads to the heading of the same policy, since two
 * policies may have headings of the same name.
 */
import type { Book, BookPart } from '../../model/book.js';
import type { Outcome } from '../../model/diagnostic.js';
import { type Heading, type Inlines, inlineText, type OutlineEntry } from '../../model/document.js';
import { composeBlocks } from './compose/blocks.js';
import type { Composition } from './compose/composition.js';
import { composeBookContents, composeCover } from './compose/cover.js';
import { composeDivider } from './compose/divider.js';
import { withWideTablesTurned } from './compose/fitting.js';
import { composeFootnotes, documentNotes, openFeet } from './compose/footnotes.js';
import { composeMasthead } from './compose/masthead.js';
import { assemblePdf, type Typography } from './container/assemble.js';
import { openComposition, pageFrame } from './lay-out.js';
import type { Box, PageLayout } from './pages/boxes.js';
import type { NoteBoxes } from './pages/foot.js';
import { type PageFurniture, setFurniture } from './pages/furniture.js';
import { type Frame, Galley, wholeWidth } from './pages/galley.js';
import type { Destinations } from './pages/links.js';
import { paginate } from './pages/paginate.js';
import { textHeights } from './pages/sheet.js';
import { footerRefusal, refusals } from './refusals.js';
import { bookmarkOf } from './write-pdf.js';

/** A part of the book, and the places of its entries in the outline. */
interface PlacedPart {
  readonly part: BookPart;
  /** The entry of its title. The entries of its headings follow. */
  readonly index: number;
  /** The first entry after its own. */
  readonly end: number;
  /** The entry of the divider before it, if there is one. */
  readonly divider?: number;
}

/** Writes a book, or reports what can't be written. */
export function bindPdf(book: Book, typography: Typography): Outcome<Uint8Array> {
  const { theme } = typography;
  const { outline, levels, parts } = outlineOf(book);
  const galley = new Galley(typography.typesetter);
  const heights = textHeights(theme);
  const composition = openComposition({ outline, wording: book.wording }, galley, typography);
  const { tags } = composition;
  const frame = pageFrame(typography);
  composeCover(book, wholeWidth(frame), tags.element('Part', tags.root), composition);
  galley.breakPage();
  const contentsStart = galley.boxes.length;
  composeBookContents(book, parts, frame, tags.element('Part', tags.root), composition);
  const composed = parts.map((placed, n) => composePart(placed, `policy-${n + 1}-`, frame, composition));
  const starts = new Map(composed.flatMap((part) => [...part.starts]));
  const noteBoxes = new Map(composed.flatMap(({ notes }) => [...notes]));
  const feet = noteBoxes.size > 0 ? openFeet(noteBoxes, frame, theme) : undefined;
  const boxes = withHeadings(galley.boxes, starts);
  const pages = paginate(boxes, heights, feet);
  const opening = new Set([contentsStart, ...starts.keys()].flatMap((at) => boxes[at] ?? []));
  const layouts = book.twoSided ? onRightHandPages(pages, opening) : pages;
  const furniture = bookFurniture(book, parts, layouts, composition);
  const diagnostics = [...refusals(galley.missing, book), ...footerRefusal(furniture, book)];
  if (diagnostics.length > 0) return { diagnostics };
  const value = assemblePdf({
    layouts,
    furniture,
    tags,
    find: finder(outline, parts, layouts),
    bookmarks: outline.map((entry, at) => ({ ...bookmarkOf(entry), level: levels[at] ?? 1 })),
    wording: book.wording,
    properties: book.properties,
    typography,
  });
  return { value, diagnostics: [] };
}

interface BookOutline {
  readonly outline: readonly OutlineEntry[];
  /** How deep each entry's bookmark is. */
  readonly levels: readonly number[];
  readonly parts: readonly PlacedPart[];
}

/** The outline of the book: each policy's title, then its headings; before the first of a category its divider, if the book has them. */
function outlineOf(book: Book): BookOutline {
  const outline: OutlineEntry[] = [];
  const levels: number[] = [];
  const add = (entry: OutlineEntry, level: number) => {
    levels.push(level);
    return outline.push(entry) - 1;
  };
  let category: string | undefined;
  const parts = book.parts.map((part): PlacedPart => {
    const divides = book.dividers && part.category !== undefined && part.category !== category;
    category = part.category;
    const divider = divides ? add(dividerEntry(category ?? '', outline.length), 1) : undefined;
    const level = book.dividers && category !== undefined ? 2 : 1;
    const words = inlineText(part.document.title).replace(/\s+/g, ' ').trim();
    const heading: Heading = { type: 'heading', level: 1, children: [{ type: 'text', value: words }] };
    const index = add({ heading, number: part.code ?? '', anchor: anchorOf(part) }, level);
    for (const entry of part.document.outline) add(entry, level + entry.heading.level);
    return { part, index, end: outline.length, ...(divider === undefined ? {} : { divider }) };
  });
  return { outline, levels, parts };
}

/** No heading's anchor contains a colon. */
const anchorOf = ({ file }: BookPart) => `policy:${file}`;

function dividerEntry(category: string, at: number): OutlineEntry {
  const children: Inlines = [{ type: 'strong', children: [{ type: 'text', value: category }] }];
  return { heading: { type: 'heading', level: 1, children }, number: '', anchor: `divider:${at}` };
}

/** A policy of the book, composed. */
interface ComposedPart {
  /** The indexes of the first box of its divider and of its own, each with the entry in the outline that leads there. */
  readonly starts: ReadonlyMap<number, number>;
  readonly notes: NoteBoxes;
}

/** Composes a policy as it is by itself, with its own footnotes, but without its list of contents. */
function composePart(
  { part: { document, category }, index, divider }: PlacedPart,
  prefix: string,
  frame: Frame,
  composition: Composition,
): ComposedPart {
  const { galley, tags } = composition;
  const starts = new Map<number, number>();
  if (divider !== undefined) {
    starts.set(galley.boxes.length, divider);
    const element = tags.element('Part', tags.root);
    composeDivider(galley.text(category ?? ''), wholeWidth(frame), element, composition);
  }
  const start = galley.boxes.length;
  starts.set(start, index);
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
  return { starts, notes: boxes ?? new Map() };
}

/** Makes the entries of policies and dividers in the outline lead to their first boxes. */
function withHeadings(boxes: readonly Box[], starts: ReadonlyMap<number, number>): readonly Box[] {
  return boxes.map((box, at) => {
    const heading = starts.get(at);
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

/** The part that each page belongs to. A divider belongs to none. */
function partsByPage(
  layouts: readonly PageLayout[],
  parts: readonly PlacedPart[],
): readonly (PlacedPart | undefined)[] {
  const byIndex = new Map(parts.map((part) => [part.index, part]));
  const dividers = dividersOf(parts);
  let current: PlacedPart | undefined;
  return layouts.map((layout) => {
    for (const { box } of layout)
      if (box.heading !== undefined)
        current = dividers.has(box.heading) ? undefined : (byIndex.get(box.heading) ?? current);
    return current;
  });
}

function dividersOf(parts: readonly PlacedPart[]): ReadonlySet<number> {
  return new Set(parts.flatMap(({ divider }) => divider ?? []));
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
  const dividers = dividersOf(parts);
  const bare = new Set(
    layouts.flatMap((layout, at) => {
      const isDivider = layout.some(({ box }) => box.heading !== undefined && dividers.has(box.heading));
      return at === 0 || layout.length === 0 || isDivider ? [at + 1] : [];
    }),
  );
  const isBare = (page: number) => bare.has(page);
  const furnitureOn = (page: number) => partFurniture.get(pages[page - 1] as PlacedPart) ?? frontFurniture;
  return {
    ...(frontFurniture.excess === undefined ? {} : { excess: frontFurniture.excess }),
    // The cover, dividers and empty pages need neither.
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
  const entries = new Set([...parts.map(({ index }) => index), ...dividersOf(parts)]);
  const anchors = new Map(outline.flatMap(({ anchor }, at) => (entries.has(at) ? [[anchor, at] as const] : [])));
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
