/** Writes one document as a PDF: the steps in order. */
import type { Outcome } from '../../model/diagnostic.js';
import { type Document, inlineText, type OutlineEntry, type Table } from '../../model/document.js';
import { composeBlocks } from './compose/blocks.js';
import type { Composition } from './compose/composition.js';
import { composeContents, insertContents, wantsContents } from './compose/contents.js';
import { withWideTablesTurned } from './compose/fitting.js';
import { composeFootnotes, documentNotes, openFeet } from './compose/footnotes.js';
import { composeMasthead } from './compose/masthead.js';
import { assemblePdf, type Typography } from './container/assemble.js';
import { openTagTree } from './container/tags.js';
import { measureOf } from './lines/measure.js';
import type { BookmarkEntry } from './pages/bookmarks.js';
import { setFurniture } from './pages/furniture.js';
import { type Frame, Galley, wholeWidth } from './pages/galley.js';
import type { Destinations } from './pages/links.js';
import { paginate } from './pages/paginate.js';
import { textColumn, textHeights, textWidth } from './pages/sheet.js';
import { footerRefusal, overOnePage, refusals } from './refusals.js';
import { tornTables } from './torn-tables.js';

/** Writes a document, or reports what can't be written. */
export function writePdf(document: Document, typography: Typography): Outcome<Uint8Array> {
  const { theme, styles } = typography;
  const tags = openTagTree();
  const notes = documentNotes(document);
  const galley = new Galley(typography.typesetter, [], notes?.find);
  const heights = textHeights(theme);
  const torn = new Set<Table>();
  const composition: Composition = {
    galley,
    tags,
    styles,
    theme,
    measure: measureOf(typography),
    pageHeight: heights.upright,
    outline: document.outline,
    wording: document.wording,
    headings: 0,
    blocks: composeBlocks,
    torn,
  };
  // What must fit one page has the width of the margins.
  const frame = document.onePage ? wholeWidth(pageFrame(typography)) : pageFrame(typography);
  composeMasthead(document, wholeWidth(frame), tags.root, composition);
  const head = { boxes: galley.boxes.length, last: tags.root.kids.at(-1) };
  const { width } = wholeWidth(frame);
  const blocks = document.onePage ? document.blocks : withWideTablesTurned(document.blocks, width, composition);
  composeBlocks(blocks, frame, tags.root, composition);
  const furniture = setFurniture(document, galley, styles, theme);
  const noteBoxes = notes && composeFootnotes(notes, galley.boxes, frame, composition);
  const feet = () => noteBoxes && openFeet(noteBoxes, frame, theme);
  let layouts = paginate(galley.boxes, heights, feet());
  if (wantsContents(document, layouts.length)) {
    const contents = new Galley(typography.typesetter);
    const afterText = tags.root.kids.length;
    composeContents(document.outline, frame, tags.root, { ...composition, galley: contents });
    galley.missing.push(...contents.missing);
    const { kids } = tags.root;
    const afterHead = head.last ? kids.indexOf(head.last) + 1 : 0;
    kids.splice(afterHead, 0, ...kids.splice(afterText));
    const [before, text] = [galley.boxes.slice(0, head.boxes), galley.boxes.slice(head.boxes)];
    layouts = paginate(insertContents(before, contents.boxes, text, heights), heights, feet());
  }
  const diagnostics = [...refusals(galley.missing, document), ...footerRefusal(furniture, document)];
  if (diagnostics.length > 0) return { diagnostics };

  const { outline } = document;
  const find: Destinations['find'] = (target) =>
    target.kind === 'heading' ? outline.findIndex(({ anchor }) => anchor === target.anchor) : undefined;
  const bytes = assemblePdf({
    layouts,
    furniture,
    tags,
    find,
    bookmarks: outline.map(bookmarkOf),
    anchors: outline.map(({ anchor }) => anchor),
    wording: document.wording,
    properties: document.properties,
    typography,
  });
  return {
    value: bytes,
    diagnostics: [...overOnePage(document, layouts.length), ...tornTables(torn, document, theme)],
  };
}

/** The bookmark of a heading. */
export function bookmarkOf({ heading, number }: OutlineEntry): BookmarkEntry {
  return { title: `${number} ${inlineText(heading.children)}`.trim(), level: heading.level };
}

/** The narrowest column for words, in points, however deep they are nested. */
const NARROWEST = 120;

/** The column of an upright page's text. */
export function pageFrame(typography: Typography): Frame {
  const { theme, styles } = typography;
  return {
    left: theme.margins.left,
    ...textColumn(textWidth(theme, false), measureOf(typography)),
    bars: [],
    bulletDepth: 0,
    numberDepth: 0,
    gap: styles.body.leading / 2,
    keepsTogether: false,
    narrowest: NARROWEST,
  };
}
