/** Lays one document out: blocks composed into boxes, and boxes laid out on pages. */
import type { Diagnostic } from '../../model/diagnostic.js';
import type { Document, Table } from '../../model/document.js';
import { composeBlocks } from './compose/blocks.js';
import type { Composition } from './compose/composition.js';
import { composeContents, insertContents, wantsContents } from './compose/contents.js';
import { withWideTablesTurned } from './compose/fitting.js';
import { composeFootnotes, documentNotes, openFeet } from './compose/footnotes.js';
import { composeMasthead } from './compose/masthead.js';
import type { Typography } from './container/assemble.js';
import { openTagTree, type TagTree } from './container/tags.js';
import { measureOf } from './lines/measure.js';
import type { PageLayout } from './pages/boxes.js';
import { type PageFurniture, setFurniture } from './pages/furniture.js';
import { type Frame, Galley, wholeWidth } from './pages/galley.js';
import { paginate } from './pages/paginate.js';
import { textColumn, textHeights, textWidth } from './pages/sheet.js';
import { footerRefusal, refusals } from './refusals.js';

/** A document in boxes, on pages. */
export interface LaidOut {
  readonly tags: TagTree;
  readonly layouts: readonly PageLayout[];
  readonly furniture: PageFurniture;
  /** Why it can't be written. */
  readonly refusals: readonly Diagnostic[];
  /** Tables whose words are torn. */
  readonly torn: ReadonlySet<Table>;
}

/** Lays a document out. */
export function layOut(document: Document, typography: Typography): LaidOut {
  const { theme, styles } = typography;
  const notes = documentNotes(document);
  const galley = new Galley(typography.typesetter, [], notes?.find);
  const heights = textHeights(theme);
  const torn = new Set<Table>();
  const composition: Composition = { ...openComposition(document, galley, typography), torn };
  const { tags } = composition;
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
  const said = [...refusals(galley.missing, document), ...footerRefusal(furniture, document)];
  return { tags, layouts, furniture, refusals: said, torn };
}

/** Opens the composition of a document or a book, with tags of its own. */
export function openComposition(
  { outline, wording }: Pick<Composition, 'outline' | 'wording'>,
  galley: Galley,
  typography: Typography,
): Composition {
  const { theme, styles } = typography;
  return {
    galley,
    tags: openTagTree(),
    styles,
    theme,
    measure: measureOf(typography),
    pageHeight: textHeights(theme).upright,
    outline,
    wording,
    headings: 0,
    blocks: composeBlocks,
  };
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
