/** Writes links on pages as annotations (ISO 32000-1, 12.5.6.5), one for each line, with their destinations. */
import { inlineText, type LinkTarget, plainText } from '../../../model/document.js';
import type { Theme } from '../../../model/theme.js';
import type { Wording } from '../../../model/wording/wording.js';
import type { PdfFile, PdfObject } from '../container/container.js';
import { numbers, textString } from '../container/syntax.js';
import type { TagTree } from '../container/tags.js';
import type { Clickable, NoteLabel, NoteMark } from '../lines/context.js';
import type { NotePlaces, Place, PlacedLink } from './paint.js';
import type { Sheet } from './sheet.js';

/** What links need to know of the whole document. */
export interface Destinations {
  /** The index of the heading that a link on a page leads to. Undefined if it leads out of the file. */
  readonly find: (target: LinkTarget, page: number) => number | undefined;
  readonly headings: readonly Place[];
  readonly notes: NotePlaces;
  /** References of all pages. */
  readonly pages: readonly string[];
  /** Their sheets. */
  readonly sheets: readonly Sheet[];
  readonly theme: Theme;
  readonly wording: Wording;
}

/** How far above a heading's first line a link leads, in points. */
const LEAD = 12;

/** Makes the annotations of all links, by page. */
export function annotateLinks(
  file: PdfFile,
  links: readonly PlacedLink[],
  destinations: Destinations,
  tags: TagTree,
): readonly (readonly PdfObject[])[] {
  const byPage: PdfObject[][] = destinations.pages.map(() => []);
  for (const placed of links) {
    const annotation = file.object();
    const key = destinations.pages.length + tags.annotate(placed.tag, placed.page, annotation);
    annotation.set(
      `<</Type/Annot/Subtype/Link/Rect[${numbers(...placed.area)}]/Border[0 0 0]/F 4/StructParent ${key}` +
        `/Contents${textString(contentsOf(placed.link, destinations.wording))}${actionOf(placed, destinations)}>>`,
    );
    byPage[placed.page]?.push(annotation);
  }
  return byPage;
}

/** What a screen reader says for a link: its words, and its address if the words don't give it. */
function contentsOf(link: Clickable, { page }: Wording): string {
  if (link.type === 'note-mark') return page.toFootnote(link.note.number);
  if (link.type === 'note-label') return page.fromFootnote(link.note.number);
  const words = shortened(inlineText(link.children).trim());
  if (link.target.kind === 'heading') return words || page.toHeading;
  if (link.target.kind === 'policy') return words || page.toFile(link.target.file);
  if (link.target.kind === 'file') return words || page.toFile(link.target.path);
  const address = plainText(link.target.address);
  const plain = address.replace(/^(?:mailto|tel):/, '');
  return words === '' || words === plain ? plain : `${words} (${plain})`;
}

/** Characters of a link's words that are said. Each of its lines says them, so long ones would multiply. */
const LONGEST_CONTENTS = 300;

function shortened(words: string): string {
  if (words.length <= LONGEST_CONTENTS) return words;
  return `${words.slice(0, LONGEST_CONTENTS).replace(/(?:\s+\S*|[\ud800-\udbff])$/, '')}…`;
}

function actionOf({ link, page }: PlacedLink, destinations: Destinations): string {
  const { find, headings } = destinations;
  if (link.type !== 'link') return noteDestination(link, destinations);
  const { target } = link;
  if (target.kind === 'address') return `/A<</S/URI/URI${textString(asciiAddress(plainText(target.address)))}>>`;
  const place = headings[find(target, page) ?? -1];
  if (!place) {
    // Another policy's file is in the same folder.
    if (target.kind === 'policy') return fileAction(`${target.file}.pdf`, target.anchor);
    if (target.kind === 'file') return fileAction(target.path);
    throw new Error(`The document has no heading with the anchor ${target.anchor}.`);
  }
  return `/Dest${placeText(place, destinations)}`;
}

/** A footnote's mark leads to the note, and the note's number back to its first mark. */
function noteDestination({ type, note }: NoteMark | NoteLabel, destinations: Destinations): string {
  const place = destinations.notes[type === 'note-mark' ? 'labels' : 'marks'].get(note);
  if (!place) throw new Error(`The end of the link of footnote ${note.number} is on no page.`);
  return `/Dest${placeText(place, destinations)}`;
}

/** The place of a heading or footnote (ISO 32000-1, 12.3.2.2). */
function placeText({ page, top }: Place, { pages, sheets, theme }: Destinations): string {
  const height = (sheets[page] ?? theme.page).height - Math.max(0, top - LEAD);
  return `[${pages[page]} /XYZ ${numbers(theme.margins.left)} ${numbers(height)} null]`;
}

/** Names the headings for links in other files: a tree of one node, sorted by name (ISO 32000-1, 7.9.6 and 12.3.2.3). */
export function nameDestinations(file: PdfFile, anchors: readonly string[], destinations: Destinations): void {
  const places = anchors.flatMap((anchor, at): (readonly [string, Place])[] => {
    const heading = destinations.headings[at];
    return heading ? [[anchor, heading]] : [];
  });
  const entries = places
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([anchor, heading]) => `${textString(anchor)}${placeText(heading, destinations)}`);
  const tree = file.object();
  tree.set(`<</Names[${entries.join('')}]>>`);
  file.destinations(tree);
}

/**
 * Opens another PDF, at one of its named destinations, by a remote go-to action (ISO 32000-1, 12.6.4.3), and any other file by its relative URI, since PDF/A has
 * no launch action (ISO 19005-2, 6.5.1).
 */
function fileAction(path: string, anchor?: string): string {
  if (!path.endsWith('.pdf')) return `/A<</S/URI/URI${textString(asciiAddress(path))}>>`;
  const file = textString(path);
  return `/A<</S/GoToR/F<</Type/Filespec/F${file}/UF${file}>>/D${anchor === undefined ? '[0/Fit]' : textString(anchor)}>>`;
}

/** A URI is ASCII only (RFC 3986, 2). Everything else is percent-encoded, and what is already encoded stays. */
function asciiAddress(address: string): string {
  return address.replace(/[^\x21-\x7e]|["<>\\^`{|}]/gu, (sign) =>
    [...Buffer.from(sign, 'utf8')].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  );
}
